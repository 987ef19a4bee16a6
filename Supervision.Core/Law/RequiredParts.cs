using Supervision.Core.Papers;
using Supervision.Core.Text;

namespace Supervision.Core.Law;

/// <summary>A part that a law may want in what a supervision results in.</summary>
public enum LegalPart
{
    [Label("kết quả đạt được")] Results,
    [Label("tồn tại, hạn chế")] Shortcomings,
    [Label("nguyên nhân")] Causes,
    [Label("trách nhiệm")] Responsibility,
    [Label("yêu cầu, kiến nghị")] Recommendations,
    [Label("thời gian khắc phục")] RemedyBy,
    [Label("trách nhiệm thi hành")] ExecuteBy,
    [Label("trách nhiệm báo cáo")] ReportBy,
}

/// <summary>What one kind of paper must say before it is laid before its signer.</summary>
public sealed record RequiredParts
{
    public required PaperKind Paper { get; init; }
    public required IReadOnlyList<LegalPart> Parts { get; init; }

    /// <summary>With the law that it stands in, which may be an earlier one: it is cited by itself.</summary>
    public required string Article { get; init; }

    public required LegalMark Mark { get; init; }

    /// <summary>As it is cited to who drafts the paper: what was carried over from an earlier law is called so.</summary>
    public string Cited => Mark is LegalMark.CarriedOverUnverified ? $"{Article}, {Mark.Label()}" : Article;

    public bool Has(LegalPart part) => Parts.Contains(part);

    internal static string? Fault(RequiredParts rule) =>
        rule.Parts.Count == 0 ? "không nêu phần nào."
        : rule.Paper is PaperKind.DelegationReport && rule.Parts.Any(part => part >= LegalPart.RemedyBy) ? "báo cáo của Đoàn giám sát không có phần về thời gian, trách nhiệm thực hiện."
        : rule.Paper is PaperKind.DelegationReport or PaperKind.ConclusionNotice or PaperKind.SupervisionResolution or PaperKind.CommitteeReport or PaperKind.GroupReport ? null
        : "phần mềm không kiểm tra các phần của loại văn bản này.";
}
