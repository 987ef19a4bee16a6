using Supervision.Core.Chasing;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Tasks;

namespace Supervision.Core.Documents.Types;

/// <summary>The figures of a periodic report on implementation, as they stood on one day.</summary>
public sealed record FollowUpReportData
{
    public required ReportPeriod Period { get; init; }

    /// <summary>The day the figures were taken.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The partition by current deadlines, and in it the one by the original.</summary>
    public required TaskCounts Counts { get; init; }

    /// <summary>The same, unit by unit.</summary>
    public required IReadOnlyList<UnitCount> Units { get; init; }
    public required IReadOnlyList<OverdueTask> Overdue { get; init; }

    /// <summary>Assigned, and closed as done, within the period.</summary>
    public required int AssignedInPeriod { get; init; }
    public required int DoneInPeriod { get; init; }

    /// <summary>By how many days each extension of the period moved its deadline.</summary>
    public required IReadOnlyList<int> ExtendedByDays { get; init; }

    /// <summary>Urging letters that went out within the period.</summary>
    public required int FirstLetters { get; init; }
    public required int SecondLetters { get; init; }
    public required IReadOnlyList<MeasureCount> Measures { get; init; }

    /// <summary>Reads an age into its bucket: 1-30, 31-90, 91-180, over 180 days.</summary>
    public IReadOnlyList<(string Name, int Count)> Ages =>
    [
        ("Từ 01 đến 30\u00A0ngày", Overdue.Count(t => t.DaysLate <= 30)),
        ("Từ 31 đến 90\u00A0ngày", Overdue.Count(t => t.DaysLate is > 30 and <= 90)),
        ("Từ 91 đến 180\u00A0ngày", Overdue.Count(t => t.DaysLate is > 90 and <= 180)),
        ("Trên 180\u00A0ngày", Overdue.Count(t => t.DaysLate > 180)),
    ];

    /// <summary>Whether everything that must add up does; a report that does not is not printed.</summary>
    /// <exception cref="UnprintableDocumentException">Names what does not.</exception>
    public void DemandSums()
    {
        var original = Counts.AgainstOriginal ?? Counts;
        (string What, int One, int Other)[] sums =
        [
            ("đã, đang, chưa thực hiện và không còn phù hợp so với tổng số", Counts.Done + Counts.UnderWay + Counts.NotBegun + Counts.Dropped, Counts.Total),
            ("tổng số theo thời hạn ban đầu so với theo thời hạn hiện nay", original.Total, Counts.Total),
            ("tổng số của các đơn vị so với tổng số", Units.Sum(u => u.Total), Counts.Total),
            ("số quá hạn của các đơn vị so với tổng số quá hạn", Units.Sum(u => u.Overdue), Counts.OpenOverdue),
            ("số đã thực hiện của các đơn vị so với tổng số đã thực hiện", Units.Sum(u => u.ClosedOnTime + u.ClosedLate), Counts.Done),
            ("danh sách quá hạn so với tổng số quá hạn", Overdue.Count, Counts.OpenOverdue),
            ("nhóm tuổi quá hạn so với tổng số quá hạn", Ages.Sum(a => a.Count), Counts.OpenOverdue),
        ];
        if (sums.FirstOrDefault(sum => sum.One != sum.Other) is { What: not null } wrong)
            throw new UnprintableDocumentException("báo cáo thực hiện kết luận", $"số liệu không khớp: {wrong.What} ({wrong.One} và {wrong.Other}).");
    }
}

/// <summary>An overdue task with who answers for it.</summary>
public sealed record OverdueTask
{
    public required string Content { get; init; }
    public required string LeadUnitName { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? SourceType { get; init; }
    public string? SourceReference { get; init; }
    public DateOnly? SourceIssuedOn { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required int DaysLate { get; init; }

    /// <summary>The last step of chasing.</summary>
    public ChaseStep? Step { get; init; }

    /// <summary>"Thông báo số 15/TB-HĐND ngày 14/5/2026".</summary>
    public string Source => Phrases.CellCitation(SourceType, SourceReference, SourceIssuedOn);
}

/// <summary>How often a measure of the menu was decided, and what was answered.</summary>
public sealed record MeasureCount(MeasureKind Kind, int Decided, int Answered, int Late);
