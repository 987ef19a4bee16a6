using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns.Board;

/// <summary>
/// What comes next in the campaigns that the reader works with, as their board says it: what is past its time limit first, then by limit, those that the law sets none now last. A unit and who was only invited
/// are told nothing.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignsAtWork : IQuery<CampaignsAtWorkView>
{
    /// <summary>How many are named; the board has them all.</summary>
    public int Take { get; init; } = 10;

    public sealed class Validator : AbstractValidator<CampaignsAtWork>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 50);
    }
}

/// <param name="Cards">The first of them.</param>
/// <param name="HasMore">There are others.</param>
/// <param name="ToExamine">Those whose delegation's report was received and waits for the reader's own body to examine it, or for the office that prepares the meeting; the nearest limit first.</param>
public sealed record CampaignsAtWorkView(IReadOnlyList<BoardCard> Cards, bool HasMore, IReadOnlyList<BoardCard> ToExamine);

internal sealed class CampaignsAtWorkHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CampaignsAtWork, CampaignsAtWorkView>
{
    // More than a council conducts at a time; only of those is asked whose limit comes first. What is followed up has none any more.
    private const int Looked = 100;

    private const string Sql = "SELECT " + BoardReader.Counts + """
        WHERE c.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND c.Status NOT IN ('Archived', 'Cancelled')
            AND
        """ + CampaignSeen.ByReader + """
        ORDER BY CASE WHEN c.Status IN ('FollowUp', 'Completed', 'Suspended') THEN 1 ELSE 0 END, c.Seq DESC
        """;

    public async Task<CampaignsAtWorkView> Handle(CampaignsAtWork query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var today = clock.Today();
        var rows = await db.Page<BoardRow>(Sql, actor.Sight(Subject.Campaign, new { Today = today }), Looked, row => [row.Seq], ct);
        var cards = (await db.Cards(actor, rows.Items, today, ct)).OrderBy(card => card.DaysLeft ?? int.MaxValue).ToList();
        var examined = rows.Items.Where(Examines).Select(row => row.Id).ToHashSet();
        return new CampaignsAtWorkView([.. cards.Take(query.Take)], cards.Count > query.Take || rows.Next is not null, [.. cards.Where(card => card.Next?.Mend is Mend.Examine && examined.Contains(card.Id))]);
    }

    // A committee's delegation reports to the committee; the Standing Board takes the others, also those of the whole council.
    private bool Examines(BoardRow row) => actor.Identity.Roles.Contains(Role.Office)
        || (row.BodyKind is BodyKind.Committee ? row.BodyId is { } body && actor.Leads().Contains(body) : actor.Identity.Roles.Contains(Role.StandingBoard));
}
