using Supervision.Core.UnitReports;

namespace Supervision.Core.Documents.Types;

/// <summary>How the items of an outline stand in papers: as the outline marks them, so that whoever holds paper and form beside each other finds the same numbers.</summary>
internal static class OutlineHeads
{
    /// <summary>A heading at the level that its number has, or a point under the heading above.</summary>
    public static Block Of(OutlineItem item)
    {
        var source = Source(item);
        if (item.IsPoint || item.IsLetter) return new Paragraph(RichText.Owned(item.Title)) { Label = item.Mark, Source = source, KeepWithNext = item.IsLetter };
        return item.Sign.Contains('.', StringComparison.Ordinal) ? Heading.Point(item.Mark, item.Title) with { Source = source }
            : new Heading(IsNumber(item) ? HeadingLevel.Clause : HeadingLevel.Roman, item.Mark, item.Title) { Source = source };
    }

    /// <summary>The heading of a part that follows the outline's own, numbered on from its last.</summary>
    public static Func<int, string, Heading> After(IReadOnlyList<OutlineItem> outline)
    {
        var main = outline.Where(item => !item.IsPoint && !item.IsLetter && !item.Sign.Contains('.', StringComparison.Ordinal)).ToList();
        // Numbers below Roman parts begin anew in each of them.
        var isNumbered = main.Count > 0 && main.TrueForAll(IsNumber);
        var last = isNumbered ? int.Parse(main[^1].Sign, System.Globalization.CultureInfo.InvariantCulture) : main.Count(item => !IsNumber(item));
        return (number, title) => isNumbered ? Heading.Clause(last + number, title) : Heading.Roman(last + number, title);
    }

    /// <summary>Where a text of the paper comes from, as its editor names it.</summary>
    public static string Source(OutlineItem item) => $"Mục {item.Sign} của đề cương";

    private static bool IsNumber(OutlineItem item) => item.Sign.All(char.IsAsciiDigit);
}
