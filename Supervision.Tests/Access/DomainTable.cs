using Supervision.Core.Access;

namespace Supervision.Tests.Access;

/// <summary>The table of permissions as the domain's reference has it, cell by cell, and how its words are read.</summary>
internal static class DomainTable
{
    public static readonly Subject[] Columns =
    [
        Subject.Campaign, Subject.Visit, Subject.UnitReport, Subject.Finding, Subject.Conclusion, Subject.FollowUpTask, Subject.RemediationReport, Subject.Extension, Subject.Escalation,
        Subject.Config, Subject.Journal,
    ];

    /// <summary>R read, W write, A approve, C confirm, O own only, — none; words as they stand.</summary>
    private const string Text = """
        Admin|R|R|R|R|R|R|R|R|R|W|R
        StandingBoard|A|R|R|R|A|A|C|A|A|—|R
        DelegationHead|W, A plan|A|R|A|W|W|C|opinion|W|—|R own campaign
        Member|R|R, comment|R|W O|R|R|R|R|—|—|—
        Secretary|W|W|W (check, return)|W|W draft|W draft|R|R|W draft|—|—
        CommitteeLeader|W, A (Ban)|R/A|R|A|A (Ban report)|A|C|opinion/A|W|—|R own
        Office|W|W|W|W|W draft|W|R|R|W|lists|R
        RecordsClerk|R|print|register|—|number, seal, send|—|register|register|number, send|number series|R documents
        UnitHead|R O after sending|R O, sign|A O|explain O|R O, ask reconsideration|accept O, report|A O|A O|R O|own users|—
        UnitContact|R O|R O|W O|explain draft O|R O|W O|W O|W O|R O|—|—
        Expert|R assigned|R assigned|R assigned|comment|R|—|—|—|—|—|—
        """;

    /// <summary>What a word of the table gives; reading goes with all of them.</summary>
    private static readonly Dictionary<string, Act[]> Words = new()
    {
        ["R"] = [Act.Read],
        ["W"] = [Act.Read, Act.Write],
        ["A"] = [Act.Read, Act.Approve],
        ["C"] = [Act.Read, Act.Confirm],
        ["print"] = [Act.Read],
        ["comment"] = [Act.Read, Act.Comment],
        ["opinion"] = [Act.Read, Act.Comment],
        ["explain"] = [Act.Read, Act.Comment],
        ["ask"] = [Act.Read, Act.Comment],
        ["accept"] = [Act.Read, Act.Comment],
        ["sign"] = [Act.Confirm],
        ["check"] = [Act.Confirm],
        ["return"] = [Act.Confirm],
        ["register"] = [Act.Read, Act.Number],
        ["number"] = [Act.Read, Act.Number],
        ["seal"] = [Act.Number],
        ["send"] = [Act.Number],
    };

    /// <summary>Words that say whose, when or what, and give nothing by themselves.</summary>
    private static readonly string[] Around =
        ["O", "own", "plan", "campaign", "Ban", "report", "draft", "lists", "users", "series", "documents", "after", "sending", "reconsideration", "assigned"];

    /// <summary>Role, subject and what the cell says.</summary>
    public static IEnumerable<(Role Role, Subject Subject, string Cell)> Cells =>
        from line in Text.Split('\n', StringSplitOptions.TrimEntries)
        let cells = line.Split('|')
        from column in Columns.Select((subject, i) => (subject, i))
        select (Enum.Parse<Role>(cells[0]), column.subject, cells[column.i + 1]);

    /// <summary>The acts that a cell gives.</summary>
    public static IReadOnlySet<Act> Acts(string cell)
    {
        var words = cell.Split([' ', ',', '/', '(', ')', '—'], StringSplitOptions.RemoveEmptyEntries);
        var unknown = words.Where(word => !Words.ContainsKey(word) && !Around.Contains(word)).ToList();
        return unknown.Count == 0 ? words.SelectMany(word => Words.GetValueOrDefault(word, [])).ToHashSet() : throw new FormatException($"Nobody has said how {string.Join(", ", unknown)} is read.");
    }
}
