using System.Text.RegularExpressions;
using Supervision.Core.Documents.Types;
using Supervision.Core.Indicators;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>A figure that a finding rests on, as a paper prints it behind the finding's text.</summary>
/// <param name="Text">"Hồ sơ giải quyết đúng hạn: 184/408, đạt 45,1%".</param>
/// <param name="Numbers">The numbers in it; a text that holds one of them says the figure itself.</param>
public sealed record FindingFigure(string Text, IReadOnlyList<string> Numbers);

/// <summary>Reads the figures that findings rest on, and puts them into their sentences.</summary>
internal static class FindingFigures
{
    /// <summary>Figures by finding, of all findings of a campaign. A unit gets the papers that print them: another unit's figure is none of them, whatever it is cited for.</summary>
    public static async Task<ILookup<Guid, FindingFigure>> FiguresOfFindings(this Db db, Guid campaignId, CancellationToken ct) => (await db.List<Row>("""
        SELECT e.FindingId, i.Name, i.Numerator, i.Denominator, i.StatedRatio, i.Amount, i.Measure, i.TakenFrom
        FROM Findings f
        JOIN FindingEvidence e ON e.FindingId = f.Id
        JOIN Indicators i ON i.Id = e.RefId
        WHERE f.CampaignId = @campaignId AND f.CouncilId = @CouncilId AND e.Kind = 'Indicator' AND (i.UnitId IS NULL OR i.UnitId = f.UnitId)
        ORDER BY e.Seq
        """, new { campaignId }, ct)).Select(row => (row.FindingId, Figure: Of(row))).Where(one => one.Figure is not null).ToLookup(one => one.FindingId, one => one.Figure!);

    /// <summary>The text with whose it is and the figures behind it in brackets, as far as it does not say them itself: "Tỷ lệ đúng hạn còn thấp (184/408, đạt 45,1%)".</summary>
    public static string Said(string text, string? unit, IEnumerable<FindingFigure> figures)
    {
        var more = figures.Where(figure => !figure.Numbers.Any(number => Holds(text, number))).Select(figure => figure.Text)
            .Prepend(unit is null || text.Contains(unit, StringComparison.OrdinalIgnoreCase) ? null : unit).OfType<string>().ToList();
        return more.Count == 0 ? text : Phrases.Sentence($"{text.Trim().TrimEnd('.', ';', ',', ' ')} ({string.Join("; ", more)})");
    }

    // Of "184" there is nothing in "1.184", "184,5" or "1840".
    private static bool Holds(string text, string number) => Regex.IsMatch(text, $@"(?<!\d|\d[.,]){Regex.Escape(number)}(?!\d|[.,]\d)", RegexOptions.CultureInvariant);

    private static FindingFigure? Of(Row row)
    {
        if (row is { Numerator: { } numerator, Denominator: { } denominator and > 0 })
        {
            var (part, whole) = (new Figure(numerator), new Figure(denominator));
            var ratio = row.StatedRatio ?? Percentage.Rounded(part, whole, 2).ToString();
            return new($"{row.Name}: {part}/{whole}, đạt {ratio.TrimEnd('%', ' ')}%{From(row)}", [$"{part}", $"{whole}", ratio]);
        }
        return row.Amount is { } amount ? new($"{row.Name}: {new Figure(amount)} {row.Measure}".TrimEnd() + From(row), [$"{new Figure(amount)}"]) : null;
    }

    private static string From(Row row) => row.TakenFrom is { } source ? $", theo {source}" : "";

    private sealed record Row
    {
        public required Guid FindingId { get; init; }
        public required string Name { get; init; }
        public long? Numerator { get; init; }
        public long? Denominator { get; init; }
        public string? StatedRatio { get; init; }
        public long? Amount { get; init; }
        public string? Measure { get; init; }
        public string? TakenFrom { get; init; }
    }
}
