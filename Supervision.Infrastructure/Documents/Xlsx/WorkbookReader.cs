using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Documents.Xlsx;

/// <summary>
/// Reads the cells of an XLSX as a stream of XML and not by the SDK, which holds a sheet whole. Styles, formulas and everything else of the file are passed over: what a cell says is its value.
/// </summary>
public sealed class WorkbookReader : IWorkbookReader
{
    private const int MostCells = 300_000;
    private const int MostTexts = 200_000;
    private const int LongestText = 32_767;
    private const long MostCharacters = 60_000_000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public Task<IReadOnlyList<ReadSheet>> Read(Stream content, CancellationToken ct)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var texts = Texts(zip, ct);
            var paths = Paths(zip);
            var left = MostCells;
            IReadOnlyList<ReadSheet> sheets = [.. Named(zip).Where(sheet => paths.ContainsKey(sheet.Id)).Select(sheet => new ReadSheet(sheet.Name, Cells(zip, paths[sheet.Id], texts, ref left, ct)))];
            return Task.FromResult(sheets);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw RefusedException.Invalid("file.damaged", "Content", "Tệp XLSX bị hỏng hoặc không đúng khuôn dạng.");
        }
    }

    private static List<(string Name, string Id)> Named(ZipArchive zip)
    {
        var sheets = new List<(string, string)>();
        using var xml = Open(zip, "xl/workbook.xml") ?? throw new InvalidDataException();
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("name") is { } name && xml.GetAttribute("id", Relations) is { } id) sheets.Add((name, id));
        return sheets;
    }

    private static Dictionary<string, string> Paths(ZipArchive zip)
    {
        var paths = new Dictionary<string, string>();
        using var xml = Open(zip, "xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException();
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                paths[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return paths;
    }

    private static List<string> Texts(ZipArchive zip, CancellationToken ct)
    {
        var texts = new List<string>();
        using var xml = Open(zip, "xl/sharedStrings.xml");
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            ct.ThrowIfCancellationRequested();
            if (texts.Count == MostTexts) throw TooMuch();
            texts.Add(TextOf(xml));
        }
        return texts;
    }

    // The words of an element, without what says how an Eastern word is read aloud.
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (text, depth, skipped) = (new StringBuilder(), xml.Depth, -1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (skipped < 0 && xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) skipped = xml.Depth;
            else if (skipped == xml.Depth && xml.NodeType is XmlNodeType.EndElement) skipped = -1;
            else if (skipped < 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) text.Append(xml.Value);
            if (text.Length > LongestText) throw TooMuch();
        }
        return text.ToString();
    }

    private static Dictionary<(int, int), ReadCell> Cells(ZipArchive zip, string path, List<string> texts, ref int left, CancellationToken ct)
    {
        var cells = new Dictionary<(int, int), ReadCell>();
        using var xml = Open(zip, path) ?? throw new InvalidDataException();
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                ct.ThrowIfCancellationRequested();
                row = xml.GetAttribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
                column = 0;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                (row, column) = xml.GetAttribute("r") is { } name ? CellName.Read(name) ?? throw new InvalidDataException() : (row, column + 1);
                if (Cell(xml, xml.GetAttribute("t"), texts) is not { } cell) continue;
                if (left-- == 0) throw TooMuch();
                cells[(row, column)] = cell;
            }
        }
        return cells;
    }

    private static ReadCell? Cell(XmlReader xml, string? type, List<string> texts)
    {
        if (xml.IsEmptyElement) return null;
        var (depth, value, inline) = (xml.Depth, (string?)null, (string?)null);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" }) value = TextOf(xml);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" }) inline = TextOf(xml);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" }) TextOf(xml);
        }
        // A program that calculates nothing leaves the value of a formula empty: it is as if there were none.
        if (string.IsNullOrWhiteSpace(value)) value = null;
        return type switch
        {
            "inlineStr" => Text(inline),
            null or "n" => value is null ? null : new ReadCell { Number = Number(value) },
            _ when value is null => null,
            "s" => Text(texts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
            "e" => new ReadCell { Text = value, IsError = true },
            _ => Text(value),
        };
    }

    private static ReadCell? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : new ReadCell { Text = text.Normalize() };

    // Programs keep numbers as binary fractions of some fifteen digits: what was typed is the nearest decimal of so many.
    private static decimal Number(string value) =>
        double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 1e20 ? (decimal)number : throw new OverflowException();

    private static XmlReader? Open(ZipArchive zip, string path) => zip.Entries.FirstOrDefault(entry => entry.FullName.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } entry
        ? XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MostCharacters })
        : null;

    private static RefusedException TooMuch() => RefusedException.Invalid("file.too_much", "Content", "Tệp XLSX chứa quá nhiều ô; hãy dùng tệp mẫu và không thêm trang tính khác.");
}
