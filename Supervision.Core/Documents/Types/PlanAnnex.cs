using Supervision.Core.Campaigns;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>Kế hoạch giám sát, annexed to the paper that founds the delegation: purposes, contents, period, method, calendar a unit, assignment, reports, organisation.</summary>
internal static class PlanAnnex
{
    public const string Title = "Kế hoạch giám sát";

    public static IReadOnlyList<Block> Of(PaperForm form, CampaignFacts facts, PaperContent content) => new OfficeParts(Heading.Roman)
        .Add("Mục đích, yêu cầu", OfficeText.Clauses(form, content, "purpose"))
        .Add("Nội dung, phạm vi, thời kỳ giám sát", Contents(form, facts, content))
        .Add("Phương pháp giám sát", OfficeText.Clauses(form, content, "method"))
        .Add("Lịch giám sát", [.. OfficeText.Plain(form, content, "calendar"), .. Calendar(facts)])
        .Add("Phân công nhiệm vụ", OfficeText.Clauses(form, content, "assignment"))
        .Add("Báo cáo của cơ quan, tổ chức chịu sự giám sát", OfficeText.Clauses(form, content, "reporting"))
        .Add("Tổ chức thực hiện", OfficeText.Clauses(form, content, "organisation"))
        .Blocks;

    private static IEnumerable<Block> Contents(PaperForm form, CampaignFacts facts, PaperContent content) =>
    [
        .. OfficeText.Under(new Paragraph("Nội dung giám sát gồm:") { KeepWithNext = true }, OfficeText.Points(form, content, "content")),
        .. content.Lines("scope").Select(line => new Paragraph($"Phạm vi: {Phrases.Within(Phrases.Sentence(OfficeText.Bare(line)))}") { Source = OfficeText.Label(form, "scope") }),
        .. facts.PeriodText is { } period ? [new Paragraph(RichText.OfData($"Thời kỳ giám sát: {Phrases.Within(period)}."))] : Array.Empty<Block>(),
    ];

    private static IEnumerable<Block> Calendar(CampaignFacts facts)
    {
        if (facts.Units.Count == 0) yield break;
        var visits = facts.Visits.ToLookup(visit => visit.UnitId);
        yield return new Table
        {
            FontSize = 12,
            Columns =
            [
                new(6, "TT", TextAlignment.Centre), new(32, "Cơ quan, tổ chức chịu sự giám sát"), new(16, "Hình thức"), new(15, "Hạn gửi báo cáo", TextAlignment.Centre),
                new(31, "Thời gian, địa điểm làm việc"),
            ],
            Rows =
            [
                .. facts.Units.Select((unit, i) => new TableRow(SectionText.Data($"{i + 1}"), Cell(unit.Name), Cell(Mode(unit.Mode)), Cell(unit.ReportDueOn is { } due ? VietnameseDate.Short(due) : "Theo yêu cầu của Đoàn"), When(unit, [.. visits[unit.Id]]))
                {
                    Key = $"don-vi-{i + 1}",
                }),
            ],
        };
        if (facts.ProgrammeDays is { } days && facts.Units.Any(unit => unit.Mode is not UnitMode.ByReport))
            yield return new Paragraph(RichText.OfData($"Chương trình, thành phần từng buổi làm việc được thông báo cho cơ quan, tổ chức chịu sự giám sát chậm nhất {OfficeText.Days(days)} trước ngày làm việc."));
    }

    private static TableCell When(UnitFacts unit, IReadOnlyList<VisitFacts> visits)
    {
        if (unit.Mode is UnitMode.ByReport) return "Không tổ chức buổi làm việc";
        return visits.Count == 0
            ? "Theo thông báo của Đoàn giám sát"
            : new TableCell(RichText.Owned(string.Join('\n', visits.Select(visit => $"{SessionWords.Day(visit.PlannedOn, visit.Session)}; {DelegationPapers.PlaceWithin(visit.Place)}"))));
    }

    private static string Mode(UnitMode mode) => mode switch
    {
        UnitMode.InPerson => "Trực tiếp",
        UnitMode.ByReport => "Qua báo cáo",
        _ => "Khảo sát",
    };

    private static TableCell Cell(string text) => new(RichText.Owned(text));
}
