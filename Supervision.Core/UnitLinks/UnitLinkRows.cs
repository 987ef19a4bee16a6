using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.UnitLinks;

/// <summary>A link that may still be opened.</summary>
internal sealed record OpenLink
{
    public required Guid Id { get; init; }
    public required Guid CouncilId { get; init; }
    public required Guid UnitId { get; init; }
    public required LinkMatter Matter { get; init; }
    public required Guid MatterId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>
/// Links that each open one matter of one unit. A link is 256 random bits, kept as a hash, good until it expires or is taken back; opening it shows a page and a button, and uses nothing up, since
/// programs open what comes by mail.
/// </summary>
internal sealed class UnitLinkRows(Db db, TimeProvider clock)
{
    /// <summary>How many for one matter in a day: more would only teach people to overlook them.</summary>
    public const int PerDay = 5;

    /// <summary>To the end of the last of them.</summary>
    public const int Days = 30;

    /// <summary>What the matter is called in one line; null where it is none that the unit has to do with now.</summary>
    public async Task<string?> Title(Guid unitId, LinkMatter matter, Guid matterId, CancellationToken ct) => matter switch
    {
        LinkMatter.FollowUpTask => await Text(OneTask, unitId, matterId, ct) is { } task ? $"Nội dung số {task}" : null,
        LinkMatter.UnitReport => await Text(OneReport, unitId, matterId, ct) is { } report ? $"Báo cáo phục vụ cuộc giám sát “{report}”" : null,
        LinkMatter.Findings => await Text(AllFindings, unitId, matterId, ct) is { } campaign ? $"Nội dung đối chiếu của cuộc giám sát “{campaign}”" : null,
        _ => null,
    };

    // A task of several parts is answered part by part.
    private const string OneTask = """
        SELECT CONCAT(t.Number, ': ', t.Content) FROM FollowUpTasks t WHERE t.Id = @matterId AND t.CouncilId = @CouncilId AND t.IsParent = 0 AND t.Progress NOT IN ('Confirmed', 'PartlyDone', 'Dropped') AND
        """ + TaskSight.OfUnit;

    private const string OneReport = """
        SELECT c.Title FROM UnitReports r JOIN Campaigns c ON c.Id = r.CampaignId AND c.Status NOT IN ('Planned', 'Programmed', 'Founded', 'Suspended', 'Cancelled', 'Completed', 'Archived')
        WHERE r.Id = @matterId AND r.UnitId = @ActorUnitId AND r.CouncilId = @CouncilId AND r.Status NOT IN ('Accepted', 'AcceptedWithReservation')
        """;

    private const string AllFindings = """
        SELECT c.Title FROM Campaigns c
        WHERE c.Id = @matterId AND c.CouncilId = @CouncilId AND EXISTS (SELECT 1 FROM Findings f WHERE f.CampaignId = c.Id AND f.UnitId = @ActorUnitId AND f.Status = 'Reconciling')
        """;

    private Task<string?> Text(string sql, Guid unitId, Guid matterId, CancellationToken ct) => db.Value<string>(sql, new { matterId, ActorUnitId = unitId }, ct);

    /// <summary>Makes one; its secret is in the route alone.</summary>
    public async Task<(Guid Id, string Route, DateTimeOffset ExpiresAt)> Make(Guid unitId, LinkMatter matter, Guid matterId, string address, Guid? madeBy, CancellationToken ct)
    {
        var (id, token, now, expiresAt) = (Guid.CreateVersion7(), Secrets.Token(), clock.GetUtcNow(), clock.Today().AddDays(Days + 1).At(TimeOnly.MinValue));
        await db.Execute("""
            INSERT INTO UnitLinks (Id, CouncilId, UnitId, Matter, MatterId, ReaderId, TokenHash, Address, MadeAt, MadeById, ExpiresAt, RevokedAt, Openings, LastUsedAt)
            VALUES (@id, @CouncilId, @unitId, @matter, @matterId, @ReaderId, @TokenHash, @address, @now, @madeBy, @expiresAt, NULL, 0, NULL)
            """, new { id, unitId, matter, matterId, ReaderId = await Reader(unitId, ct), TokenHash = Secrets.HashOf(token), address, now, madeBy, expiresAt }, ct);
        return (id, $"/lien-ket?ma={token}", expiresAt);
    }

    public Task<long> Lately(Guid unitId, LinkMatter matter, Guid matterId, CancellationToken ct) => db.Value<long>("""
        SELECT COUNT(*) FROM UnitLinks WHERE MatterId = @matterId AND UnitId = @unitId AND Matter = @matter AND CouncilId = @CouncilId AND MadeAt > @Since
        """, new { unitId, matter, matterId, Since = clock.GetUtcNow().AddDays(-1) }, ct);

    /// <summary>The link whose secret this is, while it is good.</summary>
    public Task<OpenLink?> Find(string secret, CancellationToken ct) => db.Find<OpenLink>("""
        -- across councils: whoever opens a link is not known yet; its 256 bits say whose it is
        SELECT l.Id, l.CouncilId, l.UnitId, l.Matter, l.MatterId, l.ExpiresAt
        FROM UnitLinks l
        WHERE l.TokenHash = @TokenHash AND l.RevokedAt IS NULL AND l.ExpiresAt > @Now
        """, new { TokenHash = Secrets.HashOf(secret), Now = clock.GetUtcNow() }, ct);

    // Who reads from a shared mailbox is nobody in particular, and the journal says so: one such person a unit.
    private async Task<Guid> Reader(Guid unitId, CancellationToken ct)
    {
        if ((await db.Page<ReaderRow>("SELECT ReaderId, Seq FROM UnitLinks WHERE UnitId = @unitId AND CouncilId = @CouncilId ORDER BY Seq", new { unitId }, 1, row => [row.Seq], ct)).Items is [var known]) return known.ReaderId;
        var id = Guid.CreateVersion7();
        await db.AddLinkPerson(id, "Người mở đường dẫn", "Chưa xác nhận bằng mã", unitId, ct);
        return id;
    }

    private sealed record ReaderRow
    {
        public required Guid ReaderId { get; init; }
        public required long Seq { get; init; }
    }
}

internal static class LinkPeople
{
    /// <summary>A person of a unit who holds no role and cannot sign in.</summary>
    public static Task AddLinkPerson(this Db db, Guid id, string name, string title, Guid unitId, CancellationToken ct) => db.Execute("""
        INSERT INTO People (Id, CouncilId, Name, Title, UserName, PasswordHash, SecurityStamp, UnitId, IsActive, Version)
        VALUES (@id, @CouncilId, @name, @title, NULL, NULL, @SecurityStamp, @unitId, @IsActive, 1)
        """, new { id, name, title, SecurityStamp = Guid.NewGuid().ToString("N"), unitId, IsActive = true }, ct);
}
