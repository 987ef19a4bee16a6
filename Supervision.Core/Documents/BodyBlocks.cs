namespace Supervision.Core.Documents;

/// <summary>Levels of a heading, from the widest; see <see cref="Heading"/>.</summary>
public enum HeadingLevel
{
    /// <summary>Phần: label and title on lines of their own, centred, bold, title in capitals.</summary>
    Part,

    /// <summary>Chương, as <see cref="Part"/>.</summary>
    Chapter,

    /// <summary>Mục, as <see cref="Part"/>.</summary>
    Section,

    /// <summary>"I. TÌNH HÌNH CHUNG": bold capitals, as in reports.</summary>
    Roman,

    /// <summary>"Điều 1. Phạm vi": bold, indented.</summary>
    Article,

    /// <summary>"1. Kết quả đạt được": bold, indented; a clause without a title is a <see cref="Paragraph"/> with a label.</summary>
    Clause,

    /// <summary>"1.1. …" or "a) …" with a title: bold italic, indented.</summary>
    Point,
}

/// <summary>A heading; it never stands at the foot of a page without what it heads, and becomes a bookmark.</summary>
public sealed record Heading(HeadingLevel Level, string Label, string Text) : Block
{
    /// <summary>"I. KẾT QUẢ".</summary>
    public static Heading Roman(int number, string text) => new(HeadingLevel.Roman, $"{Numbering.Roman(number)}.", text);

    /// <summary>"1. Kết quả đạt được".</summary>
    public static Heading Clause(int number, string text) => new(HeadingLevel.Clause, $"{number}.", text);

    /// <summary>"Điều 1. Phạm vi giám sát".</summary>
    public static Heading Article(int number, string text) => new(HeadingLevel.Article, $"Điều {number}.", text);

    /// <summary>"1.2. Về công tác chỉ đạo".</summary>
    public static Heading Point(string label, string text) => new(HeadingLevel.Point, label, text);
}

/// <summary>A justified paragraph, first line indented by 1,27 cm, with an upright label ("1.", "a)", "-") before its text where it has one.</summary>
public sealed record Paragraph(RichText Text) : Block
{
    public string? Label { get; init; }

    public TextAlignment Alignment { get; init; } = TextAlignment.Justified;

    /// <summary>A sentence that introduces what follows stays on the page with it.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>A numbered clause without a title: "1. …".</summary>
    public static Paragraph Clause(int number, RichText text) => new(text) { Label = $"{number}." };

    /// <summary>Điểm: "a) …", by the Vietnamese alphabet; the first has number 1.</summary>
    public static Paragraph Point(int number, RichText text) => new(text) { Label = Numbering.Point(number) };

    public static Paragraph Dash(RichText text) => new(text) { Label = "-" };
}

public enum TextAlignment
{
    Left,
    Centre,
    Right,
    Justified,
}

/// <summary>"Label: value" lines, as the fields of minutes: time, place, chair.</summary>
public sealed record KeyValueList(IReadOnlyList<KeyValueLine> Lines) : Block;

public sealed record KeyValueLine(string Label, RichText Value);

/// <summary>A ruled table; its header row is repeated on every page, and a row is split only when it is taller than a page.</summary>
public sealed record Table : Block
{
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>Printed above the table, bold and centred.</summary>
    public string? Caption { get; init; }

    /// <summary>Size of the cells' text in points.</summary>
    public double FontSize { get; init; } = 12;
}

/// <summary>A column: its share of the width against the other columns, its header and how its cells stand.</summary>
public sealed record TableColumn(int Weight, string Header, TextAlignment Alignment = TextAlignment.Left);

/// <summary>A row; fewer cells than columns is an error unless a cell spans.</summary>
public sealed record TableRow(params IReadOnlyList<TableCell> Cells)
{
    /// <summary>A group or total row: all its text is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Names the row for who rewords its cells ("nhiem-vu-12"); its place in the table where the type does not set one.</summary>
    public string? Key { get; init; }
}

/// <summary>A cell; the alignment is its column's (left when it spans several) unless it has its own.</summary>
public sealed record TableCell(RichText Text)
{
    public int ColumnSpan { get; init; } = 1;

    public TextAlignment? Alignment { get; init; }

    public static implicit operator TableCell(string text) => FromString(text);

    public static TableCell FromString(string text) => new((RichText)text);
}
