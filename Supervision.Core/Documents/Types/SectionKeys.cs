using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Core.Documents.Types;

/// <summary>Names the paragraphs that are lines of a paper's own parts, so that what is changed in them in Word goes back into the part and not on top of it.</summary>
public static partial class SectionKeys
{
    /// <param name="code">The part.</param>
    /// <param name="line">Index of the line among those that are not blank.</param>
    public static string Of(string code, int line) => string.Create(CultureInfo.InvariantCulture, $"phan-{code}-{line + 1}");

    /// <summary>The part and the index of its line; null for any other text. A part that is printed twice has one key for each place.</summary>
    public static (string Code, int Line)? Read(string? key) => key is not null && Key().Match(key) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - 1)
        : null;

    [GeneratedRegex(@"^phan-([a-z_]+)-(\d{1,5})(?:\.\d+)?$")]
    private static partial Regex Key();
}
