using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>The words that a text for the public begins with, read from the records, with its figures as of today and the names of persons that stand in it.</summary>
[Requires(Subject.Publication, Act.Write)]
public sealed record PublicationSuggestion : IQuery<SuggestedPublication>
{
    public required PublicationKind Kind { get; init; }
    public Guid? ConclusionId { get; init; }
    public int? ProgrammeYear { get; init; }

    public sealed class Validator : AbstractValidator<PublicationSuggestion>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.ProgrammeYear).InclusiveBetween(2000, 2100);
        }
    }
}

/// <param name="Source">What the records hold.</param>
/// <param name="Names">Names of persons in it, each with its place.</param>
public sealed record SuggestedPublication(PublicationSource Source, IReadOnlyList<FoundName> Names);

internal sealed class PublicationSuggestionHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<PublicationSuggestion, SuggestedPublication>
{
    public async Task<SuggestedPublication> Handle(PublicationSuggestion query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Write);
        if (query.ConclusionId is { } conclusion) await gate.Conclusion(conclusion, Act.Read, ct);
        var source = await db.SourceOf(query.Kind, query.ConclusionId, query.ProgrammeYear, clock.Today(), ct);
        return new SuggestedPublication(source, await db.FindNames(source.Content, ct));
    }
}
