using Supervision.Core.Access;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Overview;

/// <summary>Whose tasks are counted, and when.</summary>
/// <param name="UnitId">Only what it leads.</param>
/// <param name="IsOwn">It counts itself: what was sent to it.</param>
/// <param name="From">The period's first day.</param>
/// <param name="To">The period's last day.</param>
/// <param name="On">Today.</param>
internal sealed record OverviewScope(Guid? UnitId, bool IsOwn, DateOnly From, DateOnly To, DateOnly On);

/// <summary>
/// The statements of an overview. Each reads rows in the order of an index made for it, once, and answers a row a day, a body, a field: what a province gathers in years is counted in milliseconds.
/// One unit's rows are few and have their own index, so those statements end differently instead of asking every row whose it is.
/// </summary>
internal sealed class OverviewRows(Db db, OverviewScope scope)
{
    private const string OfCouncil = """

        FROM FollowUpTasks t
        WHERE t.CouncilId = @CouncilId AND t.IsParent = 0

        """;

    // The council is asked of the unit alone, so that the unit's own index is the only way to its tasks.
    private const string OfUnit = """

        FROM Units u
        JOIN FollowUpTasks t ON t.LeadUnitId = u.Id
        WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId AND t.IsParent = 0

        """;

    private const string SentToUnit = " AND " + TaskSight.OfUnit;

    /// <summary>What is past its deadline today, of the open tasks <c>t</c>.</summary>
    private const string IsOverdue = """
        CASE WHEN t.DueOn IS NULL THEN 0 WHEN t.Progress = 'ReportedDone' THEN CASE WHEN COALESCE(t.ReportedOn, @On) > t.DueOn THEN 1 ELSE 0 END WHEN t.DueOn < @On THEN 1 ELSE 0 END
        """;

    private string Tasks => scope.UnitId is null ? OfCouncil : scope.IsOwn ? OfUnit + SentToUnit : OfUnit;

    private object Span => new { scope.UnitId, scope.From, scope.To, scope.On, FromAt = scope.From.At(TimeOnly.MinValue), Before = scope.To.AddDays(1).At(TimeOnly.MinValue) };

    /// <summary>Equal ones together. What was reported done is past its first deadline by the day of its report.</summary>
    public Task<IReadOnlyList<OpenGroup>> Open(CancellationToken ct) => db.List<OpenGroup>("""
        SELECT t.Progress, t.DueOn, CASE WHEN t.Progress = 'ReportedDone' THEN t.ReportedOn END AS ReportedOn, COUNT(*) AS Tasks,
               SUM(CASE WHEN t.OriginalDueOn < CASE WHEN t.Progress = 'ReportedDone' THEN COALESCE(t.ReportedOn, @On) ELSE @On END THEN 1 ELSE 0 END) AS PastOriginal
        """ + Tasks + """
          AND t.ClosedOn IS NULL AND t.Progress <> 'Draft'
        GROUP BY t.Progress, t.DueOn, CASE WHEN t.Progress = 'ReportedDone' THEN t.ReportedOn END
        """, Span, ct);

    /// <summary>By the day of the deadline, once it has passed; on time is what was reported done by it.</summary>
    public Task<IReadOnlyList<DayCount>> Due(DateOnly first, DateOnly last, CancellationToken ct) => db.List<DayCount>("""
        SELECT t.DueOn AS Day, COUNT(*) AS Tasks,
               SUM(CASE WHEN t.Progress IN ('Confirmed', 'PartlyDone', 'ReportedDone') AND COALESCE(t.ReportedOn, t.ClosedOn) <= t.DueOn THEN 1 ELSE 0 END) AS OnTime
        """ + Tasks + """
          AND t.DueOn >= @first AND t.DueOn <= @last AND t.DueOn < @On AND t.Progress NOT IN ('Draft', 'Dropped', 'Suspended')
        GROUP BY t.DueOn
        """, new { first, last, scope.UnitId, scope.On }, ct);

    /// <summary>By the day of the confirmation; on time is what had been reported done by its deadline, or had none.</summary>
    public Task<IReadOnlyList<DayCount>> Done(DateOnly first, DateOnly last, CancellationToken ct) => db.List<DayCount>("""
        SELECT t.ClosedOn AS Day, COUNT(*) AS Tasks, SUM(CASE WHEN t.DueOn < COALESCE(t.ReportedOn, t.ClosedOn) THEN 0 ELSE 1 END) AS OnTime
        """ + Tasks + """
          AND t.ClosedOn >= @first AND t.ClosedOn <= @last AND t.Progress IN ('Confirmed', 'PartlyDone')
        GROUP BY t.ClosedOn
        """, new { first, last, scope.UnitId }, ct);

    public Task<IReadOnlyList<BodyTasks>> Bodies(CancellationToken ct) => db.List<BodyTasks>("""
        SELECT b.Id AS BodyId, b.Name, SUM(w.Tasks) AS Tasks, SUM(w.Overdue) AS Overdue
        FROM (SELECT t.CampaignId, t.SourcePaperId, COUNT(*) AS Tasks, SUM(
        """ + IsOverdue + """
              ) AS Overdue
        """ + Tasks + """
                AND t.ClosedOn IS NULL AND t.Progress NOT IN ('Draft', 'Suspended')
              GROUP BY t.CampaignId, t.SourcePaperId) w
        LEFT JOIN Campaigns c ON c.Id = w.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = w.SourcePaperId
        LEFT JOIN Bodies b ON b.Id = COALESCE(c.BodyId, s.BodyId)
        GROUP BY b.Id, b.Name
        ORDER BY CASE WHEN b.Id IS NULL THEN 1 ELSE 0 END, Overdue DESC, b.Name
        """, Span, ct);

    /// <summary>By field; what rests on none comes last.</summary>
    /// <param name="bodies">All that is open, as <see cref="Bodies"/> counted it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<FieldTasks>> Fields(IReadOnlyList<BodyTasks> bodies, CancellationToken ct)
    {
        var named = await db.List<FieldTasks>("""
            SELECT z.Field, COUNT(*) AS Tasks, SUM(z.Overdue) AS Overdue
            FROM (SELECT DISTINCT y.Field, t.Id,
            """ + IsOverdue + WithField + """
            ) z
            GROUP BY z.Field
            ORDER BY Overdue DESC, z.Field
            """, Span, ct);
        if (named.Count == 0) return [];
        var fielded = (await db.Find<FieldTasks>("""
            SELECT COUNT(*) AS Tasks, COALESCE(SUM(z.Overdue), 0) AS Overdue
            FROM (SELECT DISTINCT t.Id,
            """ + IsOverdue + WithField + """
            ) z
            """, Span, ct))!;
        var rest = new FieldTasks { Tasks = bodies.Sum(body => body.Tasks) - fielded.Tasks, Overdue = bodies.Sum(body => body.Overdue) - fielded.Overdue };
        return rest.Tasks > 0 ? [.. named, rest] : named;
    }

    private string WithField => """
         AS Overdue
        FROM Findings y
        JOIN ConclusionClauses q ON q.FindingId = y.Id
        JOIN TaskSources x ON x.ClauseId = q.Id
        JOIN FollowUpTasks t ON t.Id = x.TaskId OR t.ParentId = x.TaskId
        WHERE y.CouncilId = @CouncilId AND y.Field IS NOT NULL AND t.CouncilId = @CouncilId AND t.IsParent = 0 AND t.ClosedOn IS NULL AND t.Progress NOT IN ('Draft', 'Suspended')
        """ + (scope.UnitId is null ? "" : scope.IsOwn ? " AND t.LeadUnitId = @UnitId" + SentToUnit : " AND t.LeadUnitId = @UnitId");

    public async Task<ExtensionCounts> Extensions(CancellationToken ct)
    {
        var groups = await db.List<ExtensionGroup>("""
            SELECT w.Requests, w.Granted, w.Refused, w.Withdrawn, COUNT(*) AS Tasks
            FROM (SELECT e.TaskId, COUNT(*) AS Requests, SUM(CASE WHEN e.Status = 'Granted' THEN 1 ELSE 0 END) AS Granted,
                         SUM(CASE WHEN e.Status = 'Refused' THEN 1 ELSE 0 END) AS Refused, SUM(CASE WHEN e.Status = 'Withdrawn' THEN 1 ELSE 0 END) AS Withdrawn
                  FROM ExtensionRequests e
                  WHERE e.CouncilId = @CouncilId AND e.SentOn >= @From AND e.SentOn <= @To AND (@UnitId IS NULL OR e.UnitId = @UnitId)
                    AND (@ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.Id = e.TaskId AND t.LeadUnitId = @ActorUnitId))
                  GROUP BY e.TaskId) w
            GROUP BY w.Requests, w.Granted, w.Refused, w.Withdrawn
            """, Span, ct);
        return new ExtensionCounts
        {
            Granted = groups.Sum(group => group.Granted * group.Tasks),
            Refused = groups.Sum(group => group.Refused * group.Tasks),
            Withdrawn = groups.Sum(group => group.Withdrawn * group.Tasks),
            Waiting = groups.Sum(group => (group.Requests - group.Granted - group.Refused - group.Withdrawn) * group.Tasks),
            Tasks = groups.Sum(group => group.Tasks),
            Again = groups.Where(group => group.Requests > 1).Sum(group => group.Requests * group.Tasks),
            TasksAgain = groups.Where(group => group.Requests > 1).Sum(group => group.Tasks),
        };
    }

    public async Task<LetterCounts> Letters(CancellationToken ct) => (await db.Find<LetterCounts>("""
        SELECT COALESCE(SUM(CASE WHEN l.Step = 'FirstLetter' THEN 1 ELSE 0 END), 0) AS FirstLetters, COALESCE(SUM(CASE WHEN l.Step = 'SecondLetter' THEN 1 ELSE 0 END), 0) AS SecondLetters,
               COALESCE(SUM(l.Waits), 0) AS Unanswered
        FROM (SELECT l.Step, CASE WHEN
        """ + LetterSight.Unanswered + """
              THEN 1 ELSE 0 END AS Waits
        FROM ReminderLetters l
        WHERE l.CouncilId = @CouncilId AND l.IssuedOn >= @From AND l.IssuedOn <= @To AND (@UnitId IS NULL OR l.UnitId = @UnitId)
          AND (@ActorUnitId IS NULL OR l.Status IN ('Sent', 'Answered'))) l
        """, Span, ct))!;

    public Task<IReadOnlyList<MeasureTally>> Measures(CancellationToken ct) => db.List<MeasureTally>("""
        SELECT m.Kind, COUNT(*) AS Decided, COUNT(*) - COUNT(m.AnsweredOn) AS Unanswered
        FROM Measures m
        JOIN FollowUpTasks t ON t.Id = m.TaskId
        WHERE m.CouncilId = @CouncilId AND t.Progress <> 'Draft' AND m.DecidedOn >= @From AND m.DecidedOn <= @To AND (@UnitId IS NULL OR t.LeadUnitId = @UnitId)
          AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
          )
        GROUP BY m.Kind
        ORDER BY m.Kind
        """, Span, ct);

    public async Task<int> Repeated(CancellationToken ct) => (int)await db.Value<long>("""
        SELECT COUNT(*) FROM (
        """ + RepeatedFindingsHandler.Pairs + """
        ) w
        """, Span, ct);

    private sealed record ExtensionGroup
    {
        public required int Requests { get; init; }
        public required int Granted { get; init; }
        public required int Refused { get; init; }
        public required int Withdrawn { get; init; }
        public required int Tasks { get; init; }
    }
}
