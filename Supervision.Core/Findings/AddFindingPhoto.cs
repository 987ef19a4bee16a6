using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>Whether a photograph may be put under a finding now, and as what files: asked before one is sent.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record FindingPhotoTerms(Guid FindingId) : IQuery<IntakeTerms>;

/// <summary>Puts a photograph or a scan under a finding as its evidence, until it stands in a report.</summary>
[Requires(Subject.Finding, Act.Write)]
[AnswersAgain(days: 400)]
public sealed record AddFindingPhoto : ICommand<Created>
{
    public required Guid FindingId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AddFindingPhoto>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

internal sealed class AddFindingPhotoHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock, FileLimit limit)
    : IRequestHandler<FindingPhotoTerms, IntakeTerms>, IRequestHandler<AddFindingPhoto, Created>
{
    public async Task<IntakeTerms> Handle(FindingPhotoTerms query, CancellationToken ct)
    {
        await Demand(query.FindingId, ct);
        return new IntakeTerms { Kinds = FileTypes.Scans, LimitInBytes = limit.InBytes, KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace };
    }

    public async Task<Created> Handle(AddFindingPhoto command, CancellationToken ct)
    {
        // Takes the lock of the finding's row, so that it does not enter a report meanwhile; nothing that somebody saw is replaced.
        await db.Execute("UPDATE Findings SET Version = Version WHERE Id = @FindingId AND CouncilId = @CouncilId", new { command.FindingId }, ct);
        var finding = await Demand(command.FindingId, ct);
        var file = command.Content;
        var id = await db.Add(new NewAttachment
        {
            Purpose = AttachmentPurpose.Evidence,
            SubjectId = finding.Id,
            CampaignId = finding.CampaignId,
            File = file,
            AddedBy = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
        }, ct);
        await db.InsertEvidence(finding.Id, [new FindingEvidence(EvidenceKind.Attachment, id)], ct);
        journal.Add(new FindingPhotoAdded(finding.Id, id, file.FileName, file.Size, file.Sha256, file.SentSha256));
        return new Created(id);
    }

    private async Task<FindingState> Demand(Guid findingId, CancellationToken ct)
    {
        await gate.Finding(findingId, Act.Write, ct);
        var finding = await db.LoadFinding(findingId, ct);
        return finding.Status is FindingStatus.Recorded or FindingStatus.Reconciling or FindingStatus.Reconciled
            ? finding
            : throw RefusedException.Conflict("finding.evidence_late", $"Nội dung ghi nhận số {finding.Number} đang ở trạng thái “{finding.Status.Label()}” nên không bổ sung minh chứng được nữa.");
    }
}

/// <param name="SubjectId">The finding.</param>
/// <param name="AttachmentId">The photograph.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Size">In bytes, as kept.</param>
/// <param name="Sha256">Of what is kept.</param>
/// <param name="SentSha256">Of what was sent.</param>
public sealed record FindingPhotoAdded(Guid SubjectId, Guid AttachmentId, string FileName, long Size, string Sha256, string SentSha256) : IEvent;
