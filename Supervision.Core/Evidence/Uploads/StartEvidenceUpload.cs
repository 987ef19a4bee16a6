using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>
/// Begins to send evidence in pieces, for lines that do not carry a whole file at once. What can be refused before a byte was sent is refused here. How large a piece may be, and the file,
/// <see cref="EvidenceTerms"/> tell.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record StartEvidenceUpload : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required string FileName { get; init; }

    /// <summary>Of the whole file, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What is declared secret is never taken.</summary>
    public required Secrecy Secrecy { get; init; }
    public int? EvidenceItemNumber { get; init; }

    public sealed class Validator : AbstractValidator<StartEvidenceUpload>
    {
        public Validator()
        {
            RuleFor(c => c.FileName).NotEmpty();
            RuleFor(c => c.Size).GreaterThanOrEqualTo(0);
            RuleFor(c => c.Secrecy).IsInEnum();
            RuleFor(c => c.EvidenceItemNumber).InclusiveBetween(1, 99);
        }
    }
}

internal sealed class StartEvidenceUploadHandler(Db db, Journal journal, Gate gate, TimeProvider clock, FileLimit limit) : IRequestHandler<StartEvidenceUpload, Created>
{
    private const int MostUnfinished = 20;

    public async Task<Created> Handle(StartEvidenceUpload command, CancellationToken ct)
    {
        var (task, unitId) = await db.DemandEvidence(gate, command.TaskId, ct);
        await db.DemandPiece(task.Id, command.EvidenceItemNumber, ct);
        Secrets.Demand(command.Secrecy, nameof(command.Secrecy));
        FileNames.Demand(command.FileName);
        FileTypes.DemandExtension(command.FileName, FileTypes.All);
        if (command.Size == 0) throw FileIntake.Empty();
        if (command.Size > limit.InBytes) throw RefusedException.TooLarge(limit.InBytes);

        // Two that begin at once are counted one after the other.
        await db.Execute("UPDATE People SET Version = Version WHERE Id = @ActorId AND CouncilId = @CouncilId", null, ct);
        if (await db.Value<long>("SELECT COUNT(*) FROM EvidenceUploads WHERE PersonId = @ActorId AND CouncilId = @CouncilId", null, ct) >= MostUnfinished)
            throw RefusedException.Conflict("upload.many", $"Đồng chí đang có {MostUnfinished} tệp gửi dở. Hãy gửi tiếp hoặc bỏ bớt tệp gửi dở rồi gửi tệp mới.");
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO EvidenceUploads (Id, CouncilId, TaskId, PersonId, UnitId, FileName, Size, EvidenceItemNumber, Received, StartedAt, TouchedAt)
            VALUES (@id, @CouncilId, @TaskId, @ActorId, @unitId, @FileName, @Size, @EvidenceItemNumber, 0, @now, @now)
            """, new { id, command.TaskId, unitId, command.FileName, command.Size, command.EvidenceItemNumber, now = clock.GetUtcNow() }, ct);
        journal.Add(new EvidenceUploadStarted(task.Id, id, command.FileName, command.Size, command.EvidenceItemNumber));
        return new Created(id);
    }
}

/// <param name="SubjectId">The task.</param>
/// <param name="UploadId">What is being sent; the evidence that becomes of it has the same id.</param>
/// <param name="FileName">As it was declared.</param>
/// <param name="Size">In bytes, as it was declared.</param>
/// <param name="EvidenceItemNumber">Which of the pieces of evidence that the task asks for.</param>
public sealed record EvidenceUploadStarted(Guid SubjectId, Guid UploadId, string FileName, long Size, int? EvidenceItemNumber) : IEvent;
