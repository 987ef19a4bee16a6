using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Who looked at what in the council, the last look first.</summary>
[Requires(Subject.Journal, Act.Run)]
public sealed record AccessList : IQuery<Page<AccessLine>>
{
    public Guid? PersonId { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }
    public SensitiveKind? Kind { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<AccessList>
    {
        public Validator()
        {
            RuleFor(q => q.Take).InclusiveBetween(1, 1000);
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.ToDay).GreaterThanOrEqualTo(q => q.FromDay).When(q => q.FromDay is not null && q.ToDay is not null)
                .WithMessage("Ngày cuối không được trước ngày đầu.");
        }
    }
}

public sealed record AccessLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public string? ActingAs { get; init; }
    public string? Origin { get; init; }
    public required SensitiveKind Kind { get; init; }

    /// <summary>The name of the query.</summary>
    public required string Request { get; init; }

    /// <summary>What was done, as people would say: "in văn bản".</summary>
    public string Words => AccessWords.Say(Request, Kind);
    public Guid? SubjectId { get; init; }
}

internal sealed class AccessListHandler(Db db, Gate gate, AccessBuffer buffer) : IRequestHandler<AccessList, Page<AccessLine>>
{
    public async Task<Page<AccessLine>> Handle(AccessList query, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Run);
        // What still waits belongs to the answer.
        if (!db.InTransaction) await buffer.Flush(ct);
        return await db.Page<AccessLine>("""
            SELECT a.Seq, a.Id, a.At, a.PersonId, p.Name AS PersonName, a.ActingAs, a.Origin, a.Kind, a.Request, a.SubjectId
            FROM AccessLog a
            JOIN People p ON p.Id = a.PersonId
            WHERE a.CouncilId = @CouncilId
              AND (@PersonId IS NULL OR a.PersonId = @PersonId)
              AND (@From IS NULL OR a.At >= @From)
              AND (@Until IS NULL OR a.At < @Until)
              AND (@Kind IS NULL OR a.Kind = @Kind)
              AND (@after IS NULL OR a.Seq < @after)
            ORDER BY a.Seq DESC
            """, new
        {
            query.PersonId,
            From = query.FromDay?.At(TimeOnly.MinValue),
            Until = query.ToDay?.AddDays(1).At(TimeOnly.MinValue),
            query.Kind,
            after = Cursor.ReadSeq(query.After),
        }, query.Take, row => [row.Seq], ct);
    }
}
