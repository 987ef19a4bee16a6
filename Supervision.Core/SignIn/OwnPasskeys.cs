using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Judges what an authenticator signed, within the ceremony that this browser began; the framework does it, over HTTP.</summary>
public interface IPasskeyCeremony
{
    /// <summary>A new passkey of the person that the ceremony was begun for; null where anything of it is not right.</summary>
    Task<UserPasskeyInfo?> Attest(Guid person, string credential);

    /// <summary>Whose passkey signed the challenge, and its new counter; null where anything of it is not right.</summary>
    Task<(Account Account, UserPasskeyInfo Passkey)?> Assert(string credential);
}

/// <summary>Where there is no browser: nothing is right.</summary>
internal sealed class NoPasskeyCeremony : IPasskeyCeremony
{
    public Task<UserPasskeyInfo?> Attest(Guid person, string credential) => Task.FromResult<UserPasskeyInfo?>(null);

    public Task<(Account Account, UserPasskeyInfo Passkey)?> Assert(string credential) => Task.FromResult<(Account, UserPasskeyInfo)?>(null);
}

/// <summary>Adds a passkey to the actor's account: the answer of the browser to the ceremony that was begun, and the password once more.</summary>
[OpenToAll("about the actor alone; asks for the password itself"), OwnAccount]
public sealed record AddPasskey : IAttempt<Created>
{
    /// <summary>What the browser made, as JSON.</summary>
    public required string Credential { get; init; }

    /// <summary>What the person calls it: "Điện thoại của tôi".</summary>
    public required string Name { get; init; }
    public string? CurrentPassword { get; init; }

    public sealed class Validator : AbstractValidator<AddPasskey>
    {
        public Validator()
        {
            RuleFor(c => c.Credential).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
            RuleFor(c => c.CurrentPassword).MaximumLength(PasswordRules.Longest);
        }
    }
}

/// <summary>Gives one of the actor's passkeys another name.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record RenamePasskey : ICommand<PasskeyChanged>
{
    public required Guid PasskeyId { get; init; }
    public required string Name { get; init; }

    public sealed class Validator : AbstractValidator<RenamePasskey>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
    }
}

/// <summary>Takes one of the actor's passkeys away: nobody comes in by it any more.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record RemovePasskey : ICommand<PasskeyChanged>
{
    public required Guid PasskeyId { get; init; }
}

public sealed record PasskeyChanged(Guid Id);

/// <summary>Begins a session by a passkey, which is a thing one has and a finger or a figure in one: it needs no second factor.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record SignInByPasskey(string Credential) : IAttempt<SignedIn>
{
    public sealed class Validator : AbstractValidator<SignInByPasskey>
    {
        public Validator() => RuleFor(c => c.Credential).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class OwnPasskeysHandler(Db db, AccountManager accounts, IPasskeyCeremony ceremony, Doorkeeper door, Lockout lockout, Sessions sessions, Journal journal, Actor actor, Turn turn) :
    IRequestHandler<AddPasskey, Created>, IRequestHandler<RenamePasskey, PasskeyChanged>, IRequestHandler<RemovePasskey, PasskeyChanged>, IRequestHandler<SignInByPasskey, SignedIn>
{
    public async Task<Created> Handle(AddPasskey command, CancellationToken ct)
    {
        var account = await accounts.Find(actor.PersonId, ct) ?? throw RefusedException.Unauthenticated();
        if (account.PasswordHash is not null) await door.Again(account.Id, command.CurrentPassword ?? "", nameof(command.CurrentPassword), ct);
        var made = await ceremony.Attest(account.Id, command.Credential)
            ?? throw RefusedException.Conflict("passkey.refused", "Không đăng ký được khóa truy cập: yêu cầu đã quá hạn hoặc không phải của thiết bị này. Hãy thực hiện lại.");
        made.Name = command.Name;
        return await turn.Run(nameof(AddPasskey), async () =>
        {
            await lockout.Clear(Lockout.KeyOf(account.Id), ct);
            await accounts.AddOrUpdatePasskeyAsync(account, made);
            var row = (await db.Find<PasskeyLine>("""
                SELECT k.Id, k.Name, k.IsBackedUp, k.MadeAt, k.LastUsedAt FROM Passkeys k WHERE k.CredentialHash = @CredentialHash AND k.CouncilId = @CouncilId
                """, new { CredentialHash = AccountStore.HashOf(made.CredentialId), account.CouncilId }, ct))!;
            journal.Add(new PasskeyAdded(account.Id, row.Id, row.Name));
            return new Created(row.Id);
        }, ct);
    }

    public async Task<PasskeyChanged> Handle(RenamePasskey command, CancellationToken ct)
    {
        var before = await Own(command.PasskeyId, ct);
        await db.Execute("UPDATE Passkeys SET Name = @Name WHERE Id = @PasskeyId AND PersonId = @ActorId AND CouncilId = @CouncilId", command, ct);
        journal.Add(new PasskeyRenamed(actor.PersonId, command.PasskeyId, command.Name), new { before.Name });
        return new PasskeyChanged(command.PasskeyId);
    }

    public async Task<PasskeyChanged> Handle(RemovePasskey command, CancellationToken ct)
    {
        var before = await Own(command.PasskeyId, ct);
        await db.Execute("DELETE FROM Passkeys WHERE Id = @PasskeyId AND PersonId = @ActorId AND CouncilId = @CouncilId", command, ct);
        journal.Add(new PasskeyRemoved(actor.PersonId, command.PasskeyId), before);
        return new PasskeyChanged(command.PasskeyId);
    }

    public async Task<SignedIn> Handle(SignInByPasskey command, CancellationToken ct)
    {
        if (await ceremony.Assert(command.Credential) is not { } proven || !proven.Account.IsActive)
            throw RefusedException.Unauthenticated("Không đăng nhập được bằng khóa truy cập này. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.", "sign_in.passkey");
        return await turn.Run(nameof(SignInByPasskey), async () =>
        {
            await accounts.AddOrUpdatePasskeyAsync(proven.Account, proven.Passkey);
            return await sessions.Begin(proven.Account, SignInProof.Passkey, ct);
        }, ct);
    }

    private async Task<PasskeyLine> Own(Guid id, CancellationToken ct) => await db.Find<PasskeyLine>("""
        SELECT k.Id, k.Name, k.IsBackedUp, k.MadeAt, k.LastUsedAt FROM Passkeys k WHERE k.Id = @id AND k.PersonId = @ActorId AND k.CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("khóa truy cập");
}

public sealed record PasskeyAdded(Guid SubjectId, Guid PasskeyId, string Name) : IEvent;

public sealed record PasskeyRenamed(Guid SubjectId, Guid PasskeyId, string Name) : IEvent;

public sealed record PasskeyRemoved(Guid SubjectId, Guid PasskeyId) : IEvent;
