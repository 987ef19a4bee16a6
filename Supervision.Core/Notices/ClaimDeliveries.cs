using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>The ways out of a council by which something is due.</summary>
[SystemOnly]
public sealed record DueLanes : IQuery<IReadOnlyList<Lane>>;

/// <summary>Mail, or one messaging gateway: what waits in one lane does not hold up another.</summary>
public sealed record Lane
{
    public required DeliveryChannel Channel { get; init; }
    public Guid? WebhookId { get; init; }
}

internal sealed class DueLanesHandler(Db db, Gate gate, NoticeChannels channels, TimeProvider clock) : IRequestHandler<DueLanes, IReadOnlyList<Lane>>
{
    public async Task<IReadOnlyList<Lane>> Handle(DueLanes query, CancellationToken ct)
    {
        gate.System();
        var lanes = await db.List<Lane>("""
            SELECT d.Channel, d.WebhookId
            FROM Deliveries d
            LEFT JOIN Webhooks w ON w.Id = d.WebhookId
            WHERE d.CouncilId = @CouncilId AND d.State = 'Waiting' AND d.NextTryAt <= @Now AND (d.ClaimedUntil IS NULL OR d.ClaimedUntil <= @Now)
              AND (d.WebhookId IS NULL OR w.IsActive = 1)
            GROUP BY d.Channel, d.WebhookId
            ORDER BY d.Channel
            """, new { Now = clock.GetUtcNow() }, ct);
        return [.. lanes.Where(l => l.Channel is not DeliveryChannel.Email || channels.Email)];
    }
}

/// <summary>Takes the next due deliveries of a lane for whoever sends this, for some minutes. Two at once never get the same one.</summary>
[SystemOnly]
public sealed record ClaimDeliveries : ICommand<ClaimedDeliveries>
{
    public required DeliveryChannel Channel { get; init; }
    public Guid? WebhookId { get; init; }
    public required int Take { get; init; }
}

/// <param name="Claim">Says whose they are.</param>
/// <param name="Until">From then on somebody else may take them.</param>
public sealed record ClaimedDeliveries(Guid Claim, DateTimeOffset Until, string CouncilName, bool IsDemo, IReadOnlyList<DueDelivery> Items);

public sealed record DueDelivery
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Address { get; init; }
    public required bool IsDigest { get; init; }

    /// <summary>A link that no row holds in clear, or one for each line; it takes the place of the notice's.</summary>
    public string? ProtectedLink { get; init; }

    /// <summary>Words that no row holds in clear; they stand behind the notice's.</summary>
    public string? ProtectedText { get; init; }

    /// <summary>The link is a secret of its own: it leads straight to what it opens.</summary>
    public bool HasOwnLink { get; init; }

    /// <summary>It holds a code to be typed somewhere, and leads nowhere.</summary>
    public bool HasCode { get; init; }
    public string? Url { get; init; }

    /// <summary>What signs a call; null for a mail, and where the keys that keep it are lost.</summary>
    public string? Secret { get; init; }
    public required Guid NoticeId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Link { get; init; }

    /// <summary>Where the lines of its lists lead; one route a line.</summary>
    public string? Links { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Null for a unit's mailbox.</summary>
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }
    public required DateTimeOffset ToldAt { get; init; }
}

/// <summary>Links that are secrets: one for the notice, or one for each line of its list, of which some may have none.</summary>
internal static class OwnLinks
{
    public static string Write(IReadOnlyList<string> lines) => $"\n{string.Join('\n', lines)}";

    /// <param name="item">What brings them.</param>
    /// <param name="secret">As it was written; null where the keys that keep it are lost.</param>
    public static DueDelivery Of(DueDelivery item, string? secret) => secret is ['\n', ..]
        ? item with { Link = null, Links = secret[1..], ProtectedLink = null, HasOwnLink = true }
        : item with { Link = secret, ProtectedLink = null, HasOwnLink = true };
}

internal sealed class ClaimDeliveriesHandler(Db db, Gate gate, NoticeChannels channels, ISecretKeeper secrets, ISeals seals, TimeProvider clock) : IRequestHandler<ClaimDeliveries, ClaimedDeliveries>
{
    // Behind one that failed and waits, or that somebody else holds, later ones to the same address wait too: they arrive in their order.
    private const string Due = """
        SELECT d.Seq, d.Id, d.Address, d.IsDigest
        FROM Deliveries d
        WHERE d.CouncilId = @CouncilId AND d.State = 'Waiting' AND d.Channel = @Channel AND (@WebhookId IS NULL OR d.WebhookId = @WebhookId)
          AND d.NextTryAt <= @Now AND (d.ClaimedUntil IS NULL OR d.ClaimedUntil <= @Now)
          AND NOT EXISTS (SELECT 1 FROM Deliveries e
              WHERE e.CouncilId = @CouncilId AND e.State = 'Waiting' AND e.Address = d.Address AND e.Channel = @Channel AND (@WebhookId IS NULL OR e.WebhookId = @WebhookId)
                AND e.Seq < d.Seq AND ((e.Attempts > 0 AND e.NextTryAt > @Now) OR e.ClaimedUntil > @Now))
        ORDER BY d.Seq
        """;

    private const string SameDigest = """
        SELECT d.Seq, d.Id, d.Address, d.IsDigest
        FROM Deliveries d
        WHERE d.CouncilId = @CouncilId AND d.State = 'Waiting' AND d.Channel = 'Email' AND d.IsDigest = 1 AND d.Address IN @addresses
          AND d.NextTryAt <= @Now AND (d.ClaimedUntil IS NULL OR d.ClaimedUntil <= @Now)
        ORDER BY d.Seq
        """;

    private const string Take = """
        UPDATE Deliveries SET ClaimedBy = @claim, ClaimedUntil = @until
        WHERE Id = @Id AND CouncilId = @CouncilId AND State = 'Waiting' AND (ClaimedUntil IS NULL OR ClaimedUntil <= @Now)
          AND NOT EXISTS (SELECT 1 FROM Deliveries e
              WHERE e.CouncilId = @CouncilId AND e.State = 'Waiting' AND e.Address = @Address AND e.Channel = @Channel AND (@WebhookId IS NULL OR e.WebhookId = @WebhookId)
                AND e.Seq < @Seq AND e.ClaimedUntil > @Now AND e.ClaimedBy <> @claim)
        """;

    private const string Claimed = """
        SELECT d.Seq, d.Id, d.Address, d.IsDigest, d.ProtectedLink, d.ProtectedText, w.Url, d.NoticeId, n.Kind, n.Title, n.Text, n.Link, n.Links, n.UnitId, n.PersonId, p.Name AS PersonName, n.CreatedAt AS ToldAt
        FROM Deliveries d
        JOIN Notices n ON n.Id = d.NoticeId
        LEFT JOIN People p ON p.Id = n.PersonId
        LEFT JOIN Webhooks w ON w.Id = d.WebhookId
        WHERE d.CouncilId = @CouncilId AND d.ClaimedBy = @claim AND d.State = 'Waiting' AND d.Id IN @ids
        ORDER BY d.Seq
        """;

    public async Task<ClaimedDeliveries> Handle(ClaimDeliveries command, CancellationToken ct)
    {
        gate.System();
        var now = clock.GetUtcNow();
        var (claim, until) = (Guid.NewGuid(), now + channels.Claim);
        var (again, due) = (new DueAgain(db, now), await Next(command, now, ct));
        while (await again.Look([.. due.Select(d => d.Id)], ct)) due = await Next(command, now, ct);

        var ids = new List<Guid>();
        foreach (var one in due)
            if (await db.Execute(Take, new { claim, until, one.Id, one.Seq, one.Address, command.Channel, command.WebhookId, Now = now }, ct) == 1) ids.Add(one.Id);
        var council = (await db.Find<CouncilRow>("SELECT Name, IsDemo FROM Councils WHERE Id = @CouncilId", null, ct))!;
        return new ClaimedDeliveries(claim, until, council.Name, council.IsDemo, ids.Count == 0 ? [] : await Read(command.WebhookId, claim, ids, ct));
    }

    private async Task<List<DueRow>> Next(ClaimDeliveries command, DateTimeOffset now, CancellationToken ct)
    {
        var due = (await db.Page<DueRow>(Due, new { command.Channel, command.WebhookId, Now = now }, command.Take, row => [row.Seq], ct)).Items.ToList();
        var addresses = due.Where(d => d.IsDigest).Select(d => d.Address).Distinct().ToArray();
        return addresses.Length == 0 ? due : [.. due.UnionBy(await db.List<DueRow>(SameDigest, new { addresses, Now = now }, ct), d => d.Id).OrderBy(d => d.Seq)];
    }

    private async Task<IReadOnlyList<DueDelivery>> Read(Guid? webhookId, Guid claim, List<Guid> ids, CancellationToken ct)
    {
        IReadOnlyList<DueDelivery> items = [.. (await db.List<DueDelivery>(Claimed, new { claim, ids }, ct))
            .Select(item => item.ProtectedLink is { } kept ? OwnLinks.Of(item, seals.Open(AccountLinks.SealPurpose, kept)) : item)
            .Select(item => item.ProtectedText is { } words ? item with { Text = $"{item.Text}\n\n{seals.Open(AccountLinks.SealPurpose, words)}", ProtectedText = null, HasCode = true } : item)];
        if (webhookId is not { } id) return items;
        var secret = await SecretOf(id, ct);
        return [.. items.Select(item => item with { Secret = secret })];
    }

    // A secret that was stored as it came, by an earlier version, is kept under the keys from its first use on.
    private async Task<string?> SecretOf(Guid webhookId, CancellationToken ct)
    {
        var stored = await db.Find<Stored>("SELECT Secret, ProtectedSecret FROM Webhooks WHERE Id = @webhookId AND CouncilId = @CouncilId", new { webhookId }, ct);
        if (stored is null) return null;
        if (stored.ProtectedSecret is { } kept) return secrets.Reveal(kept);
        await db.Execute("UPDATE Webhooks SET Secret = '', ProtectedSecret = @Kept WHERE Id = @webhookId AND CouncilId = @CouncilId AND ProtectedSecret IS NULL",
            new { webhookId, Kept = secrets.Protect(stored.Secret) }, ct);
        return stored.Secret;
    }

    private sealed record Stored
    {
        public required string Secret { get; init; }
        public string? ProtectedSecret { get; init; }
    }

    private sealed record DueRow
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Address { get; init; }
        public required bool IsDigest { get; init; }
    }

    private sealed record CouncilRow
    {
        public required string Name { get; init; }
        public required bool IsDemo { get; init; }
    }
}
