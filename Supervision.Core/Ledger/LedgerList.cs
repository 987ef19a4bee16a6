using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>Where tasks of the ledger come from.</summary>
public enum LedgerOrigin
{
    [Label("Kết luận, báo cáo giám sát")] Conclusion,
    [Label("Văn bản nguồn khác")] SourcePaper,
}

/// <summary>One list over all sources, the newest first, or the nearest deadline first where it was chosen by its deadline: what was asked of units by conclusions and by every other paper. Parents are shown, and marked.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record LedgerList : LedgerFilter, IQuery<Page<LedgerLine>>
{
    public LedgerList()
    {
    }

    /// <summary>The same filters.</summary>
    public LedgerList(LedgerFilter filter)
        : base(filter)
    {
    }

    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<LedgerList>
    {
        public Validator()
        {
            this.DemandFilter();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record LedgerLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>The supervision that it comes from; null for what another paper asked for.</summary>
    public string? CampaignTitle { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }

    /// <summary>Null for a task of a conclusion.</summary>
    public SourcePaperKind? Kind { get; init; }

    /// <summary>Null for a task of another paper.</summary>
    public ConclusionKind? ConclusionKind { get; init; }

    /// <summary>What it comes from is called: "Nghị quyết giám sát", "Kiến nghị của cử tri".</summary>
    public string SourceName => Kind?.Label() ?? (ConclusionKind is { } concluded ? ConclusionRules.Of(concluded).Paper.Label() : LedgerOrigin.Conclusion.Label());

    /// <summary>The reference of the conclusion or paper.</summary>
    public string? Source { get; init; }
    public DateOnly? SourceOn { get; init; }
    public Guid? ParentId { get; init; }
    public TaskBranch? Branch { get; init; }
    public required bool IsParent { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }

    /// <summary>What is to come of it.</summary>
    public string? Product { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? PromisedOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public required int PercentDone { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public Timeliness? Timeliness { get; init; }
}

internal sealed class LedgerListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<LedgerList, Page<LedgerLine>>
{
    private const string Sql = """
        SELECT t.Seq, t.Id, t.CampaignId, g.Title AS CampaignTitle, t.ConclusionId, t.SourcePaperId, s.Kind, k.Kind AS ConclusionKind, COALESCE(s.Reference, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) ELSE CONCAT(k.Number, '/', k.Symbol) END) AS Source, COALESCE(s.IssuedOn, k.IssuedOn) AS SourceOn,
               t.ParentId, t.Branch, t.IsParent, t.Number, t.Content, t.Product, t.LeadUnitId, n.Name AS LeadUnitName, t.OriginalDueOn, t.DueOn, t.PromisedOn, t.Progress, t.PercentDone,
               t.ReportedOn, t.ClosedOn

        """ + From;

    /// <summary>What the ledger holds for the reader, by the filters.</summary>
    internal const string From = """
        FROM FollowUpTasks t
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN Campaigns g ON g.Id = t.CampaignId
        JOIN Units u ON u.Id = t.LeadUnitId
        """ + UnitNaming.OnDay + """
        WHERE t.CouncilId = @CouncilId AND t.Progress <> 'Draft'
          AND (@BeforeSeq IS NULL OR t.Seq < @BeforeSeq)
          AND (@Origin IS NULL OR (@Origin = 'Conclusion' AND t.ConclusionId IS NOT NULL) OR (@Origin = 'SourcePaper' AND t.SourcePaperId IS NOT NULL))
          AND (@Kind IS NULL OR s.Kind = @Kind)
          AND (@LeadUnitId IS NULL OR t.LeadUnitId = @LeadUnitId)
          AND (@Progress IS NULL OR t.Progress = @Progress)
          AND (@Pattern IS NULL OR t.FoldedContent LIKE @Pattern ESCAPE '\')
          AND (@Timeliness IS NULL OR @Timeliness = CASE
              WHEN t.Progress IN ('Dropped', 'Suspended') THEN ''
              WHEN t.Progress IN ('Confirmed', 'PartlyDone') THEN CASE
                  WHEN t.DueOn IS NULL OR COALESCE(t.ReportedOn, t.ClosedOn) = t.DueOn THEN 'OnTime'
                  WHEN COALESCE(t.ReportedOn, t.ClosedOn) < t.DueOn THEN 'Early' ELSE 'Late' END
              WHEN t.DueOn IS NULL THEN 'NoDeadline'
              WHEN t.Progress = 'ReportedDone' THEN CASE WHEN t.ReportedOn > t.DueOn THEN 'Overdue' ELSE 'InTerm' END
              WHEN t.DueOn < @On THEN 'Overdue'
              WHEN t.DueOn <= @NearUntil THEN 'NearDue' ELSE 'InTerm' END)
          AND (@BySlice = 0 OR (t.IsParent = 0 AND
        """ + LedgerSlices.Part + """
               IN @Parts))
          AND (@DueFrom IS NULL OR t.DueOn >= @DueFrom) AND (@DueTo IS NULL OR t.DueOn <= @DueTo)
          AND (@ClosedFrom IS NULL OR t.ClosedOn >= @ClosedFrom) AND (@ClosedTo IS NULL OR t.ClosedOn <= @ClosedTo)
          AND (@BodyId IS NULL OR COALESCE(g.BodyId, s.BodyId) = @BodyId)
          AND (@WithoutBody = 0 OR COALESCE(g.BodyId, s.BodyId) IS NULL)
          AND (@Field IS NULL OR
        """ + TaskFields.HasField + """
          )
          AND (@WithoutField = 0 OR NOT
        """ + TaskFields.HasAnyField + """
          )
          AND
        """ + TaskSight.OfCouncil + """
          AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
          )
        """;

    private const string Newest = Sql + " ORDER BY t.Seq DESC";

    private const string Dated = """
          AND t.DueOn >= @AfterOn AND (t.DueOn > @AfterOn OR t.Seq > @AfterSeq)
        ORDER BY t.DueOn, t.Seq
        """;

    private const string ByDeadline = Sql + Dated;

    // Said of what is open, so that its index by day is walked and nothing is sorted.
    private const string OpenByDeadline = Sql + """
          AND t.ClosedOn IS NULL

        """ + Dated;

    private const string OpenWithoutDeadline = Sql + """
          AND t.ClosedOn IS NULL AND t.DueOn IS NULL AND t.Seq > @AfterSeq
        ORDER BY t.Seq
        """;

    public async Task<Page<LedgerLine>> Handle(LedgerList query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var today = clock.Today();
        var calendar = await db.Calendar(ct);
        var near = (await db.FollowUpPolicy(today, ct)).NearDays;
        var nearUntil = LedgerDays.NearUntil(calendar, today, near);
        var order = query.Order();
        var (afterOn, afterSeq) = order is LedgerOrder.Newest ? (null, 0) : LedgerOrders.Position(query.After);
        var page = order switch
        {
            LedgerOrder.Newest => await Read(Newest, query.Take, new LedgerStart(Cursor.ReadSeq(query.After))),
            LedgerOrder.Deadline => await Read(ByDeadline, query.Take, After(afterSeq)),
            LedgerOrder.OpenDeadline => await Read(OpenByDeadline, query.Take, After(afterSeq)),
            _ => await WithUndated(),
        };
        return page with { Items = [.. page.Items.Select(t => t with { Timeliness = new TaskDates(t.Progress, t.DueOn, t.ReportedOn, t.ClosedOn).On(today, calendar, near) })] };

        LedgerStart After(long seq) => new(null, afterOn ?? DateOnly.MinValue, seq);

        Task<Page<LedgerLine>> Read(string sql, int take, LedgerStart start) =>
            db.Page<LedgerLine>(sql, Arguments(actor, today, nearUntil, query, start), take, row => order is LedgerOrder.Newest ? [row.Seq] : [row.DueOn, row.Seq], ct);

        // What has no deadline follows on what has one.
        async Task<Page<LedgerLine>> WithUndated()
        {
            var dated = query.After is not null && afterOn is null ? new Page<LedgerLine>([], null) : await Read(OpenByDeadline, query.Take, After(afterSeq));
            if (dated.Next is not null) return dated;
            var room = query.Take - dated.Items.Count;
            var rest = await Read(OpenWithoutDeadline, Math.Max(room, 1), After(afterOn is null ? afterSeq : 0));
            if (room > 0) return new Page<LedgerLine>([.. dated.Items, .. rest.Items], rest.Next);
            return rest.Items.Count > 0 ? dated with { Next = Cursor.Write(dated.Items[^1].DueOn, dated.Items[^1].Seq) } : dated;
        }
    }

    internal static SqlArguments Arguments(Actor actor, DateOnly today, DateOnly nearUntil, LedgerFilter query, LedgerStart start) => actor.Sight(Subject.FollowUpTask, new
    {
        On = today,
        NearUntil = nearUntil,
        start.BeforeSeq,
        start.AfterOn,
        start.AfterSeq,
        query.Origin,
        query.Kind,
        query.LeadUnitId,
        query.Progress,
        query.Timeliness,
        BySlice = query.Slice is not null,
        Parts = query.Slice?.Parts() ?? [],
        query.DueFrom,
        DueTo = query.Slice?.IsPast() == true && (query.DueTo is null || query.DueTo >= today) ? today.AddDays(-1) : query.DueTo,
        query.ClosedFrom,
        query.ClosedTo,
        query.BodyId,
        query.WithoutBody,
        query.Field,
        query.WithoutField,
        Pattern = SearchText.Anywhere(query.Search),
    });
}

/// <summary>Where a page of the ledger begins, in whichever order it is read.</summary>
internal sealed record LedgerStart(long? BeforeSeq, DateOnly AfterOn = default, long AfterSeq = 0);

internal static class LedgerDays
{
    /// <summary>The last day that is near due: as many working days away as the policy says, and the days off after it.</summary>
    public static DateOnly NearUntil(WorkCalendar calendar, DateOnly today, int nearDays)
    {
        var day = today;
        while (calendar.WorkingDaysBetween(today, day.AddDays(1)) <= nearDays) day = day.AddDays(1);
        return day;
    }
}
