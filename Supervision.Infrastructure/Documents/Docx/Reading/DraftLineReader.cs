using System.IO.Compression;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Files;
using Supervision.Core.Text;

namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>Reads a DOCX as lines that carry the keys of a paper.</summary>
internal sealed class DraftLineReader
{
    private const int MostFixedLines = 200;

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    public DraftLineReader(Document document)
    {
        var keys = DocumentKeys.Of(document);
        foreach (var text in keys.Texts)
        {
            if (text.Role is TextRole.Cell) _rows.TryAdd(DocxMarks.BookmarkOf(text.RowKey), text.RowKey);
            else _keys[DocxMarks.BookmarkOf(text.Key)] = text.Key;
        }
        for (var i = 0; i < document.Blocks.Count; i++) AddFixed(keys.Blocks[i], FixedLines(document.Blocks[i]));
        AddFixed(nameof(PaperCheck), 2);
    }

    private void AddFixed(string block, int lines)
    {
        for (var number = 1; number <= lines; number++)
        {
            var key = DraftLine.FixedKey(block, number);
            _keys[DocxMarks.BookmarkOf(key)] = key;
        }
    }

    public DraftLines Read(Stream docx, CancellationToken ct)
    {
        using var zip = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
        var styles = RunStyles.None;
        if (zip.GetEntry("word/styles.xml") is { } part)
        {
            using var stream = part.Open();
            using var xml = DocxFile.Reader(stream);
            styles = RunStyles.Read(xml, ct);
        }
        using var body = (zip.GetEntry("word/document.xml") ?? throw new InvalidDataException("No word/document.xml.")).Open();
        using var reader = DocxFile.Reader(body);
        var content = WordReader.Read(reader, styles);
        return new DraftLines([.. content.Items.SelectMany(item => item.Table is { } table ? Lines(table) : [Line(item.Paragraph!)])]) { TrackedChanges = content.TrackedChanges, Notes = content.Notes };
    }

    // Blocks that take no wording; a table's header is as many lines as it has columns.
    private static int FixedLines(Block block) => block switch
    {
        Table table => table.Columns.Count,
        Paragraph or Heading or LegalBases or KeyValueList or PageBreak => 0,
        _ => MostFixedLines,
    };

    private DraftLine Line(WordParagraph paragraph)
    {
        string[] keys = [.. paragraph.Bookmarks.Select(bookmark => _keys.GetValueOrDefault(bookmark)).OfType<string>()];
        return Line(keys is [['!', ..], ..] ? DraftLineKind.Fixed : DraftLineKind.Text, keys, [paragraph]);
    }

    private IEnumerable<DraftLine> Lines(WordTable table)
    {
        var rows = table.Rows.Where(row => !row.IsDeleted).ToArray();
        var keyed = rows.Select(row => row.Cells.SelectMany(cell => cell).SelectMany(paragraph => paragraph.Bookmarks).Select(bookmark => _rows.GetValueOrDefault(bookmark)).FirstOrDefault(key => key is not null)).ToArray();
        var isOfPaper = keyed.Any(key => key is not null) || rows.SelectMany(row => row.Cells).SelectMany(cell => cell).SelectMany(p => p.Bookmarks).Any(_keys.ContainsKey);
        for (var i = 0; i < rows.Length; i++)
        {
            if (keyed[i] is { } key)
            {
                for (var cell = 0; cell < rows[i].Cells.Count; cell++) yield return Line(DraftLineKind.Cell, [FormattableString.Invariant($"{key}/{cell + 1}")], rows[i].Cells[cell]);
                continue;
            }
            // Rows of heads and signatures are only places for their lines.
            var placed = rows[i].Cells.SelectMany(cell => cell).Select(Line).ToArray();
            if (isOfPaper && (placed.Any(line => line.Keys.Count > 0) || placed.All(line => line.Text.IsBlank)))
                foreach (var line in placed) yield return line;
            else
                yield return Line(DraftLineKind.AddedRow, [], [.. rows[i].Cells.SelectMany(cell => cell)]);
        }
    }

    private static DraftLine Line(DraftLineKind kind, IReadOnlyList<string> keys, IReadOnlyList<WordParagraph> paragraphs)
    {
        var runs = new List<TextRun>();
        var controls = new Dictionary<int, string>();
        foreach (var (paragraph, i) in paragraphs.Select((paragraph, i) => (paragraph, i)))
        {
            if (i > 0) runs.Add(new TextRun("\n"));
            foreach (var piece in paragraph.Pieces)
            {
                var text = Clean(piece.Text);
                runs.Add(new TextRun(text, piece.IsBold, piece.IsItalic));
                if (piece.Tag?.StartsWith(DocxMarks.OwnedTag, StringComparison.Ordinal) != true || !int.TryParse(piece.Tag.AsSpan(DocxMarks.OwnedTag.Length), out var number)) continue;
                controls[number] = controls.GetValueOrDefault(number) + text;
            }
        }
        return new DraftLine(kind, keys, Composed(new RichText([.. runs]).Merged())) { Controls = controls, IsNumberedByWord = paragraphs.Any(paragraph => paragraph.IsNumberedByWord) };
    }

    // A letter and its mark may come in two runs.
    private static RichText Composed(RichText text) => text.PlainText.IsNormalized() ? text : new RichText([.. text.Runs.Select(run => run with { Text = run.Text.Normalize() })]);

    /// <summary>Without soft hyphens and characters that do not show; quotation marks stay as they were typed.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF') continue;
            if (c == '\t') clean.Append(' ');
            else if (c == '\n' || SearchText.FirstForbidden(c.ToString()) is null || char.IsSurrogate(c)) clean.Append(c);
        }
        return clean.ToString();
    }
}
