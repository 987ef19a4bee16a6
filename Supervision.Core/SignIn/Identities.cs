using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>Finds out who a session or a token belongs to, and which roles that person holds today.</summary>
public sealed class Identities(Db db, TimeProvider clock)
{
    /// <summary>The person of a session, or null when the account was closed or its sessions were ended since.</summary>
    public Task<ActorIdentity?> OfPerson(Guid personId, string securityStamp, Role? actingAs, CancellationToken ct) => Read("""
        -- across councils: this is where the council becomes known
        SELECT p.Id, p.CouncilId, p.Name, p.UnitId, r.Role, r.BodyId, NULL AS ActingAs
        FROM People p
        LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        WHERE p.Id = @personId AND p.SecurityStamp = @securityStamp AND p.IsActive = 1
        """, new { personId, securityStamp, Today = clock.Today() }, actingAs, ct);

    /// <summary>The person of a bearer token, or null when it is unknown, ended or revoked. A token made for one role is refused in any other (<c>actor.role_fixed</c>).</summary>
    public Task<ActorIdentity?> OfToken(string token, Role? actingAs, CancellationToken ct) => Read("""
        -- across councils: this is where the council becomes known
        SELECT p.Id, p.CouncilId, p.Name, p.UnitId, r.Role, r.BodyId, t.ActingAs
        FROM AccessTokens t
        JOIN People p ON p.Id = t.PersonId
        LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        WHERE t.TokenHash = @TokenHash AND t.ExpiresAt > @Now AND t.RevokedAt IS NULL AND p.IsActive = 1
        """, new { TokenHash = IssueTokenHandler.HashOf(token), Now = clock.GetUtcNow(), Today = clock.Today() }, actingAs, ct);

    private async Task<ActorIdentity?> Read(string sql, object args, Role? actingAs, CancellationToken ct)
    {
        var rows = await db.List<Row>(sql, args, ct);
        if (rows.Count == 0) return null;
        var first = rows[0];
        if (first.ActingAs is { } only && actingAs is { } asked && asked != only)
            throw RefusedException.Forbidden($"Mã truy cập này chỉ dùng cho vai trò “{only.Label()}”, không đổi sang vai trò khác được.", "actor.role_fixed");
        var chosen = first.ActingAs ?? actingAs;
        Role[] held = [.. rows.Where(r => r.Role is not null).Select(r => r.Role!.Value).Distinct()];
        return new ActorIdentity
        {
            PersonId = first.Id,
            Name = first.Name,
            CouncilId = first.CouncilId,
            UnitId = first.UnitId,
            // A chosen role narrows what is held; it never adds to it.
            Roles = [.. chosen is null ? held : held.Where(role => role == chosen)],
            Held = held,
            LedBodyIds = [.. rows.Where(r => r is { Role: Role.CommitteeLeader, BodyId: not null }).Select(r => r.BodyId!.Value).Distinct()],
            ActingAs = chosen,
        };
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CouncilId { get; init; }
        public required string Name { get; init; }
        public Guid? UnitId { get; init; }
        public Role? Role { get; init; }
        public Guid? BodyId { get; init; }
        public Role? ActingAs { get; init; }
    }
}
