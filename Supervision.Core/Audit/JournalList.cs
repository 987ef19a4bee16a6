using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>The journal of the council, the last row first, narrowed by who, when, what and about what.</summary>
[Requires(Subject.Journal, Act.Run)]
[Sensitive(SensitiveKind.PersonalData)]
public sealed record JournalList : IQuery<Page<JournalLine>>
{
    public Guid? PersonId { get; init; }

    /// <summary>The first day in Vietnam that counts.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>The last one.</summary>
    public DateOnly? ToDay { get; init; }

    /// <summary>What it happened to.</summary>
    public Guid? About { get; init; }

    /// <summary>The name of the event.</summary>
    public string? EventName { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<JournalList>
    {
        public Validator()
        {
            RuleFor(q => q.Take).InclusiveBetween(1, 1000);
            RuleFor(q => q.EventName).MaximumLength(100);
            RuleFor(q => q.ToDay).GreaterThanOrEqualTo(q => q.FromDay).When(q => q.FromDay is not null && q.ToDay is not null)
                .WithMessage("Ngày cuối không được trước ngày đầu.");
        }
    }
}

internal sealed class JournalListHandler(Db db, Gate gate) : IRequestHandler<JournalList, Page<JournalLine>>
{
    public async Task<Page<JournalLine>> Handle(JournalList query, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Run);
        var page = await db.Page<JournalLineRow>("""
            SELECT j.Seq, j.Id, j.At, j.ActorId, p.Name AS ActorName, p.Title AS ActorTitle, j.ActingAs, f.Name AS ActingForName, s.Name AS SubjectName, j.Origin, j.Event, j.SubjectId, j.Data, j.Before
            FROM Journal j
            LEFT JOIN People p ON p.Id = j.ActorId
            LEFT JOIN People f ON f.Id = j.ActingForId
            LEFT JOIN People s ON s.Id = j.SubjectId AND s.CouncilId = @CouncilId
            WHERE j.CouncilId = @CouncilId
              AND (@PersonId IS NULL OR j.ActorId = @PersonId)
              AND (@From IS NULL OR j.At >= @From)
              AND (@Until IS NULL OR j.At < @Until)
              AND (@About IS NULL OR j.SubjectId = @About)
              AND (@EventName IS NULL OR j.Event = @EventName)
              AND (@after IS NULL OR j.Seq < @after)
            ORDER BY j.Seq DESC
            """, new
        {
            query.PersonId,
            From = query.FromDay?.At(TimeOnly.MinValue),
            Until = query.ToDay?.AddDays(1).At(TimeOnly.MinValue),
            query.About,
            EventName = query.EventName is { Length: > 0 } name ? name : null,
            after = Cursor.ReadSeq(query.After),
        }, query.Take, row => [row.Seq], ct);
        return new Page<JournalLine>([.. page.Items.Select(JournalLine.Of)], page.Next);
    }
}
