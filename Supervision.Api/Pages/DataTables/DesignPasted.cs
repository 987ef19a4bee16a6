using System.Globalization;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Lines and columns of a design as they are pasted from a spreadsheet, or typed with bars between the cells; formulas as official tables write them, by the columns' numbers.</summary>
internal static class DesignPasted
{
    public const string RowHint = "Chép các dòng trong Excel gồm: số thứ tự, nội dung, đơn vị tính. Có thể thêm ô thứ tư ghi số hoặc tên của dòng tổng đứng trước mà dòng ấy cộng vào; “trong” và số của dòng mà nó là một phần; hoặc “tiêu đề”.";
    public const string ColumnHint = "Chép hàng tiêu đề của bảng trong Excel, có thể kèm các hàng dưới nó: mỗi ô tiêu đề thành một cột, kiểu của cột theo các ô bên dưới hoặc theo tên cột. Hoặc mỗi cột một dòng: tên cột, kiểu, đơn vị tính, bắt buộc (x), công thức theo số của cột (1+2, 2/1, kỳ trước 1, trong 1).";

    private const string HeadingWord = "tieu de";
    private const string PriorWord = "ky truoc";
    private const string PartWord = "trong ";

    // What stands before the columns of figures in every table has its own fields.
    private static readonly string[] Fixed = ["tt", "stt", "so tt", "so thu tu", "noi dung", "chi tieu", "dvt", "don vi tinh", "don vi"];

    /// <summary>What is typed with what was pasted below it, and what was taken for words or figures because nobody said it.</summary>
    /// <exception cref="RefusedException">What cannot be read, all of it at once, beside where it was pasted.</exception>
    public static (DesignTyped Typed, string? Guessed) TakeIn(DesignTyped typed, TableDesign? kept)
    {
        var (rowFaults, columnFaults, guessed) = (new List<string>(), new List<string>(), new List<ColumnTyped>());
        var rows = Rows(typed, kept, rowFaults);
        var columns = Columns(typed, kept, columnFaults, guessed);
        var errors = new Dictionary<string, string[]>();
        if (rowFaults.Count > 0) errors[nameof(DesignTyped.PasteRows)] = [.. rowFaults];
        if (columnFaults.Count > 0) errors[nameof(DesignTyped.PasteColumns)] = [.. columnFaults];
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : (typed with { Rows = rows, Columns = columns, PasteRows = null, PasteColumns = null }, Told(guessed));
    }

    private static IReadOnlyList<RowTyped> Rows(DesignTyped typed, TableDesign? kept, List<string> faults)
    {
        if (Cells(typed.PasteRows) is not { Count: > 0 } lines) return typed.Rows;
        var rows = typed.FilledRows.ToList();
        foreach (var (cells, line) in lines.Select((cells, i) => (cells, i + 1)))
        {
            // A line that is one cell alone is its words.
            var (ordinal, text, unit, of) = cells.Count == 1 ? (null, Blank(cells[0]), null, "") : (Blank(At(cells, 0)), Blank(At(cells, 1)), Blank(At(cells, 2)), At(cells, 3));
            var isHeading = SearchText.Fold(of) == HeadingWord;
            var parent = isHeading || of.Length == 0 ? null : Named(rows, of);
            // A line may itself be called "Trong tỉnh": what names a line is its total.
            var whole = parent is null && !isHeading && SearchText.Fold(of).StartsWith(PartWord, StringComparison.Ordinal) ? Named(rows, of[PartWord.Length..].Trim()) : null;
            if (cells.Count > 4) faults.Add($"Dòng {line}: có {cells.Count} ô, nhiều hơn 4.");
            else if (text is null) faults.Add($"Dòng {line}: chưa có nội dung.");
            else if (of.Length > 0 && !isHeading && parent is null && whole is null) faults.Add($"Dòng {line}: không có dòng nào đứng trước mang số hoặc tên “{of}”.");
            rows.Add(new RowTyped
            {
                Key = DesignSteps.FreeRow(rows, kept), Ordinal = ordinal, Text = text, MeasureUnit = unit,
                Of = isHeading ? RowTyped.Heading : parent is not null ? RowTyped.InSum + parent.Key : whole is not null ? RowTyped.InPart + whole.Key : null,
            });
        }
        return rows;
    }

    private static IReadOnlyList<ColumnTyped> Columns(DesignTyped typed, TableDesign? kept, List<string> faults, List<ColumnTyped> guessed)
    {
        if (Cells(typed.PasteColumns) is not { Count: > 0 } lines) return typed.Columns;
        Func<int, IEnumerable<string>> below = _ => [];
        // A heading has no kinds in it; of several lines they are cells below it where there is a figure among them.
        if (lines is [{ Count: > 1 } head, .. var rest] && KindOf(head[1]) is null && (rest.Count == 0 || rest.Any(cells => cells.Skip(1).Any(ColumnGuess.IsFigure))))
        {
            var places = Enumerable.Range(0, head.Count).Where(at => head[at].Length > 0 && !Fixed.Contains(SearchText.Fold(head[at]))).ToList();
            lines = [.. places.Select(at => (IReadOnlyList<string>)[head[at]])];
            below = line => rest.Select(cells => At(cells, places[line - 1]));
        }
        var columns = typed.FilledColumns.ToList();
        var before = columns.Count;
        foreach (var (cells, line) in lines.Select((cells, i) => (cells, i + 1)))
        {
            var title = Blank(At(cells, 0));
            // What is calculated is a figure, whatever it is called.
            var isGuessed = At(cells, 1).Length == 0 && At(cells, 4).Length == 0;
            var kind = isGuessed ? ColumnGuess.Of(title, below(line)) : At(cells, 1).Length == 0 ? ColumnKind.Whole : KindOf(At(cells, 1));
            if (title is null) faults.Add($"Cột {line}: chưa có tên.");
            if (kind is null) faults.Add($"Cột {line}: “{At(cells, 1)}” không phải một kiểu; ghi một trong: {string.Join(", ", Enum.GetValues<ColumnKind>().Select(one => one.Label().ToLowerInvariant()))}.");
            if (cells.Count > 5) faults.Add($"Cột {line}: có {cells.Count} ô, nhiều hơn 5.");
            columns.Add(DesignSteps.NewColumn(DesignSteps.FreeColumn(columns, kept)) with
            {
                Title = title, Kind = kind ?? ColumnKind.Whole, MeasureUnit = Blank(At(cells, 2)), IsRequired = At(cells, 3).Length > 0, IsNeverNegative = kind is not ColumnKind.Text,
            });
            if (isGuessed && title is not null) guessed.Add(columns[^1]);
        }
        return [.. columns.Select((column, i) => i < before ? column : With(column, At(lines[i - before], 4).TrimStart('=', ' '), i - before + 1))];

        ColumnTyped With(ColumnTyped column, string formula, int line)
        {
            if (formula.Length == 0) return column;
            if (SearchText.Fold(formula) is var folded && folded.StartsWith(PriorWord, StringComparison.Ordinal)) return column with { Way = ColumnWay.Prior, OfKey = KeyOf(folded[PriorWord.Length..], formula, line) };
            if (folded.StartsWith(PartWord, StringComparison.Ordinal)) return column with { Way = ColumnWay.Part, OfKey = KeyOf(folded[PartWord.Length..], formula, line) };
            if (formula.Split('/') is [var part, var whole]) return column with { Way = ColumnWay.Ratio, NumeratorKey = KeyOf(part, formula, line), DenominatorKey = KeyOf(whole, formula, line) };
            return column with { Way = ColumnWay.Sum, SumOfKeys = [.. formula.Split('+').Select(number => KeyOf(number, formula, line)).OfType<string>()] };
        }

        string? KeyOf(string number, string formula, int line)
        {
            if (int.TryParse(number.Trim(' ', '(', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= columns.Count) return columns[at - 1].Key;
            var message = $"Cột {line}: công thức “{Echo.Of(formula)}” không đọc được; ghi theo số của cột, ví dụ 1+2, 2/1, kỳ trước 1 hoặc trong 1.";
            if (!faults.Contains(message)) faults.Add(message);
            return null;
        }
    }

    // Only where not all are plain counts, as every column begins: of those there is nothing to tell.
    private static string? Told(List<ColumnTyped> guessed) => guessed.All(column => column.Kind is ColumnKind.Whole) ? null
        : $"Kiểu của cột đã dán: {string.Join("; ", guessed.GroupBy(column => column.Kind).OrderBy(group => group.Key).Select(group => $"{group.Key.Label().ToLowerInvariant()}: {string.Join(", ", group.Select(column => $"“{column.Title}”"))}"))}. Nếu không đúng, đổi ở ô “Kiểu” của cột.";

    private static RowTyped? Named(List<RowTyped> rows, string name) =>
        rows.LastOrDefault(row => string.Equals(row.Ordinal, name, StringComparison.OrdinalIgnoreCase)) ?? rows.LastOrDefault(row => SearchText.Fold(row.Text ?? "") == SearchText.Fold(name));

    private static ColumnKind? KindOf(string said) => Enum.GetValues<ColumnKind>().Cast<ColumnKind?>().FirstOrDefault(kind => SearchText.Fold(kind!.Value.Label()) == SearchText.Fold(said));

    private static List<IReadOnlyList<string>> Cells(string? text)
    {
        text = SearchText.Compose(text ?? "").ReplaceLineEndings("\n");
        return text.Contains('\t', StringComparison.Ordinal) ? [.. PastedTable.Read(text).Select(row => row.Cells)]
            : [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => (IReadOnlyList<string>)[.. line.Split('|', StringSplitOptions.TrimEntries)])];
    }

    private static string At(IReadOnlyList<string> cells, int at) => at < cells.Count ? cells[at].Trim() : "";

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
