using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

public sealed partial class AccountStore
{
    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AuthenticatorSince is not null);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken)
    {
        user.AuthenticatorSince = enabled ? user.AuthenticatorSince ?? clock.GetUtcNow() : null;
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } kept ? seals.Open(KeyPurpose, kept) : null);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = seals.Close(KeyPurpose, key);
        return Task.CompletedTask;
    }

    public async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        (int)await db.Value<long>("SELECT COUNT(*) FROM RecoveryCodes WHERE PersonId = @Id AND CouncilId = @CouncilId AND UsedAt IS NULL", user, cancellationToken);

    public async Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        await db.Execute("DELETE FROM RecoveryCodes WHERE PersonId = @Id AND CouncilId = @CouncilId", user, cancellationToken);
        await db.ExecuteEach("""
            INSERT INTO RecoveryCodes (Id, CouncilId, PersonId, CodeHash, UsedAt) VALUES (@Id, @CouncilId, @PersonId, @CodeHash, NULL)
            """, recoveryCodes.Select(code => new { Id = Guid.CreateVersion7(), user.CouncilId, PersonId = user.Id, CodeHash = Secrets.HashOf(Secrets.Typed(code)) }), cancellationToken);
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) => await db.Execute("""
        UPDATE RecoveryCodes SET UsedAt = @Now WHERE PersonId = @Id AND CouncilId = @CouncilId AND CodeHash = @CodeHash AND UsedAt IS NULL
        """, new { user.Id, user.CouncilId, CodeHash = Secrets.HashOf(Secrets.Typed(code)), Now = clock.GetUtcNow() }, cancellationToken) == 1;
}
