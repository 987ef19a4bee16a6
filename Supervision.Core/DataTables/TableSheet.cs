using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.DataTables;

/// <summary>What stands above the table in a unit's file.</summary>
internal sealed record SheetHead(string CouncilName, string CampaignTitle, string Title, string UnitName, string? PeriodText, string? MeasureUnit, DateOnly? DueOn);

/// <summary>Whose file it is: carried hidden in the file, so that the wrong one is refused.</summary>
internal sealed record SheetMark(Guid DataTableId, int Version, Guid UnitReportId);

/// <summary>
/// The file that a unit fills in: figures into open cells, totals as locked formulas, each cell with its rule. It is laid out by the design alone, so that what comes back is read by the same places.
/// </summary>
internal static class TableSheet
{
    private const string TableTab = "Biểu số liệu";
    private const string MarkTab = "Nhận dạng";
    private const string MarkWord = "bang-so-lieu/1";
    private const int HeadRow = 8;
    private const int FirstRow = HeadRow + 2;
    private const int FirstColumn = 4;

    public static Workbook Write(TableDesign design, SheetHead head, SheetMark mark, TableContent filled) => new($"{head.Title} - {head.UnitName}",
    [
        new WorkSheet(TableTab)
        {
            Rows = [.. Above(head), .. Heads(design), .. Rows(design, filled), .. FreeRows(design, filled)],
            Widths = [7, 44, 12, .. design.Columns.Select(column => column.Kind is ColumnKind.Text ? 28d : 16d)],
            FrozenRows = HeadRow + 1,
            FrozenColumns = 2,
            HeadRows = (HeadRow, HeadRow + 1),
            IsLocked = true,
            IsLandscape = true,
            Rules = [.. Rules(design)],
        },
        new WorkSheet(MarkTab)
        {
            IsHidden = true,
            IsLocked = true,
            Rows = [[WorkCell.Of(CellLook.Plain, MarkWord), .. new[] { mark.DataTableId.ToString(), mark.Version.ToString(CultureInfo.InvariantCulture), mark.UnitReportId.ToString() }.Select(text => WorkCell.Of(CellLook.Plain, text))]],
        },
    ]);

    /// <summary>What a file holds.</summary>
    /// <exception cref="RefusedException">It is another table's, another version's or another unit's.</exception>
    public static RawTable Read(IReadOnlyList<ReadSheet> sheets, TableDesign design, SheetMark mark)
    {
        var said = sheets.FirstOrDefault(sheet => sheet.Name == MarkTab) is { } hidden ? Enumerable.Range(1, 4).Select(column => hidden.Text(1, column)).ToList() : [];
        if (sheets.FirstOrDefault(sheet => sheet.Name == TableTab) is not { } tab || said is not [MarkWord, .. var own])
            throw Refused("data_table.unknown_file", "Tệp này không phải tệp biểu số liệu tải từ hệ thống; hãy tải tệp mẫu của đơn vị, nhập vào đó rồi gửi lại.");
        if (own[0] != mark.DataTableId.ToString()) throw Refused("data_table.other_table", "Tệp này là của biểu số liệu khác; hãy chọn đúng tệp của biểu này.");
        if (own[2] != mark.UnitReportId.ToString()) throw Refused("data_table.other_unit", "Tệp này là của đơn vị khác; hãy tải tệp mẫu của đúng đơn vị.");
        if (own[1] != mark.Version.ToString(CultureInfo.InvariantCulture)) throw Refused("data_table.other_version", "Tệp này theo mẫu cũ của biểu số liệu; hãy tải lại tệp mẫu rồi nhập.");
        var places = new Places(design);
        return new RawTable
        {
            StatesTotals = true,
            Cell = (row, column) => Raw(tab, places.Row(row), places.Column(column)),
            FreeRows = [.. Enumerable.Range(0, design.FreeRowCount).Select(i => FreeRow(tab, design, places, i))],
            Problems = [.. Moved(tab, design, places)],
        };
    }

    private static IEnumerable<IReadOnlyList<WorkCell>> Above(SheetHead head)
    {
        string?[] about = [head.PeriodText is { } period ? $"Kỳ số liệu: {period}" : null, head.MeasureUnit is { } unit ? $"Đơn vị tính: {unit}" : null, head.DueOn is { } due ? $"Hạn gửi: {VietnameseDate.Short(due)}" : null];
        yield return [WorkCell.Of(CellLook.Strong, head.CouncilName)];
        yield return [WorkCell.Of(CellLook.Strong, VietnameseText.Upper(head.Title))];
        yield return [WorkCell.Of(CellLook.Plain, $"Cuộc giám sát: {head.CampaignTitle}")];
        yield return [WorkCell.Of(CellLook.Strong, $"Đơn vị báo cáo: {head.UnitName}")];
        yield return [WorkCell.Of(CellLook.Plain, string.Join(" · ", about.OfType<string>()))];
        yield return [WorkCell.Of(CellLook.Plain, "Nhập vào các ô nền vàng. Ô tổng, ô tỷ lệ được khóa và tự tính; không thêm, bớt, chuyển dòng và cột. Không có số liệu thì ghi 0.")];
        yield return [];
    }

    private static IEnumerable<IReadOnlyList<WorkCell>> Heads(TableDesign design)
    {
        yield return [Head("TT"), Head("Nội dung"), Head("Đơn vị tính"), .. design.Columns.Select(column => Head(column.IsRequired && !column.IsCalculated ? $"{column.InWords()} *" : column.InWords()))];
        yield return [Head(""), Head("* bắt buộc nhập"), Head(""), .. design.Columns.Select((column, i) => Head($"({i + 1}){FormulaWords.Of(design, column)}"))];

        static WorkCell Head(string text) => WorkCell.Of(CellLook.Head, text);
    }

    private static IEnumerable<IReadOnlyList<WorkCell>> Rows(TableDesign design, TableContent filled)
    {
        var (layout, places) = (new TableLayout(design), new Places(design));
        var given = filled.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey));
        foreach (var row in design.Rows)
        {
            var look = layout.IsTotal(row) || row.IsHeading ? CellLook.TotalText : CellLook.Text;
            yield return
            [
                WorkCell.Of(look, row.Ordinal), WorkCell.Of(look, new string(' ', layout.Depth[row.Key] * 2) + row.Text), WorkCell.Of(look, row.MeasureUnit),
                .. design.Columns.Select(column => Cell(layout, places, row, column, given.GetValueOrDefault((row.Key, column.Key)))),
            ];
        }
    }

    private static WorkCell Cell(TableLayout layout, Places places, DesignRow row, DesignColumn column, GivenCell? given)
    {
        var look = layout.IsTotal(row) ? CellLook.Total : CellLook.Figure;
        string At(DesignRow r, DesignColumn c) => CellName.Of(places.Row(r), places.Column(c));
        return layout.FillOf(row, column) switch
        {
            CellFill.Input => Open(column, given?.Number, given?.Text),
            CellFill.SumOfRows => new WorkCell(look) { Formula = Sum(layout.PartsOf(row).Select(part => At(part, column))), Format = FormatOf(column) },
            CellFill.SumOfColumns => new WorkCell(look) { Formula = Sum(column.SumOfKeys.Select(key => At(row, layout.Column(key)))), Format = FormatOf(column) },
            CellFill.Ratio => new WorkCell(look) { Formula = Ratio(column, At(row, layout.Column(column.NumeratorKey!)), At(row, layout.Column(column.DenominatorKey!))), Format = FormatOf(column) },
            _ => new WorkCell(CellLook.Blank),
        };
    }

    // A function takes 255 places at most; sums of more are nested.
    private static string Sum(IEnumerable<string> cells) => string.Join('+', cells.Chunk(200).Select(some => $"SUM({string.Join(',', some)})"));

    private static string Ratio(DesignColumn column, string part, string whole) =>
        $"IF(N({whole})=0,\"\",ROUND({part}/{whole}{(column.Kind is ColumnKind.Percent ? "*100" : "")},{TableLayout.PlacesOf(column)}))";

    private static IEnumerable<IReadOnlyList<WorkCell>> FreeRows(TableDesign design, TableContent filled)
    {
        if (design.FreeRowCount == 0) yield break;
        yield return [WorkCell.Of(CellLook.TotalText, ""), WorkCell.Of(CellLook.TotalText, "Nội dung khác do đơn vị bổ sung (nếu có)"), WorkCell.Of(CellLook.TotalText, ""), .. design.Columns.Select(_ => new WorkCell(CellLook.Blank))];
        for (var i = 0; i < design.FreeRowCount; i++)
        {
            var row = i < filled.FreeRows.Count ? filled.FreeRows[i] : null;
            yield return
            [
                WorkCell.Of(CellLook.Text, ""), WorkCell.Of(CellLook.Text, row?.Text) with { IsOpen = true }, WorkCell.Of(CellLook.Text, row?.MeasureUnit) with { IsOpen = true },
                .. design.Columns.Select(column => column.IsCalculated ? new WorkCell(CellLook.Blank)
                    : Open(column, row?.Cells.FirstOrDefault(cell => cell.ColumnKey == column.Key)?.Number, row?.Cells.FirstOrDefault(cell => cell.ColumnKey == column.Key)?.Text)),
            ];
        }
    }

    private static WorkCell Open(DesignColumn column, decimal? number, string? text) =>
        new(column.Kind is ColumnKind.Text ? CellLook.Text : CellLook.Figure) { IsOpen = true, Number = number, Text = text, Format = FormatOf(column) };

    private static string? FormatOf(DesignColumn column) => column.Kind switch
    {
        ColumnKind.Text => null,
        ColumnKind.Year => "0",
        ColumnKind.Whole => "#,##0",
        _ => "#,##0.00",
    };

    private static IEnumerable<CellRule> Rules(TableDesign design)
    {
        var (layout, places) = (new TableLayout(design), new Places(design));
        foreach (var column in design.Columns.Where(column => !column.IsCalculated))
        {
            List<string> ranges = [.. Ranges([.. design.Rows.Where(row => layout.FillOf(row, column) is CellFill.Input).Select(places.Row), .. Enumerable.Range(0, design.FreeRowCount).Select(places.FreeRow)], places.Column(column))];
            var refusal = $"Cột “{(column.Title.Length > 60 ? column.Title[..60] : column.Title)}” cần {CellText.Asked(column)}.";
            if (ranges.Count == 0) continue;
            decimal Least(decimal most) => column.IsNeverNegative ? 0 : -most;
            yield return column.Kind switch
            {
                ColumnKind.Text => new CellRule(ranges, CellRuleKind.Length, 0, CellText.LongestText, $"Tối đa {CellText.LongestText} ký tự."),
                ColumnKind.Whole => new CellRule(ranges, CellRuleKind.Whole, Least(CellText.Most), CellText.Most, refusal),
                ColumnKind.Year => new CellRule(ranges, CellRuleKind.Whole, CellText.FirstYear, CellText.LastYear, refusal),
                ColumnKind.Percent => new CellRule(ranges, CellRuleKind.Decimal, Least(CellText.MostPercent), CellText.MostPercent, refusal),
                _ => new CellRule(ranges, CellRuleKind.Decimal, Least(CellText.Most), CellText.Most, refusal),
            };
        }
    }

    // Lines that follow each other make one range.
    private static IEnumerable<string> Ranges(List<int> rows, int column)
    {
        for (var i = 0; i < rows.Count;)
        {
            var last = i;
            while (last + 1 < rows.Count && rows[last + 1] == rows[last] + 1) last++;
            yield return last == i ? CellName.Of(rows[i], column) : $"{CellName.Of(rows[i], column)}:{CellName.Of(rows[last], column)}";
            i = last + 1;
        }
    }

    private static RawCell Raw(ReadSheet tab, int row, int column)
    {
        var cell = tab.At(row, column);
        return new RawCell(CellName.Of(row, column), cell?.Number, cell?.Text);
    }

    private static RawFreeRow FreeRow(ReadSheet tab, TableDesign design, Places places, int i)
    {
        var row = places.FreeRow(i);
        return new RawFreeRow(i + 1, Raw(tab, row, 2), tab.Text(row, 3) is { Length: > 0 and <= 50 } unit ? unit : null, design.Columns.ToDictionary(column => column.Key, column => Raw(tab, row, places.Column(column))));
    }

    // Whoever took the protection off and moved lines would have figures read in the wrong place.
    private static IEnumerable<CellProblem> Moved(ReadSheet tab, TableDesign design, Places places)
    {
        foreach (var row in design.Rows)
            if (tab.Text(places.Row(row), 2) is var said && said != row.Text.Trim())
                yield return new CellProblem
                {
                    Gravity = ProblemGravity.Error, Code = "sheet.row", Address = CellName.Of(places.Row(row), 2), RowKey = row.Key, Place = row.InWords(),
                    Message = $"dòng này của mẫu là “{row.Text}”, tệp ghi “{said}”; hãy tải lại tệp mẫu, không thêm, bớt hoặc chuyển dòng.",
                };
        for (var i = 0; i < design.Columns.Count; i++)
            if (!tab.Text(HeadRow + 1, FirstColumn + i).StartsWith($"({i + 1})", StringComparison.Ordinal))
                yield return new CellProblem
                {
                    Gravity = ProblemGravity.Error, Code = "sheet.column", Address = CellName.Of(HeadRow + 1, FirstColumn + i), ColumnKey = design.Columns[i].Key, Place = design.Columns[i].Title,
                    Message = $"cột này của mẫu là cột ({i + 1}); hãy tải lại tệp mẫu, không thêm, bớt hoặc chuyển cột.",
                };
    }

    private static RefusedException Refused(string code, string message) => RefusedException.Invalid(code, "Content", message);

    /// <summary>Where each line and column of a design stands in the file.</summary>
    private sealed class Places(TableDesign design)
    {
        private readonly Dictionary<string, int> _rows = design.Rows.Select((row, i) => (row.Key, FirstRow + i)).ToDictionary(one => one.Key, one => one.Item2);
        private readonly Dictionary<string, int> _columns = design.Columns.Select((column, i) => (column.Key, FirstColumn + i)).ToDictionary(one => one.Key, one => one.Item2);

        public int Row(DesignRow row) => _rows[row.Key];

        public int Column(DesignColumn column) => _columns[column.Key];

        /// <summary>Below the fixed lines and the line that begins the unit's own.</summary>
        public int FreeRow(int i) => FirstRow + design.Rows.Count + 1 + i;
    }
}

/// <summary>Formulas as official tables write them below the heads: "= 1 + 2", "= 2 / 1".</summary>
internal static class FormulaWords
{
    public static string Of(TableDesign design, DesignColumn column)
    {
        return column switch
        {
            { SumOfKeys.Count: > 0 } => $" = {string.Join(" + ", column.SumOfKeys.Select(Number))}",
            { NumeratorKey: { } part, DenominatorKey: { } whole } => $" = {Number(part)} / {Number(whole)}",
            _ => "",
        };

        string Number(string key) => (design.Columns.Select((one, i) => (one.Key, Place: i + 1)).First(one => one.Key == key).Place).ToString(CultureInfo.InvariantCulture);
    }
}
