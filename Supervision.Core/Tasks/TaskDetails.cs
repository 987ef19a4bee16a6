using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>One follow-up task with its sources, its units and its two axes.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskDetails(Guid TaskId) : IQuery<TaskView>;

public sealed record TaskView
{
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }
    public Guid? ParentId { get; init; }
    public TaskBranch? Branch { get; init; }
    public required bool IsParent { get; init; }

    /// <summary>Others came out of it: its parts, or what remained when it was done in part.</summary>
    public bool HasParts => IsParent || Progress is TaskProgress.PartlyDone;
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public required Reach Reach { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public string? Measure { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public string? DeadlineText { get; init; }
    public DateOnly? StatedOn { get; init; }
    public int? StatedYear { get; init; }
    public Cycle? Cycle { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public DateOnly? PromisedOn { get; init; }
    public required bool IsProvisional { get; init; }
    public required TaskProgress Progress { get; init; }
    public TaskProgress? ProgressBefore { get; init; }

    /// <summary>The day from which its deadline counts: that of its paper, or the day that the ledger was told.</summary>
    public DateOnly? AssignedOn { get; init; }

    /// <summary>The day on which its conclusion was sent to the lead unit.</summary>
    public DateOnly? SentOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public required int PercentDone { get; init; }
    public DateOnly? SuspendedOn { get; init; }
    public required bool ClockStops { get; init; }
    public Timeliness? Timeliness { get; init; }
    public IReadOnlyList<Clause> Sources { get; init; } = [];
    public IReadOnlyList<CoordinatingUnit> Coordinators { get; init; } = [];
    public IReadOnlyList<TaskStep> Allowed { get; init; } = [];

    /// <summary>What is to be handed in with the report, by name.</summary>
    public IReadOnlyList<string> EvidenceItems { get; init; } = [];

    /// <summary>Of a task that others came out of: how it stands by them.</summary>
    public PartsState? PartsState { get; init; }

    /// <summary>Its supervision was archived: it is read, and nothing is done with it any more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The reader may part it, hand it over and fix what is reviewed and handed in, where its state allows.</summary>
    public bool MayWrite { get; init; }

    /// <summary>What the reader may do with this very task and what belongs to it; of a unit's readers their roles alone say it.</summary>
    public IReadOnlyList<TaskRight> Rights { get; init; } = [];

    /// <summary>The reader is, or leads, the body that concluded: it alone gives more time and drops the task.</summary>
    public bool IsConcludingBody { get; init; }

    /// <summary>It is closed, and whoever concluded may open it again.</summary>
    public bool CanReopen { get; init; }

    /// <summary>What it comes from, also for those who cannot open that.</summary>
    public TaskOrigin? Origin { get; init; }

    /// <summary>The day that the paper names, where it is a day off and the deadline ends with the next working day.</summary>
    public DateOnly? NamedDueOn { get; init; }

    /// <summary>The paper that states the present deadline in place of another one, and what it was before; null where it was not moved so.</summary>
    public ReplacedDay? ReplacedDay { get; init; }

    /// <summary>The day by which the council asked to supplement the report that it gave back, as it named it; null where the unit owes none.</summary>
    public DateOnly? SupplementBy { get; init; }

    /// <summary>The day that it ends with by law: the next working day where the named one is a day off.</summary>
    public DateOnly? SupplementEndsOn { get; init; }

    /// <summary>How far the deadline may be extended; null where there is none to extend.</summary>
    public ExtensionTerms? ExtensionTerms { get; init; }

    /// <summary>Somebody else writes for the reader's unit, too: what its head words for it after the deadline is looked at by them first. False of the council's readers, and before the deadline has passed.</summary>
    public bool LateWordsAreSeen { get; init; }

    /// <summary>The day by which the unit would be asked today to answer, by the council's policy for letters; null of a unit's readers.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>The urging letter that was sent to the unit about the present deadline and that it still has time to answer; null of a unit's readers.</summary>
    public RunningLetter? RunningLetter { get; init; }
    public required int Version { get; init; }
}

/// <summary>A deadline that a paper states in place of another.</summary>
/// <param name="Reference">The paper that states it.</param>
/// <param name="FromOn">The day before.</param>
/// <param name="FromReference">The paper that had stated that day; null where the day had come from elsewhere, as from an extension.</param>
public sealed record ReplacedDay(string Reference, DateOnly? FromOn, string? FromReference)
{
    /// <summary>"theo 85/NQ-HĐND; trước là 30/6/2027 theo 84/NQ-HĐND".</summary>
    public string Words => $"theo {Reference}{(FromOn is { } from ? $"; trước là {VietnameseDate.Short(from)}{(FromReference is null ? "" : $" theo {FromReference}")}" : "")}";
}

/// <summary>The paper that a task comes from, named so that it is found wherever it is kept.</summary>
public sealed record TaskOrigin
{
    /// <summary>Null of a paper that is no conclusion.</summary>
    public ConclusionKind? ConclusionKind { get; init; }

    /// <summary>Null of a conclusion.</summary>
    public SourcePaperKind? SourcePaperKind { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public int? ReplacedNumber { get; init; }
    public string? ReplacedSymbol { get; init; }

    /// <summary>The paper that this one replaces: "71/TB-HĐND"; null where it replaces none.</summary>
    public string? Replaces => ReplacedNumber is { } replaced ? $"{DocumentNumber.Digits(replaced)}/{ReplacedSymbol}" : null;

    /// <summary>"Kiến nghị của cử tri số 30/BC-HĐND ngày 05/3/2026".</summary>
    public string Words => string.Join(' ', new[]
    {
        SourcePaperKind?.Label() ?? ConclusionKind?.Label(),
        Number is { } number ? $"số {DocumentNumber.Digits(number)}/{Symbol}" : Reference is { } reference ? Phrases.IsNumber(reference) ? $"số {reference}" : $"“{reference}”" : null,
        IssuedOn is { } on ? $"ngày {VietnameseDate.Short(on)}" : null,
    }.OfType<string>());
}

public sealed record TaskRight(Subject Subject, Act Act);

public sealed record CoordinatingUnit
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
}

internal sealed class TaskDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TaskDetails, TaskView>
{
    private static readonly Subject[] OfATask = [Subject.FollowUpTask, Subject.RemediationReport, Subject.Extension, Subject.Escalation];

    public async Task<TaskView> Handle(TaskDetails query, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(query.TaskId, Act.Read, ct);
        var (today, calendar) = (clock.Today(), await db.Calendar(ct));
        var policy = await db.FollowUpPolicy(today, ct);
        var task = (await db.Find<TaskView>("""
            SELECT t.Id, t.CampaignId, t.ConclusionId, t.SourcePaperId, t.ParentId, t.Branch, t.IsParent, t.Number, t.Content, t.Force, t.Reach, t.LeadUnitId, n.Name AS LeadUnitName, t.ResponsiblePost, t.Product, t.Measure,
                   t.DeadlineKind, t.DeadlineText, t.StatedOn, t.StatedYear, t.Cycle, t.OriginalDueOn, t.DueOn, t.ReviewOn, t.PeriodFrom, t.PeriodTo, t.PromisedOn,
                   t.IsProvisional, t.Progress, t.ProgressBefore, t.AssignedOn, t.AcceptedOn, t.ReportedOn, t.ClosedOn, t.PercentDone, t.SuspendedOn, t.ClockStops, t.Version,
                   (SELECT MIN(s.SentOn) FROM ConclusionReceipts s WHERE s.ConclusionId = t.ConclusionId AND s.UnitId = t.LeadUnitId) AS SentOn,

            """ + Supplements.By + """
                AS SupplementBy
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE t.Id = @TaskId AND t.CouncilId = @CouncilId
            """, new { query.TaskId, On = today }, ct))!;
        var named = (await db.List<SourceRow>("SELECT ClauseId FROM TaskSources WHERE TaskId = @TaskId AND CouncilId = @CouncilId", new { query.TaskId }, ct)).Select(row => row.ClauseId).ToHashSet();
        var sources = task.ConclusionId is { } conclusionId && named.Count > 0 ? (await db.PlacedClauses(conclusionId, ct)).Where(clause => named.Contains(clause.Id)) : [];
        var coordinators = await db.List<CoordinatingUnit>("""
            SELECT o.UnitId, n.Name
            FROM TaskCoordinators o
            JOIN Units u ON u.Id = o.UnitId
            """ + UnitNaming.OnDay + """
            WHERE o.TaskId = @TaskId AND o.CouncilId = @CouncilId
            ORDER BY o.Seq
            """, new { query.TaskId, On = today }, ct);
        return task with
        {
            Timeliness = new TaskDates(task.Progress, task.DueOn, task.ReportedOn, task.ClosedOn).On(today, calendar, policy.NearDays),
            Sources = [.. sources.Select(c => access.IsUnit ? c with { FindingId = null } : c)],
            Coordinators = coordinators,
            EvidenceItems = await db.Evidence(task.Id, ct),
            PartsState = task.HasParts ? (await PartsRows.Read(db, task.Id, today, ct)).State : null,
            IsArchived = access.IsArchived,
            MayWrite = access.Allows(Subject.FollowUpTask, task.Progress is TaskProgress.Draft ? Standing.Draft : Standing.Sent, Act.Write),
            Allowed = [.. TaskLife.Allowed(task.Progress, task.ProgressBefore)],
            Rights = access.IsUnit ? [] : [.. from subject in OfATask from act in Enum.GetValues<Act>() where access.AllowsNow(subject, act) select new TaskRight(subject, act)],
            IsConcludingBody = (await db.AsConcludingBody(access, task.Id, ct)).IsIts,
            CanReopen = TaskLife.After(task.Progress, TaskStep.Reopen) is not null && await db.WhyStaysClosed(task.Id, task.Progress, ct) is null,
            Origin = await Origin(task.Id, ct),
            ReplacedDay = await Replaced(task, ct),
            NamedDueOn = await Named(task, ct) is { } stated && stated != task.DueOn ? stated : null,
            SupplementEndsOn = task.SupplementBy is { } by ? calendar.NextWorkingDayOnOrAfter(by) : null,
            ExtensionTerms = task.DueOn is null ? null : await db.ExtensionTerms(task.Id, task.OriginalDueOn, today, ct),
            LateWordsAreSeen = access.IsUnit && task.DueOn < today && await db.HasOtherHands(today, ct),
            AnswerBy = access.IsUnit ? null : calendar.AddWorkingDays(today, policy.LetterReplyDays).On,
            RunningLetter = access.IsUnit || task.DueOn is not { } running ? null : await db.RunningLetter(task.Id, running, today, ct),
        };
    }

    private sealed record SourceRow
    {
        public required Guid ClauseId { get; init; }
    }

    private Task<TaskOrigin?> Origin(Guid taskId, CancellationToken ct) => db.Find<TaskOrigin>("""
        SELECT k.Kind AS ConclusionKind, p.Kind AS SourcePaperKind, k.Number, k.Symbol, p.Reference, COALESCE(k.IssuedOn, p.IssuedOn) AS IssuedOn, o.Number AS ReplacedNumber, o.Symbol AS ReplacedSymbol
        FROM FollowUpTasks t
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN Conclusions o ON o.Id = k.ReplacesId
        LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
        WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
        """, new { taskId }, ct);

    // The day that was granted by a paper, else the one that the conclusion states.
    private async Task<DateOnly?> Named(TaskView task, CancellationToken ct)
    {
        var granted = await db.List<Granted>("""
            SELECT e.GrantedDueOn
            FROM ExtensionRequests e
            JOIN TaskDateChanges d ON d.CauseId = e.Id
            WHERE e.TaskId = @Id AND e.CouncilId = @CouncilId AND e.Status = 'Granted' AND d.ToOn = @DueOn
            ORDER BY e.Seq
            """, new { task.Id, task.DueOn }, ct);
        return granted.Count > 0 ? granted[^1].GrantedDueOn : (task.DueOn == task.OriginalDueOn || await Replaced(task, ct) is not null) && task.StatedOn < task.DueOn ? task.StatedOn : null;
    }

    private async Task<ReplacedDay?> Replaced(TaskView task, CancellationToken ct)
    {
        var moves = await db.List<MoveRow>("""
            SELECT d.Reason, d.FromOn, d.ToOn, k.Number, k.Symbol, o.Number AS FromNumber, o.Symbol AS FromSymbol
            FROM TaskDateChanges d
            LEFT JOIN Conclusions k ON k.Id = d.CauseId
            LEFT JOIN Conclusions o ON o.Id = k.ReplacesId
            WHERE d.TaskId = @Id AND d.CouncilId = @CouncilId AND d.Axis = 'Deadline'
            ORDER BY d.Seq
            """, new { task.Id }, ct);
        var at = moves.ToList().FindLastIndex(move => move.Reason is DateChangeReason.Replacement && move.ToOn == task.DueOn);
        if (at < 0 || moves[at].Number is not { } number) return null;
        // What was granted, or set at an appraisal, stood in no such paper.
        var wasStated = at == 0 || moves[at - 1].Reason is DateChangeReason.Replacement;
        return new ReplacedDay($"{DocumentNumber.Digits(number)}/{moves[at].Symbol}", moves[at].FromOn, wasStated && moves[at].FromNumber is { } old ? $"{DocumentNumber.Digits(old)}/{moves[at].FromSymbol}" : null);
    }

    private sealed record MoveRow
    {
        public required DateChangeReason Reason { get; init; }
        public DateOnly? FromOn { get; init; }
        public DateOnly? ToOn { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public int? FromNumber { get; init; }
        public string? FromSymbol { get; init; }
    }

    private sealed record Granted
    {
        public DateOnly? GrantedDueOn { get; init; }
    }
}
