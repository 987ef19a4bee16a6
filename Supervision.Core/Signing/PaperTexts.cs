using System.Text;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;

namespace Supervision.Core.Signing;

/// <summary>A text of a draft.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="IsFlowing">Stands in the run of the text; else in a table, the head or the foot, where a reader may find it in another order.</param>
internal sealed record DraftText(string Text, bool IsFlowing);

/// <summary>The texts of a paper that are to be found in its signed file; number and date are compared by themselves, see <see cref="PaperIdentityReader"/>.</summary>
internal static class PaperTexts
{
    public static IReadOnlyList<DraftText> Of(Document document) =>
        [.. document.Blocks.SelectMany(Of).Where(text => WordList.Of(text.Text).Count > 0)];

    /// <summary>The header rows of tables, which stand again on each page that a table reaches.</summary>
    public static IReadOnlyList<IReadOnlyList<PaperWord>> RepeatedRows(Document document) =>
        [.. document.Blocks.OfType<Table>().Select(table => WordList.Of(string.Join(' ', table.Columns.Select(column => column.Header)))).Where(words => words.Count > 0)];

    private static IEnumerable<DraftText> Of(Block block) => block switch
    {
        AdministrativeHeader head => Loose(head.SuperiorBody, head.IssuingBody, AdministrativeHeader.NationalTitle, AdministrativeHeader.Motto, head.LetterSubject),
        InformationSheetHead head => Loose(head.Body, head.Title, head.Subtitle, head.Notice),
        DocumentTitle title => Flowing(title.TypeName, title.Abstract),
        Addressees addressees => Loose(["Kính gửi", .. addressees.Names]),
        LegalBases bases => Flowing([.. bases.Bases]),
        Heading heading => Flowing($"{heading.Label} {heading.Text}"),
        Paragraph paragraph => Flowing($"{paragraph.Label} {paragraph.Text.PlainText}"),
        KeyValueList list => Flowing([.. list.Lines.Select(line => $"{line.Label}: {line.Value.PlainText}")]),
        Table table => Loose([table.Caption, .. table.Columns.Select(column => column.Header), .. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text.PlainText)]),
        SignatureBlock signatures => Loose(
        [
            .. signatures.Columns.SelectMany(column => new[] { string.Join(' ', column.AuthorityLines), column.Note, column.Post, column.SignerName }),
            .. signatures.Recipients is { } recipients ? ["Nơi nhận", .. recipients.To, $"Lưu: {recipients.Archive}"] : Array.Empty<string>(),
        ]),
        AnnexStart annex => Loose(annex.Label, annex.Title, annex.Reference),
        _ => [],
    };

    private static IEnumerable<DraftText> Flowing(params IEnumerable<string?> texts) => texts.OfType<string>().Select(text => new DraftText(text, true));

    private static IEnumerable<DraftText> Loose(params IEnumerable<string?> texts) => texts.OfType<string>().Select(text => new DraftText(text, false));
}

/// <summary>A word as it is written and as it is compared: composed, without case, without the marks at its end.</summary>
internal readonly record struct PaperWord(string Written, string Key);

/// <summary>Takes texts apart into words.</summary>
internal static partial class WordList
{
    private static readonly char[] Marks = ['.', ',', ';', ':', '/', '…', '"', '“', '”', '(', ')', '?', '!'];

    /// <summary>Dashes, dots to be filled in and marks alone are no words.</summary>
    public static List<PaperWord> Of(string text)
    {
        var words = new List<PaperWord>();
        foreach (var written in Space().Split(text.Normalize(NormalizationForm.FormC).Replace("\u00AD", "", StringComparison.Ordinal)))
        {
            var key = written.Trim(Marks).ToUpperInvariant().Replace('–', '-').Replace('‑', '-');
            if (key.Any(char.IsLetterOrDigit) || key.Contains('%', StringComparison.Ordinal)) words.Add(new(written, key));
        }
        return words;
    }

    [GeneratedRegex(@"[\s\u00A0\u200B\u2009\u202F\uFEFF]+")]
    private static partial Regex Space();
}
