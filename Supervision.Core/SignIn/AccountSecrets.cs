using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>What an account has given out and what must end when its password changes, it is closed, or somebody fears that it is in other hands.</summary>
internal sealed class AccountSecrets(Db db, Sessions sessions, TimeProvider clock)
{
    /// <summary>Ends sessions, tokens that the person got for a password, addresses of their calendar, and links that wait to be opened. Tokens of integrations stand by themselves.</summary>
    /// <param name="but">The session that goes on.</param>
    /// <returns>How many sessions ended.</returns>
    public async Task<int> EndEverything(Account account, Guid? but, CancellationToken ct)
    {
        var args = new { PersonId = account.Id, account.CouncilId, Now = clock.GetUtcNow() };
        await db.Execute("UPDATE AccessTokens SET RevokedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND RevokedAt IS NULL AND Name IS NULL", args, ct);
        await db.Execute("UPDATE CalendarFeeds SET RevokedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND RevokedAt IS NULL", args, ct);
        await db.Execute("UPDATE AccountLinks SET RevokedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND UsedAt IS NULL AND RevokedAt IS NULL", args, ct);
        return await sessions.EndAll(account.CouncilId, account.Id, but, ct);
    }
}
