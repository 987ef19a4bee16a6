using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Writes down an opinion in the order of the session; its text may be missing where a source only says that somebody spoke.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordOpinion : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required Side Side { get; init; }

    /// <summary>The speaker by post.</summary>
    public required string Speaker { get; init; }
    public string? Text { get; init; }
    public string? Note { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordOpinion>
    {
        public Validator()
        {
            RuleFor(c => c.Side).IsInEnum();
            RuleFor(c => c.Speaker).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Text).MaximumLength(20_000);
            RuleFor(c => c.Note).MaximumLength(1000);
        }
    }
}

internal sealed class RecordOpinionHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordOpinion, Created>
{
    public async Task<Created> Handle(RecordOpinion command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO Opinions (Id, CouncilId, VisitId, Number, Side, Speaker, Text, Note)
            VALUES (@id, @CouncilId, @VisitId, @number, @Side, @Speaker, @Text, @Note)
            """, command, (id, number) => new OpinionRecorded(command.VisitId, id, number, command.Side, command.Speaker), ct);
    }
}

public sealed record OpinionRecorded(Guid SubjectId, Guid OpinionId, int Number, Side Side, string Speaker) : IEvent;
