using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Evidence;

/// <summary>Whether the file of a paper may be put under a task now, and as what file: asked before it is sent.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record PaperFileTerms : IQuery<IntakeTerms>
{
    public required Guid TaskId { get; init; }

    /// <summary>The level of secrecy that stands on the paper.</summary>
    public Secrecy Secrecy { get; init; }

    public sealed class Validator : AbstractValidator<PaperFileTerms>
    {
        public Validator() => RuleFor(c => c.Secrecy).IsInEnum();
    }
}

/// <summary>
/// Puts the file of a paper, or of what came with it, under the task whose report or request the office entered, until that is decided. It counts as handed in at once, as the paper is.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AttachPaperFile : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required Secrecy Secrecy { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachPaperFile>
    {
        public Validator()
        {
            RuleFor(c => c.Secrecy).IsInEnum();
            RuleFor(c => c.Content).NotNull();
        }
    }
}

internal sealed class AttachPaperFileHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock, FileLimit limit)
    : IRequestHandler<PaperFileTerms, IntakeTerms>, IRequestHandler<AttachPaperFile, Created>
{
    public async Task<IntakeTerms> Handle(PaperFileTerms query, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(query.TaskId, Subject.RemediationReport, Act.Write, ct));
        Secrets.Demand(query.Secrecy, nameof(query.Secrecy));
        return new IntakeTerms { Kinds = FileTypes.All, LimitInBytes = limit.InBytes, KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace };
    }

    public async Task<Created> Handle(AttachPaperFile command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct));
        Secrets.Demand(command.Secrecy, nameof(command.Secrecy));
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        var paper = await db.Find<Paper>("""
            SELECT (SELECT MAX(i.Seq) FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId
                    WHERE i.TaskId = t.Id AND r.PaperReceivedOn IS NOT NULL AND r.Status IN ('Submitted', 'UnderAppraisal')) AS ItemSeq,
                   (SELECT MAX(e.Seq) FROM ExtensionRequests e WHERE e.TaskId = t.Id AND e.PaperReceivedOn IS NOT NULL AND e.ClosedOn IS NULL) AS RequestSeq
            FROM FollowUpTasks t WHERE t.Id = @TaskId AND t.CouncilId = @CouncilId
            """, new { command.TaskId }, ct);
        if (paper is null or { ItemSeq: null, RequestSeq: null })
            throw RefusedException.Conflict("evidence.no_paper", "Nội dung này không có báo cáo, đề nghị nào nhập từ văn bản giấy đang chờ xử lý nên không đính kèm tệp của văn bản được.");
        var (file, now) = (command.Content, clock.GetUtcNow());
        var id = await db.Add(new NewAttachment
        {
            Purpose = AttachmentPurpose.Evidence,
            SubjectId = task.Id,
            CampaignId = task.CampaignId,
            File = file,
            AddedBy = actor.PersonId,
            AddedAt = now,
            UnitId = task.LeadUnitId,
        }, ct);
        await db.Execute("""
            UPDATE Attachments SET SubmittedAt = @now, RemediationItemId = (SELECT i.Id FROM RemediationItems i WHERE i.Seq = @ItemSeq)
            WHERE Id = @id AND CouncilId = @CouncilId
            """, new { id, now, paper.ItemSeq }, ct);
        journal.Add(new EvidenceAdded(task.Id, id, file.FileName, file.Size, file.Sha256, file.SentSha256, null));
        return new Created(id);
    }

    private sealed record Paper
    {
        public long? ItemSeq { get; init; }
        public long? RequestSeq { get; init; }
    }
}
