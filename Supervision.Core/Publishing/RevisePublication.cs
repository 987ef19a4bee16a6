using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Words a text anew that waits for approval; its figures are counted anew with it.</summary>
[Requires(Subject.Publication, Act.Write)]
public sealed record RevisePublication : ICommand<Changed>, IVersioned
{
    public required Guid PublicationId { get; init; }
    public required int Version { get; init; }
    public required PublicationContent Content { get; init; }

    /// <summary>The words that are also a person's name here name none.</summary>
    public bool KeepsNames { get; init; }

    public sealed class Validator : AbstractValidator<RevisePublication>
    {
        public Validator() => RuleFor(c => c.Content).NotNull().SetValidator(new PublicationContent.Validator());
    }
}

internal sealed class RevisePublicationHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RevisePublication, Changed>
{
    public async Task<Changed> Handle(RevisePublication command, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Write);
        var publication = await db.LoadPublication(command.PublicationId, ct);
        await db.DemandVersion(publication.Id, command.Version, publication.Version, ct);
        publication.Take(PublicationStep.Revise);
        var before = new { Content = await db.ContentOf(publication.Id, ct), publication.KeepsNames, publication.PreparedBy, Counts = await db.CountsOf(publication.Id, ct), publication.Version };
        var source = await db.SourceOf(publication.Kind, publication.ConclusionId, publication.ProgrammeYear, clock.Today(), ct);
        var content = DraftPublicationHandler.Demand(publication.Kind, command.Content);
        await db.DemandNoNames(content, command.KeepsNames, ct);

        await db.Update("""
            UPDATE Publications
            SET Title = @Title, Intro = @Intro, Source = @Source, IssuedOn = @IssuedOn, FiguresAsOf = @FiguresAsOf, FoldedWords = @Folded, KeepsNames = @KeepsNames,
                PreparedBy = @ActorId, PreparedAt = @Now, Version = Version + 1
            WHERE Id = @PublicationId AND CouncilId = @CouncilId AND Version = @Version
            """, new
        {
            command.PublicationId,
            command.Version,
            content.Title,
            content.Intro,
            source.Source,
            source.IssuedOn,
            source.FiguresAsOf,
            Folded = PublicationRows.Folded(content, source, source.Counts),
            command.KeepsNames,
            Now = clock.GetUtcNow(),
        }, ct);
        await db.WriteParts(publication.Id, content, source.Counts, ct);
        journal.Add(new PublicationRevised(publication.Id, content.Title, content, command.KeepsNames, source.FiguresAsOf, source.Counts), before);
        return new Changed(publication.Id, publication.Version + 1);
    }
}

public sealed record PublicationRevised(Guid SubjectId, string Title, PublicationContent Content, bool KeepsNames, DateOnly? FiguresAsOf, IReadOnlyList<PublicCount> Counts) : IEvent;
