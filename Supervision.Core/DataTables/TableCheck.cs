using Supervision.Core.Documents;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>One cell as it comes in: from a file by its address, or from a page.</summary>
internal sealed record RawCell(string? Address, decimal? Number, string? Text)
{
    public bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A table as it comes in, before anything was judged.</summary>
internal sealed record RawTable
{
    /// <summary>Every cell that has anything in it, and by its address every one that might.</summary>
    public required Func<DesignRow, DesignColumn, RawCell> Cell { get; init; }

    public IReadOnlyList<RawFreeRow> FreeRows { get; init; } = [];

    /// <summary>Totals are in it and are compared with ours.</summary>
    public required bool StatesTotals { get; init; }

    /// <summary>What is wrong with the form of it.</summary>
    public IReadOnlyList<CellProblem> Problems { get; init; } = [];
}

internal sealed record RawFreeRow(int Number, RawCell Label, string? MeasureUnit, IReadOnlyDictionary<string, RawCell> Cells);

/// <summary>What came of a table: what it holds, and what is wrong where.</summary>
internal sealed record CheckedTable(TableContent Content, IReadOnlyList<CellProblem> Problems)
{
    public bool IsGood => Problems.All(problem => problem.Gravity is not ProblemGravity.Error);
}

/// <summary>
/// Judges every cell of a table: that it is there where it must be, is of its kind and not below zero where nothing may be, that stated totals are those that we calculate, that what is repeated from the time before is what was
/// stated then, and that no part is larger than its whole. Nothing that was given is dropped: what cannot be read is kept as it was written.
/// </summary>
internal sealed class TableCheck(TableDesign design, IReadOnlyDictionary<(string Row, string Column), decimal> prior)
{
    /// <summary>The code of an empty cell that must be filled in.</summary>
    public const string Required = "cell.required";

    /// <summary>The code of a figure below zero in a column that has none.</summary>
    public const string Negative = "cell.negative";

    private const string OfKind = "cell.kind";

    /// <summary>Programs add binary fractions: of a sum of hundreds of them, that much is no difference.</summary>
    private const decimal BinaryPart = 0.0000000000001m;

    private readonly TableLayout _layout = new(design);
    private readonly List<CellProblem> _problems = [];

    public CheckedTable Check(RawTable raw)
    {
        _problems.AddRange(raw.Problems);
        var cells = new List<GivenCell>();
        foreach (var row in design.Rows)
            foreach (var column in design.Columns)
                if (_layout.FillOf(row, column) is CellFill.Input && Given(row, column, raw.Cell(row, column)) is { } given) cells.Add(given);
        var content = new TableContent { Cells = cells, FreeRows = [.. raw.FreeRows.Select(Free).OfType<FreeRow>()] };
        if (raw.StatesTotals) CompareTotals(raw, content);
        foreach (var over in PartCheck.Of(_layout, content)) Say(ProblemGravity.Remark, over.Row, over.Column, raw.Cell(over.Row, over.Column).Address, over.Code, over.Message);
        return new CheckedTable(content, _problems);
    }

    private GivenCell? Given(DesignRow row, DesignColumn column, RawCell raw)
    {
        if (raw.IsEmpty)
        {
            if (column.IsRequired) Wrong(row, column, raw, Required, column.Kind is ColumnKind.Text ? "chưa nhập." : "chưa nhập; nếu không có, ghi 0.");
            return null;
        }
        var (number, text, fault) = Read(column, raw);
        if (fault is not null) Wrong(row, column, raw, fault.Code, fault.Message);
        else if (column.PriorOfKey is { } of && prior.TryGetValue((row.Key, of), out var before) && number is { } now && now != before)
            Say(ProblemGravity.Remark, row, column, raw.Address, "cell.prior", $"kỳ trước đơn vị đã báo cáo {CellText.Shown(column.Kind, before)}, nay ghi {CellText.Shown(column.Kind, now)}.");
        return new GivenCell { RowKey = row.Key, ColumnKey = column.Key, Number = fault is null ? number : null, Text = fault is null ? text : raw.Text ?? CellText.Shown(column.Kind, raw.Number) };
    }

    private static (decimal? Number, string? Text, CellFault? Fault) Read(DesignColumn column, RawCell raw)
    {
        if (column.Kind is ColumnKind.Text)
        {
            var said = raw.Text?.Trim() ?? CellText.Shown(ColumnKind.Text, raw.Number);
            return said.Length > CellText.LongestText ? (null, null, new(OfKind, $"dài quá {CellText.LongestText} ký tự."))
                : SearchText.FirstForbidden(said) is { } forbidden ? (null, null, new(OfKind, $"chứa ký tự điều khiển không được phép ({forbidden})."))
                : (null, said, null);
        }
        var number = raw.Number ?? CellText.Number(raw.Text!);
        if (number is not { } figure) return (null, null, new(OfKind, $"“{Short(raw.Text!)}” không đọc được; ghi {CellText.Asked(column)}."));
        return (figure, null, CellText.FaultOf(column.Kind, figure) is { } fault ? new(OfKind, fault)
            : figure < 0 && column.IsNeverNegative ? new(Negative, $"không được nhỏ hơn 0, đã ghi {CellText.Shown(column.Kind, figure)}.")
            : null);
    }

    private FreeRow? Free(RawFreeRow raw)
    {
        if (raw.Label.IsEmpty && raw.Cells.Values.All(cell => cell.IsEmpty)) return null;
        var place = $"dòng bổ sung {raw.Number}";
        if (raw.Label.IsEmpty) SayAt(ProblemGravity.Error, place, raw.Label.Address, "free.text", "có số liệu nhưng chưa ghi nội dung.", null, null);
        var cells = new List<FreeCell>();
        foreach (var column in design.Columns.Where(column => !column.IsCalculated))
        {
            if (!raw.Cells.TryGetValue(column.Key, out var cell) || cell.IsEmpty) continue;
            var (number, text, fault) = Read(column, cell);
            if (fault is not null) SayAt(ProblemGravity.Error, $"{place}; {column.Title}", cell.Address, fault.Code, fault.Message, null, column.Key);
            cells.Add(new FreeCell { ColumnKey = column.Key, Number = fault is null ? number : null, Text = fault is null ? text : cell.Text ?? CellText.Shown(column.Kind, cell.Number) });
        }
        return new FreeRow { Text = Short(raw.Label.Text ?? CellText.Shown(ColumnKind.Text, raw.Label.Number)), MeasureUnit = raw.MeasureUnit, Cells = cells };
    }

    private void CompareTotals(RawTable raw, TableContent content)
    {
        var given = content.Figures;
        var figures = _layout.Calculate(given);
        foreach (var row in design.Rows)
            foreach (var column in design.Columns)
            {
                var fill = _layout.FillOf(row, column);
                if (fill is CellFill.Input or CellFill.Nothing || raw.Cell(row, column) is not { IsEmpty: false } cell) continue;
                decimal? ours = figures.TryGetValue((row.Key, column.Key), out var figure) ? figure : null;
                var stated = cell.Number ?? CellText.Number(cell.Text!);
                if (stated is { } said && Math.Abs(said - (ours ?? 0)) <= Allowance(fill, column, ours ?? 0)) continue;
                // A program divides what is there; we leave a ratio out that lacks a part.
                if (fill is CellFill.Ratio && ours is null && _layout.Inputs(row, column).Any(input => !given.ContainsKey(input))) continue;
                // What a program could not calculate because a figure of the unit's is missing or wrong is told at that figure.
                if (stated is null && ours is null) continue;
                Wrong(row, column, cell, "cell.total", $"{Word(fill)} ghi {(stated is { } number ? CellText.Shown(column.Kind, number) : $"“{Short(cell.Text!)}”")}, tính lại được {(ours is { } sum ? CellText.Shown(column.Kind, sum) : "chưa có")}.");
            }
    }

    // A ratio was rounded by whoever stated it: its last place may differ by one.
    private static decimal Allowance(CellFill fill, DesignColumn column, decimal ours) =>
        fill is CellFill.Ratio ? new decimal(11, 0, 0, false, (byte)(TableLayout.PlacesOf(column) + 1)) : Math.Abs(ours) * BinaryPart;

    private static string Word(CellFill fill) => fill is CellFill.Ratio ? "tỷ lệ" : "tổng";

    private static string Short(string text) => text.Trim() is { Length: > CellText.LongestText } said ? said[..CellText.LongestText] : text.Trim();

    private void Wrong(DesignRow row, DesignColumn column, RawCell cell, string code, string message) => Say(ProblemGravity.Error, row, column, cell.Address, code, message);

    private void Say(ProblemGravity gravity, DesignRow row, DesignColumn column, string? address, string code, string message) =>
        SayAt(gravity, $"{row.InWords()}; {column.Title}", address, code, message, row.Key, column.Key);

    private void SayAt(ProblemGravity gravity, string place, string? address, string code, string message, string? row, string? column) =>
        _problems.Add(new CellProblem { Gravity = gravity, Code = code, Place = place, Address = address, Message = message, RowKey = row, ColumnKey = column });

    private sealed record CellFault(string Code, string Message);
}
