using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Puts a text before the public as it stands. It takes the place of an earlier one about the same thing.</summary>
[Requires(Subject.Publication, Act.Approve)]
public sealed record ApprovePublication : ICommand<Changed>, IVersioned
{
    public required Guid PublicationId { get; init; }
    public required int Version { get; init; }

    /// <summary>Who approves it looked at each word that is or may be a person's name, and found none; demanded where there is such a word.</summary>
    public bool NamesChecked { get; init; }
}

internal sealed class ApprovePublicationHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ApprovePublication, Changed>
{
    public async Task<Changed> Handle(ApprovePublication command, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Approve);
        var publication = await db.LoadPublication(command.PublicationId, ct);
        await db.DemandVersion(publication.Id, command.Version, publication.Version, ct);
        publication.Take(PublicationStep.Approve);
        if (publication.PreparedBy == actor.PersonId)
            await db.DemandOtherHands(FourEyesDuty.PublicationApproval, "Người soạn nội dung công khai không tự duyệt; cần một người khác có thẩm quyền duyệt.", ct);
        // A conclusion that was replaced meanwhile is published no more; a person who came into the records meanwhile is named no more.
        await db.SourceOf(publication.Kind, publication.ConclusionId, publication.ProgrammeYear, clock.Today(), ct);
        var content = await db.ContentOf(publication.Id, ct);
        await db.DemandChecked(content, command.NamesChecked, ct);

        foreach (var earlier in await db.List<Earlier>("""
            SELECT Id, Title, Version FROM Publications
            WHERE CouncilId = @CouncilId AND Kind = @Kind AND Status = 'Published' AND (ConclusionId = @ConclusionId OR ProgrammeYear = @ProgrammeYear)
            """, new { publication.Kind, publication.ConclusionId, publication.ProgrammeYear }, ct))
        {
            await db.Update("UPDATE Publications SET Status = 'Replaced', Version = Version + 1 WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", new { earlier.Id, earlier.Version }, ct);
            journal.Add(new PublicationReplaced(earlier.Id, earlier.Title, publication.Id));
        }
        await db.Update("""
            UPDATE Publications SET Status = 'Published', ApprovedBy = @ActorId, PublishedAt = @Now, Version = Version + 1 WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, new { publication.Id, publication.Version, Now = clock.GetUtcNow() }, ct);
        journal.Add(new PublicationApproved(publication.Id, publication.Title, content, command.NamesChecked), new { Status = PublicationStatus.Draft, publication.Version });
        return new Changed(publication.Id, publication.Version + 1);
    }

    private sealed record Earlier
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record PublicationApproved(Guid SubjectId, string Title, PublicationContent Content, bool NamesChecked) : IEvent;

public sealed record PublicationReplaced(Guid SubjectId, string Title, Guid NextId) : IEvent;
