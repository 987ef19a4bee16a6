using System.Xml;

namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>
/// Reads word/document.xml from its beginning to its end, part by part. Insertions that Word tracked are read and deletions passed over, as if all were
/// accepted; of fields the result is read; drawings, footnotes and hidden text are passed over and noted.
/// </summary>
internal sealed class WordReader
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string StrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const int MostDepth = 200;
    private const string Drawings = "Hình vẽ, khung chữ trong tệp không được đọc.";

    private readonly XmlReader _xml;
    private readonly RunStyles _styles;
    private readonly Stack<string?> _controls = new();
    private readonly Stack<bool> _fieldResults = new();
    private readonly Stack<WordTable> _tables = new();
    private readonly List<WordItem> _items = [];
    private readonly HashSet<string> _notes = [];
    private WordParagraph? _paragraph;
    private RunStyle _run = RunStyle.Plain;
    private int _tracked;

    private WordReader(XmlReader xml, RunStyles styles) => (_xml, _styles) = (xml, styles);

    /// <exception cref="XmlException">Not well formed, or nested beyond reason.</exception>
    public static WordContent Read(XmlReader xml, RunStyles styles)
    {
        var reader = new WordReader(xml, styles);
        reader.Run();
        return new WordContent(reader._items, reader._tracked, [.. reader._notes.Order(StringComparer.Ordinal)]);
    }

    private void Run()
    {
        _xml.Read();
        while (!_xml.EOF)
        {
            if (_xml.Depth > MostDepth) throw new XmlException("Nested beyond reason.");
            if (_xml.NodeType is XmlNodeType.Element && _xml.LocalName is "AlternateContent")
            {
                Pass(Drawings);
            }
            else if (_xml.NodeType is XmlNodeType.Element && IsWord())
            {
                var (name, isEmpty) = (_xml.LocalName, _xml.IsEmptyElement);
                if (!Start(name)) continue;
                if (isEmpty) End(name);
                _xml.Read();
            }
            else
            {
                if (_xml.NodeType is XmlNodeType.EndElement && IsWord()) End(_xml.LocalName);
                _xml.Read();
            }
        }
    }

    private bool IsWord() => _xml.NamespaceURI is Word or StrictWord;

    // False where the reader already stands behind the element.
    private bool Start(string name)
    {
        switch (name)
        {
            case "p":
                _paragraph ??= new WordParagraph();
                return true;
            case "tbl":
                _tables.Push(new WordTable());
                return true;
            case "tr":
                Table().Rows.Add(new WordRow());
                return true;
            case "tc":
                Row().Cells.Add([]);
                return true;
            case "sdt":
                _controls.Push(null);
                return true;
            case "bookmarkStart":
                if (Attribute("name") is { } bookmark) Target().Bookmarks.Add(bookmark);
                return true;
            case "ins" or "moveTo":
                _tracked++;
                return true;
            case "del" or "moveFrom":
                _tracked++;
                return Skip();
            case "pPr":
                ReadParagraphProperties();
                return true;
            case "rPr":
                _run = _styles.Properties(_xml);
                return true;
            case "trPr":
                ReadRowProperties();
                return true;
            case "sdtPr":
                ReadTag();
                return true;
            case "r":
                _run = RunStyle.Plain;
                return true;
            case "t":
                Add(_xml.ReadElementContentAsString());
                return false;
            case "br" or "cr":
                if (Attribute("type") is null or "textWrapping") Add("\n");
                return true;
            case "tab":
                Add(" ");
                return true;
            case "noBreakHyphen":
                Add("-");
                return true;
            case "fldChar":
                Field(Attribute("fldCharType"));
                return true;
            case "instrText" or "delText" or "delInstrText" or "tblPr" or "tblGrid" or "tcPr" or "sectPr" or "tblPrEx" or "sdtEndPr" or "softHyphen":
                return Skip();
            case "drawing" or "pict" or "object":
                return Pass(Drawings);
            case "footnoteReference" or "endnoteReference":
                _notes.Add("Chú thích cuối trang trong tệp không được đọc.");
                return true;
            default:
                return true;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when _paragraph is { JoinsNext: true } open:
                open.JoinsNext = false;
                break;
            case "p" or "tc" or "body" when _paragraph is { } whole:
                if (_tables.TryPeek(out var table) && table.Rows is [.., { Cells: [.., var cell] }]) cell.Add(whole);
                else _items.Add(new WordItem(whole, null));
                _paragraph = null;
                break;
            case "tbl":
                var done = Table();
                _tables.Pop();
                // A table inside a cell is told as its paragraphs, in the cell's order.
                if (_tables.TryPeek(out var outer) && outer.Rows is [.., { Cells: [.., var around] }]) around.AddRange(done.Rows.SelectMany(row => row.Cells.SelectMany(inner => inner)));
                else _items.Add(new WordItem(null, done));
                break;
            case "sdt" when _controls.Count > 0:
                _controls.Pop();
                break;
        }
    }

    private WordParagraph Target() => _paragraph ??= new WordParagraph();

    private void Add(string text)
    {
        if (_fieldResults.Contains(false) || _paragraph is null) return;
        if (_run.IsHidden)
        {
            _notes.Add("Chữ ẩn trong tệp không được đọc.");
            return;
        }
        _paragraph.Pieces.Add(new WordPiece(text, _run.IsBold, _run.IsItalic, _controls.FirstOrDefault(tag => tag is not null)));
    }

    private void Field(string? type)
    {
        if (type is "begin") _fieldResults.Push(false);
        else if (_fieldResults.Count > 0 && type is "separate")
        {
            _fieldResults.Pop();
            _fieldResults.Push(true);
        }
        else if (_fieldResults.Count > 0 && type is "end") _fieldResults.Pop();
    }

    private void ReadParagraphProperties()
    {
        using var properties = _xml.ReadSubtree();
        var marked = 0;
        while (properties.Read())
        {
            if (properties.NodeType is not XmlNodeType.Element) continue;
            if (properties.LocalName is "numPr") _paragraph!.IsNumberedByWord = true;
            if (properties.LocalName is "pPrChange") properties.Skip();
            if (properties.LocalName is "rPr") marked = properties.Depth;
            if (marked > 0 && properties.LocalName is "del" or "moveFrom" && _paragraph is not null) (_paragraph.JoinsNext, _tracked) = (true, _tracked + 1);
        }
    }

    private void ReadRowProperties()
    {
        using var properties = _xml.ReadSubtree();
        while (properties.Read())
            if (properties is { NodeType: XmlNodeType.Element, LocalName: "del" or "ins" })
            {
                _tracked++;
                if (properties.LocalName is "del") Row().IsDeleted = true;
            }
    }

    private void ReadTag()
    {
        using var properties = _xml.ReadSubtree();
        while (properties.Read())
            if (properties is { NodeType: XmlNodeType.Element, LocalName: "tag" } && properties.GetAttribute("val", properties.NamespaceURI) is { } tag && _controls.Count > 0)
            {
                _controls.Pop();
                _controls.Push(tag);
            }
    }

    private string? Attribute(string name) => _xml.GetAttribute(name, _xml.NamespaceURI);

    private bool Pass(string note)
    {
        _notes.Add(note);
        return Skip();
    }

    private bool Skip()
    {
        _xml.Skip();
        return false;
    }

    private WordTable Table() => _tables.TryPeek(out var table) ? table : throw new XmlException("A row outside a table.");

    private WordRow Row() => Table().Rows is [.., var row] ? row : throw new XmlException("A cell outside a row.");
}
