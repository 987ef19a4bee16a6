using Supervision.Core.Ledger;
using Supervision.Core.Overview;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>What the profile of one unit is printed from.</summary>
public sealed record UnitProfileData
{
    public required PaperCouncil Council { get; init; }
    public required string UnitName { get; init; }
    public required ReportPeriod Period { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required OverviewView Overview { get; init; }

    /// <summary>What was ever closed, by the parts of follow-up.</summary>
    public required IReadOnlyDictionary<FollowUpPart, int> Closed { get; init; }

    /// <summary>The rate of all units over the same days; none for a unit that reads its own profile.</summary>
    public RateCount? Average { get; init; }

    /// <summary>What it owes first, the nearest deadline before the others.</summary>
    public required IReadOnlyList<OwedTask> Owed { get; init; }

    /// <summary>How many were reported after their deadline and wait to be confirmed: they are overdue and stand among what is owed.</summary>
    public int ReportedLate { get; init; }

    /// <summary>How often the promise of an open task was made anew.</summary>
    public required IReadOnlyDictionary<Guid, int> PromisesMoved { get; init; }
    public required IReadOnlyList<ProfileEvent> Visits { get; init; }
    public required IReadOnlyList<ProfileEvent> Conclusions { get; init; }
    public required IReadOnlyList<RepeatedLine> Repeated { get; init; }
}

/// <summary>A visit or a conclusion of the unit.</summary>
public sealed record ProfileEvent
{
    public required DateOnly HeldOn { get; init; }
    public required string Text { get; init; }
    public string? Reference { get; init; }
    public required long Seq { get; init; }
}

/// <summary>Hồ sơ một trang của đơn vị: a sheet for the table of a meeting, no official paper. It is never longer than a page: of long lists it says how much more there is.</summary>
public static class UnitProfilePaper
{
    public const int MostMatters = 10;
    public const int MostEvents = 3;

    private const double Small = 10.5;
    private const int LongestContent = 150;
    private const int LongestLine = 130;

    /// <summary>The profile with as many matters as fit on one page.</summary>
    /// <exception cref="UnprintableDocumentException">Not even without them.</exception>
    public static Document OnOnePage(UnitProfileData data, IPdfEngine engine)
    {
        // One guess is mostly right; a page that is measured is what counts.
        for (var matters = Guess(data); ; matters--)
        {
            var document = Of(data, matters);
            if (engine.Render(document).PageCount == 1) return document;
            if (matters == 0) throw new UnprintableDocumentException("hồ sơ một trang", "các mục khác của hồ sơ dài hơn một trang.");
        }
    }

    // Figures of the layout below: how much of the page, in millimetres, is left for matters, and how much a row takes.
    private static int Guess(UnitProfileData data)
    {
        const double room = 150, eventRow = 10.5, line = 4.5, rowFrame = 2;
        const int contentWidth = 42, situationWidth = 26;
        var left = room - (eventRow * (data.Visits.Count + data.Conclusions.Count)) - ((line + rowFrame) * data.Repeated.Count);
        var fits = 0;
        foreach (var task in data.Owed)
        {
            var lines = Math.Max(Lines(Cut(task.Content, LongestContent), contentWidth), Math.Max(Lines(Situation(data, task), situationWidth), task.OriginalDueOn == task.DueOn ? 1 : 3));
            left -= (lines * line) + rowFrame;
            if (left < 0) break;
            fits++;
        }
        return fits;

        static int Lines(string text, int width) => (text.Length + width - 1) / width;
    }

    private static Document Of(UnitProfileData data, int matters) => new()
    {
        Title = $"Hồ sơ một trang {data.UnitName}",
        Author = data.Council.Name,
        CreatedAt = data.Now,
        IsDemo = data.Council.IsDemo,
        Margins = new PageMargins(20, 20, 30, 15),
        Blocks =
        [
            new InformationSheetHead
            {
                Body = data.Council.HeaderName,
                Title = "HỒ SƠ MỘT TRANG",
                Subtitle = Cut(data.UnitName, LongestLine),
                Notice = $"Số liệu tính đến ngày {VietnameseDate.Short(data.Overview.AsOf)}. Dùng để chuẩn bị buổi làm việc, không phải văn bản hành chính.",
            },
            States(data),
            Rates(data),
            .. Matters(data, matters),
            .. Events(data),
        ],
    };

    private static Table States(UnitProfileData data)
    {
        var ages = data.Overview.Ages.ToDictionary(age => age.Age, age => age.Tasks);
        return new Table
        {
            FontSize = Small,
            Columns =
            [
                new(13, "Chưa kết thúc", TextAlignment.Centre), new(12, "Quá hạn", TextAlignment.Centre), new(14, "Quá hạn trên 180 ngày", TextAlignment.Centre), new(13, "Quá hạn 91-180 ngày", TextAlignment.Centre),
                new(12, "Quá hạn 31-90 ngày", TextAlignment.Centre), new(12, "Quá hạn 1-30 ngày", TextAlignment.Centre), new(11, "Trong hạn", TextAlignment.Centre), new(13, "Chờ thẩm định", TextAlignment.Centre), new(12, "Không có hạn", TextAlignment.Centre),
                new(11, "Tạm dừng", TextAlignment.Centre),
            ],
            Rows =
            [
                new TableRow(
                    SectionText.Count(data.Overview.Open), SectionText.Count(data.Overview.Overdue), SectionText.Count(ages[TaskAge.OverdueLonger]), SectionText.Count(ages[TaskAge.OverdueHalfYear]),
                    SectionText.Count(ages[TaskAge.OverdueQuarter]), SectionText.Count(ages[TaskAge.OverdueMonth]),
                    SectionText.Count(data.Overview.Open - data.Overview.Overdue - ages[TaskAge.NoDeadline]), SectionText.Count(data.Overview.Awaiting), SectionText.Count(ages[TaskAge.NoDeadline]),
                    SectionText.Count(data.Overview.Suspended)) { Key = "tinh-trang", IsBold = true },
            ],
        };
    }

    private static Table Rates(UnitProfileData data)
    {
        var (view, period) = (data.Overview, data.Period.Name);
        var moved = data.PromisesMoved.Values.Sum();
        var (onTime, late) = (data.Closed.GetValueOrDefault(FollowUpPart.ClosedOnTime), data.Closed.GetValueOrDefault(FollowUpPart.ClosedLate));
        return new Table
        {
            FontSize = Small,
            Columns = [new(34, "Việc"), new(66, $"Số liệu {period}")],
            Rows =
            [
                Row("dung-han", "Báo cáo đúng hạn", $"{Share(view.Rates.Kept, view.Rates.Due)} ({VietnameseNumber.Whole(view.Rates.Kept)}/{VietnameseNumber.Whole(view.Rates.Due)} nội dung đã đến hạn)"
                    + (data.Average is { } average ? $"; bình quân các đơn vị {Share(average.Kept, average.Due)}" : "")),
                Row("hoan-thanh", "Hoàn thành từ trước đến nay", $"{VietnameseNumber.Whole(onTime + late)} trong {VietnameseNumber.Whole(view.Open + view.Suspended + data.Closed.Values.Sum())} nội dung; đúng hạn {VietnameseNumber.Whole(onTime)}, quá hạn {VietnameseNumber.Whole(late)}"),
                Row("gia-han", "Gia hạn", view.Extensions.Asked == 0 ? "không đề nghị" : $"{VietnameseNumber.Whole(view.Extensions.Asked)} lần cho {VietnameseNumber.Whole(view.Extensions.Tasks)} nội dung: chấp thuận {VietnameseNumber.Whole(view.Extensions.Granted)}, không chấp thuận {VietnameseNumber.Whole(view.Extensions.Refused)}, chờ quyết định {VietnameseNumber.Whole(view.Extensions.Waiting)}"),
                Row("hua", "Dời ngày đã hứa (nội dung chưa kết thúc)", moved == 0 ? "không" : $"{VietnameseNumber.Whole(moved)} lần ở {VietnameseNumber.Whole(data.PromisesMoved.Count)} nội dung"),
                Row("don-doc", "Đôn đốc", $"công văn lần một {VietnameseNumber.Whole(view.Letters.FirstLetters)}, lần hai {VietnameseNumber.Whole(view.Letters.SecondLetters)}"
                    + (view.Letters.Unanswered > 0 ? $", chưa trả lời {VietnameseNumber.Whole(view.Letters.Unanswered)}" : "")
                    + string.Concat(view.Measures.Select(measure => $"; {measure.Kind.Label().ToLowerInvariant()} {VietnameseNumber.Whole(measure.Decided)}"))),
            ],
        };
    }

    private static IEnumerable<Block> Matters(UnitProfileData data, int shown)
    {
        var owed = data.Overview.Open - data.Overview.Awaiting + data.ReportedLate;
        if (owed == 0)
        {
            yield return new Paragraph("Đơn vị không còn nội dung nào phải thực hiện.");
            yield break;
        }
        var rows = data.Owed.Take(shown).Select((task, i) => new TableRow(
            SectionText.Data($"{i + 1}"), SectionText.Data(Cut(task.Content, LongestContent)), SectionText.Data(Deadline(task)), SectionText.Data(Situation(data, task))) { Key = $"noi-dung-{i + 1}" }).ToList();
        if (owed > rows.Count)
            rows.Add(new TableRow(SectionText.Data(""), new TableCell(RichText.Owned($"và {VietnameseNumber.Whole(owed - rows.Count)} nội dung khác")) { ColumnSpan = 3 }) { Key = "con-lai" });
        yield return new Table
        {
            Caption = "Nội dung phải thực hiện, quá hạn lâu nhất và gần hạn nhất trước",
            FontSize = Small,
            Columns = [new(6, "TT", TextAlignment.Centre), new(46, "Nội dung"), new(17, "Thời hạn", TextAlignment.Centre), new(31, "Tình hình")],
            Rows = rows,
        };
    }

    private static IEnumerable<Block> Events(UnitProfileData data)
    {
        var rows = data.Visits.Select((visit, i) => Line($"buoi-{i + 1}", "Buổi làm việc", $"Ngày {VietnameseDate.Short(visit.HeldOn)}: {visit.Text}"))
            .Concat(data.Conclusions.Select((one, i) => Line($"ket-luan-{i + 1}", "Kết luận", $"Số {one.Reference} ngày {VietnameseDate.Short(one.HeldOn)}: {one.Text}")))
            .Concat(data.Repeated.Select((one, i) => Line($"lap-lai-{i + 1}", "Tồn tại lặp lại", $"{one.Field}: {VietnameseNumber.Whole(one.Findings)} nội dung ghi nhận ở {VietnameseNumber.Whole(one.Campaigns)} cuộc giám sát"))).ToList();
        if (data.Overview.Repeated is { } repeated && repeated > data.Repeated.Count)
            rows.Add(Line("lap-lai-con-lai", "Tồn tại lặp lại", $"và {VietnameseNumber.Whole(repeated - data.Repeated.Count)} lĩnh vực khác"));
        if (rows.Count == 0) yield break;
        yield return new Table { FontSize = Small, Columns = [new(20, "Gần đây"), new(80, "Nội dung")], Rows = rows };

        static TableRow Line(string key, string what, string text) => Row(key, what, Cut(text, LongestLine));
    }

    private static string Deadline(OwedTask task) => task.DueOn is not { } due ? "không có hạn"
        : task.OriginalDueOn is { } original && original != due ? $"{VietnameseDate.Short(due)} (ban đầu {VietnameseDate.Short(original)})" : VietnameseDate.Short(due);

    private static string Situation(UnitProfileData data, OwedTask task) =>
        data.PromisesMoved.TryGetValue(task.Id, out var times) ? $"{task.Reason}; đã dời ngày hứa {VietnameseNumber.Whole(times)} lần" : task.Reason;

    private static string Share(int part, int whole) => FollowUpTables.Share(part, whole);

    private static TableRow Row(string key, string what, string text) => new(SectionText.Data(what), SectionText.Data(text)) { Key = key };

    private static string Cut(string text, int longest)
    {
        var said = text.ReplaceLineEndings(" ").Trim();
        if (said.Length <= longest) return said;
        var end = said.LastIndexOf(' ', longest - 1);
        return said[..(end > longest / 2 ? end : longest - 1)].TrimEnd(',', ';', '.', ' ') + "…";
    }
}
