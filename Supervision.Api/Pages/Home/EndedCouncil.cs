using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Ledger;
using Supervision.Core.People;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What a council that has ended left open, as the reader sees it: a record, and nobody's work.</summary>
/// <param name="Council">The council.</param>
/// <param name="Cards">Its supervisions that were not over, with what each lacked; for whoever conducts some.</param>
/// <param name="Campaigns">The same without it, for everybody else.</param>
/// <param name="OpenTasks">How many tasks were open; none for who does not see all of them.</param>
/// <param name="Owed">What the reader's unit had not done; null for the council's people.</param>
public sealed record EndedCouncil(MyCouncil Council, IReadOnlyList<BoardCard> Cards, IReadOnlyList<CampaignLine> Campaigns, int OpenTasks, Page<OwedTask>? Owed)
{
    public bool IsEmpty => Cards.Count + Campaigns.Count + OpenTasks + (Owed?.Items.Count ?? 0) == 0;

    /// <summary>What a supervision lacked, without what could be done about it.</summary>
    public static string Lacked(NextNeed need) => need.Sentence.Split(';')[0].TrimEnd('.') + ".";
}
