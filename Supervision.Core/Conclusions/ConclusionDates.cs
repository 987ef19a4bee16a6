using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Conclusions;

/// <summary>Which days go with a conclusion's paper: when it can be issued at the earliest, and that what it asks for ends no sooner.</summary>
internal static class ConclusionDates
{
    /// <summary>The day it was concluded on, before which the paper is not issued: that of the meeting, of the end of the fieldwork, or of the session whose remarks it holds.</summary>
    public static async Task<DateOnly?> ConcludedOn(this Db db, Conclusion conclusion, CancellationToken ct)
    {
        var row = await db.Find<DayRow>("""
            SELECT COALESCE(e.HeldOn, c.FieldworkEndedOn) AS ConcludedOn, v.StartedAt
            FROM Conclusions k
            JOIN Campaigns c ON c.Id = k.CampaignId
            LEFT JOIN Examinations e ON e.Id = k.ExaminationId
            LEFT JOIN Visits v ON v.Id = k.VisitId
            WHERE k.Id = @Id AND k.CouncilId = @CouncilId
            """, new { conclusion.Id }, ct);
        return conclusion.VisitId is null ? row?.ConcludedOn : row?.StartedAt is { } at ? DateOnly.FromDateTime(at.Local()) : null;
    }

    /// <summary>Refuses a deadline that would have passed on whichever day the paper is issued.</summary>
    public static async Task DemandDeadline(this Db db, Conclusion conclusion, DeadlineRule deadline, CancellationToken ct)
    {
        if (await db.ConcludedOn(conclusion, ct) is not { } concluded) return;
        if (deadline is { Kind: DeadlineKind.Date or DeadlineKind.Stage or DeadlineKind.Recurring or DeadlineKind.Continuous, On: { } on } && on < concluded)
            throw RefusedException.Invalid("task.deadline", $"Task.{nameof(TaskContent.Deadline)}.{nameof(DeadlineRule.On)}", $"Thời hạn {VietnameseDate.Short(on)} sớm hơn ngày kết luận {VietnameseDate.Short(concluded)}; văn bản không ban hành trước ngày đó.");
        if (deadline is { Kind: DeadlineKind.InYear, Year: { } year } && year < concluded.Year)
            throw RefusedException.Invalid("task.deadline", $"Task.{nameof(TaskContent.Deadline)}.{nameof(DeadlineRule.Year)}", $"Năm {year} đã qua khi kết luận ngày {VietnameseDate.Short(concluded)}.");
    }

    /// <summary>The tasks whose deadline comes to no day if the conclusion is issued on that day, one sentence each.</summary>
    public static async Task<IReadOnlyList<string>> LateDeadlines(this Db db, Guid conclusionId, DateOnly issuedOn, CancellationToken ct)
    {
        var resolver = await TaskDeadlines.Resolver(db, ct);
        var start = await db.DeadlineStart(conclusionId, ct);
        return [.. (await db.TasksOf(conclusionId, ct)).Select(task => TaskDeadlines.Fault(resolver, task, start.Of(task.Deadline, issuedOn))).OfType<string>()];
    }

    private sealed record DayRow
    {
        public DateOnly? ConcludedOn { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
    }
}
