using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitLinks;

/// <summary>Whom a unit has named now, and where its links go.</summary>
[Requires(Subject.UnitLink, Act.Read)]
public sealed record UnitContactList(Guid UnitId) : IQuery<UnitContactsAnswer>;

public sealed record UnitContactsAnswer
{
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The unit's official mailbox; without one no link can be sent.</summary>
    public string? Email { get; init; }

    /// <summary>Its version, for whoever changes the mailbox.</summary>
    public required int Version { get; init; }

    /// <summary>The unit has people who sign in themselves.</summary>
    public required bool HasAccounts { get; init; }
    public IReadOnlyList<UnitContactLine> Contacts { get; init; } = [];
}

public sealed record UnitContactLine
{
    public required Guid Id { get; init; }
    public required Role Role { get; init; }
    public required string PersonName { get; init; }
    public required string Post { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required string Reference { get; init; }
    public required DateOnly NoticedOn { get; init; }
}

internal sealed class UnitContactListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<UnitContactList, UnitContactsAnswer>
{
    public async Task<UnitContactsAnswer> Handle(UnitContactList query, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Read);
        var unit = await db.Find<UnitContactsAnswer>("""
            SELECT u.Id AS UnitId, n.Name AS UnitName, u.Email, u.Version,
                   CASE WHEN EXISTS (SELECT 1 FROM People p JOIN RoleAssignments r ON r.PersonId = p.Id AND r.Role IN ('UnitHead', 'UnitContact')
                       AND r.ValidFrom <= @On AND (r.ValidTo IS NULL OR r.ValidTo >= @On) WHERE p.UnitId = u.Id AND p.IsActive = 1) THEN 1 ELSE 0 END AS HasAccounts
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId
            """, new { query.UnitId, On = clock.Today() }, ct) ?? throw RefusedException.NotFound("đơn vị");
        return unit with
        {
            Contacts = [.. (await db.ContactsOf(query.UnitId, ct)).Select(contact => new UnitContactLine
            {
                Id = contact.Id,
                Role = contact.Role,
                PersonName = contact.PersonName,
                Post = contact.Post,
                Email = contact.Email,
                Phone = contact.Phone,
                Reference = contact.Reference,
                NoticedOn = contact.NoticedOn,
            })],
        };
    }
}
