using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Dispatches;
using Supervision.Core.Findings;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>One thing that a unit has to do.</summary>
/// <param name="On">The day it stands by: when it is due; of what is due at once, when it was asked for.</param>
/// <param name="Label">What kind of duty it is.</param>
/// <param name="Partial">How it is shown.</param>
/// <param name="Model">What is shown.</param>
public sealed record UnitDuty(DateOnly On, string Label, string Partial, object Model);

/// <summary>All that a unit has to do, of every kind in one list, the nearest day first: nothing late stands below what is due next year.</summary>
public sealed record UnitDuties(IReadOnlyList<UnitDuty> Rows)
{
    /// <summary>What a delegation demanded to be stopped at once.</summary>
    public const string UrgentDemand = "Yêu cầu chấm dứt ngay hành vi vi phạm, chưa trả lời";

    // As many as one reads in the morning; the rest stands behind its link.
    private const int Tasks = 10;

    /// <summary>Asks for all of it.</summary>
    /// <param name="ask">Asks for the reader.</param>
    /// <param name="actor">The reader, of the unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="today">What is asked for without a day stands by this one.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<UnitDuties> Read(Asking ask, Actor actor, Guid unit, DateOnly today, CancellationToken ct)
    {
        var rows = new List<UnitDuty>();
        // Who came in by a link reads the tasks it leads to, and nothing else of the unit.
        if (actor.Identity.Link is null)
        {
            Add(UrgentDemand, "_UrgentDemand", await ask.Try(Subject.UnitReport, new UnansweredDemands(), ct), one => one.DemandedOn);
            Add("Yêu cầu giải trình bằng văn bản", "_OwedExplanation", (await ask.Try(Subject.Escalation, new MeasureList { MeasureKind = MeasureKind.WrittenExplanation, Unanswered = true }, ct))?.Items, one => one.DueOn);
            Add("Báo cáo phải gửi Đoàn giám sát", "_OwedReport", await ask.Try(Subject.UnitReport, new OwedReports(), ct), one => one.DueOn);
            Add("Biểu số liệu phải gửi Đoàn giám sát", "_OwedTable", await ask.Try(Subject.UnitReport, new OwedTables(), ct), one => one.DueOn);
            Add("Báo cáo thực hiện kết luận", "_OwedConclusionReport", await ask.Try(Subject.Conclusion, new OwedConclusionReports(), ct), one => one.DueOn);
            Add("Văn bản chờ đơn vị xác nhận đã nhận", "_PaperToAcknowledge", await ask.Try(Subject.Paper, new PapersToAcknowledge(), ct), one => one.SentOn);
            Add("Nội dung chờ đơn vị đối chiếu", "_FindingsToAnswer", await ask.Try(Subject.Finding, new FindingsToAnswer(), ct), _ => null);
            var passed = await ask.Try(Subject.FollowUpTask, new PassedOnWork(), ct);
            Add("Công việc được giao tiếp", "_OwedPassing", passed?.ToReport, one => one.DueOn);
            Add("Công việc giao tiếp đã được báo cáo lại", "_ReportedPassing", passed?.Reported, _ => null);
        }
        if (await ask.Try(Subject.FollowUpTask, new OwedTasks { UnitId = unit, Take = Tasks }, ct) is { } owed)
        {
            foreach (var task in owed.Items) rows.Add(new UnitDuty(task.DueOn ?? DateOnly.MaxValue, "Nội dung phải thực hiện", "_OwedTask", task));
            if (owed.Next is not null) rows.Add(new UnitDuty(owed.Items[^1].DueOn ?? DateOnly.MaxValue, "Nội dung phải thực hiện", "_MoreTasks", owed.Items[^1]));
        }
        return new UnitDuties([.. rows.OrderBy(row => row.On)]);

        void Add<T>(string label, string partial, IReadOnlyList<T>? list, Func<T, DateOnly?> day) where T : notnull =>
            rows.AddRange((list ?? []).Select(one => new UnitDuty(day(one) ?? today, label, partial, one)));
    }
}
