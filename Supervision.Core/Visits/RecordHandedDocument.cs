using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Writes down a document that the unit handed over at the session.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordHandedDocument : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    /// <summary>Name of the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Number and symbol, where it has them.</summary>
    public string? Reference { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordHandedDocument>
    {
        public Validator()
        {
            RuleFor(c => c.DocumentName).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Reference).MaximumLength(100);
        }
    }
}

internal sealed class RecordHandedDocumentHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordHandedDocument, Created>
{
    public async Task<Created> Handle(RecordHandedDocument command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO HandedDocuments (Id, CouncilId, VisitId, Number, Title, Reference)
            VALUES (@id, @CouncilId, @VisitId, @number, @DocumentName, @Reference)
            """, command, (id, number) => new HandedDocumentRecorded(command.VisitId, id, number, command.DocumentName), ct);
    }
}

public sealed record HandedDocumentRecorded(Guid SubjectId, Guid DocumentId, int Number, string DocumentName) : IEvent;
