using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>What a column holds that was pasted without its kind: what the cells below its heading hold, and without cells what its heading says.</summary>
public static class ColumnGuess
{
    // How a spreadsheet shows that there is nothing: no word, and no figure.
    private static readonly string[] Nothing = ["", "-", "–", "—", "...", "…"];

    private static readonly string[] WordsAlone = ["giai trinh", "nguyen nhan", "mo ta", "nhan xet", "danh gia", "y kien", "can cu", "chuc vu", "so hieu"];

    // "Tên đơn vị", "Lý do chậm"; not "Kiến nghị đã giải quyết", which is counted.
    private static readonly string[] WordsBefore = ["ghi chu", "ly do", "ten", "ho ten", "ho va ten", "dien giai", "dia chi"];

    /// <summary>The kind of a column with this heading and these cells below it.</summary>
    public static ColumnKind Of(string? title, IEnumerable<string> cells)
    {
        var filled = cells.Select(cell => cell.Trim()).Where(cell => !Nothing.Contains(cell)).ToList();
        if (filled.Count == 0) return IsWords(SearchText.Fold(title ?? "").Trim()) ? ColumnKind.Text : ColumnKind.Whole;
        var figures = filled.Where(IsFigure).ToList();
        return figures.Count * 2 <= filled.Count ? ColumnKind.Text
            : figures.Any(cell => cell.EndsWith('%')) ? ColumnKind.Percent
            : figures.Any(cell => CellText.Number(cell) is { } number && number != decimal.Truncate(number)) ? ColumnKind.Decimal
            : ColumnKind.Whole;
    }

    public static bool IsFigure(string cell) => CellText.Number(cell) is not null;

    private static bool IsWords(string title) => WordsAlone.Contains(title) || WordsBefore.Any(word => title == word || (title.StartsWith(word, StringComparison.Ordinal) && !char.IsLetterOrDigit(title[word.Length])));
}
