using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>Whether a file may be put to a unit's report now, and as what file: asked before it is sent. What is declared secret is refused here, before a byte of it has come.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record UnitReportFileTerms : IQuery<IntakeTerms>
{
    public required Guid UnitReportId { get; init; }

    /// <summary>The level of secrecy that the sender declares.</summary>
    public Secrecy Secrecy { get; init; }

    public sealed class Validator : AbstractValidator<UnitReportFileTerms>
    {
        public Validator() => RuleFor(c => c.Secrecy).IsInEnum();
    }
}

/// <summary>
/// Puts the scan of the signed report, or an annex, to a unit's report. What the unit's people attach while they write it they alone see, until it is handed in with the next version; what the council's people
/// attach to a version that they entered from paper counts as handed in at once, as the paper is. State secrets are never taken.
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record AttachUnitReportFile : ICommand<Created>
{
    public required Guid UnitReportId { get; init; }
    public required Secrecy Secrecy { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachUnitReportFile>
    {
        public Validator()
        {
            RuleFor(c => c.Secrecy).IsInEnum();
            RuleFor(c => c.Content).NotNull();
        }
    }
}

internal sealed class AttachUnitReportFileHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock, FileLimit limit)
    : IRequestHandler<UnitReportFileTerms, IntakeTerms>, IRequestHandler<AttachUnitReportFile, Created>
{
    public async Task<IntakeTerms> Handle(UnitReportFileTerms query, CancellationToken ct)
    {
        await db.DemandFiles(gate, query.UnitReportId, ct);
        Secrets.Demand(query.Secrecy, nameof(query.Secrecy));
        return new IntakeTerms { Kinds = FileTypes.All, LimitInBytes = limit.InBytes, KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace };
    }

    public async Task<Created> Handle(AttachUnitReportFile command, CancellationToken ct)
    {
        Secrets.Demand(command.Secrecy, nameof(command.Secrecy));
        await db.LockUnitReport(command.UnitReportId, ct);
        var (report, versionId) = await db.DemandFiles(gate, command.UnitReportId, ct);
        var (file, now) = (command.Content, clock.GetUtcNow());
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Attachments WHERE SubjectId = @Id AND FileName = @FileName AND Sha256 = @Sha256 AND SubmittedAt IS NULL AND RemovedAt IS NULL AND CouncilId = @CouncilId
            """, new { report.Id, file.FileName, file.Sha256 }, ct) > 0)
            throw RefusedException.Conflict("file.twice", $"Tệp “{file.FileName}” đã được đính kèm.", nameof(command.Content));
        var id = await db.Add(new NewAttachment
        {
            Purpose = AttachmentPurpose.HandedDocument,
            SubjectId = report.Id,
            CampaignId = report.CampaignId,
            File = file,
            AddedBy = actor.PersonId,
            AddedAt = now,
            UnitId = report.UnitId,
        }, ct);
        if (versionId is not null)
            await db.Execute("UPDATE Attachments SET SubmittedAt = @now, UnitReportVersionId = @versionId WHERE Id = @id AND CouncilId = @CouncilId", new { id, now, versionId }, ct);
        journal.Add(new UnitReportFileAdded(report.Id, id, file.FileName, file.Size, file.Sha256, file.SentSha256, versionId));
        return new Created(id);
    }
}

/// <param name="SubjectId">The report.</param>
/// <param name="AttachmentId">The file.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Size">In bytes, as kept.</param>
/// <param name="Sha256">Of what is kept.</param>
/// <param name="SentSha256">Of what was sent.</param>
/// <param name="VersionId">The version from paper whose file it is; null for what the unit prepares.</param>
public sealed record UnitReportFileAdded(Guid SubjectId, Guid AttachmentId, string FileName, long Size, string Sha256, string SentSha256, Guid? VersionId) : IEvent;
