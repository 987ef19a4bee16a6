using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>
/// A paper that its aggregate writes (minutes, addendum, a unit's report), as it is printed now: with the council's template around it. It needs no draft of its own; where one
/// was opened to be issued, that one is printed.
/// </summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PrintSubjectPaper : IQuery<Document>
{
    public required PaperKind Kind { get; init; }

    /// <summary>The visit or the unit's report, by the kind.</summary>
    public required Guid SubjectId { get; init; }

    public sealed class Validator : AbstractValidator<PrintSubjectPaper>
    {
        private static readonly PaperKind[] OfSubject = [PaperKind.UnitReport, PaperKind.Minutes, PaperKind.MinutesAddendum];

        public Validator() => RuleFor(q => q.Kind).Must(kind => OfSubject.Contains(kind)).WithMessage("“{PropertyName}” phải là loại văn bản được lập từ chính hồ sơ của nó.");
    }
}

internal sealed class PrintSubjectPaperHandler(Db db, Actor actor, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintSubjectPaper, Document>
{
    public async Task<Document> Handle(PrintSubjectPaper query, CancellationToken ct)
    {
        // The composer passes the gate of the subject.
        var start = await composing.Of(query.Kind).Start(new PaperSource(query.Kind, query.SubjectId, null, null, clock.Today()), ct);
        return await composing.Compose(await db.OpenPaper(query.Kind, query.SubjectId, ct) ?? new OfficialPaper
        {
            Id = Guid.Empty,
            Kind = query.Kind,
            SubjectId = query.SubjectId,
            CampaignId = start.CampaignId,
            BodyId = start.BodyId,
            AuthorUnitId = start.AuthorUnitId,
            Status = PaperStatus.Draft,
            Force = PaperForce.None,
            Title = start.Title,
            Content = start.Content.Write(),
            DocumentType = query.Kind.Rule().DocumentType,
            DraftedBy = actor.PersonId,
            DraftedAt = clock.GetUtcNow(),
            Version = 1,
        }, ct);
    }
}
