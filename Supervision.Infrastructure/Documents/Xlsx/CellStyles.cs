using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Xlsx;

/// <summary>The styles that a workbook's cells have, each written once.</summary>
internal sealed class CellStyles
{
    private const uint FirstOwnFormat = 164;
    private const uint Bold = 1;
    private const uint Ruled = 1;
    private const uint HeadGround = 2;
    private const uint OpenGround = 3;
    private const uint BlankGround = 4;

    private readonly Dictionary<(CellLook Look, string? Format, bool IsOpen), uint> _styles = new() { [(CellLook.Plain, null, false)] = 0 };
    private readonly List<string> _formats = [];

    /// <summary>The style of a cell by its number in the file.</summary>
    public uint Of(WorkCell cell)
    {
        var key = (cell.Look, cell.Format, cell.IsOpen);
        if (!_styles.TryGetValue(key, out var style)) _styles[key] = style = (uint)_styles.Count;
        if (cell.Format is { } format && !_formats.Contains(format)) _formats.Add(format);
        return style;
    }

    public Stylesheet Sheet()
    {
        var sheet = new Stylesheet();
        if (_formats.Count > 0) sheet.Append(new NumberingFormats(_formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = format })));
        sheet.Append(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Ground("FFE8EFF8"), Ground("FFFFF8DC"), Ground("FFECECEC")),
            new Borders(new Border(), new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(_styles.OrderBy(style => style.Value).Select(style => Format(style.Key.Look, style.Key.Format, style.Key.IsOpen))));
        return sheet;
    }

    private CellFormat Format(CellLook look, string? format, bool isOpen)
    {
        var isOfTable = look is not (CellLook.Plain or CellLook.Strong);
        return new CellFormat
        {
            FontId = look is CellLook.Strong or CellLook.Head or CellLook.TotalText or CellLook.Total ? Bold : 0,
            BorderId = isOfTable ? Ruled : 0,
            FillId = isOpen ? OpenGround : look is CellLook.Head ? HeadGround : look is CellLook.Blank ? BlankGround : 0,
            NumberFormatId = format is null ? 0 : FirstOwnFormat + (uint)_formats.IndexOf(format),
            ApplyFont = true,
            ApplyBorder = true,
            ApplyFill = true,
            ApplyNumberFormat = format is not null,
            ApplyAlignment = true,
            ApplyProtection = true,
            Alignment = new Alignment
            {
                WrapText = isOfTable,
                Vertical = look is CellLook.Head ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
                Horizontal = look switch
                {
                    CellLook.Head => HorizontalAlignmentValues.Center,
                    CellLook.Figure or CellLook.Total => HorizontalAlignmentValues.Right,
                    _ => HorizontalAlignmentValues.Left,
                },
            },
            Protection = new Protection { Locked = !isOpen },
        };
    }

    private static Fill Ground(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static T Side<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };
}
