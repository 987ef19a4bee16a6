using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;
using Supervision.Core.Notices;

namespace Supervision.Core.UnitReports;

/// <summary>
/// An item of the campaign's outline, a line of it. What the outline numbers keeps that number, a line that a dash begins is a point under the heading above it and has none; the other headings
/// are counted without the points. Page, form and paper say the same of it.
/// </summary>
public sealed partial record OutlineItem
{
    private const int LongestBeginning = 40;

    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>Its place among the headings, points left out; the line's own place while the rest of the outline is not known.</summary>
    [JsonIgnore]
    public int Place { get => field == 0 ? Number : field; init; }

    /// <summary>A dash begins it: it belongs to the heading above.</summary>
    [JsonIgnore]
    public bool IsPoint => Dash().IsMatch(Text);

    /// <summary>Its number as the outline writes it, "II"; the beginning of a point, which has none; else its place.</summary>
    [JsonIgnore]
    public string Sign => Own is { Success: true } own ? own.Groups["sign"].Value : IsPoint ? $"“{NoticeText.Short(Text, LongestBeginning)}”" : Numbering.Roman(Place);

    /// <summary>"II. Kết quả", "- Hồ sơ quá hạn": with our number only where the outline does not mark the item itself.</summary>
    [JsonIgnore]
    public string InWords => Own.Success || IsPoint ? Text : $"{Sign}. {Text}";

    /// <summary>"II.", "2.1.", "a)", "-": what stands before it on paper.</summary>
    [JsonIgnore]
    public string Mark => IsPoint ? Text.TrimStart().StartsWith('+') ? "+" : "-" : IsLetter ? $"{Sign})" : $"{Sign}.";

    /// <summary>Its first line without what marks it.</summary>
    [JsonIgnore]
    public string Title
    {
        get
        {
            var line = Text.Trim().Split('\n')[0];
            var bare = IsPoint ? line[1..] : Own is { Success: true } own ? line[(own.Groups["mark"].Length)..] : line;
            return bare.Trim().TrimEnd('.', ':', ';', ' ');
        }
    }

    /// <summary>"a)": below a numbered heading.</summary>
    [JsonIgnore]
    public bool IsLetter => Own is { Success: true } own && char.IsAsciiLetterLower(own.Groups["sign"].Value[0]);

    /// <summary>The items in their order, the headings counted.</summary>
    public static IReadOnlyList<OutlineItem> Counted(IEnumerable<OutlineItem> outline)
    {
        var place = 0;
        return [.. outline.Select(item => item with { Place = item.IsPoint ? Math.Max(place, 1) : ++place })];
    }

    /// <summary>The lines of an outline as its items.</summary>
    public static IReadOnlyList<OutlineItem> Of(IEnumerable<string> lines) => Counted(lines.Select((line, i) => new OutlineItem { Id = Guid.Empty, Number = i + 1, Text = line }));

    private Match Own => OwnNumber().Match(Text.Trim());

    // "I. ", "1.2. ", "1.Kết quả", "a) ", "Mục 3: "; a figure such as "5.000 hồ sơ" is none.
    [GeneratedRegex(@"^(?<mark>(?:(?:Mục|Phần|Câu)\s+)?(?<sign>[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-Za-zĐđ])(?:[.):/]+\s+(?=\S)|[.)](?=\p{Lu})))")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^\s*[-–+•*]\s*\S")]
    private static partial Regex Dash();
}
