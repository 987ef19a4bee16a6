using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>Takes a file of a report back before it is handed in, by the unit's own people. The row stays, marked; the bytes stay in the store.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record RemoveUnitReportFile(Guid UnitReportId, Guid AttachmentId) : ICommand<Changed>;

internal sealed class RemoveUnitReportFileHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RemoveUnitReportFile, Changed>
{
    public async Task<Changed> Handle(RemoveUnitReportFile command, CancellationToken ct)
    {
        await db.LockUnitReport(command.UnitReportId, ct);
        if (!(await gate.UnitReport(command.UnitReportId, Act.Write, ct)).IsUnit) throw RefusedException.Forbidden("Tệp kèm báo cáo do đơn vị đính kèm thì đơn vị bỏ.", "unit_report.file_owner");
        var (report, _) = await db.DemandFiles(gate, command.UnitReportId, ct);
        await db.DemandSeen(report.Id, command.AttachmentId, ct);
        var file = await db.Find<Row>("""
            SELECT FileName, Sha256, SubmittedAt
            FROM Attachments WHERE Id = @AttachmentId AND SubjectId = @UnitReportId AND Purpose = @Purpose AND RemovedAt IS NULL AND CouncilId = @CouncilId
            """, new { command.AttachmentId, command.UnitReportId, Purpose = AttachmentPurpose.HandedDocument }, ct) ?? throw RefusedException.NotFound("tệp kèm báo cáo");
        if (file.SubmittedAt is not null) throw RefusedException.Conflict("unit_report.file_sent", "Tệp đã gửi kèm báo cáo nên không bỏ được; hãy đính kèm tệp mới vào bản bổ sung.");

        await db.Update("""
            UPDATE Attachments SET RemovedAt = @Now, RemovedBy = @ActorId
            WHERE Id = @AttachmentId AND RemovedAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            """, new { command.AttachmentId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new UnitReportFileRemoved(report.Id, command.AttachmentId, file.FileName, file.Sha256, actor.PersonId));
        return new Changed(report.Id, report.Version);
    }

    private sealed record Row
    {
        public required string FileName { get; init; }
        public required string Sha256 { get; init; }
        public DateTimeOffset? SubmittedAt { get; init; }
    }
}

public sealed record UnitReportFileRemoved(Guid SubjectId, Guid AttachmentId, string FileName, string Sha256, Guid RemovedBy) : IEvent;
