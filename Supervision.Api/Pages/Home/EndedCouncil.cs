using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Ledger;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What a council that has ended left open, as the reader sees it: a record, and nobody's work.</summary>
/// <param name="Council">The council.</param>
/// <param name="Cards">Its supervisions that were not over, with what each lacked; for whoever conducts some.</param>
/// <param name="HasMore">There are others.</param>
/// <param name="Campaigns">The same without it, for everybody else.</param>
/// <param name="OpenTasks">How many tasks were open; none for who does not see all of them.</param>
/// <param name="Owed">What the reader's unit was asked for and nobody had closed; null for the council's people.</param>
public sealed record EndedCouncil(MyCouncil Council, IReadOnlyList<BoardCard> Cards, bool HasMore, IReadOnlyList<CampaignLine> Campaigns, int OpenTasks, Page<LedgerLine>? Owed)
{
    // As many as are read at once; the rest stands in its list.
    private const int Shown = 20;

    public bool IsEmpty => Cards.Count + Campaigns.Count + OpenTasks + (Owed?.Items.Count ?? 0) == 0;

    /// <summary>What a supervision lacked, without what could be done about it.</summary>
    public static string Lacked(NextNeed need) => need.Sentence.Split(';')[0].TrimEnd('.') + ".";

    public static async Task<EndedCouncil> Read(Asking ask, Actor actor, MyCouncil council, CancellationToken ct)
    {
        if (actor.UnitId is not null)
            return new EndedCouncil(council, [], false, await NotOver(ask, ct), 0, await ask.Try(Subject.FollowUpTask, new LedgerList { Slice = LedgerSlice.Open, Take = Shown }, ct));
        var work = await ask.Try(Subject.Campaign, new CampaignsAtWork { Take = 50 }, ct);
        var cards = (work?.Cards ?? []).Where(card => card.Status is not CampaignStatus.Completed).ToList();
        var counts = await ask.Try(Subject.FollowUpTask, new UnitCounts(), ct);
        return new EndedCouncil(council, cards, work?.HasMore is true, cards.Count == 0 ? await NotOver(ask, ct) : [], counts?.Units.Sum(unit => unit.InTerm + unit.Overdue + unit.NoDeadline + unit.Suspended) ?? 0, null);
    }

    private static async Task<IReadOnlyList<CampaignLine>> NotOver(Asking ask, CancellationToken ct) =>
        [.. (await ask.All(Subject.Campaign, after => new CampaignList { After = after, Take = 200 }, ct)).Where(one => one.Status is not (CampaignStatus.Completed or CampaignStatus.Archived or CampaignStatus.Cancelled))];
}
