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
        var number = await db.NextItem(command.VisitId, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Opinions (Id, CouncilId, VisitId, Number, Side, Speaker, Text, Note)
            VALUES (@id, @CouncilId, @VisitId, @number, @Side, @Speaker, @Text, @Note)
            """, new { id, command.VisitId, number, command.Side, command.Speaker, command.Text, command.Note }, ct);
        journal.Add(new OpinionRecorded(command.VisitId, id, number, command.Side, command.Speaker));
        return new Created(id, number);
    }
}

public sealed record OpinionRecorded(Guid SubjectId, Guid OpinionId, int Number, Side Side, string Speaker) : IEvent;
