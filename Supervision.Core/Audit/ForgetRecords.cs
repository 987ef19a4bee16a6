using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Removes every night what the installation no longer keeps, in pieces between which people write; the journal keeps how much and from before when.</summary>
internal sealed class ForgetRecords : IScheduledJob
{
    public JobDefinition Definition { get; } = new("records.forget", "Xóa nhật ký truy cập và bản ghi đăng nhập đã hết hạn lưu", "0 20 3 * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var forgotten = 0;
        foreach (var council in await context.Councils(ct))
        {
            OldRecordsForgotten piece;
            do
            {
                piece = await context.Send(council, new ForgetOldRecords(), ct);
                forgotten += piece.Records;
            }
            while (piece.GoesOn);
        }
        return new JobDone(forgotten);
    }
}

/// <summary>Removes a piece of what one council's records hold beyond their time.</summary>
[SystemOnly]
public sealed record ForgetOldRecords : ICommand<OldRecordsForgotten>;

/// <param name="Records">So many were removed.</param>
/// <param name="GoesOn">There may be more.</param>
public sealed record OldRecordsForgotten(int Records, bool GoesOn);

internal sealed class ForgetOldRecordsHandler(Db db, Gate gate, Actor actor, Retention retention, Journal journal, TimeProvider clock) : IRequestHandler<ForgetOldRecords, OldRecordsForgotten>
{
    private const int Slice = 1000;

    public async Task<OldRecordsForgotten> Handle(ForgetOldRecords command, CancellationToken ct)
    {
        gate.System();
        var now = clock.GetUtcNow();
        var looksBefore = now.AddMonths(-retention.AccessLogMonths);
        var signInsBefore = now.AddMonths(-retention.SignInMonths);

        var looks = await Looks(looksBefore, ct);
        var sessions = await Remove("""
            SELECT Seq, Id FROM Sessions WHERE CouncilId = @CouncilId AND COALESCE(EndedAt, SeenAt) < @before ORDER BY Seq
            """, "DELETE FROM Sessions WHERE CouncilId = @CouncilId AND Id IN @ids", signInsBefore, ct);
        var tokens = await Remove("""
            SELECT Seq, Id FROM AccessTokens WHERE CouncilId = @CouncilId AND COALESCE(RevokedAt, ExpiresAt) < @before ORDER BY Seq
            """, "DELETE FROM AccessTokens WHERE CouncilId = @CouncilId AND Id IN @ids", signInsBefore, ct);
        var links = await Remove("""
            SELECT Seq, Id FROM AccountLinks WHERE CouncilId = @CouncilId AND COALESCE(UsedAt, RevokedAt, ExpiresAt) < @before ORDER BY Seq
            """, "DELETE FROM AccountLinks WHERE CouncilId = @CouncilId AND Id IN @ids", signInsBefore, ct);

        int[] removed = [looks, sessions, tokens, links];
        if (removed.Sum() > 0) journal.Add(new RecordsForgotten(actor.CouncilId, looks, looksBefore, sessions, tokens, links, signInsBefore));
        return new OldRecordsForgotten(removed.Sum(), removed.Any(count => count == Slice));
    }

    // Looks are written in the order of their time, give or take a second: what is old enough stands at the beginning, and nothing behind it is read.
    private async Task<int> Looks(DateTimeOffset before, CancellationToken ct)
    {
        var first = (await db.Page<LookRow>("SELECT Seq, At FROM AccessLog WHERE CouncilId = @CouncilId ORDER BY Seq", null, Slice, row => [row.Seq], ct)).Items;
        var old = first.TakeWhile(row => row.At < before).ToList();
        return old.Count == 0 ? 0 : await db.Execute("DELETE FROM AccessLog WHERE CouncilId = @CouncilId AND Seq <= @upTo AND At < @before", new { upTo = old[^1].Seq, before }, ct);
    }

    private async Task<int> Remove(string select, string delete, DateTimeOffset before, CancellationToken ct)
    {
        var old = (await db.Page<OldRow>(select, new { before }, Slice, row => [row.Seq], ct)).Items;
        return old.Count == 0 ? 0 : await db.Execute(delete, new { ids = old.Select(row => row.Id).ToList() }, ct);
    }

    private sealed record LookRow
    {
        public required long Seq { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed record OldRow
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
    }
}

/// <summary>Records were removed at the end of their time.</summary>
public sealed record RecordsForgotten(
    Guid SubjectId, int Looks, DateTimeOffset LooksBefore, int Sessions, int Tokens, int Links, DateTimeOffset SignInsBefore) : IEvent;
