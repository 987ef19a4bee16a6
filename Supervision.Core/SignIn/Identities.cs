using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>The role that somebody wants to act in, and whose it is where it is not their own.</summary>
public sealed record ChosenRole(Role? Role, Guid? ForPersonId = null);

/// <summary>Who a request is from, and what has to be written about that: the session or token was last seen long ago.</summary>
public sealed record Recognised(ActorIdentity Identity, Guid? StaleSession, Guid? StaleToken);

/// <summary>Finds out who a session or a token belongs to, and which roles that person holds today.</summary>
public sealed class Identities(Db db, TimeProvider clock)
{
    private const string Columns = """
        SELECT p.Id, p.CouncilId, p.Name, p.UnitId, r.Role, r.BodyId, c.IsDemo, c.SecondFactorRoles,
        """;

    /// <summary>The person of a session, or null when the account was closed or the session has ended since.</summary>
    public Task<Recognised?> OfSession(Guid sessionId, string securityStamp, ChosenRole chosen, CancellationToken ct) => Read("""
        -- across councils: this is where the council becomes known
        """ + "\n" + Columns + """

            s.Proof, s.SeenAt, s.Id AS SessionId, NULL AS TokenId, NULL AS ActingAs, NULL AS Scopes, NULL AS TokenName
        FROM Sessions s
        JOIN People p ON p.Id = s.PersonId
        JOIN Councils c ON c.Id = p.CouncilId
        LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        WHERE s.Id = @sessionId AND s.EndedAt IS NULL AND s.BegunAt > @Oldest AND s.SeenAt > @Idle AND p.SecurityStamp = @securityStamp AND p.IsActive = 1
        """, new { sessionId, securityStamp, Today = clock.Today(), Oldest = clock.GetUtcNow() - Sessions.Longest, Idle = clock.GetUtcNow() - Sessions.Idle }, chosen, isStrict: false, ct);

    /// <summary>The person of a bearer token, or null when it is unknown, ended or revoked. A token made for one role is refused in any other (<c>actor.role_fixed</c>).</summary>
    public Task<Recognised?> OfToken(string token, ChosenRole chosen, CancellationToken ct) => Read("""
        -- across councils: this is where the council becomes known
        """ + "\n" + Columns + """

            t.Proof, t.LastUsedAt AS SeenAt, NULL AS SessionId, t.Id AS TokenId, t.ActingAs, t.Scopes, t.Name AS TokenName
        FROM AccessTokens t
        JOIN People p ON p.Id = t.PersonId
        JOIN Councils c ON c.Id = p.CouncilId
        LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        WHERE t.TokenHash = @TokenHash AND t.ExpiresAt > @Now AND t.RevokedAt IS NULL AND p.IsActive = 1
        """, new { TokenHash = Secrets.HashOf(token), Now = clock.GetUtcNow(), Today = clock.Today() }, chosen, isStrict: true, ct);

    /// <summary>Whose calendar the address is, confined to reading it; null when it is unknown or revoked. Its id stands for the token's where it was last read long ago.</summary>
    public Task<Recognised?> OfCalendarFeed(string token, CancellationToken ct) => Read("""
        -- across councils: this is where the council becomes known
        """ + "\n" + Columns + """

            NULL AS Proof, f.LastReadAt AS SeenAt, NULL AS SessionId, f.Id AS TokenId, NULL AS ActingAs, 'Campaign:Read' AS Scopes, f.Name AS TokenName
        FROM CalendarFeeds f
        JOIN People p ON p.Id = f.PersonId
        JOIN Councils c ON c.Id = p.CouncilId
        LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        WHERE f.TokenHash = @TokenHash AND f.RevokedAt IS NULL AND p.IsActive = 1
        """, new { TokenHash = Secrets.HashOf(token), Today = clock.Today() }, new ChosenRole(null), isStrict: true, ct);

    private async Task<Recognised?> Read(string sql, object args, ChosenRole asked, bool isStrict, CancellationToken ct)
    {
        var rows = await db.List<Row>(sql, args, ct);
        if (rows.Count == 0) return null;
        var first = rows[0];
        if (first.ActingAs is { } only && asked.Role is { } other && (other != only || asked.ForPersonId is not null))
            throw RefusedException.Forbidden($"Mã truy cập này chỉ dùng cho vai trò “{only.Label()}”, không đổi sang vai trò khác được.", "actor.role_fixed");
        Role[] held = [.. rows.Where(r => r.Role is not null).Select(r => r.Role!.Value).Distinct()];
        var stands = first.TokenName is null ? await StandsInFor(first, ct) : [];
        var actingFor = asked.ForPersonId is { } whose ? stands.FirstOrDefault(s => s.PersonId == whose && s.Role == asked.Role) : null;
        // A cookie keeps what was chosen longer than it holds; the person is then who they are.
        if (asked.ForPersonId is not null && actingFor is null)
            asked = !isStrict ? new ChosenRole(null) : throw RefusedException.Forbidden("Đồng chí không được giao làm thay vai trò này hôm nay.", "actor.stand_in");
        var chosen = actingFor?.Role ?? first.ActingAs ?? asked.Role;
        var now = clock.GetUtcNow();
        var isStale = first.SeenAt is not { } seen || now - seen > Sessions.Seen;
        return new Recognised(new ActorIdentity
        {
            PersonId = first.Id,
            Name = first.Name,
            CouncilId = first.CouncilId,
            UnitId = first.UnitId,
            // A chosen role narrows what is held; it never adds to it, save where somebody stands in for another.
            Roles = actingFor is not null ? [actingFor.Role] : [.. chosen is null ? held : held.Where(role => role == chosen)],
            Held = held,
            LedBodyIds = actingFor is { Role: Role.CommitteeLeader } ? await LedBy(actingFor.PersonId, first.CouncilId, ct)
                : [.. rows.Where(r => r is { Role: Role.CommitteeLeader, BodyId: not null }).Select(r => r.BodyId!.Value).Distinct()],
            ActingAs = chosen,
            ActingFor = actingFor,
            StandsInFor = stands,
            SessionId = first.SessionId,
            Scope = first.Scopes is { } scopes ? [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Permission.Read)] : null,
            // Integrations have no hands for a code; a token that somebody else gave out for one says its scope instead.
            MustSetUpSecondFactor = first is { Proof: null or SignInProof.Password, TokenName: null }
                && SecondFactor.RolesOf(first.SecondFactorRoles, first.IsDemo).Intersect(held.Concat(stands.Select(s => s.Role))).Any(),
        }, isStale ? first.SessionId : null, isStale ? first.TokenId : null);
    }

    private async Task<IReadOnlyList<StoodInFor>> StandsInFor(Row person, CancellationToken ct) => [.. (await db.List<StandRow>("""
        SELECT s.ForPersonId AS PersonId, f.Name, s.Role, s.ValidTo AS Until
        FROM StandIns s
        JOIN People f ON f.Id = s.ForPersonId AND f.IsActive = 1
        WHERE s.PersonId = @Id AND s.CouncilId = @CouncilId AND s.ValidFrom <= @Today AND s.ValidTo >= @Today AND (s.EndedOn IS NULL OR s.EndedOn > @Today)
            AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = s.ForPersonId AND r.Role = s.Role AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today))
        ORDER BY s.Seq
        """, new { person.Id, person.CouncilId, Today = clock.Today() }, ct)).Select(row => new StoodInFor(row.PersonId, row.Name, row.Role, row.Until))];

    private async Task<IReadOnlyList<Guid>> LedBy(Guid person, Guid council, CancellationToken ct) => [.. (await db.List<BodyRow>("""
        SELECT BodyId FROM RoleAssignments
        WHERE PersonId = @person AND CouncilId = @CouncilId AND Role = @Role AND BodyId IS NOT NULL AND ValidFrom <= @Today AND (ValidTo IS NULL OR ValidTo >= @Today)
        """, new { person, CouncilId = council, Role = Role.CommitteeLeader, Today = clock.Today() }, ct)).Select(row => row.BodyId)];

    private sealed record StandRow
    {
        public required Guid PersonId { get; init; }
        public required string Name { get; init; }
        public required Role Role { get; init; }
        public required DateOnly Until { get; init; }
    }

    private sealed record BodyRow
    {
        public required Guid BodyId { get; init; }
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CouncilId { get; init; }
        public required string Name { get; init; }
        public Guid? UnitId { get; init; }
        public Role? Role { get; init; }
        public Guid? BodyId { get; init; }
        public required bool IsDemo { get; init; }
        public string? SecondFactorRoles { get; init; }
        public SignInProof? Proof { get; init; }
        public DateTimeOffset? SeenAt { get; init; }
        public Guid? SessionId { get; init; }
        public Guid? TokenId { get; init; }
        public Role? ActingAs { get; init; }
        public string? Scopes { get; init; }
        public string? TokenName { get; init; }
    }
}
