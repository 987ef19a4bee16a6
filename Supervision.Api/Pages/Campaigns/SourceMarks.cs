using Supervision.Core.Campaigns;

namespace Supervision.Api.Pages;

/// <summary>Marks, where it stands, what a record has and its source does not.</summary>
public static class SourceMarks
{
    private const string Mark = " (nguồn không nêu)";

    /// <summary>Behind a day.</summary>
    public static string MarkOf(this IReadOnlyList<CampaignSource> sources, RecordDay day) => sources.Any(source => source.UnstatedDays.Contains(day)) ? Mark : "";

    /// <summary>Behind a paper's number: one of the lines that say what the source does not state names it.</summary>
    public static string MarkOf(this IReadOnlyList<CampaignSource> sources, string? reference) =>
        reference is { Length: > 0 } number && sources.Any(source => source.Unstated.Any(line => line.Contains(number, StringComparison.Ordinal))) ? Mark : "";
}
