using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>A text for the public as its publishers see it: word by word, with who prepared, approved and withdrew it.</summary>
[Requires(Subject.Publication, Act.Read)]
public sealed record PublicationDetails(Guid PublicationId) : IQuery<PublicationView>;

public sealed record PublicationView
{
    public required PublicationLine Line { get; init; }
    public required PublicationContent Content { get; init; }
    public required IReadOnlyList<PublicCount> Counts { get; init; }
    public required bool KeepsNames { get; init; }

    /// <summary>Words that are names of persons in the council's records or look like one, each with its place.</summary>
    public required IReadOnlyList<FoundName> Names { get; init; }

    /// <summary>The actor prepared it, and the council wants two people.</summary>
    public required bool NeedsOtherHands { get; init; }
    public required IReadOnlyList<PublicationStep> Allowed { get; init; }
}

internal sealed class PublicationDetailsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PublicationDetails, PublicationView>
{
    public async Task<PublicationView> Handle(PublicationDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Read);
        var publication = await db.LoadPublication(query.PublicationId, ct);
        var content = await db.ContentOf(publication.Id, ct);
        return new PublicationView
        {
            Line = await db.Find<PublicationLine>(PublicationLines.One, new { publication.Id }, ct) ?? throw PublicationRows.NotThere(),
            Content = content,
            Counts = await db.CountsOf(publication.Id, ct),
            KeepsNames = publication.KeepsNames,
            Names = await db.FindNames(content, ct),
            NeedsOtherHands = publication.PreparedBy == actor.PersonId && await db.IsStrict(FourEyesDuty.PublicationApproval, ct),
            Allowed = [.. publication.Allowed],
        };
    }
}
