using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>The numbers of a series and a year, those that were cancelled among them.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record OutgoingList : IQuery<Page<OutgoingLine>>
{
    public required int Year { get; init; }

    /// <summary>None: all series.</summary>
    public string? Series { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<OutgoingList>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Series).MaximumLength(60);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

/// <summary>A line of the outgoing register, in the columns of Annex IV.</summary>
public sealed record OutgoingLine
{
    public required long Seq { get; init; }
    public required string Series { get; init; }
    public required int Number { get; init; }
    public required string Symbol { get; init; }
    public required string DocumentType { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required NumberStatus Status { get; init; }
    public string? CancelReason { get; init; }

    /// <summary>None: a decision stated the number, and its paper is kept outside.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>The report that a stated slip answers.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>The task whose request for more time a stated letter answers, or that a stated paper ends or opens again.</summary>
    public Guid? TaskId { get; init; }
    public required string Title { get; init; }
    public string? SignerName { get; init; }

    /// <summary>"Nơi nhận" as printed on the paper, a line each.</summary>
    public string? Recipients { get; init; }

    /// <summary>Whom it went to by the record; of a paper that is not sent yet, whom it names, without the copy that is kept.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];

    /// <summary>How many times it was sent, and the first day.</summary>
    public long Copies { get; init; }
    public DateOnly? SentOn { get; init; }
    public long Acknowledged { get; init; }
    public required PaperForce Force { get; init; }

    /// <summary>A smaller number of its series bears a later day, or a greater one an earlier.</summary>
    public required bool IsOutOfOrder { get; init; }
}

internal sealed class OutgoingListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<OutgoingList, Page<OutgoingLine>>
{
    public Task<Page<OutgoingLine>> Handle(OutgoingList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return Lines(db, query.Series, query.Year, Cursor.ReadSeq(query.After), query.Take, ct);
    }

    /// <summary>The lines of the page and of the printed book alike.</summary>
    internal static async Task<Page<OutgoingLine>> Lines(Db db, string? series, int year, long? afterSeq, int take, CancellationToken ct)
    {
        var page = await db.Page<OutgoingLine>("""
            SELECT n.Seq, n.Series, n.Number, n.Symbol, n.DocumentType, n.IssuedOn, n.Status, n.CancelReason, n.PaperId,
                   CASE WHEN n.PaperId IS NULL AND n.RecordKind NOT IN ('ExtensionAnswer', 'TaskDecision') THEN n.RecordId END AS ReportId, COALESCE(e.TaskId, d.TaskId, o.TaskId, s.TaskId) AS TaskId,
                   COALESCE(p.Title, n.Title) AS Title, p.SignerName, COALESCE(p.Recipients, x.Name) AS Recipients, COALESCE(p.Force, 'InForce') AS Force,
                   CASE WHEN n.Status <> 'Cancelled' AND EXISTS (
                       SELECT 1 FROM DocumentNumbers w
                       WHERE w.CouncilId = n.CouncilId AND w.Series = n.Series AND w.Year = n.Year AND w.Status <> 'Cancelled'
                         AND ((w.Number > n.Number AND w.IssuedOn < n.IssuedOn) OR (w.Number < n.Number AND w.IssuedOn > n.IssuedOn))) THEN 1 ELSE 0 END AS IsOutOfOrder
            FROM DocumentNumbers n
            LEFT JOIN OfficialPapers p ON p.Id = n.PaperId
            LEFT JOIN ExtensionRequests e ON e.Id = n.RecordId AND n.PaperId IS NULL
            LEFT JOIN TaskDrops d ON d.Id = n.RecordId AND n.PaperId IS NULL
            LEFT JOIN TaskReopenings o ON o.Id = n.RecordId AND n.PaperId IS NULL
            LEFT JOIN TaskSuspensions s ON s.Id = n.RecordId AND n.PaperId IS NULL
            LEFT JOIN UnitNames x ON x.UnitId = n.UnitId AND x.ValidFrom = COALESCE(
                (SELECT MAX(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = n.UnitId AND y.ValidFrom <= n.IssuedOn), (SELECT MIN(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = n.UnitId))
            WHERE n.CouncilId = @CouncilId AND n.Year = @year AND (@series IS NULL OR n.Series = @series) AND (@afterSeq IS NULL OR n.Seq > @afterSeq)
            ORDER BY n.Seq
            """, new { year, series, afterSeq }, take, row => [row.Seq], ct);
        if (page.Items.Count == 0) return page;
        var sendings = (await OutgoingSendings.Read(db, series, year, page.Items[0].Seq, page.Items[^1].Seq, ct)).ToLookup(sending => sending.Seq);
        return page with { Items = [.. page.Items.Select(line => OutgoingSendings.Enter(line, [.. sendings[line.Seq]]))] };
    }
}
