using System.Text.RegularExpressions;
using Supervision.Core.Access;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.Access;

/// <summary>Whose a row is, seen from the walkers.</summary>
internal enum Whose
{
    /// <summary>Another council's.</summary>
    OtherCouncil,

    /// <summary>Of a campaign whose delegation, committee and unit are others.</summary>
    OtherCampaign,

    /// <summary>Of the campaign of the walkers' delegation, committee and unit.</summary>
    Ours,
}

/// <summary>Words that stand nowhere else: each text of a row says whose it is, in which table and column it was kept. Where one is read, it has come out.</summary>
internal static partial class Marks
{
    /// <summary>One for each of <see cref="Whose"/>.</summary>
    private const string Letters = "kbt";

    /// <summary>What hangs on one of these is about somebody's work, and not everybody's in the council.</summary>
    private static readonly string[] Roots = ["Campaigns", "SourcePapers", "OfficialPapers", "RemediationReports", "FollowUpTasks", "ReminderLetters", "Notices", "NoticePreferences"];

    private static readonly HashSet<string> Work = Closure();

    /// <summary>The table holds somebody's work, and not what everybody in the council knows.</summary>
    public static bool IsWork(string table) => Work.Contains(table);

    /// <summary>Rows that <see cref="TableFiller"/> makes as drafts of a delegation or of the council.</summary>
    private static readonly string[] Drafts = ["Findings", "Conclusions", "ConclusionClauses", "DelegationReports", "OfficialPapers", "PaperTexts", "PaperEdits", "DataTables", "DelegationReportTables"];

    /// <summary>Further drafts that a unit and whoever was invited do not see.</summary>
    private static readonly string[] CouncilDrafts = [.. Drafts, "FollowUpTasks", "ReminderLetters"];

    /// <summary>Rows that <see cref="TableFiller"/> makes as a unit's drafts.</summary>
    private static readonly string[] UnitDrafts = ["RemediationReports", "RemediationItems", "ExtensionRequests"];

    /// <summary>What a unit writes before its head sends it: nobody's but the unit's, also once it sent something else.</summary>
    private static readonly string[] UnitsOwn = ["UnitReportDrafts", "UnitReportDraftAnswers", "DataTableDrafts"];

    /// <summary>What a delegation notes for itself.</summary>
    private static readonly string[] Notes =
        ["Opinions.Note", "OnSiteChecks.Note", "Visits.PetitionsNote", "Visits.LateNoticeReason", "RemediationOpinions.Text", "RemediationItems.AppraisalText", "DraftOpinions.Text", "Examinations.Debate", "Findings.LeftOutReason"];

    public static string Of(Whose whose, Table table, Column column) => $"zq{Letters[(int)whose]}.{table.Name}.{column.Name}.";

    /// <summary>The marks in a text that this walker must not read, as they were kept.</summary>
    /// <param name="walker">Who reads.</param>
    /// <param name="text">What was answered.</param>
    /// <param name="isSent">What was drafted in the walkers' own campaign has gone out.</param>
    public static IEnumerable<string> Forbidden(Walker walker, string text, bool isSent) =>
        from found in Mark().Matches(text)
        let whose = (Whose)Letters.IndexOf(found.Groups[1].Value, StringComparison.Ordinal)
        where Forbids(walker, whose, found.Groups[2].Value, found.Groups[3].Value, isSent)
        select found.Value;

    private static bool Forbids(Walker walker, Whose whose, string table, string column, bool isSent) => whose switch
    {
        Whose.OtherCouncil => true,
        Whose.OtherCampaign when walker.IsOfDelegation || walker.IsOfUnit => Work.Contains(table),
        Whose.OtherCampaign when walker.Role is Role.CommitteeLeader => Drafts.Contains(table) || UnitDrafts.Contains(table) || table is "FollowUpTasks",
        _ when UnitsOwn.Contains(table) && !walker.IsOfUnit => true,
        Whose.OtherCampaign => UnitDrafts.Contains(table) || table is "Notices",
        Whose.Ours when walker.IsOfUnit || walker.Role is Role.Expert => (!isSent && CouncilDrafts.Contains(table)) || table is "DelegationReports" or "DelegationReportTables" || Notes.Contains($"{table}.{column}"),
        _ => !isSent && UnitDrafts.Contains(table) && !walker.IsOfUnit,
    };

    private static HashSet<string> Closure()
    {
        var found = Roots.ToHashSet();
        while (true)
        {
            var more = TableFiller.Tables.Where(t => !found.Contains(t.Name) && t.Constraints.Any(c => c.Kind == ConstraintKind.ForeignKey && found.Contains(c.Target!))).Select(t => t.Name).ToList();
            if (more.Count == 0) return found;
            found.UnionWith(more);
        }
    }

    // A column may be too short for the whole of it.
    [GeneratedRegex(@"zq([kbt])\.([A-Za-z]*)(?:\.([A-Za-z]*))?")]
    private static partial Regex Mark();
}
