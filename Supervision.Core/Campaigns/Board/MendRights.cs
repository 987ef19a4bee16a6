using Supervision.Core.Access;

namespace Supervision.Core.Campaigns.Board;

/// <summary>Who may do what a campaign lacks: what the command behind it asks of the matrix.</summary>
internal static class MendRights
{
    public static bool Allows(CampaignAccess access, Mend mend) => mend switch
    {
        Mend.Found => access.AllowsNow(Subject.Campaign, Act.Approve),
        Mend.AskReports => access.AllowsNow(Subject.UnitReport, Act.Confirm),
        Mend.PlanVisit or Mend.Notify or Mend.Postpone or Mend.Reschedule => access.AllowsNow(Subject.Visit, Act.Write),
        Mend.Receive => access.AllowsNow(Subject.Conclusion, Act.Number),
        Mend.Examine or Mend.Conclude => access.AllowsNow(Subject.Conclusion, Act.Write),
        // What is only to be opened is looked at by all who see the campaign.
        Mend.Visit or Mend.Minutes or Mend.Report or Mend.Conclusion or Mend.Tasks => true,
        _ => access.AllowsNow(Subject.Campaign, Act.Write),
    };
}
