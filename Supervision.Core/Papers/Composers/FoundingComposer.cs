using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Composers;

/// <summary>The paper that founds a delegation, with plan and outline, and the outline alone; the subject is the campaign.</summary>
internal sealed class FoundingComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.FoundingResolution, PaperKind.FoundingDecision, PaperKind.Outline];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var campaignId = await gate.DemandCampaign(source, ct);
        var facts = await db.CampaignFacts(campaignId, source.Today, ct);
        if (source.Kind is PaperKind.Outline)
            return new PaperStart($"Phục vụ giám sát {facts.Matter}", new PaperContent(OutlineText(await HasTables(campaignId, ct)))) { CampaignId = campaignId, BodyId = facts.BodyId };
        if (Unlawful(source.Kind, facts.RuleSetCode, facts.SubjectKind) is { } unlawful) throw RefusedException.Invalid("campaign.founding_paper", nameof(DraftPaper.Kind), unlawful);
        return new PaperStart($"Về việc thành lập Đoàn giám sát {facts.Matter}", new PaperContent(Text(facts, await HasTables(campaignId, ct)))) { CampaignId = campaignId, BodyId = facts.BodyId };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var facts = await db.CampaignFacts(paper.CampaignId!.Value, clock.Today(), ct);
        var content = PaperContent.Read(paper.Content);
        return paper.Kind is PaperKind.Outline ? OutlinePaper.Of(form, facts, content) : FoundingPaper.Of(form, facts, content);
    }

    /// <summary>Why a delegation of this kind of supervision is not founded by that paper: the law says by which each body does; null where it may, and for other papers.</summary>
    public static string? Unlawful(PaperKind kind, string ruleSet, SubjectKind subject)
    {
        if (kind is not (PaperKind.FoundingResolution or PaperKind.FoundingDecision)) return null;
        var rule = RuleSets.Shipped.Get(ruleSet).DelegationOf(subject.Legal());
        var type = kind is PaperKind.FoundingResolution ? "Nghị quyết" : "Quyết định";
        return rule is null || rule.FoundingPaper.Equals(type, StringComparison.OrdinalIgnoreCase) ? null
            : $"{subject.Label()} thành lập Đoàn giám sát bằng “{rule.FoundingPaper}”, không phải “{type}” ({rule.Article}).";
    }

    private async Task<bool> HasTables(Guid campaignId, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM DataTables WHERE CampaignId = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct) > 0;

    private static Dictionary<string, string> Text(CampaignFacts facts, bool hasTables) => new(OutlineText(hasTables))
    {
        ["bases"] = Bases(facts),
        ["composition"] = string.Join('\n', facts.Members.Select(member => member.Line)),
        ["object"] = $"Trách nhiệm của {Supervised(facts)} trong {facts.Matter}",
        ["scope"] = facts.Scope ?? "",
        ["content"] = string.Join('\n', facts.Topics),
        ["purpose"] = facts.Purpose ?? "",
        ["method"] = facts.Method ?? Method(facts),
        ["assignment"] = string.Join('\n',
            "Trưởng đoàn chỉ đạo, điều hành chung hoạt động của Đoàn giám sát, chủ trì các buổi làm việc, chịu trách nhiệm về báo cáo kết quả giám sát",
            "Phó Trưởng đoàn giúp Trưởng đoàn điều hành, chủ trì buổi làm việc khi được Trưởng đoàn phân công",
            "Các thành viên nghiên cứu báo cáo, tài liệu, tham gia đầy đủ các buổi làm việc, gửi phiếu đánh giá cho Trưởng đoàn và Thư ký",
            "Thư ký ghi biên bản, tổng hợp ý kiến của thành viên, dự thảo báo cáo kết quả giám sát"),
        ["reporting"] = "Báo cáo lập theo Đề cương tại Phụ lục II, có số liệu kèm kỳ số liệu, do người đứng đầu ký; gửi Đoàn giám sát bằng văn bản và tệp điện tử đúng thời hạn nêu tại Lịch giám sát",
        ["organisation"] = string.Join('\n',
            "Cơ quan, tổ chức chịu sự giám sát xây dựng báo cáo, chuẩn bị hồ sơ, tài liệu, bố trí thành phần làm việc với Đoàn giám sát theo Kế hoạch",
            "Bộ phận tham mưu, giúp việc của Hội đồng nhân dân chuẩn bị các điều kiện phục vụ hoạt động của Đoàn giám sát",
            "Trường hợp cần điều chỉnh Kế hoạch, Trưởng đoàn báo cáo cơ quan thành lập Đoàn xem xét, quyết định"),
    };

    // Tables are spoken of where there are any.
    private static Dictionary<string, string> OutlineText(bool hasTables) => new()
    {
        ["introduction"] = "Báo cáo nêu ngắn gọn, đúng trọng tâm, đánh giá bằng số liệu; số liệu ghi rõ tử số, mẫu số, kỳ số liệu và nguồn",
        ["guidance"] = $"Báo cáo do người đứng đầu cơ quan, tổ chức ký, gửi kèm {(hasTables ? "biểu số liệu và " : "")}tài liệu minh chứng",
    };

    // Law without its number, as Decree 30 wants it; the programme before it where there is one.
    private static string Bases(CampaignFacts facts)
    {
        List<string> bases = facts.LegalBases.Count > 0
            ? [.. facts.LegalBases]
            : ["Luật Tổ chức chính quyền địa phương", "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"];
        if (facts.Programme is { } programme && (facts.ProgrammeReference is not { } reference || !bases.Any(basis => basis.Contains(reference, StringComparison.OrdinalIgnoreCase)))) bases.Add(programme);
        return string.Join('\n', bases);
    }

    private static string Supervised(CampaignFacts facts) => facts.Units.Count is > 0 and <= 5 ? Phrases.And([.. facts.Units.Select(unit => unit.Name)]) : "các cơ quan, tổ chức chịu sự giám sát nêu tại Kế hoạch kèm theo";

    private static string Method(CampaignFacts facts)
    {
        var lines = new List<string> { "Đoàn giám sát nghiên cứu báo cáo của cơ quan, tổ chức chịu sự giám sát, đối chiếu số liệu với hồ sơ, tài liệu" };
        if (facts.Units.Any(unit => unit.Mode is not UnitMode.ByReport)) lines.Add("Giám sát trực tiếp: kiểm tra thực tế, làm việc với người đứng đầu cơ quan, tổ chức chịu sự giám sát");
        if (facts.Units.Any(unit => unit.Mode is UnitMode.ByReport)) lines.Add("Giám sát qua báo cáo: xem xét báo cáo, yêu cầu giải trình, cung cấp tài liệu bổ sung khi cần thiết");
        return string.Join('\n', lines);
    }
}
