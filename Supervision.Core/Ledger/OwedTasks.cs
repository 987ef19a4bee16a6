using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>
/// What a unit owes, the nearest deadline first and what has none last, each with the reason in words and the next step. What it has reported and what is suspended
/// is not owed now. A unit asks for itself.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record OwedTasks : IQuery<Page<OwedTask>>
{
    public required Guid UnitId { get; init; }

    /// <summary>Only what is overdue today.</summary>
    public bool Overdue { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<OwedTasks>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record OwedTask
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }

    /// <summary>The paper that asked for it: "45/TB-HĐND".</summary>
    public string? PaperReference => PaperNumber is { } number ? $"{DocumentNumber.Digits(number)}/{PaperSymbol}" : SourceReference;

    [JsonIgnore]
    public int? PaperNumber { get; init; }

    [JsonIgnore]
    public string? PaperSymbol { get; init; }

    [JsonIgnore]
    public string? SourceReference { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? PromisedOn { get; init; }

    /// <summary>The day by which the council asked to supplement the report that it gave back, as it named it.</summary>
    public DateOnly? SupplementBy { get; init; }

    /// <summary>The day that it ends with by law: the next working day where the named one is a day off.</summary>
    public DateOnly? SupplementEndsOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public required int PercentDone { get; init; }
    public required int Version { get; init; }

    /// <summary>A report of the unit is drafted that tells of it and waits to be approved and sent; for the unit alone.</summary>
    public bool IsDrafted { get; init; }

    /// <summary>The day on which that draft was laid before the unit's head.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>Own words of the reader, who would send it, stand in that draft: somebody else of the unit looks at it first.</summary>
    public bool NeedsOtherHand { get; init; }

    /// <summary>Words of a head of the unit who is not the reader stand in that draft.</summary>
    public bool IsHeadsDraft { get; init; }

    /// <summary>A request for more time is drafted and not sent; for the unit alone.</summary>
    public bool HasDraftedExtension { get; init; }

    /// <summary>That request is in own words of the reader, who would send it: after the deadline somebody else of the unit looks at it first.</summary>
    public bool ExtensionNeedsOtherHand { get; init; }

    /// <summary>That request is in the words of a head who is not the reader.</summary>
    public bool IsHeadsExtension { get; init; }

    /// <summary>A request for more time was sent and waits for its decision; for the unit alone.</summary>
    public bool HasSentExtension { get; init; }

    /// <summary>"Quá hạn 12 ngày vì chưa có báo cáo".</summary>
    public string Reason { get; init; } = "";
    public NextStep? NextStep { get; init; }

    /// <summary>What a unit may do about its deadline; nothing while a request that was sent waits, or one that was drafted waits for another of the unit.</summary>
    public NextStep? TimeStep { get; init; }
}

/// <summary>What is to be done now, by whom it stands with.</summary>
/// <param name="Code">The step, stable.</param>
/// <param name="Words">What a button says.</param>
/// <param name="Route">Where it is done.</param>
/// <param name="ByUnit">The unit does it; otherwise the council.</param>
public sealed record NextStep(string Code, string Words, string Route, bool ByUnit);

internal sealed class OwedTasksHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<OwedTasks, Page<OwedTask>>
{
    // The council is asked of the unit alone, so that the unit's own index by day is the only way to its tasks.
    private const string Columns = """
        SELECT t.Seq, t.Id, t.Number, t.Content, t.ConclusionId, t.SourcePaperId, k.Number AS PaperNumber, k.Symbol AS PaperSymbol, s.Reference AS SourceReference, t.OriginalDueOn, t.DueOn, t.ReviewOn, t.PromisedOn, t.Progress, t.PercentDone, t.Version,

        """ + Supplements.By + """
                AS SupplementBy,
               CASE WHEN EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId WHERE i.TaskId = t.Id AND r.UnitId = @ActorUnitId AND r.Status = 'Draft') THEN 1 ELSE 0 END AS IsDrafted,
               (SELECT MAX(r.AskedOn) FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId WHERE i.TaskId = t.Id AND r.UnitId = @ActorUnitId AND r.Status = 'Draft') AS AskedOn,
               CASE WHEN @Approves = 1 AND EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId WHERE i.TaskId = t.Id AND r.UnitId = @ActorUnitId AND r.Status = 'Draft' AND
        """ + RemediationRows.HasOwnWords + """
                ) THEN 1 ELSE 0 END AS NeedsOtherHand,
               CASE WHEN EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId WHERE i.TaskId = t.Id AND r.UnitId = @ActorUnitId AND r.Status = 'Draft' AND
        """ + RemediationRows.HasHeadsWords + """
                ) THEN 1 ELSE 0 END AS IsHeadsDraft,
               CASE WHEN @Approves = 1 AND EXISTS (SELECT 1 FROM ExtensionRequests w WHERE w.TaskId = t.Id AND w.UnitId = @ActorUnitId AND w.Status = 'Draft' AND
        """ + UnitHands.OwnWords + """
                ) THEN 1 ELSE 0 END AS ExtensionNeedsOtherHand,
               CASE WHEN EXISTS (SELECT 1 FROM ExtensionRequests w WHERE w.TaskId = t.Id AND w.UnitId = @ActorUnitId AND w.Status = 'Draft' AND
        """ + UnitHands.HeadsWords + """
                ) THEN 1 ELSE 0 END AS IsHeadsExtension,
               CASE WHEN EXISTS (SELECT 1 FROM ExtensionRequests e WHERE e.TaskId = t.Id AND e.UnitId = @ActorUnitId AND e.Status = 'Draft') THEN 1 ELSE 0 END AS HasDraftedExtension,
               CASE WHEN EXISTS (SELECT 1 FROM ExtensionRequests e WHERE e.TaskId = t.Id AND e.UnitId = @ActorUnitId AND e.Status = 'Sent') THEN 1 ELSE 0 END AS HasSentExtension

        FROM Units u
        JOIN FollowUpTasks t ON t.LeadUnitId = u.Id
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId

        """;

    private const string Owed = """

            AND t.IsParent = 0 AND t.Progress IN ('Assigned', 'Accepted', 'Refused', 'InProgress', 'Returned', 'NotSatisfactory')
            AND
        """ + TaskSight.OfCouncil;

    private const string OwnOnly = """
            AND
        """ + TaskSight.OfUnit;

    private const string Dated = """
        WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.DueOn >= @AfterOn AND t.DueOn < @Before AND (t.DueOn > @AfterOn OR t.Seq > @AfterSeq)
        """ + Owed;

    private const string Undated = """
        WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.DueOn IS NULL AND t.Seq > @AfterSeq
        """ + Owed;

    private const string ByDay = """

        ORDER BY t.DueOn, t.Seq
        """;

    private const string BySeq = """

        ORDER BY t.Seq
        """;

    public async Task<Page<OwedTask>> Handle(OwedTasks query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (actor.UnitId is { } own && own != query.UnitId) throw RefusedException.NotFound("đơn vị");
        var today = clock.Today();
        var approves = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, Act.Approve);
        var (after, seq) = Position(query.After);
        var arguments = new
        {
            query.UnitId,
            AfterOn = after ?? DateOnly.MinValue,
            AfterSeq = seq,
            On = today,
            Approves = approves,
            Before = query.Overdue ? today : DateOnly.MaxValue,
        };
        var isUnit = actor.UnitId is not null;
        var page = after is null && seq > 0
            ? new Page<OwedTask>([], "")
            : await db.Page<OwedTask>(isUnit ? Columns + Dated + OwnOnly + ByDay : Columns + Dated + ByDay, actor.Sight(Subject.FollowUpTask, arguments), query.Take, Key, ct);
        if (!query.Overdue && page.Next is null or "")
            page = await FillUp(page, query.Take, isUnit ? Columns + Undated + OwnOnly + BySeq : Columns + Undated + BySeq, query.UnitId, after is null ? seq : 0, approves, ct);
        var calendar = await db.Calendar(ct);
        return page with { Items = [.. page.Items.Select(t => t with { SupplementEndsOn = t.SupplementBy is { } named ? calendar.NextWorkingDayOnOrAfter(named) : null }).Select(t => t with { Reason = OwedWords.Reason(t, today, calendar, approves), NextStep = OwedWords.Next(t, approves), TimeStep = OwedWords.Time(t, today, approves) })] };
    }

    private async Task<Page<OwedTask>> FillUp(Page<OwedTask> dated, int take, string sql, Guid unitId, long afterSeq, bool approves, CancellationToken ct)
    {
        var room = take - dated.Items.Count;
        var arguments = actor.Sight(Subject.FollowUpTask, new { UnitId = unitId, AfterSeq = afterSeq, On = clock.Today(), Approves = approves });
        var rest = await db.Page<OwedTask>(sql, arguments, Math.Max(room, 1), Key, ct);
        if (room > 0) return new Page<OwedTask>([.. dated.Items, .. rest.Items], rest.Next);
        // The page is full of dated tasks; undated ones follow on the next.
        return new Page<OwedTask>(dated.Items, rest.Items.Count > 0 ? Cursor.Write(Key(dated.Items[^1])) : null);
    }

    private static object?[] Key(OwedTask row) => [row.DueOn, row.Seq];

    private static (DateOnly? On, long Seq) Position(string? cursor)
    {
        if (cursor is null) return (DateOnly.MinValue, 0);
        var parts = Cursor.Read(cursor, 2);
        if (!long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq)) throw Wrong();
        if (parts[0].Length == 0) return (null, seq);
        return DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? (on, seq) : throw Wrong();
    }

    private static RefusedException Wrong() => RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", nameof(OwedTasks.After));
}
