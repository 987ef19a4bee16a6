using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>How notices and their deliveries are written: in the transaction of the decision that causes them, or not at all.</summary>
internal static class NoticeRows
{
    private const int Chunk = 1000;

    public static Task<Notified> Notify(this Db db, NewNotice notice, CancellationToken ct) => db.Notify([notice], ct);

    /// <summary>Many at once: recipients, wishes and days off are read once for all of them.</summary>
    public static async Task<Notified> Notify(this Db db, IReadOnlyList<NewNotice> notices, CancellationToken ct)
    {
        if (notices.Count == 0) return new Notified(0, []);
        foreach (var notice in notices) Demand(notice);
        var now = db.Signal.Clock.GetUtcNow();
        var writer = new NoticeWriter(db, now)
        {
            Webhooks = [.. (await db.List<IdRow>("SELECT Id FROM Webhooks WHERE CouncilId = @CouncilId AND IsActive = 1 ORDER BY Seq", null, ct)).Select(w => w.Id)],
            Calendar = await db.Calendar(ct),
        };
        var people = (await db.People(notices.Where(n => n.PersonId is not null).Select(n => n.PersonId!.Value), ct)).ToDictionary(p => p.Id);
        var units = notices.Where(n => n.UnitId is not null).Select(n => n.UnitId!.Value).Distinct().ToList();
        var staff = (await db.StaffOf(units, ct)).ToLookup(p => p.UnitId!.Value);
        var mailboxes = db.Signal.Channels.Email ? await db.MailboxesOf(units, ct) : [];
        var holders = new Dictionary<(Role, Guid?), IReadOnlyList<Recipient>>();

        var told = 0;
        var nobody = new HashSet<Guid>();
        foreach (var notice in notices)
        {
            if (notice.PersonId is { } personId)
            {
                if (people.TryGetValue(personId, out var person)) told += await writer.Write(notice, [person], null, ct);
            }
            else if (notice.UnitId is { } unitId)
            {
                var mailbox = mailboxes.GetValueOrDefault(unitId);
                if (mailbox is null && !staff[unitId].Any()) nobody.Add(unitId);
                else told += await writer.Write(notice, staff[unitId], mailbox, ct);
            }
            else
            {
                var key = (notice.Role!.Value, notice.BodyId);
                if (!holders.TryGetValue(key, out var found)) holders[key] = found = await db.Holders(key.Value, key.BodyId, ct);
                told += await writer.Write(notice, found, null, ct);
            }
        }
        return new Notified(told, [.. nobody]);
    }

    private static void Demand(NewNotice notice)
    {
        if (new[] { notice.PersonId is not null, notice.UnitId is not null, notice.Role is not null }.Count(given => given) != 1)
            throw new ArgumentException("A notice goes to one person, one unit or one role.", nameof(notice));
        if (string.IsNullOrWhiteSpace(notice.Title) || notice.Title.Length > 300 || notice.OnceKey?.Length > 200 || notice.Link?.Length > 400 || notice.Link is { } link && !link.StartsWith('/') || notice.Links.Any(l => !l.StartsWith('/')))
            throw new ArgumentException($"The notice {notice.Kind} has no title, a longer one than its column, or a link that is no route.", nameof(notice));
    }

    private static async Task<List<Recipient>> People(this Db db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = new List<Recipient>();
        foreach (var people in ids.Distinct().Chunk(Chunk))
            found.AddRange(await db.List<Recipient>("""
                SELECT p.Id, p.UnitId, p.Email, p.Phone, f.Timing, f.MutedGroups, f.QuietFrom, f.QuietTo
                FROM People p
                LEFT JOIN NoticePreferences f ON f.PersonId = p.Id
                WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.Id IN @people
                """, new { people }, ct));
        return found;
    }

    /// <summary>The heads and contacts of the units today.</summary>
    private static async Task<List<Recipient>> StaffOf(this Db db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = new List<Recipient>();
        foreach (var units in ids.Chunk(Chunk))
            found.AddRange(await db.List<Recipient>("""
                SELECT p.Id, p.UnitId, p.Email, p.Phone, f.Timing, f.MutedGroups, f.QuietFrom, f.QuietTo
                FROM People p
                LEFT JOIN NoticePreferences f ON f.PersonId = p.Id
                WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.UnitId IN @units
                  AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role IN ('UnitHead', 'UnitContact')
                      AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today))
                ORDER BY p.Seq
                """, new { units, today = db.Signal.Clock.Today() }, ct));
        return found;
    }

    private static async Task<Dictionary<Guid, Mailbox>> MailboxesOf(this Db db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Mailbox>();
        foreach (var units in ids.Chunk(Chunk))
            foreach (var mailbox in await db.List<Mailbox>("SELECT Id AS UnitId, Email FROM Units WHERE CouncilId = @CouncilId AND Id IN @units AND Email IS NOT NULL", new { units }, ct))
                found[mailbox.UnitId] = mailbox;
        return found;
    }

    private static Task<IReadOnlyList<Recipient>> Holders(this Db db, Role role, Guid? bodyId, CancellationToken ct) => db.List<Recipient>("""
        SELECT p.Id, p.UnitId, p.Email, p.Phone, f.Timing, f.MutedGroups, f.QuietFrom, f.QuietTo
        FROM People p
        LEFT JOIN NoticePreferences f ON f.PersonId = p.Id
        WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.UnitId IS NULL
          AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role = @role AND (@bodyId IS NULL OR r.BodyId = @bodyId)
              AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today))
        ORDER BY p.Seq
        """, new { role, bodyId, today = db.Signal.Clock.Today() }, ct);

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>A unit's own mailbox, which nobody in particular reads.</summary>
internal sealed record Mailbox
{
    public required Guid UnitId { get; init; }
    public required string Email { get; init; }
}

/// <summary>A person who is told, with how.</summary>
internal sealed record Recipient
{
    public required Guid Id { get; init; }
    public Guid? UnitId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public NoticeTiming? Timing { get; init; }
    public string? MutedGroups { get; init; }
    public int? QuietFrom { get; init; }
    public int? QuietTo { get; init; }

    public NoticeWishes Wishes => Timing is null ? NoticeWishes.Default : NoticeWishes.Stored(Timing.Value, MutedGroups!, QuietFrom!.Value, QuietTo!.Value);
}
