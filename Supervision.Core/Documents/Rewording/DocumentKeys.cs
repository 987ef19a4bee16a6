using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Rewording;

/// <summary>What kind of text it is, which says what may be done to it.</summary>
public enum TextRole
{
    Paragraph,
    Heading,
    LegalBasis,
    Value,
    Caption,
    Cell,
}

/// <summary>One text of a paper that a clerk may reword.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Family">The key without its place among its like: where the text may have moved to when the data grew.</param>
/// <param name="Role">Paragraphs and legal bases may be left out; the others only be reworded.</param>
/// <param name="Block">Index of its block.</param>
/// <param name="Text">The text as the document has it, without label.</param>
public sealed record KeyedText(string Key, string Family, TextRole Role, int Block, RichText Text)
{
    /// <summary>"1.", "a)", "-" before a paragraph; the name of a value.</summary>
    public string? Label { get; init; }

    /// <summary>Row and cell of a table, or line of a list.</summary>
    public (int Row, int Cell) At { get; init; }

    /// <summary>Key of a cell's row.</summary>
    public string RowKey => Key[..Key.LastIndexOf('/')];

    public bool CanBeLeftOut => Role is TextRole.Paragraph or TextRole.LegalBasis;
}

/// <summary>
/// Names every block of a paper, and every text in it that may be reworded. A name comes from the headings above, the block's source, and its place among
/// those of its kind without a source; never from its place in the whole, so that it stays when more comes before it.
/// </summary>
public sealed class DocumentKeys
{
    private const int MostOfTitle = 40;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<(HeadingLevel Level, string Slug)> _headings = [];
    private readonly List<string> _blocks = [];
    private readonly List<KeyedText> _texts = [];
    private string _annex = "";

    private DocumentKeys(Document document)
    {
        for (var i = 0; i < document.Blocks.Count; i++) Add(document.Blocks[i], i);
        ByKey = _texts.ToDictionary(text => text.Key, StringComparer.Ordinal);
    }

    public static DocumentKeys Of(Document document) => new(document);

    /// <summary>The key of a table's row whose data has no id: from what stands in it, so that it stays when rows come before it.</summary>
    public static string RowKey(string kind, string text) => $"{kind}-{Slug(text)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6]}";

    /// <summary>The key of each block, by its index.</summary>
    public IReadOnlyList<string> Blocks => _blocks;

    /// <summary>What may be reworded, in reading order.</summary>
    public IReadOnlyList<KeyedText> Texts => _texts;

    public IReadOnlyDictionary<string, KeyedText> ByKey { get; }

    private void Add(Block block, int index)
    {
        if (block is AnnexStart annex)
        {
            _headings.Clear();
            _annex = $"{Slug(annex.Label)}-{Slug(annex.Title)}/";
        }
        if (block is Heading entered) Enter(entered);
        var family = block.Key ?? (block is Heading ? Scope() : $"{Scope(within: true)}{Stem(block)}");
        var key = Unique(family, first: block.Key is not null || block.Source is not null || block is not (Paragraph or Table or KeyValueList));
        _blocks.Add(key);
        switch (block)
        {
            case Paragraph paragraph:
                _texts.Add(new(key, family, TextRole.Paragraph, index, paragraph.Text) { Label = paragraph.Label });
                break;
            case Heading heading:
                _texts.Add(new(key, family, TextRole.Heading, index, Figures.Guarded(heading.Text)) { Label = heading.Label });
                break;
            case LegalBases bases:
                _texts.AddRange(bases.Bases.Select((basis, i) => new KeyedText(bases.LineKeys?[i] ?? $"{key}/{Number(i + 1)}", key, TextRole.LegalBasis, index, Figures.Guarded(basis)) { At = (i, 0) }));
                break;
            case KeyValueList list:
                _texts.AddRange(list.Lines.Select((line, i) => new KeyedText(Unique($"{key}/{Slug(line.Label)}", first: true), $"{key}/{Slug(line.Label)}", TextRole.Value, index, line.Value) { Label = line.Label, At = (i, 0) }));
                break;
            case Table table:
                AddTable(table, index, key);
                break;
        }
    }

    private void AddTable(Table table, int index, string key)
    {
        if (table.Caption is { } caption) _texts.Add(new($"{key}/caption", $"{key}/caption", TextRole.Caption, index, Figures.Guarded(caption)));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var rowKey = Unique($"{key}/{table.Rows[row].Key ?? $"row.{Number(row + 1)}"}", first: true);
            _texts.AddRange(table.Rows[row].Cells.Select((cell, i) => new KeyedText($"{rowKey}/{Number(i + 1)}", $"{key}/*/{Number(i + 1)}", TextRole.Cell, index, cell.Text) { At = (row, i) }));
        }
    }

    private void Enter(Heading heading)
    {
        while (_headings is [.., var last] && last.Level >= heading.Level) _headings.RemoveAt(_headings.Count - 1);
        _headings.Add((heading.Level, heading.Source is { } source ? Slug(source) : Slug(heading.Text)));
    }

    private string Scope(bool within = false)
    {
        var path = _annex + string.Join('/', _headings.Select(heading => heading.Slug));
        return within && _headings.Count > 0 ? path + "/" : path;
    }

    // Dashes, numbers and plain sentences are counted apart: a list that grows does not rename the sentence after it.
    private static string Stem(Block block) => block switch
    {
        { Source: { } source } => Slug(source),
        Paragraph { Label: null } => "text",
        Paragraph { Label: [var first, ..] } => char.IsAsciiDigit(first) ? "clause" : char.IsLetter(first) ? "point" : first == '+' ? "plus" : "dash",
        AdministrativeHeader or InformationSheetHead => "head",
        DocumentTitle => "title",
        AnnexStart => "annex",
        _ => block.GetType().Name.ToLowerInvariant(),
    };

    private string Unique(string family, bool first)
    {
        if (first && _used.Add(family)) return family;
        for (var number = first ? 2 : 1; ; number++)
        {
            var key = $"{family}.{Number(number)}";
            if (_used.Add(key)) return key;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in SearchText.Fold(text))
        {
            if (slug.Length >= MostOfTitle) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.Length == 0 ? "x" : slug.ToString().TrimEnd('-');
    }
}
