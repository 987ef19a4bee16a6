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
    public required Guid PaperId { get; init; }
    public required string Title { get; init; }
    public string? SignerName { get; init; }
    public string? Recipients { get; init; }

    /// <summary>How many receivers it went to, and the first day.</summary>
    public required long Copies { get; init; }
    public DateOnly? SentOn { get; init; }
    public required long Acknowledged { get; init; }
    public required PaperForce Force { get; init; }
}

internal sealed class OutgoingListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<OutgoingList, Page<OutgoingLine>>
{
    public Task<Page<OutgoingLine>> Handle(OutgoingList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return Lines(db, query.Series, query.Year, Cursor.ReadSeq(query.After), query.Take, ct);
    }

    internal static Task<Page<OutgoingLine>> Lines(Db db, string? series, int year, long? afterSeq, int take, CancellationToken ct) => db.Page<OutgoingLine>("""
        SELECT n.Seq, n.Series, n.Number, n.Symbol, n.DocumentType, n.IssuedOn, n.Status, n.CancelReason, n.PaperId, p.Title, p.SignerName, p.Recipients, p.Force,
               (SELECT COUNT(*) FROM PaperDispatches d WHERE d.PaperId = p.Id) AS Copies,
               (SELECT MIN(d.SentOn) FROM PaperDispatches d WHERE d.PaperId = p.Id) AS SentOn,
               (SELECT COUNT(*) FROM PaperDispatches d WHERE d.PaperId = p.Id AND d.AcknowledgedOn IS NOT NULL) AS Acknowledged
        FROM DocumentNumbers n
        JOIN OfficialPapers p ON p.Id = n.PaperId
        WHERE n.CouncilId = @CouncilId AND n.Year = @year AND (@series IS NULL OR n.Series = @series) AND (@afterSeq IS NULL OR n.Seq > @afterSeq)
        ORDER BY n.Seq
        """, new { year, series, afterSeq }, take, row => [row.Seq], ct);
}
