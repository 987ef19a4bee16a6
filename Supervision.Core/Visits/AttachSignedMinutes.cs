using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Whether signed minutes, or a signed addendum of them, may be attached to a visit now, and as what files: asked before a scan is sent.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record SignedMinutesTerms(Guid VisitId) : IQuery<IntakeTerms>
{
    /// <summary>Which addendum of the locked minutes; none for the minutes themselves.</summary>
    public int? Addendum { get; init; }
}

/// <summary>Attaches the scan or photograph of the signed minutes, or of an addendum once they are locked: PDF, JPEG or PNG by its content, at most 20 MB. Several pages may come as several files.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record AttachSignedMinutes : ICommand<Created>
{
    public required Guid VisitId { get; init; }

    /// <summary>Which addendum of the locked minutes; none for the minutes themselves.</summary>
    public int? Addendum { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachSignedMinutes>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

internal sealed class AttachSignedMinutesHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
    : IRequestHandler<SignedMinutesTerms, IntakeTerms>, IRequestHandler<AttachSignedMinutes, Created>
{
    public const long LimitInBytes = 20 * 1024 * 1024;

    public async Task<IntakeTerms> Handle(SignedMinutesTerms query, CancellationToken ct)
    {
        await Demand(query.VisitId, query.Addendum, ct);
        return new IntakeTerms { Kinds = FileTypes.Scans, LimitInBytes = LimitInBytes, KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace };
    }

    public async Task<Created> Handle(AttachSignedMinutes command, CancellationToken ct)
    {
        var (subjectId, campaignId) = await Demand(command.VisitId, command.Addendum, ct);
        var file = command.Content;
        var id = await db.Add(new NewAttachment
        {
            Purpose = AttachmentPurpose.SignedMinutes,
            SubjectId = subjectId,
            CampaignId = campaignId,
            File = file,
            AddedBy = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
        }, ct);
        journal.Add(new SignedMinutesAttached(command.VisitId, id, file.FileName, file.Sha256, command.Addendum));
        return new Created(id);
    }

    private async Task<(Guid SubjectId, Guid CampaignId)> Demand(Guid visitId, int? addendum, CancellationToken ct)
    {
        var access = await gate.Visit(visitId, Subject.Visit, Act.Write, ct);
        // There is none before the minutes are locked.
        if (addendum is { } number)
            return (await db.Value<Guid?>("SELECT Id FROM MinutesAddenda WHERE VisitId = @visitId AND Number = @number AND CouncilId = @CouncilId", new { visitId, number }, ct)
                ?? throw RefusedException.NotFound("phần bổ sung của biên bản"), access.CampaignId);
        var visit = await db.LoadVisit(visitId, ct);
        if (visit.Status != VisitStatus.AwaitingSignature)
            throw RefusedException.Conflict("visit.not_to_sign", $"Buổi làm việc đang ở trạng thái “{visit.Status.Label()}” nên không đính kèm biên bản đã ký.");
        return (visitId, access.CampaignId);
    }
}

public sealed record SignedMinutesAttached(Guid SubjectId, Guid AttachmentId, string FileName, string Sha256, int? Addendum = null) : IEvent;
