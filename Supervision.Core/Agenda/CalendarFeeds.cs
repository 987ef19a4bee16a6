using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.Agenda;

/// <summary>
/// Makes an address by which a calendar program reads what lies before the actor, without signing in. Whoever has the address reads it, so it opens nothing else, it is shown this once, and it ends
/// when it is revoked, with the account, or with a new password.
/// </summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount, AnswersOnce]
public sealed record MakeCalendarFeed : ICommand<MadeCalendarFeed>
{
    /// <summary>So many does one person have at a time.</summary>
    public const int Most = 5;

    /// <summary>Where it is read: "Điện thoại của tôi".</summary>
    public required string Name { get; init; }

    public sealed class Validator : AbstractValidator<MakeCalendarFeed>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
    }
}

/// <param name="Token">The last part of the address.</param>
public sealed record MadeCalendarFeed(Guid Id, string Token);

/// <summary>The actor's addresses that are open.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused")]
public sealed record CalendarFeedList : IQuery<IReadOnlyList<CalendarFeed>>;

public sealed record CalendarFeed
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Exact to five minutes.</summary>
    public DateTimeOffset? LastReadAt { get; init; }
}

/// <summary>Ends an address at once.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record RevokeCalendarFeed : ICommand<CalendarFeedRevoked>
{
    public required Guid FeedId { get; init; }
}

public sealed record CalendarFeedRevoked(Guid Id);

internal sealed class CalendarFeedsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) :
    IRequestHandler<MakeCalendarFeed, MadeCalendarFeed>, IRequestHandler<CalendarFeedList, IReadOnlyList<CalendarFeed>>, IRequestHandler<RevokeCalendarFeed, CalendarFeedRevoked>
{
    public async Task<MadeCalendarFeed> Handle(MakeCalendarFeed command, CancellationToken ct)
    {
        if ((await Open(ct)).Count >= MakeCalendarFeed.Most)
            throw RefusedException.Conflict("calendar_feed.many", $"Mỗi người có tối đa {MakeCalendarFeed.Most} địa chỉ lịch; hãy thu hồi địa chỉ không dùng.", nameof(command.Name));
        var (id, token) = (Guid.CreateVersion7(), Secrets.Token());
        await db.Execute("""
            INSERT INTO CalendarFeeds (Id, CouncilId, PersonId, Name, TokenHash, MadeAt)
            VALUES (@id, @CouncilId, @PersonId, @Name, @TokenHash, @Now)
            """, new { id, actor.PersonId, command.Name, TokenHash = Secrets.HashOf(token), Now = clock.GetUtcNow() }, ct);
        journal.Add(new CalendarFeedMade(actor.PersonId, id, command.Name));
        return new MadeCalendarFeed(id, token);
    }

    public Task<IReadOnlyList<CalendarFeed>> Handle(CalendarFeedList query, CancellationToken ct) => Open(ct);

    public async Task<CalendarFeedRevoked> Handle(RevokeCalendarFeed command, CancellationToken ct)
    {
        var feed = (await Open(ct)).FirstOrDefault(one => one.Id == command.FeedId) ?? throw RefusedException.NotFound("địa chỉ lịch");
        await db.Execute("UPDATE CalendarFeeds SET RevokedAt = @Now WHERE Id = @FeedId AND PersonId = @ActorId AND CouncilId = @CouncilId", new { command.FeedId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new CalendarFeedEnded(actor.PersonId, feed.Id, feed.Name), new { feed.LastReadAt });
        return new CalendarFeedRevoked(feed.Id);
    }

    private Task<IReadOnlyList<CalendarFeed>> Open(CancellationToken ct)
    {
        gate.Self();
        return db.List<CalendarFeed>("""
            SELECT Id, Name, MadeAt, LastReadAt FROM CalendarFeeds WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND RevokedAt IS NULL ORDER BY Seq
            """, null, ct);
    }
}

public sealed record CalendarFeedMade(Guid SubjectId, Guid FeedId, string Name) : IEvent;

public sealed record CalendarFeedEnded(Guid SubjectId, Guid FeedId, string Name) : IEvent;
