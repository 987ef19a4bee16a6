using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Letters.Batches;

/// <summary>Issues the next letter that waits in a batch. What it refuses is undone; <see cref="RecordLetterFailure"/> then says why beside the letter.</summary>
[SystemOnly]
public sealed record IssueNextLetter : ICommand<LetterOfBatch>
{
    public required Guid LetterBatchId { get; init; }

    /// <summary>The place in the batch that was dealt with last; 0 begins.</summary>
    public int AfterPlace { get; init; }
}

/// <summary>The letter that was dealt with; place 0 where none waited any more, and the batch is at its end.</summary>
public sealed record LetterOfBatch(int Place);

/// <summary>The next letter could not be issued: the reason stands beside it, and the batch goes on with the one after.</summary>
[SystemOnly]
public sealed record RecordLetterFailure : ICommand<LetterOfBatch>
{
    public required Guid LetterBatchId { get; init; }
    public int AfterPlace { get; init; }
    public required string Error { get; init; }
}

internal sealed class IssueNextLetterHandler(Db db, Gate gate, LetterIssuing issuing, TimeProvider clock) : IRequestHandler<IssueNextLetter, LetterOfBatch>
{
    public async Task<LetterOfBatch> Handle(IssueNextLetter command, CancellationToken ct)
    {
        gate.System();
        if (await db.NextOfBatch(command.LetterBatchId, command.AfterPlace, ct) is not { } next)
        {
            await db.Execute("""
                UPDATE LetterBatches SET EndedAt = @now
                WHERE Id = @LetterBatchId AND CouncilId = @CouncilId AND EndedAt IS NULL
                  AND NOT EXISTS (SELECT 1 FROM LetterBatchItems i WHERE i.LetterBatchId = LetterBatches.Id AND i.Status = 'Waiting')
                """, new { command.LetterBatchId, now = clock.GetUtcNow() }, ct);
            return new LetterOfBatch(0);
        }
        var batch = await db.Find<LetterBatch>("""
            SELECT Id, FirstNumber, Symbol, IssuedOn, AuthorityLines, SignerName, Recipients, IsSentAtOnce, LetterCount, StartedBy, StartedAt
            FROM LetterBatches
            WHERE Id = @LetterBatchId AND CouncilId = @CouncilId
            """, new { command.LetterBatchId }, ct) ?? throw RefusedException.NotFound("loạt công văn đôn đốc");
        var letter = await db.LoadLetter(next.ReminderLetterId, ct);
        await issuing.Issue(letter, new LetterIssue(batch.FirstNumber + next.Place - 1, batch.Symbol, batch.IssuedOn, Lines.Read(batch.AuthorityLines), batch.SignerName, Lines.Read(batch.Recipients)), ct);
        if (batch.IsSentAtOnce) await issuing.Send(await db.LoadLetter(letter.Id, ct), clock.Today(), ct);
        await db.Update("UPDATE LetterBatchItems SET Status = 'Issued', Error = NULL WHERE Id = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { next.Id }, ct);
        return new LetterOfBatch(next.Place);
    }
}

internal sealed class RecordLetterFailureHandler(Db db, Gate gate) : IRequestHandler<RecordLetterFailure, LetterOfBatch>
{
    public async Task<LetterOfBatch> Handle(RecordLetterFailure command, CancellationToken ct)
    {
        gate.System();
        if (await db.NextOfBatch(command.LetterBatchId, command.AfterPlace, ct) is not { } next) return new LetterOfBatch(0);
        var error = command.Error.Length > 1000 ? command.Error[..1000] : command.Error;
        await db.Execute("UPDATE LetterBatchItems SET Status = 'Failed', Error = @error WHERE Id = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { next.Id, error }, ct);
        return new LetterOfBatch(next.Place);
    }
}

internal static class LetterBatchRows
{
    public static async Task<WaitingLetter?> NextOfBatch(this Db db, Guid batchId, int afterPlace, CancellationToken ct) => (await db.Page<WaitingLetter>("""
        SELECT i.Id, i.ReminderLetterId, i.Place
        FROM LetterBatchItems i
        WHERE i.LetterBatchId = @batchId AND i.CouncilId = @CouncilId AND i.Status = 'Waiting' AND i.Place > @afterPlace
        ORDER BY i.Place
        """, new { batchId, afterPlace }, 1, row => [row.Place], ct)).Items is [var next] ? next : null;
}

internal sealed record WaitingLetter
{
    public required Guid Id { get; init; }
    public required Guid ReminderLetterId { get; init; }
    public required int Place { get; init; }
}
