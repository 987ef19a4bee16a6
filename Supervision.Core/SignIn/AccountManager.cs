using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Supervision.Core.Pipeline;

namespace Supervision.Core.SignIn;

/// <summary>ASP.NET Core Identity's manager of accounts, with our store, our rules for passwords and our authenticator codes. Whoever calls it decides, journals and holds the transaction.</summary>
public sealed class AccountManager : UserManager<Account>
{
    private const int RecoveryGroups = 4;
    private readonly AccountStore _store;

    public AccountManager(AccountStore store, IPasswords passwords, TimeProvider clock, IServiceProvider services, ILogger<AccountManager> log)
        : base(store, new OptionsWrapper<IdentityOptions>(new IdentityOptions()), new Hasher(passwords), [], [new AccountPasswordRules()], new AsTyped(), new IdentityErrorDescriber(), services, log)
    {
        _store = store;
        RegisterTokenProvider(TokenOptions.DefaultAuthenticatorProvider, new AuthenticatorCodes(clock));
    }

    internal Task<Account?> Find(Guid id, CancellationToken ct) => _store.Find(id, ct);

    internal Task<Account?> Find(SignInName name, CancellationToken ct) => _store.Find(name, ct);

    /// <summary>Gives the account a new password and stamp, which are kept when it is updated: hashing is slow, and need not be waited for by others.</summary>
    /// <exception cref="RefusedException">The rules refuse it; said at <paramref name="field"/>.</exception>
    internal async Task Choose(Account account, string password, string field)
    {
        var result = await UpdatePasswordHash(account, password, validatePassword: true);
        if (!result.Succeeded) throw RefusedException.Invalid("password.weak", field, string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    /// <summary>Makes a key that waits for its first code. The framework's own method ends every session, also the one that asks.</summary>
    internal async Task NewAuthenticatorKey(Account account, CancellationToken ct)
    {
        await _store.SetAuthenticatorKeyAsync(account, GenerateNewAuthenticatorKey(), ct);
        account.AuthenticatorStep = null;
        await _store.UpdateAsync(account, ct);
    }

    /// <summary>As above: from now on a code is asked for.</summary>
    internal async Task TurnOn(Account account, CancellationToken ct)
    {
        await _store.SetTwoFactorEnabledAsync(account, true, ct);
        await _store.UpdateAsync(account, ct);
    }

    /// <summary>Takes the second factor away, and the codes that stood in for it.</summary>
    internal async Task Forget(Account account, CancellationToken ct)
    {
        (account.AuthenticatorKey, account.AuthenticatorSince, account.AuthenticatorStep) = (null, null, null);
        await _store.ReplaceCodesAsync(account, [], ct);
        await _store.UpdateAsync(account, ct);
    }

    /// <summary>Longer than the framework's own, since they are kept as plain hashes.</summary>
    protected override string CreateTwoFactorRecoveryCode() => Secrets.Code(RecoveryGroups);

    private sealed class Hasher(IPasswords passwords) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => passwords.Hash(password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) => passwords.Check(hashedPassword, providedPassword) switch
        {
            PasswordCheck.Right => PasswordVerificationResult.Success,
            PasswordCheck.RightButOld => PasswordVerificationResult.SuccessRehashNeeded,
            _ => PasswordVerificationResult.Failed,
        };
    }

    // The store looks names up in the form in which it keeps them.
    private sealed class AsTyped : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
