using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>What people wrote into the parts of a paper, as its paragraphs; and values of the system as cells.</summary>
internal static class SectionText
{
    /// <summary>The paragraphs of a part. A required one that is blank says in brackets what is to be written there: such a paper is still a draft.</summary>
    public static IReadOnlyList<Paragraph> Of(PaperForm form, PaperContent content, string code)
    {
        var part = form.Kind.Rule().Sections.First(section => section.Code == code);
        var lines = content.Lines(code);
        return lines.Count == 0 && part.IsRequired
            ? [new Paragraph(RichText.Italic($"[{part.Label}]")) { Source = part.Label, Key = SectionKeys.Of(code, 0) }]
            : [.. lines.Select((line, i) => new Paragraph(Phrases.Sentence(line)) { Source = part.Label, Key = SectionKeys.Of(code, i) })];
    }

    /// <summary>A part under its own label as a clause's heading; nothing where it is blank and not required.</summary>
    public static IEnumerable<Block> Titled(PaperForm form, PaperContent content, string code, int number) =>
        Of(form, content, code) is { Count: > 0 } text ? [Heading.Clause(number, LabelOf(form, code)), .. text] : [];

    public static string LabelOf(PaperForm form, string code) => form.Kind.Rule().Sections.First(section => section.Code == code).Label;

    /// <summary>A cell that the system owns.</summary>
    public static TableCell Data(string? text) => new(RichText.Owned(text ?? ""));

    /// <summary>A day as a cell; empty where there is none.</summary>
    public static TableCell Day(DateOnly? on) => Data(on is { } day ? VietnameseDate.Short(day) : null);

    /// <summary>A count as a cell: "1.373".</summary>
    public static TableCell Count(long number) => Data(VietnameseNumber.Whole(number));

    /// <summary>"07 nội dung", "1.373 nội dung", "0 nội dung": no line break between number and unit.</summary>
    public static string Counted(long number, string unit) => VietnameseNumber.WithUnit(number is > 0 and < 10 ? $"0{number}" : VietnameseNumber.Whole(number), unit);
}
