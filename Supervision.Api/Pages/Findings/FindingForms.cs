using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What is done with one finding, and what is asked about it when it is written from papers.</summary>
internal static class FindingForms
{
    public static string Address(Guid id) => $"/noi-dung-ghi/{id}";

    /// <param name="finding">The finding.</param>
    /// <param name="grounds">What it rests on and could rest on.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="headings">Findings of the campaign that introduce others.</param>
    public static IEnumerable<ActionForm> Of(FindingAnswer finding, FindingGroundsView grounds, CampaignView campaign, IReadOnlyList<FindingLine> headings)
    {
        if (finding.MayAddEvidence)
        {
            if (grounds.Offered.Count > 0)
                yield return new ActionForm("ground", "Thêm căn cứ", "Thêm căn cứ")
                {
                    IsOpen = finding is { Evidence.Count: 0, Kind: FindingKind.Shortcoming or FindingKind.SignOfViolation },
                    Note = grounds.IsMore ? $"Chỉ hiện {grounds.Offered.Count} mục đầu." : null,
                    Fields = [new(nameof(GroundsTyped.Evidence), FieldKind.Several) { Choices = [.. grounds.Offered.Select(ground => new Choice(GroundsTyped.Write(ground), Says(ground) + campaign.Sources.MarkOfWords(ground.Text)))] }],
                };
            yield return new ActionForm("photo", "Đính kèm ảnh, bản quét làm căn cứ", "Đính kèm")
            {
                StreamsTo = $"{Address(finding.Id)}/anh",
                Note = "Mỗi lần một tệp PDF, JPEG hoặc PNG. Đơn vị không xem được ảnh này.",
                Fields = [Field.File(nameof(AddFindingPhoto.Content), "Tệp", "application/pdf,image/jpeg,image/png")],
            };
        }
        if (finding.MayRevise)
            yield return new ActionForm("revise", "Sửa nội dung", "Lưu")
            {
                Note = "Sửa được đến khi gửi đơn vị đối chiếu, và khi biên bản của buổi làm việc chưa bên nào ký. Bản trước được giữ trong lịch sử.",
                Fields = [.. Fields(finding, campaign, headings)],
            }.With(nameof(ReviseFinding.Version), finding.Version);
        if (finding.MayLeaveOut)
            yield return new ActionForm("leaveOut", "Không đưa vào báo cáo", "Không đưa vào") { Fields = [Field.Text(nameof(LeaveOutFinding.Reason))] }.With(nameof(LeaveOutFinding.Version), finding.Version);
    }

    /// <summary>What a finding says of itself.</summary>
    /// <param name="finding">As it stands; null for a new one.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="headings">Findings of the campaign that introduce others.</param>
    public static IEnumerable<Field> Fields(FindingAnswer? finding, CampaignView campaign, IReadOnlyList<FindingLine> headings) =>
    [
        Field.Of<FindingKind>(nameof(ReviseFinding.Kind)) with { Value = $"{finding?.Kind ?? FindingKind.Shortcoming}" },
        Field.Text(nameof(ReviseFinding.Text)) with { Value = finding?.Text },
        new(nameof(ReviseFinding.UnitId), FieldKind.Choice)
        {
            IsOptional = true, Value = $"{finding?.UnitId}", Hint = "Nội dung về một đơn vị phải được đối chiếu với đơn vị trước khi vào báo cáo.",
            Choices = [new("", "Không về đơn vị nào"), .. campaign.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))],
        },
        new(nameof(ReviseFinding.Field)) { Value = finding?.Field, IsOptional = true, Hint = "Ví dụ: Thủ tục hành chính." },
        new(nameof(ReviseFinding.Severity), FieldKind.Choice) { IsOptional = true, Value = $"{finding?.Severity}", Choices = [new("", "Chưa đánh giá"), .. Field.Of<Severity>("").Choices], Hint = "Để Hội đồng nhân dân theo dõi; không in, đơn vị không thấy." },
        new(nameof(ReviseFinding.Consequence)) { Label = "Hậu quả, ảnh hưởng", Value = finding?.Consequence, IsOptional = true, Group = Responsibility },
        new(nameof(ReviseFinding.ResponsibleBody)) { Value = finding?.ResponsibleBody, IsOptional = true, Group = Responsibility },
        new(nameof(ReviseFinding.ResponsiblePost)) { Value = finding?.ResponsiblePost, IsOptional = true, Group = Responsibility, Hint = "Ghi chức danh, ví dụ: Chủ tịch Ủy ban nhân dân xã." },
        Field.YesNo(nameof(ReviseFinding.HeadResponsible), finding?.HeadResponsible is true) with { Label = "Người đứng đầu chịu trách nhiệm", Group = Responsibility },
        new(nameof(ReviseFinding.CauseNature), FieldKind.Choice) { IsOptional = true, Value = $"{finding?.CauseNature}", Choices = [new("", "Không nêu"), .. Field.Of<CauseNature>("").Choices], Group = Cause },
        Field.Text(nameof(ReviseFinding.CauseGroups)) with { Value = finding is null ? null : string.Join('\n', finding.CauseGroups), IsOptional = true, Hint = "Mỗi dòng một nhóm, ví dụ: cơ chế, chính sách; con người.", Group = Cause },
        Field.YesNo(nameof(ReviseFinding.CauseGroupsOpen), finding?.CauseGroupsOpen is true) with { Label = "Danh sách nhóm còn để ngỏ", Group = Cause },
        Field.YesNo(nameof(ReviseFinding.IsHeading), finding?.IsHeading is true) with { Label = "Chỉ là mục dẫn của các nội dung khác", Group = Place },
        new(nameof(ReviseFinding.HeadingId), FieldKind.Choice)
        {
            IsOptional = true, Value = $"{finding?.HeadingId}", Group = Place,
            Choices = [new("", "Không thuộc mục nào"), .. headings.Where(line => line.Id != finding?.Id).Select(line => new Choice($"{line.Id}", $"Số {line.Number}: {Show.Cut(line.Text, 120)}"))],
        },
    ];

    /// <summary>What something that a finding rests on says, with where it was said.</summary>
    public static string Says(Ground ground) =>
        $"{Show.Capital(ground.Kind.Label())}{(ground.VisitNumber is { } visit ? $", buổi {visit}" : "")}: {ground.Title}{(ground.Text is { Length: > 0 } text ? $" – {Show.Cut(text, 200)}" : "")}";

    private const string Responsibility = "Hậu quả và trách nhiệm";
    private const string Cause = "Với nguyên nhân";
    private const string Place = "Vị trí trong báo cáo";
}

/// <summary>What was ticked to rest a finding on.</summary>
public sealed record GroundsTyped
{
    public IReadOnlyList<string>? Evidence { get; init; }

    public static string Write(Ground ground) => $"{ground.Kind}/{ground.RefId}";

    public AddFindingEvidence Command(Guid finding) => new() { FindingId = finding, Evidence = [.. (Evidence ?? []).Select(Read).OfType<FindingEvidence>()] };

    // Null for what no form of ours says.
    private static FindingEvidence? Read(string typed) =>
        typed.Split('/') is [var kind, var id] && Enum.TryParse<EvidenceKind>(kind, out var known) && Enum.IsDefined(known) && Guid.TryParse(id, out var reference) ? new FindingEvidence(known, reference) : null;
}
