using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>
/// Makes evidence of a file whose pieces are all here, as if it had been sent whole. What the intake refuses for what it is goes away with its pieces; where the scanner does not answer they stay
/// for another attempt. Asked again after the answer was lost, it answers again.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record FinishEvidenceUpload(Guid TaskId, Guid UploadId) : IAttempt<Created>;

internal sealed class FinishEvidenceUploadHandler(
    Db db, Turn turn, Journal journal, Gate gate, Actor actor, TimeProvider clock, FileLimit limit, FileIntake intake, IFileStore files, EvidenceAttaching attaching)
    : IRequestHandler<FinishEvidenceUpload, Created>
{
    public async Task<Created> Handle(FinishEvidenceUpload command, CancellationToken ct)
    {
        var (task, unitId) = await db.DemandEvidence(gate, command.TaskId, ct);
        if (await db.FindUpload(task.Id, command.UploadId, unitId, ct) is not { } upload) return await Finished(command, ct);
        if (upload.Received != upload.Size)
            throw RefusedException.Conflict("upload.incomplete", $"Mới nhận {upload.Received} trong {upload.Size} byte của tệp này; hãy gửi tiếp phần còn lại.", new Dictionary<string, object?> { ["received"] = upload.Received });

        // Looking through a film takes its time: no transaction is open meanwhile.
        await using var file = await Whole(task.Id, upload, ct);
        return await turn.Run(nameof(FinishEvidenceUpload), async () =>
        {
            await attaching.Lock(command.TaskId, ct);
            if (await db.FindUpload(command.TaskId, command.UploadId, unitId, ct) is null) return await Finished(command, ct);
            await db.RemoveUpload(command.UploadId, ct);
            return await attaching.Attach(command.TaskId, upload.EvidenceItemNumber, file, command.UploadId, ct);
        }, ct);
    }

    private async Task<ReceivedFile> Whole(Guid taskId, EvidenceUpload upload, CancellationToken ct)
    {
        var terms = new IntakeTerms { Kinds = FileTypes.All, LimitInBytes = limit.InBytes, KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace };
        var pieces = await db.PiecesOf(upload.Id, ct);
        try
        {
            await using var content = new PiecesStream(files, [.. pieces.Select(piece => piece.Sha256)]);
            return await intake.Receive(content, upload.FileName, terms, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid or RefusalKind.TooLarge)
        {
            await turn.Run(nameof(FinishEvidenceUpload), async () =>
            {
                if (await db.RemoveUpload(upload.Id, ct)) journal.Add(new EvidenceUploadRefused(taskId, upload.Id, upload.FileName, upload.Size, refused.Code));
                return true;
            }, ct);
            throw;
        }
    }

    private async Task<Created> Finished(FinishEvidenceUpload command, CancellationToken ct) => await db.Value<long>("""
        SELECT COUNT(*) FROM Attachments
        WHERE Id = @UploadId AND SubjectId = @TaskId AND Purpose = 'Evidence' AND AddedBy = @PersonId AND CouncilId = @CouncilId
        """, new { command.UploadId, command.TaskId, actor.PersonId }, ct) == 1 ? new Created(command.UploadId) : throw EvidenceUploadRows.Missing();
}

/// <param name="SubjectId">The task.</param>
/// <param name="UploadId">What was sent.</param>
/// <param name="FileName">As it was declared.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Code">Why the intake did not take it.</param>
public sealed record EvidenceUploadRefused(Guid SubjectId, Guid UploadId, string FileName, long Size, string Code) : IEvent;
