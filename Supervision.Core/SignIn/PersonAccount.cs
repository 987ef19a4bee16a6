using MediatR;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>One person's account, for whoever administers accounts: how they come in and where they are in, never their secrets.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record PersonAccount(Guid PersonId) : IQuery<PersonAccountAnswer>;

public sealed record PersonAccountAnswer
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? UserName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required bool IsActive { get; init; }
    public required bool HasPassword { get; init; }
    public DateTimeOffset? SecondFactorSince { get; init; }
    public required int PasskeyCount { get; init; }

    /// <summary>A link was sent that nobody has used yet.</summary>
    public required bool HasWaitingLink { get; init; }

    /// <summary>No attempt to sign in is taken before then.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
    public IReadOnlyList<SessionLine> Sessions { get; init; } = [];
    public required int Version { get; init; }
}

/// <summary>Ends every session of a person: they sign in anew wherever they are.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record EndPersonSessions : ICommand<SessionsEnded>
{
    public required Guid PersonId { get; init; }

    /// <summary>Only this one.</summary>
    public Guid? SessionId { get; init; }
}

internal sealed class PersonAccountHandler(Db db, Gate gate, Journal journal, TimeProvider clock) : IRequestHandler<PersonAccount, PersonAccountAnswer>, IRequestHandler<EndPersonSessions, SessionsEnded>
{
    public async Task<PersonAccountAnswer> Handle(PersonAccount query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        var row = await db.Find<PersonAccountAnswer>("""
            SELECT p.Id AS PersonId, p.Name, p.Title, p.UserName, p.Email, p.Phone, p.IsActive, p.AuthenticatorSince AS SecondFactorSince, p.Version, f.LockedUntil AS PausedUntil,
                CASE WHEN p.PasswordHash IS NULL THEN 0 ELSE 1 END AS HasPassword,
                CASE WHEN EXISTS (SELECT 1 FROM AccountLinks l WHERE l.PersonId = p.Id AND l.UsedAt IS NULL AND l.RevokedAt IS NULL AND l.ExpiresAt > @Now) THEN 1 ELSE 0 END AS HasWaitingLink,
                (SELECT COUNT(*) FROM Passkeys k WHERE k.PersonId = p.Id) AS PasskeyCount
            FROM People p
            LEFT JOIN SignInFailures f ON f.NameHash = @NameHash AND f.LockedUntil > @Now
            WHERE p.Id = @PersonId AND p.CouncilId = @CouncilId
            """, new { query.PersonId, NameHash = Lockout.KeyOf(query.PersonId), Now = clock.GetUtcNow() }, ct) ?? throw RefusedException.NotFound("người dùng");
        return row with { Sessions = await db.OpenSessions(query.PersonId, clock, ct) };
    }

    public async Task<SessionsEnded> Handle(EndPersonSessions command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await db.LoadPerson(command.PersonId, ct);
        var count = await db.Execute("""
            UPDATE Sessions SET EndedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND EndedAt IS NULL AND (@SessionId IS NULL OR Id = @SessionId)
            """, new { command.PersonId, command.SessionId, Now = clock.GetUtcNow() }, ct);
        if (command.SessionId is not null && count == 0) throw RefusedException.NotFound("phiên đăng nhập");
        journal.Add(new PersonSessionsEnded(command.PersonId, command.SessionId, count));
        return new SessionsEnded(count);
    }
}

public sealed record PersonSessionsEnded(Guid SubjectId, Guid? SessionId, int Count) : IEvent;
