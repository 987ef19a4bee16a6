using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;

namespace Supervision.Core.Documents.Types;

/// <summary>All that a delegation's report is printed from.</summary>
public sealed record DelegationReportPaperData
{
    public required PaperFrame Frame { get; init; }
    public required DelegationReport Report { get; init; }
    public required string DelegationName { get; init; }
    public required string DelegationHeader { get; init; }
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The data tables that it carries as annexes.</summary>
    public IReadOnlyList<ReportedTable> Tables { get; init; } = [];

    /// <summary>It was opened as a paper, whose number and date are written at its head after it was signed.</summary>
    public bool IsBeingSigned { get; init; }

    /// <summary>What follows the slash while the report has no number.</summary>
    public string Symbol { get; init; } = DelegationReportPaper.CommonSymbol;
}

/// <summary>Báo cáo kết quả giám sát of a delegation to the body that founded it. Severity stays inside; persons appear by post only.</summary>
public static class DelegationReportPaper
{
    public const string CommonSymbol = "BC-ĐGS";

    /// <summary>Who signs where nothing else was said.</summary>
    public static readonly IReadOnlyList<string> Authority = ["TM. Đoàn giám sát", "Trưởng đoàn"];

    /// <summary>A report as lists name it, by what it is about; the delegation is told apart where there are several.</summary>
    public static string Titled(string campaignTitle, string delegationName) =>
        $"Báo cáo kết quả {Phrases.Supervision(campaignTitle)}{(delegationName.Any(char.IsAsciiDigit) ? $" của {delegationName}" : "")}";

    public static Document Of(DelegationReportPaperData data)
    {
        var (frame, report) = (data.Frame, data.Report);
        var sections = new Sections();
        var text = new List<Block> { sections.Next("Khái quát cuộc giám sát"), new Paragraph(ConclusionParts.Carried(frame, data.DelegationName)) };
        text.AddRange(ConclusionParts.Lined(report.Overview, "Khái quát"));
        var outline = ReportOutline.Of(data.Findings).ToDictionary(section => section.Title, section => section.Groups);
        AddFindings(ReportSection.Strengths);
        // At the results, as their figures; without any it closes what was looked at.
        if (data.Tables.Count > 0) text.Add(new Paragraph($"Số liệu chi tiết theo biểu tổng hợp ({(data.Tables.Count == 1 ? "Phụ lục kèm theo" : "Các phụ lục kèm theo")})."));
        foreach (var title in (string[])[ReportSection.Shortcomings, ReportSection.Causes]) AddFindings(title);
        Add(ReportSection.Responsibility, ConclusionParts.Lined(report.Responsibility ?? "", ReportSection.Responsibility));
        AddFindings(ReportSection.Difficulties);
        Add(ReportSection.Recommendations, ConclusionParts.Listed(report.Recommendations ?? "", ReportSection.Recommendations));
        text.Add(new Paragraph(RichText.OfData($"Trên đây là báo cáo kết quả giám sát của {data.DelegationName}, kính báo cáo {frame.BodyName:free} xem xét.")));

        var (typed, recipients) = (Lines.Read(report.AuthorityLines), Lines.Read(report.Recipients));
        return new Document
        {
            Title = $"Báo cáo kết quả giám sát {Phrases.Matter(frame.Title)}",
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
                new DocumentTitle("Báo cáo", $"Kết quả {Phrases.Supervision(frame.Title)}"),
                new Addressees([frame.BodyName]),
                .. VietnameseText.EndText(text),
                ConclusionParts.Signed(
                    new SignatureColumn { AuthorityLines = typed.Count > 0 ? typed : Authority, Post = report.SignerTitle, SignerName = report.SignerName },
                    recipients.Count > 0 ? recipients : ["Như trên", $"Thành viên {data.DelegationName}"], "VT, Hồ sơ"),
                .. Annexes(data),
            ],
        };

        void AddFindings(string title) => Add(title, outline.TryGetValue(title, out var groups) ? groups.SelectMany(Printed) : []);

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

    private static IEnumerable<Block> Printed(ReportGroup group, int place)
    {
        var items = Listed(group.Items, numbered: group.Head is GroupHead.None && group.Findings.Count() > 1);
        return group.Head switch
        {
            GroupHead.None => items,
            GroupHead.Line => items.Prepend(new Paragraph(RichText.Bold(group.Title + ":")) { KeepWithNext = true }),
            _ => items.Prepend(Heading.Clause(place + 1, group.Title!)),
        };
    }

    // The parts of a finding follow it, a step further in.
    private static IEnumerable<Block> Listed(IReadOnlyList<ReportItem> items, bool numbered)
    {
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
        {
            foreach (var paragraph in ConclusionParts.Lined(Said(item.Finding), $"Nội dung ghi nhận {item.Finding.Number}", numbered ? $"{i + 1}." : "-"))
                yield return paragraph with { KeepWithNext = item.Parts.Count > 0 };
            foreach (var part in item.Parts)
                foreach (var paragraph in ConclusionParts.Lined(Said(part), $"Nội dung ghi nhận {part.Number}", numbered ? "-" : "+"))
                    yield return paragraph;
        }
    }

    private static string Said(ReportedFinding finding) => finding.Said.Length > 0 ? finding.Said : finding.Text;
}

/// <summary>Counts the sections of a paper.</summary>
internal sealed class Sections
{
    private int _last;

    public Heading Next(string title) => Heading.Roman(++_last, title);
}
