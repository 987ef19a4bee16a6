using System.Globalization;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A data table's design as people type it: a line of the table a line, its cells pasted from a spreadsheet or parted by bars; formulas as official tables write them, by the columns' numbers.</summary>
public sealed record DesignTyped
{
    public const string RowHint = "Mỗi dòng: số thứ tự | nội dung | đơn vị tính | thuộc dòng. Cột “thuộc dòng” ghi số thứ tự hoặc nội dung của dòng tổng đứng trước nó; dòng tổng tự cộng. Dòng “trong đó” không cộng thì ghi “trong” và số thứ tự của dòng mà nó là một phần, ví dụ: trong I. Dòng chỉ là đề mục thì ghi “tiêu đề”. Có thể dán từ bảng tính.";
    public const string ColumnHint = "Mỗi dòng: tên cột | kiểu | đơn vị tính | bắt buộc (x) | công thức. Kiểu: chữ, số nguyên, số thập phân, tiền, phần trăm, năm. Công thức: 1+2 (tổng cột 1 và cột 2), 2/1 (tỷ lệ cột 2 trên cột 1), kỳ trước 1 (số liệu kỳ trước của cột 1), trong 1 (là một phần của cột 1, không được lớn hơn).";

    private const string HeadingWord = "tieu de";
    private const string PriorWord = "ky truoc";
    private const string PartWord = "trong ";

    public string? Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public string? Rows { get; init; }
    public string? Columns { get; init; }
    public string? FreeRowCount { get; init; }
    public int Version { get; init; }

    /// <summary>A design as it would have been typed.</summary>
    public static DesignTyped Of(string title, string? period, string? unit, TableDesign design) => new()
    {
        Title = title,
        PeriodText = period,
        MeasureUnit = unit,
        Rows = string.Join('\n', design.Rows.Select(row => Line(row.Ordinal, row.Text, row.MeasureUnit,
            row.IsHeading ? "tiêu đề" : row.ParentKey is { } parent ? NameOf(design, parent) : row.PartOfKey is { } whole ? $"trong {NameOf(design, whole)}" : ""))),
        Columns = string.Join('\n', design.Columns.Select(column => Line(column.Title, column.Kind.Label().ToLowerInvariant(), column.MeasureUnit, column.IsRequired ? "x" : "", Formula(design, column)))),
        FreeRowCount = design.FreeRowCount.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The design. Lines and columns that were there keep their keys, so that figures of another period are found again.</summary>
    /// <exception cref="RefusedException">What cannot be read, all of it at once, beside <see cref="Rows"/> and <see cref="Columns"/>.</exception>
    public TableDesign Read(TableDesign? before)
    {
        var (rowFaults, columnFaults) = (new List<string>(), new List<string>());
        var rows = ReadRows(before, rowFaults);
        var columns = ReadColumns(before, columnFaults);
        var errors = new Dictionary<string, string[]>();
        if (rows.Count == 0) rowFaults.Add("Ghi ít nhất một dòng.");
        if (columns.Count == 0) columnFaults.Add("Ghi ít nhất một cột.");
        var free = 0;
        if (!string.IsNullOrWhiteSpace(FreeRowCount) && !int.TryParse(FreeRowCount, NumberStyles.None, CultureInfo.InvariantCulture, out free)) errors[nameof(FreeRowCount)] = ["Phải là một số."];
        if (rowFaults.Count > 0) errors[nameof(Rows)] = [.. rowFaults];
        if (columnFaults.Count > 0) errors[nameof(Columns)] = [.. columnFaults];
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : new TableDesign { Rows = rows, Columns = columns, FreeRowCount = free };
    }

    private List<DesignRow> ReadRows(TableDesign? before, List<string> faults)
    {
        var rows = new List<DesignRow>();
        foreach (var (cells, line) in Cells(Rows).Select((cells, i) => (cells, i + 1)))
        {
            // A line that is one cell alone is its words.
            var (ordinal, text, unit, of) = cells.Count == 1 ? ("", cells[0], "", "") : (At(cells, 0), At(cells, 1), At(cells, 2), At(cells, 3));
            var isHeading = SearchText.Fold(of) == HeadingWord;
            var parent = isHeading || of.Length == 0 ? null : Named(rows, of);
            // A line may itself be called "Trong tỉnh": what names a line is its total.
            var whole = parent is null && !isHeading && SearchText.Fold(of).StartsWith(PartWord, StringComparison.Ordinal) ? Named(rows, of[PartWord.Length..].Trim()) : null;
            if (cells.Count > 4) faults.Add($"Dòng {line}: có {cells.Count} ô, nhiều hơn 4.");
            else if (text.Length == 0) faults.Add($"Dòng {line}: chưa có nội dung.");
            else if (of.Length > 0 && !isHeading && parent is null && whole is null) faults.Add($"Dòng {line}: không có dòng nào đứng trước mang số hoặc tên “{of}”.");
            var known = before?.Rows.FirstOrDefault(row => (row.Ordinal ?? "") == ordinal && row.Text == text && rows.All(one => one.Key != row.Key));
            rows.Add(new DesignRow { Key = known?.Key ?? Free("d", [.. rows.Select(row => row.Key), .. before?.Rows.Select(row => row.Key) ?? []]), Ordinal = Blank(ordinal), Text = text, MeasureUnit = Blank(unit), ParentKey = parent?.Key, PartOfKey = whole?.Key, IsHeading = isHeading });
        }
        return rows;
    }

    private List<DesignColumn> ReadColumns(TableDesign? before, List<string> faults)
    {
        var columns = new List<DesignColumn>();
        var lines = Cells(Columns);
        foreach (var cells in lines)
        {
            var (line, title, kind) = (columns.Count + 1, At(cells, 0), KindOf(At(cells, 1)));
            if (title.Length == 0) faults.Add($"Cột {line}: chưa có tên.");
            if (kind is null) faults.Add($"Cột {line}: “{At(cells, 1)}” không phải một kiểu; ghi một trong: {string.Join(", ", Enum.GetValues<ColumnKind>().Select(one => one.Label().ToLowerInvariant()))}.");
            if (cells.Count > 5) faults.Add($"Cột {line}: có {cells.Count} ô, nhiều hơn 5.");
            var known = before?.Columns.FirstOrDefault(column => column.Title == title && columns.All(one => one.Key != column.Key));
            columns.Add(new DesignColumn
            {
                Key = known?.Key ?? Free("c", [.. columns.Select(column => column.Key), .. before?.Columns.Select(column => column.Key) ?? []]),
                Title = title, Kind = kind ?? ColumnKind.Whole, MeasureUnit = Blank(At(cells, 2)), IsRequired = At(cells, 3).Length > 0,
            });
        }
        return [.. columns.Select((column, i) => With(column, At(lines[i], 4).TrimStart('=', ' '), i + 1))];

        DesignColumn With(DesignColumn column, string formula, int line)
        {
            if (formula.Length == 0) return column;
            if (SearchText.Fold(formula) is var folded && folded.StartsWith(PriorWord, StringComparison.Ordinal)) return column with { PriorOfKey = KeyOf(folded[PriorWord.Length..], formula, line) };
            if (folded.StartsWith(PartWord, StringComparison.Ordinal)) return column with { PartOfKey = KeyOf(folded[PartWord.Length..], formula, line) };
            if (formula.Split('/') is [var part, var whole]) return column with { NumeratorKey = KeyOf(part, formula, line), DenominatorKey = KeyOf(whole, formula, line) };
            return column with { SumOfKeys = [.. formula.Split('+').Select(number => KeyOf(number, formula, line)).OfType<string>()] };
        }

        string? KeyOf(string number, string formula, int line)
        {
            if (int.TryParse(number.Trim(' ', '(', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= columns.Count) return columns[at - 1].Key;
            var message = $"Cột {line}: công thức “{formula}” không đọc được; ghi theo số của cột, ví dụ 1+2, 2/1, kỳ trước 1 hoặc trong 1.";
            if (!faults.Contains(message)) faults.Add(message);
            return null;
        }
    }

    private static DesignRow? Named(List<DesignRow> rows, string name) =>
        rows.LastOrDefault(row => string.Equals(row.Ordinal, name, StringComparison.OrdinalIgnoreCase)) ?? rows.LastOrDefault(row => SearchText.Fold(row.Text) == SearchText.Fold(name));

    private static string NameOf(TableDesign design, string key) => design.Rows.First(one => one.Key == key) is var row && string.IsNullOrEmpty(row.Ordinal) ? row.Text : row.Ordinal!;

    private static string Formula(TableDesign design, DesignColumn column)
    {
        string Number(string key) => (design.Columns.Select((one, i) => (one.Key, i)).First(one => one.Key == key).i + 1).ToString(CultureInfo.InvariantCulture);
        return column switch
        {
            { SumOfKeys.Count: > 0 } => string.Join('+', column.SumOfKeys.Select(Number)),
            { NumeratorKey: { } part, DenominatorKey: { } whole } => $"{Number(part)}/{Number(whole)}",
            { PriorOfKey: { } of } => $"kỳ trước {Number(of)}",
            { PartOfKey: { } whole } => $"trong {Number(whole)}",
            _ => "",
        };
    }

    private static ColumnKind? KindOf(string said) => Enum.GetValues<ColumnKind>().Cast<ColumnKind?>().FirstOrDefault(kind => SearchText.Fold(kind!.Value.Label()) == SearchText.Fold(said));

    private static List<IReadOnlyList<string>> Cells(string? text)
    {
        text = SearchText.Compose(text ?? "").ReplaceLineEndings("\n");
        return text.Contains('\t', StringComparison.Ordinal) ? [.. PastedTable.Read(text).Select(row => row.Cells)]
            : [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => (IReadOnlyList<string>)[.. line.Split('|', StringSplitOptions.TrimEntries)])];
    }

    private static string At(IReadOnlyList<string> cells, int at) => at < cells.Count ? cells[at].Trim() : "";

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    private static string Line(params string?[] cells) => string.Join(" | ", cells.Select(cell => (cell ?? "").Replace('|', '/'))).TrimEnd(' ', '|');

    private static string Free(string letter, IReadOnlyCollection<string> taken)
    {
        for (var i = 1; ; i++)
            if (!taken.Contains($"{letter}{i}")) return $"{letter}{i}";
    }
}
