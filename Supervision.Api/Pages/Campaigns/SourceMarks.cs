using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Marks, where it stands, what a record has and its source does not.</summary>
public static class SourceMarks
{
    /// <summary>Behind what no source states.</summary>
    public const string Mark = " (nguồn không nêu)";

    private const string Inferred = " (suy ra)";

    private const string Starts = "Giờ bắt đầu", Ends = "Giờ kết thúc", Secretary = "Thư ký";

    /// <summary>Behind a day that no source states.</summary>
    public static string MarkOf(this IReadOnlyList<CampaignSource> sources, RecordDay day) => sources.Any(source => source.UnstatedDays.Contains(day)) ? Mark : "";

    /// <summary>Behind a day that no source states, or that one of the lines says was inferred.</summary>
    public static string MarkOf(this IReadOnlyList<CampaignSource> sources, RecordDay day, DateOnly on) =>
        sources.MarkOf(day) is { Length: > 0 } mark ? mark
        : sources.SelectMany(source => source.Unstated).FirstOrDefault(line => line.StartsWith(day.Label(), StringComparison.OrdinalIgnoreCase) && line.Contains(VietnameseDate.Short(on), StringComparison.Ordinal)) is not { } line ? ""
        : line.Contains("suy ra", StringComparison.OrdinalIgnoreCase) ? Inferred : Mark;

    /// <summary>Behind a paper's number: one of the lines that say what the source does not state names it.</summary>
    public static string MarkOf(this IReadOnlyList<CampaignSource> sources, string? reference) =>
        reference is { Length: > 0 } number && sources.Any(source => source.Unstated.Any(line => line.Contains(number, StringComparison.Ordinal))) ? Mark : "";

    /// <summary>Behind words of a record, say an opinion or a finding: one of the lines gives them.</summary>
    public static string MarkOfWords(this IReadOnlyList<CampaignSource> sources, string? words) => sources.Any(source => source.FilledIn(words)) ? Mark : "";

    /// <summary>Behind the title of a member of the delegation: one of the lines gives it for the secretary.</summary>
    public static string MarkOfSecretary(this IReadOnlyList<CampaignSource> sources, string title) => sources.Any(source => source.FilledIn(Secretary, title)) ? Mark : "";

    /// <summary>Behind the hour at which a session began.</summary>
    public static string MarkOfStart(this IReadOnlyList<CampaignSource> sources, DateTimeOffset at) => sources.MarkOfHour(Starts, at);

    /// <summary>Behind the hour at which a session ended.</summary>
    public static string MarkOfEnd(this IReadOnlyList<CampaignSource> sources, DateTimeOffset at) => sources.MarkOfHour(Ends, at);

    private static string MarkOfHour(this IReadOnlyList<CampaignSource> sources, string what, DateTimeOffset at) =>
        sources.Any(source => source.FilledIn(what, TimeOnly.FromDateTime(at.Local()))) ? Mark : "";
}
