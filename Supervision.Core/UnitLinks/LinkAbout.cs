using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitLinks;

/// <summary>What the link that this browser came by opens, and who may confirm; for the pages.</summary>
[OpenToAll("only who came by a link is answered, about that link")]
public sealed record LinkAbout : IQuery<LinkAboutAnswer>;

public sealed record LinkAboutAnswer
{
    public required string UnitName { get; init; }
    public required string CouncilName { get; init; }
    public required LinkMatter Matter { get; init; }
    public required string Route { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who confirmed; null while nobody did.</summary>
    public string? ConfirmedBy { get; init; }
    public Role? ConfirmedAs { get; init; }

    /// <summary>Whom the unit named and a code can be sent to.</summary>
    public IReadOnlyList<LinkContact> Contacts { get; init; } = [];
}

/// <param name="Role">Head or contact.</param>
/// <param name="PersonName">As the unit named them.</param>
/// <param name="SentTo">Where a code would go, shortened.</param>
public sealed record LinkContact(Role Role, string PersonName, string SentTo);

/// <summary>Ends what was opened by the link in this browser.</summary>
[OpenToAll("only who came by a link ends anything, in this browser alone")]
public sealed record EndLinkSession : ICommand<LinkSessionEnded>;

public sealed record LinkSessionEnded(Guid Id);

internal sealed class LinkAboutHandler(Db db, Gate gate, Actor actor, Journal journal, LinkSessions sessions, TimeProvider clock)
    : IRequestHandler<LinkAbout, LinkAboutAnswer>, IRequestHandler<EndLinkSession, LinkSessionEnded>
{
    public async Task<LinkAboutAnswer> Handle(LinkAbout query, CancellationToken ct)
    {
        gate.Self();
        var link = actor.Identity.Link ?? throw SendLinkCodeHandler.NotByLink();
        var row = (await db.Find<Row>("""
            SELECT n.Name AS UnitName, k.Name AS CouncilName, l.ExpiresAt
            FROM UnitLinks l
            JOIN Councils k ON k.Id = l.CouncilId
            JOIN Units u ON u.Id = l.UnitId
            """ + UnitNaming.OnDay + """
            WHERE l.Id = @UnitLinkId AND l.CouncilId = @CouncilId
            """, new { link.UnitLinkId, On = clock.Today() }, ct))!;
        var contacts = new List<LinkContact>();
        foreach (var contact in await db.ContactsOf(actor.UnitId!.Value, ct))
            if (await db.WayTo(contact, ct) is { } way) contacts.Add(new LinkContact(contact.Role, contact.PersonName, way.Masked));
        return new LinkAboutAnswer
        {
            UnitName = row.UnitName,
            CouncilName = row.CouncilName,
            Matter = link.Matter,
            Route = LinkRoutes.Of(link.Matter, link.MatterId),
            ExpiresAt = row.ExpiresAt,
            ConfirmedBy = link.IsConfirmed ? actor.Identity.Name : null,
            ConfirmedAs = link.IsConfirmed ? actor.Identity.ActingAs : null,
            Contacts = contacts,
        };
    }

    public async Task<LinkSessionEnded> Handle(EndLinkSession command, CancellationToken ct)
    {
        gate.Self();
        var link = actor.Identity.Link ?? throw SendLinkCodeHandler.NotByLink();
        await sessions.End(link, ct);
        journal.Add(new UnitLinkClosed(link.MatterId, link.UnitLinkId, link.Code));
        return new LinkSessionEnded(link.SessionId);
    }

    private sealed record Row
    {
        public required string UnitName { get; init; }
        public required string CouncilName { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
    }
}

public sealed record UnitLinkClosed(Guid SubjectId, Guid UnitLinkId, string LinkCode) : IEvent;
