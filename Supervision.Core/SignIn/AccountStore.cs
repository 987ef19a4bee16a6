using Microsoft.AspNetCore.Identity;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Accounts for ASP.NET Core Identity, on the people of the councils. People are added by commands of their own; here an account is found and its secrets are kept.</summary>
public sealed partial class AccountStore(Db db, TimeProvider clock, ISeals seals) :
    IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    private const string KeyPurpose = "Supervision.Accounts.Authenticator";

    private const string Columns = """
        SELECT p.Id, p.CouncilId, p.Name, p.UserName, p.Email, p.Phone, p.UnitId, p.IsActive, p.PasswordHash, p.SecurityStamp, p.AuthenticatorKey, p.AuthenticatorSince, p.AuthenticatorStep,
            CASE WHEN EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role = @Admin AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)) THEN 1 ELSE 0 END AS IsAdministrator
        FROM People p
        """;

    internal Task<Account?> Find(Guid id, CancellationToken ct) => db.Find<Account>("""
        -- across councils: who signs in is not known yet
        """ + "\n" + Columns + """

        WHERE p.Id = @id
        """, new { id, Role.Admin, Today = clock.Today() }, ct);

    /// <summary>An active person by user name, else by an address or number that only one has; null where nobody or more than one is meant.</summary>
    internal async Task<Account?> Find(SignInName name, CancellationToken ct)
    {
        var found = await db.List<Account>("""
            -- across councils: who signs in is not known yet; user names are unique in the installation
            """ + "\n" + Columns + """

            WHERE p.IsActive = 1 AND (p.UserName = @UserName OR p.EmailKey = @Email OR p.PhoneKey = @Phone)
            """, new { name.UserName, name.Email, name.Phone, Role.Admin, Today = clock.Today() }, ct);
        return found.FirstOrDefault(account => account.UserName == name.UserName) ?? (found.Count == 1 ? found[0] : null);
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await db.Execute("""
            UPDATE People
            SET PasswordHash = @PasswordHash, SecurityStamp = @SecurityStamp, AuthenticatorKey = @AuthenticatorKey, AuthenticatorSince = @AuthenticatorSince, AuthenticatorStep = @AuthenticatorStep
            WHERE Id = @Id AND CouncilId = @CouncilId
            """, user, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? Find(id, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Find(SignInName.Of(normalizedUserName), cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName ?? user.Email ?? user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    // A user name is kept as it is looked up.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName?.ToLowerInvariant();
        return Task.CompletedTask;
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("People are added by AddPerson.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("People are never deleted; their accounts are closed.");

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // The connection is the request's.
    }
}
