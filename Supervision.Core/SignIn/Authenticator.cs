using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Makes the key that an authenticator of the actor is to share; no code is asked for before one of it was confirmed.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record BeginAuthenticator : ICommand<AuthenticatorBegun>;

public sealed record AuthenticatorBegun(DateTimeOffset At);

/// <summary>The key that waits to be confirmed: as text, as an address for authenticators, as a QR code.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record AuthenticatorKey : IQuery<AuthenticatorKeyAnswer>;

/// <param name="QrSvg">An SVG of its own.</param>
public sealed record AuthenticatorKeyAnswer(string Key, string Uri, string QrSvg);

/// <summary>Turns the second factor on by its first code, and gives codes for the day when the telephone is lost; they are shown this once.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record ConfirmAuthenticator(string Code) : IAttempt<RecoveryCodesAnswer>
{
    public sealed class Validator : AbstractValidator<ConfirmAuthenticator>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().MaximumLength(50);
    }
}

public sealed record RecoveryCodesAnswer(IReadOnlyList<string> Codes);

/// <summary>Replaces all recovery codes by new ones.</summary>
[OpenToAll("about the actor alone; asks for the password itself"), OwnAccount]
public sealed record RenewRecoveryCodes(string CurrentPassword) : IAttempt<RecoveryCodesAnswer>
{
    public sealed class Validator : AbstractValidator<RenewRecoveryCodes>
    {
        public Validator() => RuleFor(c => c.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.Longest);
    }
}

/// <summary>Turns the second factor off, to set up another telephone; whoever must have one is led to that at once.</summary>
[OpenToAll("about the actor alone; asks for the password itself"), OwnAccount]
public sealed record RemoveAuthenticator(string CurrentPassword) : IAttempt<AuthenticatorRemoved>
{
    public sealed class Validator : AbstractValidator<RemoveAuthenticator>
    {
        public Validator() => RuleFor(c => c.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.Longest);
    }
}

public sealed record AuthenticatorRemoved(DateTimeOffset At);

internal sealed class AuthenticatorHandler(Db db, AccountManager accounts, Doorkeeper door, Lockout lockout, Sessions sessions, Journal journal, Actor actor, Turn turn, IQrCodes qr, TimeProvider clock) :
    IRequestHandler<BeginAuthenticator, AuthenticatorBegun>, IRequestHandler<AuthenticatorKey, AuthenticatorKeyAnswer>, IRequestHandler<ConfirmAuthenticator, RecoveryCodesAnswer>,
    IRequestHandler<RenewRecoveryCodes, RecoveryCodesAnswer>, IRequestHandler<RemoveAuthenticator, AuthenticatorRemoved>
{
    private const int Codes = 10;

    public async Task<AuthenticatorBegun> Handle(BeginAuthenticator command, CancellationToken ct)
    {
        var account = await Own(ct);
        if (account.AuthenticatorSince is not null) throw RefusedException.Conflict("second_factor.on", "Lớp xác thực thứ hai đang bật; hãy tắt trước khi đổi sang điện thoại khác.");
        await accounts.NewAuthenticatorKey(account, ct);
        journal.Add(new AuthenticatorKeyMade(account.Id));
        return new AuthenticatorBegun(clock.GetUtcNow());
    }

    public async Task<AuthenticatorKeyAnswer> Handle(AuthenticatorKey query, CancellationToken ct)
    {
        var account = await Own(ct);
        if (account.AuthenticatorSince is not null || await accounts.GetAuthenticatorKeyAsync(account) is not { } key)
            throw RefusedException.Conflict("second_factor.no_key", "Chưa bắt đầu cài lớp xác thực thứ hai.");
        var name = Uri.EscapeDataString(account.UserName ?? account.Email ?? account.Phone ?? account.Name);
        var uri = $"otpauth://totp/Giam%20sat:{name}?secret={key}&issuer=Giam%20sat";
        return new AuthenticatorKeyAnswer(string.Join(' ', key.Chunk(4).Select(part => new string(part))), uri, qr.Svg(uri));
    }

    public async Task<RecoveryCodesAnswer> Handle(ConfirmAuthenticator command, CancellationToken ct) => await turn.Run(nameof(ConfirmAuthenticator), async () =>
    {
        var account = await Own(ct);
        if (account.AuthenticatorSince is not null) throw RefusedException.Conflict("second_factor.on", "Lớp xác thực thứ hai đang bật.");
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, command.Code))
            throw RefusedException.Invalid("second_factor.code", nameof(command.Code), "Mã không đúng. Hãy kiểm tra giờ của điện thoại và nhập mã đang hiện.");
        await accounts.TurnOn(account, ct);
        await sessions.EndAll(account.CouncilId, account.Id, actor.Identity.SessionId, ct);
        await Prove(SignInProof.PasswordAndCode, ct);
        journal.Add(new SecondFactorOn(account.Id));
        return await NewCodes(account);
    }, ct);

    public async Task<RecoveryCodesAnswer> Handle(RenewRecoveryCodes command, CancellationToken ct)
    {
        await door.Again(actor.PersonId, command.CurrentPassword, nameof(command.CurrentPassword), ct);
        return await turn.Run(nameof(RenewRecoveryCodes), async () =>
        {
            var account = await Own(ct);
            if (account.AuthenticatorSince is null) throw RefusedException.Conflict("second_factor.off", "Lớp xác thực thứ hai chưa bật.");
            await lockout.Clear(Lockout.KeyOf(account.Id), ct);
            journal.Add(new RecoveryCodesRenewed(account.Id));
            return await NewCodes(account);
        }, ct);
    }

    public async Task<AuthenticatorRemoved> Handle(RemoveAuthenticator command, CancellationToken ct)
    {
        await door.Again(actor.PersonId, command.CurrentPassword, nameof(command.CurrentPassword), ct);
        return await turn.Run(nameof(RemoveAuthenticator), async () =>
        {
            var account = await Own(ct);
            if (account.AuthenticatorSince is not { } since) throw RefusedException.Conflict("second_factor.off", "Lớp xác thực thứ hai chưa bật.");
            await lockout.Clear(Lockout.KeyOf(account.Id), ct);
            await accounts.Forget(account, ct);
            await Prove(SignInProof.Password, ct);
            journal.Add(new SecondFactorOff(account.Id, null), new { Since = since });
            return new AuthenticatorRemoved(clock.GetUtcNow());
        }, ct);
    }

    private async Task<Account> Own(CancellationToken ct) => await accounts.Find(actor.PersonId, ct) ?? throw RefusedException.Unauthenticated();

    private async Task<RecoveryCodesAnswer> NewCodes(Account account) => new([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes))!]);

    // This session has just shown what it was asked for; what it has lost it shows no more.
    private Task Prove(SignInProof proof, CancellationToken ct) => db.Execute("""
        UPDATE Sessions SET Proof = @proof WHERE Id = @SessionId AND PersonId = @ActorId AND CouncilId = @CouncilId AND Proof <> @Passkey
        """, new { proof, actor.Identity.SessionId, SignInProof.Passkey }, ct);
}

public sealed record AuthenticatorKeyMade(Guid SubjectId) : IEvent;

public sealed record SecondFactorOn(Guid SubjectId) : IEvent;

public sealed record SecondFactorOff(Guid SubjectId, string? Reason) : IRightsChanged;

public sealed record RecoveryCodesRenewed(Guid SubjectId) : IEvent;
