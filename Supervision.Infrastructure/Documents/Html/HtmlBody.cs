using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;

namespace Supervision.Infrastructure.Documents.Html;

/// <summary>Turns the blocks of one paper into HTML; each annex is a sheet of its own.</summary>
internal sealed class HtmlBody(Document document, int headingLevel)
{
    private const int LowestHeading = 6;

    private readonly HtmlText _html = new();
    private readonly ILookup<int, KeyedText> _texts = DocumentKeys.Of(document).Texts.ToLookup(text => text.Block);
    private readonly ILookup<string, WordingOverride> _rewordings = document.Rewordings.Where(one => one.Kind is WordingKind.Replaced).ToLookup(one => one.Key, StringComparer.Ordinal);
    private readonly Stack<HeadingLevel> _headings = new();
    private bool _hasCheck;

    private int _level;

    // One under the title; a letter has none.
    private readonly int _annexLevel = document.Blocks.Any(block => block is DocumentTitle or InformationSheetHead) ? headingLevel + 1 : headingLevel;

    public string Make()
    {
        _html.Open("article", document.IsDraft ? "paper draft" : "paper", ("lang", document.Language), ("aria-label", document.Title));
        OpenSheet(document.Orientation);
        _level = _annexLevel;
        for (var i = 0; i < document.Blocks.Count; i++) Add(document.Blocks[i], [.. _texts[i]]);
        CloseSheet();
        LeftOut();
        return _html.Close("article").ToString();
    }

    private void OpenSheet(PageOrientation orientation) => _html.Open("section", orientation is PageOrientation.Landscape ? "sheet landscape" : "sheet");

    private void CloseSheet()
    {
        if (!_hasCheck && document.Check is { } check) _html.Put("p", "check", check.CodeLine);
        _hasCheck = true;
        if (document.IsDemo) _html.Put("p", "banner", Document.DemoBanner);
        _html.Close("section");
    }

    private void Add(Block block, KeyedText[] texts)
    {
        switch (block)
        {
            case AdministrativeHeader header:
                HtmlHeads.Header(_html, header, document.IsDraft);
                break;
            case InformationSheetHead head:
                HtmlHeads.Sheet(_html, head, document.IsDraft, Element(headingLevel));
                break;
            case DocumentTitle title:
                _html.Put(Element(headingLevel), "title", VietnameseText.Upper(title.TypeName));
                if (title.Abstract is { } text) _html.Put("p", "abstract", text);
                break;
            case Addressees { Names: [var only] }:
                _html.Put("p", "addressee", $"Kính gửi: {only}");
                break;
            case Addressees addressees:
                _html.Open("div", "addressees").Put("p", "", "Kính gửi:");
                foreach (var line in PaperStyle.AddresseeLines(addressees)) _html.Put("p", "line", line);
                _html.Close("div");
                break;
            case LegalBases bases:
                foreach (var (line, i) in PaperStyle.LegalBasisLines(bases).Select((line, i) => (line, i))) Marked(texts[i].Key, "p", "text basis", line);
                break;
            case Heading heading:
                AddHeading(heading, texts[0].Key);
                break;
            case Paragraph paragraph:
                AddParagraph(paragraph, texts[0].Key);
                break;
            case KeyValueList list:
                AddValues(list, texts);
                break;
            case Table table:
                AddTable(table, texts);
                break;
            case SignatureBlock signature:
                HtmlHeads.Signature(_html, signature);
                break;
            case AnnexStart annex:
                CloseSheet();
                OpenSheet(annex.Orientation);
                _headings.Clear();
                HtmlHeads.Annex(_html, annex, Element(_annexLevel));
                _level = _annexLevel + 1;
                break;
            case Picture picture:
                Figure(picture.AlternativeText, picture.Caption);
                break;
            case PhotoGrid grid:
                _html.Open("div", "photos");
                for (var i = 0; i < grid.Photos.Count; i++) Figure(grid.Photos[i].AlternativeText ?? grid.Photos[i].Caption, grid.CaptionOf(i));
                _html.Close("div");
                break;
            case PageBreak:
                _html.Open("hr", "page-break");
                break;
            default:
                throw new UnprintableDocumentException(block.Name, "khối không được hỗ trợ");
        }
    }

    // A strict page takes no picture from within itself; what is printed there is told.
    private void Figure(string alternative, string? caption)
    {
        _html.Open("figure", "picture").Put("p", "", $"[Ảnh trong bản in: {alternative}]");
        if (caption is not null) _html.Put("figcaption", "", caption);
        _html.Close("figure");
    }

    private void AddHeading(Heading heading, string key)
    {
        while (_headings.TryPeek(out var above) && above >= heading.Level) _headings.Pop();
        _headings.Push(heading.Level);
        var (kind, text) = heading.Level switch
        {
            HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section => ("part", $"{heading.Label}\n{VietnameseText.Upper(heading.Text)}"),
            HeadingLevel.Roman => ("roman", VietnameseText.Upper($"{heading.Label} {heading.Text}".Trim())),
            HeadingLevel.Point => ("point", $"{heading.Label} {heading.Text}".Trim()),
            _ => ("clause", $"{heading.Label} {heading.Text}".Trim()),
        };
        Marked(key, Element(_level + _headings.Count - 1), kind, text);
    }

    private void AddParagraph(Paragraph paragraph, string key)
    {
        var place = paragraph.Alignment switch
        {
            TextAlignment.Left => "text left",
            TextAlignment.Centre => "text centre",
            TextAlignment.Right => "text right",
            _ => "text",
        };
        Marked(key, "p", place, PaperStyle.Labelled(paragraph), isInserted: paragraph.IsOverridden && _rewordings[key].FirstOrDefault() is null);
    }

    private void AddValues(KeyValueList list, KeyedText[] texts)
    {
        _html.Open("dl", "values");
        for (var i = 0; i < list.Lines.Count; i++)
        {
            _html.Open("div").Put("dt", "", $"{list.Lines[i].Label}:").Open("dd").Text(list.Lines[i].Value);
            Mark(texts[i].Key);
            _html.Close("dd").Close("div");
        }
        _html.Close("dl");
    }

    private void AddTable(Table table, KeyedText[] texts)
    {
        var weights = table.Columns.Sum(column => column.Weight);
        var cells = texts.Where(text => text.Role is TextRole.Cell).ToDictionary(text => text.At, text => text.Key);
        // Who uses the keyboard scrolls a wide table by it.
        _html.Open("div", "table", ("role", "region"), ("tabindex", "0"), ("aria-label", table.Caption ?? $"Bảng: {table.Columns[0].Header}, {table.Columns[^1].Header}")).Open("table", table.FontSize < 12 ? "small" : "");
        if (table.Caption is { } caption)
        {
            _html.Open("caption").Text(caption);
            Mark(texts[0].Key);
            _html.Close("caption");
        }
        _html.Open("colgroup");
        foreach (var column in table.Columns) _html.Open("col", HtmlText.Share((double)column.Weight / weights));
        _html.Close("colgroup").Open("thead").Open("tr");
        foreach (var column in table.Columns) _html.Open("th", "", ("scope", "col")).Text(column.Header).Close("th");
        _html.Close("tr").Close("thead").Open("tbody");
        for (var row = 0; row < table.Rows.Count; row++) AddRow(table, row, cells);
        _html.Close("tbody").Close("table").Close("div");
    }

    private void AddRow(Table table, int row, Dictionary<(int Row, int Cell), string> keys)
    {
        _html.Open("tr", table.Rows[row].IsBold ? "total" : "");
        var column = 0;
        for (var i = 0; i < table.Rows[row].Cells.Count; i++)
        {
            var cell = table.Rows[row].Cells[i];
            var place = (cell.Alignment ?? (cell.ColumnSpan > 1 ? TextAlignment.Left : table.Columns[Math.Min(column, table.Columns.Count - 1)].Alignment)) switch
            {
                TextAlignment.Centre => "centre",
                TextAlignment.Right => "right",
                _ => "",
            };
            if (cell.ColumnSpan > 1) _html.Open("td", place, ("colspan", cell.ColumnSpan.ToString(CultureInfo.InvariantCulture)));
            else _html.Open("td", place);
            _html.Text(cell.Text);
            Mark(keys[(row, i)]);
            _html.Close("td");
            column += cell.ColumnSpan;
        }
        _html.Close("tr");
    }

    private void Marked(string key, string element, string classes, RichText text, bool isInserted = false)
    {
        if (!isInserted && _rewordings[key].FirstOrDefault() is null)
        {
            _html.Put(element, classes, text);
            return;
        }
        _html.Open("div", "reworded").Put(element, classes, text);
        if (isInserted) _html.Put("p", "mark", "Đoạn do người soạn thêm");
        else Mark(key);
        _html.Close("div");
    }

    // A mark that says it is one, and opens without a script.
    private void Mark(string key)
    {
        if (_rewordings[key].FirstOrDefault() is not { } one) return;
        _html.Open("details", "mark").Put("summary", "", "Đã sửa lời").Open("p").Text("Lời của hệ thống: ").Text(one.BaseText).Close("p").Close("details");
    }

    private void LeftOut()
    {
        var left = document.Rewordings.Where(one => one.Kind is WordingKind.Deleted).ToArray();
        if (left.Length == 0) return;
        _html.Open("aside", "left-out").Put(Element(_annexLevel), "", "Đoạn đã bỏ so với lời của hệ thống").Open("ul");
        foreach (var one in left) _html.Open("li").Put("del", "", one.BaseText).Close("li");
        _html.Close("ul").Close("aside");
    }

    private static string Element(int level) => string.Create(CultureInfo.InvariantCulture, $"h{Math.Min(level, LowestHeading)}");
}
