using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Chasing;

/// <summary>
/// Tells the next units of a chunk what was decided about their tasks: one digest a unit and day, a draft of the urging letter where one is due. The steps are marked in the same
/// transaction, so that a repeated run tells nobody twice. A letter that somebody drafted by hand tells the unit itself. What is decided after a unit's digest of the day waits for the next day's.
/// </summary>
[SystemOnly]
public sealed record TellChasedUnits : ICommand<ChunkDone>
{
    public required int Take { get; init; }
}

internal sealed class TellChasedUnitsHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<TellChasedUnits, ChunkDone>
{
    public async Task<ChunkDone> Handle(TellChasedUnits command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var units = await db.Page<Unit>("""
            SELECT s.UnitId, COUNT(*) AS Tasks,
                   SUM(CASE WHEN s.Step IN ('Reminder', 'DueToday') THEN 0 ELSE 1 END) AS Overdue,
                   SUM(CASE WHEN s.Step = 'FirstLetter' THEN 1 ELSE 0 END) AS FirstLetters,
                   SUM(CASE WHEN s.Step = 'SecondLetter' THEN 1 ELSE 0 END) AS SecondLetters
            FROM ChaseSteps s
            WHERE s.CouncilId = @CouncilId AND s.DigestId IS NULL AND s.TakenBy IS NULL
              AND NOT EXISTS (SELECT 1 FROM ChaseDigests d WHERE d.UnitId = s.UnitId AND d.Day = @today AND d.CouncilId = @CouncilId)
            GROUP BY s.UnitId
            ORDER BY s.UnitId
            """, new { today }, command.Take, row => [row.UnitId], ct);
        if (units.Items.Count == 0) return new ChunkDone(0, 0);

        var digests = units.Items.Select(unit => new Digest(Guid.CreateVersion7(), unit)).ToList();
        foreach (var digest in digests) await Write(digest, today, ct);
        var calendar = await db.Calendar(ct);
        var notices = new ChaseNotices(db, calendar, today);
        await notices.Tell([.. digests.Select(d => new ChasedUnit(d.Id, d.Unit.UnitId, (int)d.Unit.Tasks, (int)d.Unit.Overdue))], ct);

        var letters = new List<Letter>();
        var policy = await db.FollowUpPolicy(today, ct);
        var replyBy = calendar.AddWorkingDays(today, policy.LetterReplyDays).On;
        foreach (var digest in digests)
        {
            if (digest.Unit.FirstLetters > 0) letters.Add(new Letter(Guid.CreateVersion7(), digest.Id, digest.Unit.UnitId, ChaseStep.FirstLetter));
            if (digest.Unit.SecondLetters > 0) letters.Add(new Letter(Guid.CreateVersion7(), digest.Id, digest.Unit.UnitId, ChaseStep.SecondLetter));
        }
        foreach (var letter in letters)
        {
            await Draft(letter, today, replyBy, ct);
            journal.Add(new ReminderLetterDrafted(letter.Id, letter.UnitId, letter.Step, today, replyBy));
        }
        if (letters.Count > 0) await notices.TellOfLetters(ct);
        return new ChunkDone(units.Items.Count, units.Items.Count);
    }

    private async Task Write(Digest digest, DateOnly today, CancellationToken ct)
    {
        var row = new { digest.Id, digest.Unit.UnitId, today, digest.Unit.Tasks, digest.Unit.Overdue };
        await db.Execute("INSERT INTO ChaseDigests (Id, CouncilId, UnitId, Day, Tasks, Overdue) VALUES (@Id, @CouncilId, @UnitId, @today, @Tasks, @Overdue)", row, ct);
        await db.Execute("UPDATE ChaseSteps SET DigestId = @Id WHERE CouncilId = @CouncilId AND UnitId = @UnitId AND DigestId IS NULL AND TakenBy IS NULL", row, ct);
    }

    private async Task Draft(Letter letter, DateOnly today, DateOnly replyBy, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO ReminderLetters (Id, CouncilId, UnitId, Step, DraftedOn, ReplyBy, Status, Version)
            VALUES (@Id, @CouncilId, @UnitId, @Step, @today, @replyBy, 'Draft', 1)
            """, new { letter.Id, letter.UnitId, letter.Step, today, replyBy }, ct);
        await db.Execute("UPDATE ChaseSteps SET LetterId = @Id WHERE DigestId = @DigestId AND Step = @Step AND CouncilId = @CouncilId",
            new { letter.Id, letter.DigestId, letter.Step }, ct);
    }

    private sealed record Digest(Guid Id, Unit Unit);

    private sealed record Letter(Guid Id, Guid DigestId, Guid UnitId, ChaseStep Step);

    private sealed record Unit
    {
        public required Guid UnitId { get; init; }
        public required long Tasks { get; init; }
        public required long Overdue { get; init; }
        public required long FirstLetters { get; init; }
        public required long SecondLetters { get; init; }
    }
}

/// <summary>An urging letter stands ready in the clerk's queue.</summary>
public sealed record ReminderLetterDrafted(Guid SubjectId, Guid UnitId, ChaseStep Step, DateOnly DraftedOn, DateOnly ReplyBy) : IEvent;
