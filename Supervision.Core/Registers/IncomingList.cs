using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>Incoming documents of a year in the order of their arrival numbers.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record IncomingList : IQuery<Page<IncomingDocument>>
{
    public required int Year { get; init; }
    public IncomingProgress? Progress { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<IncomingList>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Progress).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

internal sealed class IncomingListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<IncomingList, Page<IncomingDocument>>
{
    public Task<Page<IncomingDocument>> Handle(IncomingList query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return db.Page<IncomingDocument>(
            "SELECT " + IncomingRows.Columns + """
             FROM IncomingDocuments
            WHERE CouncilId = @CouncilId AND Year = @Year AND (@AfterSeq IS NULL OR Seq > @AfterSeq) AND (@Progress IS NULL OR Progress = @Progress)
            ORDER BY Seq
            """, new { query.Year, AfterSeq = Cursor.ReadSeq(query.After), query.Progress }, query.Take, row => [row.Seq], ct);
    }
}
