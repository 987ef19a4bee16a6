using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Findings;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>All that a delegation's report is printed from.</summary>
public sealed record DelegationReportPaperData
{
    public required PaperFrame Frame { get; init; }
    public required DelegationReport Report { get; init; }
    public required string DelegationName { get; init; }
    public required string DelegationHeader { get; init; }
    public required IReadOnlyList<PaperFinding> Findings { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The data tables that it carries as annexes.</summary>
    public IReadOnlyList<ReportedTable> Tables { get; init; } = [];

    /// <summary>It was opened as a paper, whose number and date are written at its head after it was signed.</summary>
    public bool IsBeingSigned { get; init; }

    /// <summary>What follows the slash while the report has no number.</summary>
    public string Symbol { get; init; } = DelegationReportPaper.CommonSymbol;
}

public sealed record PaperFinding
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }
    public CauseNature? CauseNature { get; init; }
    public Guid? HeadingId { get; init; }
}

/// <summary>Báo cáo kết quả giám sát of a delegation to the body that founded it. Severity stays inside; persons appear by post only.</summary>
public static class DelegationReportPaper
{
    public const string CommonSymbol = "BC-ĐGS";

    /// <summary>Who signs where nothing else was said.</summary>
    public static readonly IReadOnlyList<string> Authority = ["TM. Đoàn giám sát", "Trưởng đoàn"];

    public static Document Of(DelegationReportPaperData data)
    {
        var (frame, report) = (data.Frame, data.Report);
        var sections = new Sections();
        var text = new List<Block> { sections.Next("Khái quát cuộc giám sát"), new Paragraph(ConclusionParts.Carried(frame, data.DelegationName)) };
        text.AddRange(ConclusionParts.Lined(report.Overview, "Khái quát"));
        Add("Kết quả đạt được", ByField(Of(FindingKind.Strength)));
        Add("Tồn tại, hạn chế", [.. ByField(Of(FindingKind.Shortcoming)), .. Titled("Nội dung có dấu hiệu vi phạm", Of(FindingKind.SignOfViolation))]);
        Add("Nguyên nhân", Causes(Of(FindingKind.Cause)));
        Add("Trách nhiệm", ConclusionParts.Lined(report.Responsibility ?? "", "Trách nhiệm"));
        Add("Khó khăn, vướng mắc và kiến nghị của đơn vị", [.. Titled("Khó khăn, vướng mắc", Of(FindingKind.Difficulty)), .. Titled("Kiến nghị, đề xuất của đơn vị", Of(FindingKind.UnitPetition))]);
        var proposed = ConclusionParts.Lined(report.Recommendations ?? "", "Kiến nghị").ToList();
        Add("Kiến nghị", proposed.Count < 2 ? proposed : proposed.Select((line, i) => line with { Label = $"{i + 1}." }));
        text.Add(new Paragraph(RichText.OfData($"Trên đây là báo cáo kết quả giám sát của {data.DelegationName}, kính báo cáo {frame.BodyName:free} xem xét.")));

        var (typed, recipients) = (Lines.Read(report.AuthorityLines), Lines.Read(report.Recipients));
        return new Document
        {
            Title = $"Báo cáo kết quả giám sát {frame.Title}",
            Author = data.DelegationName,
            CreatedAt = ConclusionParts.MadeAt(report.IssuedOn, data.Now),
            IsDraft = report.IssuedOn is null,
            IsDemo = frame.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    SuperiorBody = frame.CouncilHeader,
                    IssuingBody = data.DelegationHeader,
                    Number = report.Reference is { } reference ? $"Số: {reference}" : DocumentNumber.Line(null, data.Symbol),
                    PlaceAndDate = VietnameseDate.PlaceAndDate(frame.PlaceName, report.IssuedOn, (report.IssuedOn ?? DateOnly.FromDateTime(data.Now.DateTime)).Year),
                },
                new DocumentTitle("Báo cáo", $"Kết quả giám sát “{frame.Title}”"),
                new Addressees([frame.BodyName]),
                .. VietnameseText.EndText(text),
                ConclusionParts.Signed(
                    new SignatureColumn { AuthorityLines = typed.Count > 0 ? typed : Authority, Post = report.SignerTitle, SignerName = report.SignerName },
                    recipients.Count > 0 ? recipients : ["Như trên", $"Thành viên {data.DelegationName}"], "VT, Hồ sơ"),
                .. Annexes(data),
            ],
        };

        List<PaperFinding> Of(FindingKind kind) => [.. data.Findings.Where(f => f.Kind == kind)];

        void Add(string title, IEnumerable<Block> blocks)
        {
            var content = blocks.ToList();
            if (content.Count == 0) return;
            text.Add(sections.Next(title));
            text.AddRange(content);
        }
    }

    private static IEnumerable<Block> Annexes(DelegationReportPaperData data)
    {
        var (report, name) = (data.Report, data.DelegationName);
        var reference = report.Reference is { } number && report.IssuedOn is { } on ? $"(Kèm theo Báo cáo số {number} {VietnameseDate.Long(on)} của {name})"
            : data.IsBeingSigned ? PaperForm.AnnexOfUnnumbered("Báo cáo", name)
            : $"(Kèm theo Báo cáo của {name})";
        return data.Tables.SelectMany((table, i) => DataTableAnnex.Of(table, data.Tables.Count == 1 ? "Phụ lục" : $"Phụ lục {Numbering.Roman(i + 1)}", reference));
    }

    // Findings of a field stand under its name where there are several fields.
    private static IEnumerable<Block> ByField(List<PaperFinding> findings)
    {
        var fields = findings.GroupBy(f => f.Field).OrderBy(g => g.Key is null).ToList();
        return fields.Count < 2
            ? Listed(findings, numbered: findings.Count > 1)
            : fields.SelectMany((field, i) => Listed([.. field], numbered: false).Prepend(Heading.Clause(i + 1, field.Key is { } name ? ConclusionParts.Capital(name) : "Nội dung khác")));
    }

    private static IEnumerable<Block> Titled(string title, List<PaperFinding> findings) =>
        findings.Count == 0 ? [] : Listed(findings, numbered: false).Prepend(new Paragraph(RichText.Bold(title + ":")) { KeepWithNext = true });

    private static IEnumerable<Block> Causes(List<PaperFinding> causes) => causes.All(c => c.CauseNature is null)
        ? Listed(causes, numbered: causes.Count > 1)
        : causes.GroupBy(c => c.CauseNature).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
            .SelectMany((group, i) => Listed([.. group], numbered: false).Prepend(Heading.Clause(i + 1, group.Key is { } nature ? $"Nguyên nhân {nature.Label()}" : "Nguyên nhân khác")));

    // The parts of a finding follow it, a step further in.
    private static IEnumerable<Block> Listed(List<PaperFinding> findings, bool numbered)
    {
        var ids = findings.Select(f => f.Id).ToHashSet();
        var tops = findings.Where(f => f.HeadingId is not { } heading || !ids.Contains(heading)).ToList();
        var parts = findings.Except(tops).ToLookup(f => f.HeadingId!.Value);
        foreach (var (top, i) in tops.Select((t, i) => (t, i)))
        {
            foreach (var paragraph in ConclusionParts.Lined(top.Text, $"Nội dung ghi nhận {top.Number}", numbered ? $"{i + 1}." : "-"))
                yield return paragraph with { KeepWithNext = parts[top.Id].Any() };
            foreach (var part in parts[top.Id])
                foreach (var paragraph in ConclusionParts.Lined(part.Text, $"Nội dung ghi nhận {part.Number}", numbered ? "-" : "+"))
                    yield return paragraph;
        }
    }
}
