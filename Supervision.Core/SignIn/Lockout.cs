using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>
/// Counts failures by who was named, whether there is such a person or not, and makes whoever named them wait: after each five a minute, then five, then fifteen, then an hour.
/// An attempt is counted before it is judged, so that many at once are no way around it; what succeeds takes the count away. Nobody waits longer than the longest of these, whatever the clock was when
/// the waiting began.
/// </summary>
internal sealed class Lockout(Db db, TimeProvider clock)
{
    public const int FailuresInARow = 5;
    private static readonly int[] Minutes = [1, 5, 15, 60];
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public static string KeyOf(Guid person) => Secrets.HashOf($"person/{person:N}");

    public static string KeyOf(string name) => Secrets.HashOf($"name/{name}");

    /// <summary>Counts one attempt. It must stand in a transaction of its own, which is kept whatever becomes of the attempt.</summary>
    /// <returns>From when on the next is taken, where this one was the last of its row.</returns>
    /// <param name="nameHash">Who was named.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="failed">What failed so often, in words.</param>
    /// <exception cref="RefusedException">The name is to wait.</exception>
    public async Task<DateTimeOffset?> Take(string nameHash, CancellationToken ct, string failed = "đăng nhập không thành công với tên này")
    {
        var now = clock.GetUtcNow();
        await db.Execute("""
            -- across councils: failures are counted for names that may belong to nobody
            DELETE FROM SignInFailures WHERE LastAt < @old AND (LockedUntil IS NULL OR LockedUntil < @now)
            """, new { old = now - Forgotten, now }, ct);
        if (await db.Execute("""
            -- across councils: failures are counted for names that may belong to nobody
            UPDATE SignInFailures SET Failures = Failures + 1, LastAt = @now WHERE NameHash = @nameHash AND (LockedUntil IS NULL OR LockedUntil <= @now OR LockedUntil > @furthest)
            """, new { nameHash, now, furthest = now.AddMinutes(Minutes[^1]) }, ct) == 0)
        {
            if (await Read(nameHash, ct) is { } locked) throw Waiting(locked.LockedUntil ?? now, failed);
            await db.Execute("""
                -- across councils: failures are counted for names that may belong to nobody
                INSERT INTO SignInFailures (Id, NameHash, Failures, LastAt, LockedUntil) VALUES (@Id, @nameHash, 1, @now, NULL)
                """, new { Id = Guid.CreateVersion7(), nameHash, now }, ct);
            return null;
        }
        var failures = (await Read(nameHash, ct))!.Failures;
        if (failures % FailuresInARow != 0) return null;
        var until = now.AddMinutes(Minutes[Math.Min(failures / FailuresInARow, Minutes.Length) - 1]);
        await db.Execute("""
            -- across councils: failures are counted for names that may belong to nobody
            UPDATE SignInFailures SET LockedUntil = @until WHERE NameHash = @nameHash
            """, new { nameHash, until }, ct);
        return until;
    }

    /// <summary>The attempt succeeded, or whoever made it proved themselves otherwise.</summary>
    public Task<int> Clear(string nameHash, CancellationToken ct) => db.Execute("""
        -- across councils: failures are counted for names that may belong to nobody
        DELETE FROM SignInFailures WHERE NameHash = @nameHash
        """, new { nameHash }, ct);

    /// <summary>The attempt was no failure, though not yet a success: it is taken off the count.</summary>
    public Task<int> GiveBack(string nameHash, CancellationToken ct) => db.Execute("""
        -- across councils: failures are counted for names that may belong to nobody
        UPDATE SignInFailures SET Failures = Failures - 1, LockedUntil = NULL WHERE NameHash = @nameHash AND Failures > 0
        """, new { nameHash }, ct);

    private Task<Row?> Read(string nameHash, CancellationToken ct) => db.Find<Row>("""
        -- across councils: failures are counted for names that may belong to nobody
        SELECT Failures, LockedUntil FROM SignInFailures WHERE NameHash = @nameHash
        """, new { nameHash }, ct);

    private static RefusedException Waiting(DateTimeOffset until, string failed)
    {
        // To the next full minute: who waits as long as they were told is let in.
        var at = until.Local().AddSeconds(59);
        return RefusedException.Unauthenticated(
            $"Đã có nhiều lần {failed}. Hãy thử lại sau {VietnameseDate.Time(new TimeOnly(at.Hour, at.Minute))}, {VietnameseDate.Short(DateOnly.FromDateTime(at))}.", "sign_in.wait");
    }

    private sealed record Row
    {
        public required int Failures { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
    }
}
