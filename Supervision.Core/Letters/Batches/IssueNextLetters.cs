using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Letters.Batches;

/// <summary>
/// Issues the next letters that wait in a batch, in one transaction: all of them or none, so that a commit is waited for once. What it refuses is undone; the job then tries each by
/// itself, and <see cref="RecordLetterFailure"/> says beside the one that is refused why.
/// </summary>
[SystemOnly]
public sealed record IssueNextLetters : ICommand<LetterOfBatch>
{
    /// <summary>So many take a tenth of a second, which is how long people who write wait for them.</summary>
    public const int Together = 8;

    public required Guid LetterBatchId { get; init; }

    /// <summary>The place in the batch that was dealt with last; 0 begins.</summary>
    public int AfterPlace { get; init; }

    /// <summary>At most so many.</summary>
    public int Most { get; init; } = 1;
}

/// <summary>The last letter that was dealt with and how many were; place 0 where none waited any more, and the batch is at its end.</summary>
public sealed record LetterOfBatch(int Place, int Count);

/// <summary>The next letter could not be issued: the reason stands beside it, and the batch goes on with the one after.</summary>
[SystemOnly]
public sealed record RecordLetterFailure : ICommand<LetterOfBatch>
{
    public required Guid LetterBatchId { get; init; }
    public int AfterPlace { get; init; }
    public required string Error { get; init; }
}

internal sealed class IssueNextLettersHandler(Db db, Gate gate, LetterIssuing issuing, TimeProvider clock) : IRequestHandler<IssueNextLetters, LetterOfBatch>
{
    public async Task<LetterOfBatch> Handle(IssueNextLetters command, CancellationToken ct)
    {
        gate.System();
        var next = await db.NextOfBatch(command.LetterBatchId, command.AfterPlace, Math.Clamp(command.Most, 1, IssueNextLetters.Together), ct);
        if (next.Count == 0)
        {
            await db.Execute("""
                UPDATE LetterBatches SET EndedAt = @now
                WHERE Id = @LetterBatchId AND CouncilId = @CouncilId AND EndedAt IS NULL
                  AND NOT EXISTS (SELECT 1 FROM LetterBatchItems i WHERE i.LetterBatchId = LetterBatches.Id AND i.Status = 'Waiting')
                """, new { command.LetterBatchId, now = clock.GetUtcNow() }, ct);
            return new LetterOfBatch(0, 0);
        }
        var batch = await db.Find<LetterBatch>("""
            SELECT Id, FirstNumber, Symbol, IssuedOn, ReplyBy, AuthorityLines, SignerName, SignedOn, Recipients, IsSentAtOnce, LetterCount, StartedBy, StartedAt
            FROM LetterBatches
            WHERE Id = @LetterBatchId AND CouncilId = @CouncilId
            """, new { command.LetterBatchId }, ct) ?? throw RefusedException.NotFound("loạt công văn đôn đốc");
        var letters = new List<(ReminderLetter Letter, LetterIssue Issue)>();
        foreach (var one in next)
        {
            var letter = await db.LoadLetter(one.ReminderLetterId, ct);
            letters.Add((letter,
                new LetterIssue(batch.FirstNumber + one.Place - 1, batch.Symbol, batch.IssuedOn, Lines.Read(batch.AuthorityLines), batch.SignerName, Lines.Read(batch.Recipients),
                    Hand: batch.SignedOn is { } signedOn ? new HandSignature(signedOn) : null) 
                {
                    ReplyBy = letter.ReplyBy > batch.IssuedOn ? null : batch.ReplyBy,
                    OrderedBy = batch.StartedBy,
                }));
        }
        await issuing.Issue(letters, ct);
        if (batch.IsSentAtOnce)
            foreach (var (letter, _) in letters) await issuing.Send(await db.LoadLetter(letter.Id, ct), clock.Today(), ct);
        foreach (var one in next) await db.Update("UPDATE LetterBatchItems SET Status = 'Issued', Error = NULL WHERE Id = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { one.Id }, ct);
        return new LetterOfBatch(next[^1].Place, next.Count);
    }
}

internal sealed class RecordLetterFailureHandler(Db db, Gate gate) : IRequestHandler<RecordLetterFailure, LetterOfBatch>
{
    public async Task<LetterOfBatch> Handle(RecordLetterFailure command, CancellationToken ct)
    {
        gate.System();
        if (await db.NextOfBatch(command.LetterBatchId, command.AfterPlace, 1, ct) is not [var next]) return new LetterOfBatch(0, 0);
        var error = command.Error.Length > 1000 ? command.Error[..1000] : command.Error;
        await db.Execute("UPDATE LetterBatchItems SET Status = 'Failed', Error = @error WHERE Id = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { next.Id, error }, ct);
        return new LetterOfBatch(next.Place, 0);
    }
}

internal static class LetterBatchRows
{
    public static async Task<IReadOnlyList<WaitingLetter>> NextOfBatch(this Db db, Guid batchId, int afterPlace, int most, CancellationToken ct) => (await db.Page<WaitingLetter>("""
        SELECT i.Id, i.ReminderLetterId, i.Place
        FROM LetterBatchItems i
        WHERE i.LetterBatchId = @batchId AND i.CouncilId = @CouncilId AND i.Status = 'Waiting' AND i.Place > @afterPlace
        ORDER BY i.Place
        """, new { batchId, afterPlace }, most, row => [row.Place], ct)).Items;
}

internal sealed record WaitingLetter
{
    public required Guid Id { get; init; }
    public required Guid ReminderLetterId { get; init; }
    public required int Place { get; init; }
}
