using System.Text.RegularExpressions;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>Turns what people typed into the parts of a paper into paragraphs, lists and rows. A required part that is blank says in brackets what is to be written there.</summary>
internal static partial class OfficeText
{
    // The alphabet of points has 23 letters; longer lists go by dashes.
    private const int MostPoints = 23;

    public static string Label(PaperForm form, string code) => form.Kind.Rule().Sections.FirstOrDefault(section => section.Code == code)?.Label ?? code;

    /// <summary>A paragraph a line, each ended as a sentence.</summary>
    public static IEnumerable<Block> Plain(PaperForm form, PaperContent content, string code) =>
        OrBlank(form, code, content.Lines(code).Select((line, i) => new Paragraph(Phrases.Sentence(Bare(line))) { Source = Label(form, code), Key = SectionKeys.Of(code, i) }));

    /// <summary>"1.", "2." where there are several.</summary>
    public static IEnumerable<Block> Clauses(PaperForm form, PaperContent content, string code)
    {
        var lines = content.Lines(code);
        return OrBlank(form, code, lines.Select((line, i) => new Paragraph(Phrases.Sentence(Bare(line))) { Label = lines.Count > 1 ? $"{i + 1}." : null, Source = Label(form, code), Key = SectionKeys.Of(code, i) }));
    }

    /// <summary>"a)", "b)" … "đ)" where there are several, each ended by ";" and the last by ".".</summary>
    public static IEnumerable<Block> Points(PaperForm form, PaperContent content, string code)
    {
        var lines = content.Lines(code);
        return OrBlank(form, code, lines.Select((line, i) => new Paragraph(lines.Count == 1 ? Phrases.Sentence(Bare(line)) : Listed(line, i == lines.Count - 1))
        {
            Label = lines.Count == 1 ? null : lines.Count <= MostPoints ? Numbering.Point(i + 1) : "-",
            Source = Label(form, code),
            Key = SectionKeys.Of(code, i),
        }));
    }

    /// <summary>Dashed lines where there are several.</summary>
    public static IEnumerable<Block> Dashes(PaperForm form, PaperContent content, string code)
    {
        var lines = content.Lines(code);
        return OrBlank(form, code, lines.Select((line, i) => new Paragraph(lines.Count == 1 ? Phrases.Sentence(Bare(line)) : Listed(line, i == lines.Count - 1))
        {
            Label = lines.Count == 1 ? null : "-",
            Source = Label(form, code),
            Key = SectionKeys.Of(code, i),
        }));
    }

    /// <summary>Facts as dashed lines, each owned by the system.</summary>
    public static IEnumerable<Block> Owned(IReadOnlyList<string> lines, string source) =>
        lines.Select((line, i) => Paragraph.Dash(RichText.Owned(line.Trim().TrimEnd('.', ';', ',')).Append(i == lines.Count - 1 ? "." : ";")) with { Source = source });

    /// <summary>A heading with what stands under it, or neither.</summary>
    public static IEnumerable<Block> Under(Block heading, IEnumerable<Block> blocks)
    {
        var content = blocks.ToList();
        return content.Count == 0 ? [] : content.Prepend(heading);
    }

    /// <summary>The lines as one, for a place within a sentence.</summary>
    public static string Inline(PaperContent content, string code) => string.Join("; ", content.Lines(code).Select(line => Bare(line).TrimEnd('.', ';', ',')));

    /// <summary>The columns of a line that people parted by "|"; missing ones are blank.</summary>
    public static IReadOnlyList<string> Columns(string line, int count)
    {
        var parts = Bare(line).Split('|', count, StringSplitOptions.TrimEntries);
        return [.. parts, .. Enumerable.Repeat("", count - parts.Length)];
    }

    /// <summary>The line without the list mark that was typed before it; the paper sets its own.</summary>
    public static string Bare(string line) => ListMark().Replace(line.Trim(), "");

    /// <summary>A quantity of days, never parted: "10 ngày", "05 ngày".</summary>
    public static string Days(int days) => VietnameseNumber.WithUnit(DocumentNumber.Digits(days), "ngày");

    private static IEnumerable<Block> OrBlank(PaperForm form, string code, IEnumerable<Paragraph> written)
    {
        var lines = written.ToList();
        return lines.Count > 0 || form.Kind.Rule().Sections.FirstOrDefault(section => section.Code == code) is not { IsRequired: true } ? lines : SectionText.Of(form, PaperContent.Empty, code);
    }

    private static string Listed(string line, bool isLast) => Bare(line).TrimEnd('.', ';', ',', ' ') + (isLast ? "." : ";");

    /// <summary>
    /// The lines as the paper numbers them itself, without the marks typed before them. Where whoever typed them made lists within a list, numbers with dashes or letters below, their own marks stay: our numbers would
    /// tear what belongs together. One line alone takes no number.
    /// </summary>
    public static IReadOnlyList<(string? Mark, string Text)> Numbered(IReadOnlyList<string> lines)
    {
        var marks = lines.Select(line => ListMark().Match(line.Trim()).Value.Trim()).ToList();
        if (marks.Exists(mark => mark.Length > 0 && char.IsAsciiDigit(mark[0])) && marks.Exists(mark => mark.Length > 0 && !char.IsAsciiDigit(mark[0])))
            return [.. lines.Select((line, i) => (marks[i].Length > 0 ? marks[i] : null, Bare(line)))];
        return [.. lines.Select((line, i) => (lines.Count > 1 ? $"{i + 1}." : (string?)null, Bare(line)))];
    }

    // "1.", "1)", "1/", "1.2.", "a)", "-"; a figure such as "5.000 hồ sơ" or "12.5 km" is none.
    [GeneratedRegex(@"^(?:[-+•–](?:\s+|(?=\p{L}))|\d{1,3}(?:\.\d{1,2})*(?:[.)](?:\s+|(?=\p{L}))|/\s+)|[a-zđ]\)\s*(?=\S))")]
    private static partial Regex ListMark();
}

/// <summary>Numbers the parts of a paper as they come; a part without content is left out and takes no number.</summary>
internal sealed class OfficeParts(Func<int, string, Heading> heading)
{
    private readonly List<Block> _blocks = [];
    private int _number;

    public IReadOnlyList<Block> Blocks => _blocks;

    public OfficeParts AddEach(IEnumerable<(string Title, IEnumerable<Block> Content)> parts)
    {
        foreach (var (title, content) in parts) Add(title, content);
        return this;
    }

    public OfficeParts Add(string title, IEnumerable<Block> content)
    {
        var blocks = content.ToList();
        if (blocks.Count == 0) return this;
        _blocks.Add(heading(++_number, title));
        _blocks.AddRange(blocks);
        return this;
    }
}
