using Supervision.Core.Papers;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Báo cáo kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát of a quarter, half a year, a year: counts and rates by the partition of follow-up, against the current and
/// the original deadlines, ages, units, what is overdue with who answers for it, escalations, proposals (law 87/2015/QH13, Art. 75.4 for quarters; practice for its form).
/// </summary>
public static class FollowUpReportPaper
{
    public static Document Of(PaperForm form, FollowUpReportData data, PaperContent content)
    {
        data.DemandSums();
        var isToCouncil = form.Kind is not PaperKind.QuarterlyReport;
        if (!isToCouncil) form = form with { Recipients = [.. form.Recipients.Select(to => to.Equals("Như trên", StringComparison.OrdinalIgnoreCase) ? "Cơ quan, tổ chức có liên quan" : to)] };
        return form.Document("Báo cáo",
            [
                new Paragraph(RichText.OfData($"{form.IssuerName} báo cáo kết quả thực hiện các nội dung yêu cầu, kiến nghị sau giám sát {data.Period.Name} như sau (số liệu tính đến {VietnameseDate.Long(data.AsOf)}):")) { KeepWithNext = true },
                Heading.Roman(1, "Kết quả thực hiện"),
                .. Results(form, data, content),
                Heading.Roman(2, "Nội dung quá hạn và trách nhiệm"),
                .. Late(data),
                Heading.Roman(3, "Đôn đốc và các biện pháp đã áp dụng"),
                .. Chasing(data),
                .. Written(form, content),
                new Paragraph(form.Closing ?? (isToCouncil
                    ? $"Trên đây là báo cáo kết quả thực hiện các nội dung yêu cầu, kiến nghị sau giám sát; {form.IssuerName} trình {form.CouncilName} xem xét."
                    : "Trên đây là báo cáo kết quả thực hiện các nội dung yêu cầu, kiến nghị sau giám sát; đề nghị các cơ quan, tổ chức có liên quan thực hiện.")),
            ],
            isToCouncil ? [form.CouncilName] : null,
            Annexes(form, data));
    }

    private static IEnumerable<Block> Results(PaperForm form, FollowUpReportData data, PaperContent content)
    {
        var (number, counts) = (0, data.Counts);
        if (SectionText.Titled(form, content, "situation", number + 1).ToList() is { Count: > 0 } situation)
        {
            number++;
            foreach (var block in situation) yield return block;
        }
        yield return Heading.Clause(++number, "Kết quả chung");
        yield return new Paragraph(RichText.OfData($"Tổng số theo dõi là {SectionText.Counted(counts.Total, "nội dung")}, trong đó: đã thực hiện {SectionText.Counted(counts.Done, "nội dung")}; đang thực hiện {SectionText.Counted(counts.UnderWay, "nội dung")}; chưa thực hiện {SectionText.Counted(counts.NotBegun, "nội dung")}; không còn phù hợp {SectionText.Counted(counts.Dropped, "nội dung")}."));
        if (counts.Total > 0)
        {
            yield return FollowUpTables.Partition(counts);
            yield return new Paragraph(Rates(counts));
        }
        yield return Heading.Clause(++number, "Kết quả trong kỳ báo cáo");
        yield return new Paragraph(RichText.OfData($"Trong kỳ có {SectionText.Counted(data.AssignedInPeriod, "nội dung")} được chuyển đến các cơ quan, tổ chức và {SectionText.Counted(data.DoneInPeriod, "nội dung")} được xác nhận đã thực hiện.{Extended(data)}"));
        if (data.Units.Any(unit => unit.Total > 0))
            yield return new Paragraph(RichText.OfData($"Kết quả theo cơ quan chủ trì nêu tại {UnitsLabel(data):free} kèm theo."));
    }

    private static RichText Rates(TaskCounts counts)
    {
        var owed = counts.Total - counts.Dropped;
        var text = RichText.OfData($"Tỷ lệ đã thực hiện là {FollowUpTables.Share(counts.Done, owed)} ({VietnameseNumber.Whole(counts.Done)}/{VietnameseNumber.Whole(owed)}, không tính nội dung không còn phù hợp)");
        if (counts.Done > 0) text = text.Append(RichText.OfData($"; trong số đã thực hiện, đúng hạn {FollowUpTables.Share(counts.ClosedOnTime, counts.Done)}, quá hạn {FollowUpTables.Share(counts.ClosedLate, counts.Done)}"));
        return text.Append(RichText.OfData($"; {SectionText.Counted(counts.AwaitingConfirmation, "nội dung")} đã báo cáo, chờ thẩm định."));
    }

    private static RichText Extended(FollowUpReportData data) => data.ExtendedByDays.Count == 0
        ? " Không có nội dung được gia hạn."
        : RichText.OfData($" Đã chấp thuận gia hạn {SectionText.Counted(data.ExtendedByDays.Count, "lượt")}, bình quân {VietnameseNumber.WithUnit(VietnameseNumber.Decimal((decimal)data.ExtendedByDays.Average(), 1), "ngày")} mỗi lượt; số liệu theo thời hạn ban đầu được nêu riêng.");

    private static IEnumerable<Block> Late(FollowUpReportData data)
    {
        if (data.Overdue.Count == 0)
        {
            yield return new Paragraph("Không có nội dung quá hạn.");
            yield break;
        }
        yield return new Paragraph(RichText.OfData($"Có {SectionText.Counted(data.Overdue.Count, "nội dung")} quá hạn; nội dung quá hạn lâu nhất là {VietnameseNumber.WithUnit(VietnameseNumber.Whole(data.Overdue.Max(t => t.DaysLate)), "ngày")}. Theo thời gian quá hạn:")) { KeepWithNext = true };
        var ages = data.Ages;
        for (var i = 0; i < ages.Count; i++)
            yield return Paragraph.Point(i + 1, RichText.OfData($"{ages[i].Name}: {SectionText.Counted(ages[i].Count, "nội dung")}{(i == ages.Count - 1 ? "." : ";"):free}"));
        yield return new Paragraph($"Danh sách nội dung quá hạn, cơ quan chủ trì và chức danh chịu trách nhiệm nêu tại {LateLabel(data)} kèm theo.");
    }

    private static IEnumerable<Block> Chasing(FollowUpReportData data)
    {
        yield return new Paragraph(data.FirstLetters + data.SecondLetters is 0 ? "Trong kỳ không ban hành công văn đôn đốc."
            : RichText.OfData($"Trong kỳ đã ban hành {SectionText.Counted(data.FirstLetters + data.SecondLetters, "công văn")} đôn đốc (lần 1: {data.FirstLetters}; lần 2: {data.SecondLetters})."));
        if (data.Measures.Count == 0)
        {
            yield return new Paragraph("Không áp dụng biện pháp tiếp theo sau đôn đốc lần 2.");
            yield break;
        }
        yield return new Paragraph("Các biện pháp đã quyết định đối với nội dung chậm thực hiện:") { KeepWithNext = true };
        for (var i = 0; i < data.Measures.Count; i++)
        {
            var measure = data.Measures[i];
            yield return Paragraph.Dash(RichText.OfData($"{measure.Kind.Label():free}: {SectionText.Counted(measure.Decided, "lượt")}, đã có trả lời {SectionText.Counted(measure.Answered, "lượt")}, quá hạn trả lời {SectionText.Counted(measure.Late, "lượt")}{(i == data.Measures.Count - 1 ? "." : ";"):free}"));
        }
    }

    private static IEnumerable<Block> Written(PaperForm form, PaperContent content)
    {
        var (roman, parts) = (3, new[] { "shortcomings", "causes", "responsibility" });
        if (parts.Any(code => content[code].Length > 0))
        {
            yield return Heading.Roman(++roman, "Đánh giá");
            var number = 0;
            foreach (var code in parts.Where(code => content[code].Length > 0))
                foreach (var block in SectionText.Titled(form, content, code, ++number)) yield return block;
        }
        yield return Heading.Roman(++roman, SectionText.LabelOf(form, "proposals"));
        var proposals = SectionText.Of(form, content, "proposals");
        for (var i = 0; i < proposals.Count; i++) yield return proposals.Count > 1 ? proposals[i] with { Label = $"{i + 1}." } : proposals[i];
    }

    // An overdue task has a lead unit, so the list of units is there whenever that of tasks is.
    private static string UnitsLabel(FollowUpReportData data) => data.Overdue.Count > 0 ? "Phụ lục I" : "Phụ lục";

    private static string LateLabel(FollowUpReportData data) => data.Units.Any(unit => unit.Total > 0) ? "Phụ lục II" : "Phụ lục";

    private static IEnumerable<Block> Annexes(PaperForm form, FollowUpReportData data)
    {
        if (data.Units.Any(unit => unit.Total > 0))
        {
            yield return new AnnexStart { Label = UnitsLabel(data), Title = "Kết quả theo cơ quan chủ trì", Reference = form.AnnexReference("Báo cáo"), Orientation = PageOrientation.Landscape };
            yield return FollowUpTables.Units(data.Units);
        }
        if (data.Overdue.Count == 0) yield break;
        yield return new AnnexStart { Label = LateLabel(data), Title = "Danh sách nội dung yêu cầu, kiến nghị quá hạn", Reference = form.AnnexReference("Báo cáo"), Orientation = PageOrientation.Landscape };
        yield return FollowUpTables.Overdue(data.Overdue);
    }
}
