using Microsoft.AspNetCore.Identity;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Somebody who has proven who they are; nothing is kept of it before <see cref="Doorkeeper.Accept"/>.</summary>
internal sealed record Proven(Account Account, SignInProof Proof)
{
    public string? Rehashed { get; init; }

    public string? RecoveryCode { get; init; }
}

/// <summary>
/// Judges who asks to be let in. Whatever is wrong is answered by one sentence and takes as long, so that nobody learns which names there are; each attempt is counted before it is judged.
/// </summary>
internal sealed class Doorkeeper(AccountManager accounts, IPasswords passwords, Lockout lockout, Turn turn, Journal journal, Visitor visitor, ISeals seals, Db db, TimeProvider clock)
{
    private const string StepPurpose = "Supervision.Accounts.SecondStep";
    private const string WrongCode = "Mã xác thực không đúng hoặc đã dùng.";
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(5);

    // Hashed once and compared against when there is no such person, so that the answer takes as long.
    private static string? s_nobody;

    /// <summary>By a name and a password; and a code, where the account asks for one.</summary>
    /// <exception cref="RefusedException">Not let in; <c>sign_in.code_needed</c> where the password was right and a code is missing.</exception>
    public async Task<Proven> ByPassword(string typed, string password, string? code, CancellationToken ct)
    {
        var name = SignInName.Of(typed);
        var account = await accounts.Find(name, ct);
        var key = account is null ? Lockout.KeyOf(name.UserName) : Lockout.KeyOf(account.Id);
        await Count(key, account, ct);
        var check = passwords.Check(account?.PasswordHash ?? (s_nobody ??= passwords.Hash("no such person")), password);
        if (account?.PasswordHash is null || check is PasswordCheck.Wrong) throw Wrong(account, typed, "Tên đăng nhập hoặc mật khẩu không đúng.");
        var proven = new Proven(account, SignInProof.Password) { Rehashed = check is PasswordCheck.RightButOld ? passwords.Hash(password) : null };
        if (account.AuthenticatorSince is null) return proven;
        if (!string.IsNullOrWhiteSpace(code)) return await WithCode(proven, code);

        await turn.Run(nameof(SignIn), () => lockout.GiveBack(key, ct), ct);
        throw RefusedException.Unauthenticated("Hãy nhập mã xác thực của ứng dụng trên điện thoại, hoặc một mã dự phòng.", "sign_in.code_needed",
            new Dictionary<string, object?> { ["ticket"] = seals.Close(StepPurpose, $"{account.Id:N} {account.SecurityStamp} {clock.GetUtcNow().Add(StepLasts).ToUnixTimeSeconds()}") });
    }

    /// <summary>The second step of somebody whose password was right a moment ago.</summary>
    public async Task<Proven> ByTicket(string ticket, string code, CancellationToken ct)
    {
        if (seals.Open(StepPurpose, ticket)?.Split(' ') is not [var id, var stamp, var until] || long.Parse(until, System.Globalization.CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeSeconds()
            || await accounts.Find(Guid.ParseExact(id, "N"), ct) is not { IsActive: true, AuthenticatorSince: not null } account || account.SecurityStamp != stamp)
            throw RefusedException.Unauthenticated("Đã quá thời gian nhập mã; hãy đăng nhập lại từ đầu.", "sign_in.ticket");
        await Count(Lockout.KeyOf(account.Id), account, ct);
        return await WithCode(new Proven(account, SignInProof.Password), code);
    }

    /// <summary>Whoever is signed in says their password or a code once more, before something that an open screen alone must not allow.</summary>
    public async Task<Account> Again(Guid person, string password, string field, CancellationToken ct)
    {
        var account = await accounts.Find(person, ct) ?? throw RefusedException.Unauthenticated();
        await Count(Lockout.KeyOf(person), account, ct);
        if (account.PasswordHash is { } hash && passwords.Check(hash, password) is not PasswordCheck.Wrong) return account;
        journal.AddEvenIfRefused(new SignInFailed(account.Id, account.UserName ?? ""), account.CouncilId);
        throw RefusedException.Invalid("password.wrong", field, "Mật khẩu hiện tại không đúng.");
    }

    /// <summary>Keeps that it was proven: within the transaction of what it was proven for.</summary>
    public async Task Accept(Proven proven, CancellationToken ct)
    {
        var account = proven.Account;
        await lockout.Clear(Lockout.KeyOf(account.Id), ct);
        if (proven.Rehashed is { } hash) await db.Execute("UPDATE People SET PasswordHash = @hash WHERE Id = @Id AND CouncilId = @CouncilId", new { hash, account.Id, account.CouncilId }, ct);
        if (proven.Proof is SignInProof.PasswordAndCode && await db.Execute("""
            UPDATE People SET AuthenticatorStep = @AuthenticatorStep WHERE Id = @Id AND CouncilId = @CouncilId AND (AuthenticatorStep IS NULL OR AuthenticatorStep < @AuthenticatorStep)
            """, account, ct) == 0)
            throw Wrong(account, account.UserName ?? "", WrongCode, "sign_in.code");
        if (proven.RecoveryCode is { } code && !(await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded)
            throw Wrong(account, account.UserName ?? "", WrongCode, "sign_in.code");
        if (proven.RecoveryCode is not null) journal.AddFor(account.CouncilId, new RecoveryCodeUsed(account.Id));
    }

    /// <summary>Whether the council asks a second factor of a role that the person holds today.</summary>
    public async Task<bool> AsksSecondFactor(Account account, CancellationToken ct)
    {
        var council = await db.Find<CouncilRow>("SELECT IsDemo, SecondFactorRoles FROM Councils WHERE Id = @CouncilId", account, ct);
        var roles = await db.List<RoleRow>("""
            SELECT Role FROM RoleAssignments WHERE PersonId = @Id AND CouncilId = @CouncilId AND ValidFrom <= @today AND (ValidTo IS NULL OR ValidTo >= @today)
            """, new { account.Id, account.CouncilId, today = clock.Today() }, ct);
        return council is not null && roles.Any(row => SecondFactor.RolesOf(council.SecondFactorRoles, council.IsDemo).Contains(row.Role));
    }

    private async Task<Proven> WithCode(Proven proven, string code)
    {
        var account = proven.Account;
        if (await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return proven with { Proof = SignInProof.PasswordAndCode };
        // A recovery code is longer than any code of an authenticator; whether it is one shows when it is used up.
        if (Secrets.Typed(code).Length >= 12) return proven with { Proof = SignInProof.PasswordAndRecoveryCode, RecoveryCode = code };
        throw Wrong(account, account.UserName ?? "", WrongCode, "sign_in.code");
    }

    private async Task Count(string key, Account? account, CancellationToken ct)
    {
        var until = await turn.Run(nameof(SignIn), () => lockout.Take(key, ct), ct);
        if (until is { } waits && account is not null) journal.AddEvenIfRefused(new SignInPaused(account.Id, waits), account.CouncilId);
    }

    private RefusedException Wrong(Account? account, string typed, string message, string code = "actor.unknown")
    {
        journal.AddEvenIfRefused(new SignInFailed(account?.Id ?? Guid.Empty, typed, visitor.Device), account?.CouncilId);
        return RefusedException.Unauthenticated(message, code);
    }

    private sealed record CouncilRow
    {
        public required bool IsDemo { get; init; }
        public string? SecondFactorRoles { get; init; }
    }

    private sealed record RoleRow
    {
        public required Role Role { get; init; }
    }
}

/// <summary>Whom a council asks a second factor of.</summary>
internal static class SecondFactor
{
    /// <summary>Who administers, decides, and gives papers their numbers.</summary>
    public static readonly Role[] Standard = [Role.Admin, Role.StandingBoard, Role.RecordsClerk];

    /// <summary>What the council decided; before it did, the standard ones, and nobody in a demonstration, whose password is no secret.</summary>
    public static IReadOnlyList<Role> RolesOf(string? column, bool isDemo) => column is null ? isDemo ? [] : Standard : Lists.Read<Role>(column);
}

public sealed record SignInFailed(Guid SubjectId, string UserName, string? Device = null) : IEvent;

/// <summary>Too many failures in a row: the account takes no attempt before then.</summary>
public sealed record SignInPaused(Guid SubjectId, DateTimeOffset Until) : IEvent;

public sealed record RecoveryCodeUsed(Guid SubjectId) : IEvent;
