using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
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

    /// <summary>The request for more time whose paper it is; without it the file is of the report that waits, else of the request.</summary>
    public Guid? ExtensionRequestId { get; init; }

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

    /// <summary>The request for more time whose paper it is; without it the file is of the report that waits, else of the request.</summary>
    public Guid? ExtensionRequestId { get; init; }
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
        var papers = await db.List<Paper>("""
            SELECT i.Id AS ItemId, r.Id AS SubjectId
            FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId
            WHERE i.TaskId = @TaskId AND r.PaperReceivedOn IS NOT NULL AND r.Status IN ('Submitted', 'UnderAppraisal') AND @ExtensionRequestId IS NULL AND i.CouncilId = @CouncilId
            ORDER BY i.Seq DESC
            """, command, ct);
        if (papers.Count == 0)
            papers = await db.List<Paper>("""
                SELECT CAST(NULL AS uniqueidentifier) AS ItemId, e.Id AS SubjectId
                FROM ExtensionRequests e
                WHERE e.TaskId = @TaskId AND e.PaperReceivedOn IS NOT NULL AND e.ClosedOn IS NULL AND (@ExtensionRequestId IS NULL OR e.Id = @ExtensionRequestId) AND e.CouncilId = @CouncilId
                """, command, ct);
        if (papers is not [var paper, ..])
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
            UPDATE Attachments SET SubmittedAt = @now, RemediationItemId = @ItemId
            WHERE Id = @id AND CouncilId = @CouncilId
            """, new { id, now, paper.ItemId }, ct);
        await db.AddReceiptFile(paper.SubjectId, task.Id, file.FileName, file.SentSize, file.SentSha256, ct);
        journal.Add(new EvidenceAdded(task.Id, id, file.FileName, file.Size, file.Sha256, file.SentSha256, null));
        return new Created(id);
    }

    private sealed record Paper
    {
        public Guid? ItemId { get; init; }

        /// <summary>The report, or the request.</summary>
        public required Guid SubjectId { get; init; }
    }
}
