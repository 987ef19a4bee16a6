using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dapper;

namespace Supervision.Core.Search;

/// <summary>
/// Tells of a statement that is about to run which thing it changes the words of. So whoever writes a change need not think of the search: a statement that writes to one of these columns
/// marks its thing, and what is marked is written anew with the transaction.
/// </summary>
internal static partial class SearchTables
{
    private static readonly Dictionary<string, Watched> All = new()
    {
        ["FollowUpTasks"] = new(SearchKind.FollowUpTask, "Id", "Content", "LeadUnitId", "Product", "Measure", "AssignedOn"),
        ["Conclusions"] = new(SearchKind.Conclusion, "Id", "Abstract", "Number", "Symbol", "IssuedOn"),
        // Clauses that are reworded or removed are so with their conclusion, which is saved along.
        ["ConclusionClauses"] = new(SearchKind.Conclusion, "ConclusionId"),
        ["OfficialPapers"] = new(SearchKind.Paper, "Id", "Title", "Number", "Symbol", "IssuedOn"),
        ["IncomingDocuments"] = new(SearchKind.IncomingDocument, "Id", "Title", "Sender", "Reference"),
        ["Campaigns"] = new(SearchKind.Campaign, "Id", "Code", "Title", "PeriodText", "FoundedOn"),
        ["CampaignTopics"] = new(SearchKind.Campaign, "CampaignId"),
        ["CampaignUnits"] = new(SearchKind.Campaign, "CampaignId"),
        ["Visits"] = new(SearchKind.Visit, "Id", "Place", "PlannedOn"),
        ["VisitUnits"] = new(SearchKind.Visit, "VisitId"),
        ["Findings"] = new(SearchKind.Finding, "Id", "Text", "UnitId", "Field", "Consequence"),
        ["DelegationReports"] = new(SearchKind.DelegationReport, "Id", "Overview", "Reference", "IssuedOn"),
        ["UnitReports"] = new(SearchKind.UnitReport, "Id", "DueOn"),
        ["UnitReportVersions"] = new(SearchKind.UnitReport, "UnitReportId", "Reference"),
        ["RemediationReports"] = new(SearchKind.RemediationReport, "Id", "Title", "Reference", "ReportedOn"),
        ["ReminderLetters"] = new(SearchKind.ReminderLetter, "Id", "Text", "Number", "Symbol", "IssuedOn"),
        ["Units"] = new(SearchKind.Unit, "Id"),
        ["UnitNames"] = new(SearchKind.Unit, "UnitId", "Name"),
    };

    private static readonly ConcurrentDictionary<string, Touch?> Known = new();

    /// <summary>Null for a statement that changes nothing that is searched.</summary>
    public static Touch? Find(string sql) => Known.GetOrAdd(sql, static text => Read(text));

    private static Touch? Read(string sql)
    {
        if (Insert().Match(sql) is { Success: true } insert && All.TryGetValue(insert.Groups["table"].Value, out var into))
        {
            var columns = insert.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
            var values = insert.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries);
            return Of(into, sql, values.ElementAtOrDefault(Array.IndexOf(columns, into.Owner))?.TrimEnd(')'));
        }
        if (Update().Match(sql) is { Success: true } update && All.TryGetValue(update.Groups["table"].Value, out var changed))
            return changed.Columns.Any(column => Regex.IsMatch(update.Groups["set"].Value, $@"\b{column} = ")) ? Of(changed, sql, Owner(changed, update.Groups["where"].Value)) : null;
        if (Delete().Match(sql) is { Success: true } delete && All.TryGetValue(delete.Groups["table"].Value, out var gone) && gone.Owner == "Id")
            return Of(gone, sql, Owner(gone, delete.Groups["where"].Value));
        return null;
    }

    private static string? Owner(Watched table, string where) => Regex.Match(where, $@"(?<![.\w]){table.Owner} = (@\w+)") is { Success: true } found ? found.Groups[1].Value : null;

    private static Touch Of(Watched table, string sql, string? parameter) => parameter is ['@', ..]
        ? new Touch(table.Kind, parameter[1..])
        : throw new InvalidOperationException($"What is searched is changed without saying by a parameter which it is: {sql}");

    [GeneratedRegex(@"^\s*INSERT INTO (?<table>\w+) \((?<columns>[^)]*)\)\s*(?:VALUES\s*\(|SELECT )(?<values>.*)$", RegexOptions.Singleline)]
    private static partial Regex Insert();

    [GeneratedRegex(@"^\s*UPDATE (?<table>\w+)\s+SET (?<set>.*?)\sWHERE (?<where>.*)$", RegexOptions.Singleline)]
    private static partial Regex Update();

    [GeneratedRegex(@"^\s*DELETE FROM (?<table>\w+)\s+WHERE (?<where>.*)$", RegexOptions.Singleline)]
    private static partial Regex Delete();

    /// <summary>A statement that changes a thing, and the parameter that holds the thing's id.</summary>
    internal sealed record Touch(SearchKind Kind, string Parameter)
    {
        public Guid IdIn(DynamicParameters parameters) => parameters.Get<object>(Parameter) is Guid id ? id : Guid.Parse($"{parameters.Get<object>(Parameter)}");
    }

    private sealed record Watched(SearchKind Kind, string Owner, params string[] Columns);
}
