using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>The actor's own account: how they come in, and where they are in now.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record AccountDetails : IQuery<AccountAnswer>;

public sealed record AccountAnswer
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public string? UserName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required bool HasPassword { get; init; }

    /// <summary>Since when a code is asked for at sign-in; null while none is.</summary>
    public DateTimeOffset? SecondFactorSince { get; init; }

    /// <summary>A key was made that waits for its first code.</summary>
    public required bool SecondFactorBegun { get; init; }

    /// <summary>The council asks it of a role that the actor holds.</summary>
    public required bool SecondFactorRequired { get; init; }
    public required int RecoveryCodesLeft { get; init; }
    public required IReadOnlyList<PasskeyLine> Passkeys { get; init; }
    public required IReadOnlyList<SessionLine> Sessions { get; init; }
}

public sealed record PasskeyLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Also kept by its maker's service, and so on the person's other devices.</summary>
    public required bool IsBackedUp { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Somebody being in: where, since when, and how they proved who they are.</summary>
public sealed record SessionLine
{
    public required Guid Id { get; init; }
    public required SignInProof Proof { get; init; }
    public required string Device { get; init; }
    public string? Address { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The one that asks.</summary>
    public bool IsThis { get; init; }
}

internal sealed class AccountDetailsHandler(Db db, AccountManager accounts, Doorkeeper door, Actor actor, TimeProvider clock) : IRequestHandler<AccountDetails, AccountAnswer>
{
    public async Task<AccountAnswer> Handle(AccountDetails query, CancellationToken ct)
    {
        var account = await accounts.Find(actor.PersonId, ct) ?? throw RefusedException.Unauthenticated();
        var passkeys = await db.List<PasskeyLine>("""
            SELECT Id, Name, IsBackedUp, MadeAt, LastUsedAt FROM Passkeys WHERE PersonId = @ActorId AND CouncilId = @CouncilId ORDER BY Seq
            """, null, ct);
        var sessions = await db.OpenSessions(actor.PersonId, clock, ct);
        return new AccountAnswer
        {
            PersonId = account.Id,
            Name = account.Name,
            UserName = account.UserName,
            Email = account.Email,
            Phone = account.Phone,
            HasPassword = account.PasswordHash is not null,
            SecondFactorSince = account.AuthenticatorSince,
            SecondFactorBegun = account is { AuthenticatorKey: not null, AuthenticatorSince: null },
            SecondFactorRequired = await door.AsksSecondFactor(account, ct),
            RecoveryCodesLeft = await accounts.CountRecoveryCodesAsync(account),
            Passkeys = passkeys,
            Sessions = [.. sessions.Select(s => s with { IsThis = s.Id == actor.Identity.SessionId })],
        };
    }
}

internal static class SessionRows
{
    /// <summary>The sessions of a person of the actor's council that are still open.</summary>
    public static Task<IReadOnlyList<SessionLine>> OpenSessions(this Db db, Guid person, TimeProvider clock, CancellationToken ct) => db.List<SessionLine>("""
        SELECT s.Id, s.Proof, s.Device, s.Address, s.BegunAt, s.SeenAt
        FROM Sessions s
        WHERE s.PersonId = @person AND s.CouncilId = @CouncilId AND s.EndedAt IS NULL AND s.BegunAt > @Oldest AND s.SeenAt > @Idle
        ORDER BY s.SeenAt DESC, s.Seq DESC
        """, new { person, Oldest = clock.GetUtcNow() - Sessions.Longest, Idle = clock.GetUtcNow() - Sessions.Idle }, ct);
}
