using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Writes down what the unit promised at the session, by when and to which target.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordCommitment : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required string Content { get; init; }

    /// <summary>Who promised, by post.</summary>
    public string? MadeBy { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Target { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordCommitment>
    {
        public Validator()
        {
            RuleFor(c => c.Content).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.MadeBy).MaximumLength(300);
            RuleFor(c => c.Target).MaximumLength(300);
        }
    }
}

internal sealed class RecordCommitmentHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordCommitment, Created>
{
    public async Task<Created> Handle(RecordCommitment command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO Commitments (Id, CouncilId, VisitId, Number, Content, MadeBy, DueOn, Target)
            VALUES (@id, @CouncilId, @VisitId, @number, @Content, @MadeBy, @DueOn, @Target)
            """, command, (id, number) => new CommitmentRecorded(command.VisitId, id, number, command.Content, command.DueOn), ct);
    }
}

public sealed record CommitmentRecorded(Guid SubjectId, Guid CommitmentId, int Number, string Content, DateOnly? DueOn) : IEvent;
