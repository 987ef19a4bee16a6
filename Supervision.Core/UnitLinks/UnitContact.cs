using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>Whom a unit without an account named: its head or its contact, with an address or telephone that is theirs alone.</summary>
internal sealed record UnitContact
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>A person who holds no role and has no way to sign in; the journal names them.</summary>
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string Post { get; init; }
    public required Role Role { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required string Reference { get; init; }
    public required DateOnly NoticedOn { get; init; }
    public required DateTimeOffset NamedAt { get; init; }
}

internal static class UnitContactRows
{
    private const string Columns = """
        SELECT c.Id, c.UnitId, c.PersonId, p.Name AS PersonName, p.Title AS Post, c.Role, c.Email, c.Phone, c.Reference, c.NoticedOn, c.NamedAt
        FROM UnitContacts c
        JOIN People p ON p.Id = c.PersonId AND p.IsActive = 1 AND c.Role IN ('UnitHead', 'UnitContact')
        """;

    /// <summary>Those who are named now, in a unit's order: the head first.</summary>
    public static Task<IReadOnlyList<UnitContact>> ContactsOf(this Db db, Guid unitId, CancellationToken ct) =>
        db.List<UnitContact>(Columns + " WHERE c.UnitId = @unitId AND c.CouncilId = @CouncilId AND c.EndedAt IS NULL ORDER BY c.Role DESC, c.Seq", new { unitId }, ct);

    public static async Task<UnitContact> LoadContact(this Db db, Guid contactId, CancellationToken ct) =>
        await db.Find<UnitContact>(Columns + " WHERE c.Id = @contactId AND c.CouncilId = @CouncilId AND c.EndedAt IS NULL", new { contactId }, ct) ?? throw RefusedException.NotFound("đầu mối của đơn vị");

    /// <summary>Ends a contact, and whatever was confirmed as theirs.</summary>
    public static async Task End(this Db db, UnitContact contact, DateTimeOffset now, CancellationToken ct)
    {
        await db.Execute("UPDATE UnitContacts SET EndedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId", new { contact.Id, now }, ct);
        await db.Execute("UPDATE UnitLinkSessions SET EndedAt = @now WHERE UnitContactId = @Id AND CouncilId = @CouncilId AND EndedAt IS NULL", new { contact.Id, now }, ct);
    }
}

/// <summary>By which way a code reaches a contact: a message where the council has a gateway and there is a telephone, else a mail.</summary>
internal sealed record CodeWay(DeliveryChannel Channel, string Address)
{
    /// <summary>Null where there is none.</summary>
    public static CodeWay? Of(UnitContact contact, bool hasGateway, bool hasMail) =>
        hasGateway && contact.Phone is { } phone ? new(DeliveryChannel.Webhook, phone) : hasMail && contact.Email is { } email ? new(DeliveryChannel.Email, email) : null;

    /// <summary>Enough for its owner to know it, too little for anybody else.</summary>
    public string Masked => Channel is DeliveryChannel.Webhook ? $"số điện thoại kết thúc bằng {Address[Math.Max(0, Address.Length - 3)..]}" : $"thư điện tử {Address[..1]}…{Address[Math.Max(0, Address.LastIndexOf('@'))..]}";
}
