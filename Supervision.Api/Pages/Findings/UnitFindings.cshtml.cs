using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>
/// What a delegation found about units in one campaign and asks them about, with their answers: a unit answers what is its own; the council's people send what was recorded, and whoever decides
/// settles each.
/// </summary>
public sealed class UnitFindingsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<FindingLine> Findings { get; private set; } = [];

    /// <summary>The form that sends what was recorded to the units; null where there is nothing to send, or not by the reader.</summary>
    public ActionForm? Sending { get; private set; }

    public bool IsUnit => actor.UnitId is not null;

    /// <summary>The supervision was archived: what was answered is read, and nobody answers any more.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>The reader came by a link, which opens this page alone.</summary>
    public bool IsByLink => actor.Identity.Link is not null;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAnswer(TypedAnswers answer) => Submit(new AnswerFindings { CampaignId = Id, Items = answer.Items ?? [] }, nameof(answer), done =>
    {
        Done = done switch
        {
            { Count: 0 } => "Không có câu trả lời nào thay đổi.",
            { AreDrafts: true } => $"Đã trình người đứng đầu câu trả lời {done.Count} nội dung.",
            _ => $"Đã gửi ý kiến của đơn vị về {done.Count} nội dung.",
        };
        return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
    });

    public Task<IActionResult> OnPostSend(ChosenFindings send) => Submit(
        new SendForReconciliation { CampaignId = Id, Findings = send.Seen }, nameof(send), sent =>
        {
            Done = $"Đã gửi {sent.Findings.Count} nội dung; đơn vị thấy và trả lời được từ lúc này.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
        });

    public Task<IActionResult> OnPostSettle(SettleFinding settle) => Submit(settle, nameof(settle), _ =>
    {
        Done = "Đã chốt nội dung.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
    });

    public Task<IActionResult> OnPostSettleAgreed(ChosenFindings settleAgreed) => Submit(
        new SettleFindings { CampaignId = Id, Findings = settleAgreed.Seen }, nameof(settleAgreed), settled =>
        {
            Done = $"Đã chốt {settled.Findings.Count} nội dung đơn vị đồng ý.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/doi-chieu/{Id}"));
        });

    private bool Settles => !IsUnit && !IsArchived && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Approve);

    /// <summary>The form by which whoever decides settles one; null where it is not the reader's, or not now.</summary>
    public ActionForm? Settle(FindingLine finding) => !Settles || !(finding.Status is FindingStatus.Reconciling || CannotBeSent(finding))
        ? null
        : new ActionForm("settle", "Chốt nội dung", "Chốt")
        {
            Of = finding.Id,
            IsOpen = finding.UnitAgrees is not null || CannotBeSent(finding),
            Note = finding.UnitAgrees is null && !CannotBeSent(finding) ? "Đơn vị chưa trả lời." : null,
            Fields = [Field.Text(nameof(SettleFinding.Note)) with
            {
                IsOptional = finding.UnitAgrees is true,
                Label = finding.UnitAgrees switch { null => "Lý do chốt khi đơn vị chưa có ý kiến", false => "Ý kiến về giải trình của đơn vị", _ => "Ghi chú" },
            }],
        }.With(nameof(SettleFinding.FindingId), finding.Id).With(nameof(SettleFinding.Version), finding.Version);

    /// <summary>The form by which the unit answers all that it may answer now; null where there is nothing, or it is not the reader's.</summary>
    public ActionForm? Answer { get; private set; }

    /// <summary>The form by which whoever decides settles at once what the units agree with; null where that are fewer than two, each of which has a form of its own.</summary>
    public ActionForm? SettleAgreed { get; private set; }

    /// <summary>It was recorded and its unit is no more: it is settled without having been sent.</summary>
    public static bool CannotBeSent(FindingLine finding) => finding is { Status: FindingStatus.Recorded, UnitEndedOn: not null, IsHeading: false };

    private ActionForm? SettlingAgreed()
    {
        var agreed = Findings.Where(finding => finding is { Status: FindingStatus.Reconciling, UnitAgrees: true }).Take(200).ToList();
        return !Settles || agreed.Count < 2 ? null : new ActionForm("settleAgreed", "Chốt các nội dung đơn vị đồng ý", "Chốt các nội dung đã chọn")
        {
            IsOpen = true,
            Fields =
            [
                new(nameof(ChosenFindings.Findings), FieldKind.Several)
                {
                    Choices = [.. agreed.Select(line => new Choice(ChosenFindings.Write(line), ChosenFindings.Name(line)))],
                    Value = string.Join(',', agreed.Select(ChosenFindings.Write)),
                },
            ],
        };
    }

    private bool IsHead => IsByLink || actor.Identity.Roles.Contains(Role.UnitHead);

    private ActionForm? Answering()
    {
        var open = Findings.Where(finding => finding.Status is FindingStatus.Reconciling).ToList();
        if (!IsUnit || IsArchived || open.Count == 0 || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Comment)) return null;
        var form = new ActionForm("answer", "Trả lời", IsHead ? "Gửi trả lời" : "Lưu và trình người đứng đầu")
        {
            IsOpen = open.Any(finding => finding.UnitAgrees is null),
            Note = IsHead ? "Gửi được từng phần: nội dung chưa chọn thì chưa trả lời. Đã trả lời vẫn sửa được đến khi Trưởng đoàn chốt." : "Ngoài đơn vị chưa ai thấy câu trả lời; người đứng đầu xem và gửi.",
            Fields = [.. open.SelectMany((finding, i) => (Field[])
            [
                new($"{nameof(AnswerFindings.Items)}[{i}].{nameof(FindingReply.Agrees)}", FieldKind.Choice)
                {
                    Label = $"Nội dung số {finding.Number} ({finding.Kind.Label()}): {finding.Text}",
                    Choices = [new("", "Chưa trả lời"), new("true", "Đồng ý"), new("false", "Không đồng ý, giải trình dưới đây")],
                    Value = (finding.UnitDraftAgrees ?? finding.UnitAgrees) switch { true => "true", false => "false", null => "" },
                    Hint = finding.UnitDraftAgrees is null ? null : IsHead ? "Công chức đầu mối đã soạn; gửi thì thành ý kiến của đơn vị." : "Đã trình người đứng đầu.",
                },
                Field.Text($"{nameof(AnswerFindings.Items)}[{i}].{nameof(FindingReply.Explanation)}") with
                {
                    Label = $"Ý kiến giải trình về nội dung số {finding.Number}",
                    Value = finding.UnitDraftAgrees is null ? finding.UnitExplanation : finding.UnitDraftExplanation,
                    Hint = "Bắt buộc khi không đồng ý.",
                    IsOptional = true,
                },
            ])],
        };
        foreach (var (finding, i) in open.Select((finding, i) => (finding, i)))
            form = form.With($"{nameof(AnswerFindings.Items)}[{i}].{nameof(FindingReply.FindingId)}", finding.Id).With($"{nameof(AnswerFindings.Items)}[{i}].{nameof(FindingReply.Version)}", finding.Version);
        return form;
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        var lines = (await ask.Every(after => new CampaignFindings { CampaignId = Id, After = after, Take = 200 }, ct)).Where(line => line.UnitId is not null).ToList();
        // A unit is shown what it ever answered; the council's people what waits for an answer or a decision.
        Findings = [.. lines.Where(line => IsUnit || line.Status is FindingStatus.Reconciling || CannotBeSent(line))];
        IsArchived = lines.Count > 0 && (await ask.Get(new FindingDetails(lines[0].Id), ct)).IsArchived;
        Answer = Answering();
        SettleAgreed = SettlingAgreed();
        var recorded = lines.Where(line => line is { Status: FindingStatus.Recorded, IsHeading: false, UnitEndedOn: null }).Take(200).ToList();
        Sending = IsUnit || IsArchived || recorded.Count == 0 || actor.Identity.Roles.All(role => role is Role.Member) || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Write) ? null
            : new ActionForm("send", "Gửi đơn vị đối chiếu", "Gửi đối chiếu")
            {
                IsOpen = true,
                Note = "Đơn vị thấy nội dung được gửi và trả lời đồng ý hoặc giải trình; chỉ gửi khi Đoàn đã thống nhất câu chữ.",
                Fields =
                [
                    new(nameof(ChosenFindings.Findings), FieldKind.Several)
                    {
                        Choices = [.. recorded.Select(line => new Choice(ChosenFindings.Write(line), ChosenFindings.Name(line)))],
                        Value = string.Join(',', recorded.Select(ChosenFindings.Write)),
                    },
                ],
            };
    }
}

/// <summary>What a unit typed to each of the findings that the form shows.</summary>
public sealed record TypedAnswers
{
    public IReadOnlyList<FindingReply>? Items { get; init; }
}

/// <summary>Findings as they were ticked, each with the version that was seen.</summary>
public sealed record ChosenFindings
{
    public IReadOnlyList<string>? Findings { get; init; }

    /// <summary>How a finding is called beside its box.</summary>
    public static string Name(FindingLine line) => $"Số {line.Number}, {line.Kind.Label().ToLowerInvariant()}, {line.UnitName}: {line.Text}";

    public static string Write(FindingLine line) => $"{line.Id}/{line.Version}";

    /// <summary>What was ticked.</summary>
    public IReadOnlyList<SeenFinding> Seen => [.. (Findings ?? []).Select(Read).OfType<SeenFinding>()];

    // Null for what no form of ours says.
    private static SeenFinding? Read(string typed) => typed.Split('/') is [var id, var version] && Guid.TryParse(id, out var finding) && int.TryParse(version, out var seen) ? new SeenFinding(finding, seen) : null;
}
