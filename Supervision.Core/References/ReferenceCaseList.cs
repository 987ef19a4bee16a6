using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>The council's references, in the order they were registered.</summary>
[Requires(Subject.ReferenceCase, Act.Read)]
public sealed record ReferenceCaseList : IQuery<Page<ReferenceRow>>
{
    public ReferenceKind? Kind { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ReferenceCaseList>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

internal sealed class ReferenceCaseListHandler(Db db, Gate gate) : IRequestHandler<ReferenceCaseList, Page<ReferenceRow>>
{
    public Task<Page<ReferenceRow>> Handle(ReferenceCaseList query, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        return db.Page<ReferenceRow>("""
            SELECT r.Seq, r.Id, r.Code, r.Kind, r.Title, r.BodyName, r.UnitName, r.Place, r.HeldOn, r.HeldOnInferred, r.Session, r.ReportPeriodEnd, r.PeriodText,
                   r.SourceKind, r.SourceName, r.PublishedOn, r.PublishedTime, r.Note, r.ItemCount
            FROM ReferenceCases r
            WHERE r.CouncilId = @CouncilId AND (@Kind IS NULL OR r.Kind = @Kind) AND (@After IS NULL OR r.Seq > @After)
            ORDER BY r.Seq
            """, new { query.Kind, After = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
