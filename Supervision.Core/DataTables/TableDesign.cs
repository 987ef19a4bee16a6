using System.Text.RegularExpressions;
using FluentValidation;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>What the cells of a column hold.</summary>
public enum ColumnKind
{
    [Label("Chữ")] Text,
    [Label("Số nguyên")] Whole,
    [Label("Số thập phân")] Decimal,
    [Label("Tiền")] Money,
    [Label("Phần trăm")] Percent,
    [Label("Năm")] Year,
}

/// <summary>A data table as it is designed: fixed lines, columns, and what is calculated.</summary>
public sealed partial record TableDesign
{
    public const int MostRows = 300;
    public const int MostColumns = 40;
    public const int MostFree = 50;

    public required IReadOnlyList<DesignRow> Rows { get; init; }
    public required IReadOnlyList<DesignColumn> Columns { get; init; }

    /// <summary>How many lines of its own a unit may add below; they enter no total.</summary>
    public int FreeRowCount { get; init; }

    /// <summary>Keys of columns and of lines that were taken away: figures of another time stand under them in the table that this one is a copy of, so none is given again.</summary>
    public IReadOnlyList<string> RetiredColumnKeys { get; init; } = [];
    public IReadOnlyList<string> RetiredRowKeys { get; init; } = [];

    /// <summary>What can be judged of a design on its face.</summary>
    public sealed class Rules : AbstractValidator<TableDesign>
    {
        public Rules()
        {
            RuleFor(d => d.Rows).NotEmpty().Must(rows => rows.Count <= MostRows).WithMessage($"“{{PropertyName}}” tối đa {MostRows} dòng.");
            RuleForEach(d => d.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r.Key).NotEmpty().Must(IsKey).WithMessage("“{PropertyName}” chỉ gồm chữ thường không dấu, chữ số, tối đa 20 ký tự.");
                row.RuleFor(r => r.Ordinal).MaximumLength(20);
                row.RuleFor(r => r.Text).NotEmpty().MaximumLength(500);
                row.RuleFor(r => r.MeasureUnit).MaximumLength(50);
            });
            RuleFor(d => d.Columns).NotEmpty().Must(columns => columns.Count <= MostColumns).WithMessage($"“{{PropertyName}}” tối đa {MostColumns} cột.");
            RuleForEach(d => d.Columns).ChildRules(column =>
            {
                column.RuleFor(c => c.Key).NotEmpty().Must(IsKey).WithMessage("“{PropertyName}” chỉ gồm chữ thường không dấu, chữ số, tối đa 20 ký tự.");
                column.RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
                column.RuleFor(c => c.Kind).IsInEnum();
                column.RuleFor(c => c.MeasureUnit).MaximumLength(50);
                column.RuleFor(c => c.SumOfKeys).NotNull();
            });
            RuleFor(d => d.FreeRowCount).InclusiveBetween(0, MostFree);
        }
    }

    /// <summary>Refuses a design whose lines or formulas lead nowhere; all of it at once, each beside its line.</summary>
    /// <param name="kept">The design that it takes the place of; null for a new one.</param>
    public void Demand(TableDesign? kept = null)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (row, i) in Rows.Select((row, i) => (row, i)))
        {
            if (Rows.Take(i).Any(before => before.Key == row.Key)) Wrong($"Rows[{i}].Key", $"Dòng {i + 1}: mã dòng “{row.Key}” bị lặp.");
            if (kept?.RetiredRowKeys.Contains(row.Key) == true) Wrong($"Rows[{i}].Key", $"Dòng {i + 1}: mã dòng “{row.Key}” là của một dòng đã bỏ, không dùng lại.");
            // A total stands before its parts, as in every official table; so no line can be part of itself.
            if (row.ParentKey is { } parent && Rows.Take(i).All(before => before.Key != parent || before.IsHeading)) Wrong($"Rows[{i}].ParentKey", $"Dòng {i + 1}: dòng tổng của “{row.Text}” phải là một dòng số liệu đứng trước nó.");
            if (row.PartOfKey is { } whole && (row.IsHeading || Rows.Take(i).All(before => before.Key != whole || before.IsHeading))) Wrong($"Rows[{i}].PartOfKey", $"Dòng {i + 1}: “{row.Text}” chỉ là một phần của một dòng số liệu đứng trước nó.");
        }
        foreach (var (column, i) in Columns.Select((column, i) => (column, i)))
        {
            if (Columns.Take(i).Any(before => before.Key == column.Key)) Wrong($"Columns[{i}].Key", $"Cột {i + 1}: mã cột “{column.Key}” bị lặp.");
            if (kept?.RetiredColumnKeys.Contains(column.Key) == true) Wrong($"Columns[{i}].Key", $"Cột {i + 1}: mã cột “{column.Key}” là của một cột đã bỏ, không dùng lại.");
            if (column.IsNeverNegative && SignFaultOf(column) is { } faultOfSign) Wrong($"Columns[{i}].IsNeverNegative", $"Cột {i + 1} “{column.Title}”: {faultOfSign}");
            if (PartFaultOf(column) is { } faultOfPart) Wrong($"Columns[{i}].PartOfKey", $"Cột {i + 1} “{column.Title}”: {faultOfPart}");
            else if (FaultOf(column) is { } fault) Wrong($"Columns[{i}].SumOfKeys", $"Cột {i + 1} “{column.Title}”: {fault}");
        }
        if (errors.Count == 0 && Rows.All(row => row.IsHeading)) Wrong("Rows", "Bảng phải có ít nhất một dòng để đơn vị nhập.");
        if (errors.Count == 0 && Columns.All(column => column.IsCalculated)) Wrong("Columns", "Bảng phải có ít nhất một cột để đơn vị nhập.");
        if (errors.Count > 0) throw RefusedException.Invalid(errors);

        void Wrong(string field, string message) => errors[$"Design.{field}"] = [message];
    }

    /// <summary>This design in the place of another, knowing the keys that went with that one's columns and lines.</summary>
    internal TableDesign After(TableDesign? kept) => this with
    {
        RetiredColumnKeys = Gone(kept?.RetiredColumnKeys, kept?.Columns.Select(column => column.Key), Columns.Select(column => column.Key)),
        RetiredRowKeys = Gone(kept?.RetiredRowKeys, kept?.Rows.Select(row => row.Key), Rows.Select(row => row.Key)),
    };

    private static IReadOnlyList<string> Gone(IReadOnlyList<string>? retired, IEnumerable<string>? before, IEnumerable<string> now) => [.. (retired ?? []).Union((before ?? []).Except(now))];

    private string? FaultOf(DesignColumn column)
    {
        var isRatio = column.NumeratorKey is not null || column.DenominatorKey is not null;
        if (new[] { column.SumOfKeys.Count > 0, isRatio, column.PriorOfKey is not null }.Count(said => said) > 1) return "chỉ có một công thức.";
        if (isRatio && (column.NumeratorKey is null || column.DenominatorKey is null)) return "tỷ lệ cần cột tử số và cột mẫu số.";
        if (column.IsCalculated && !column.IsNumeric) return $"cột kiểu “{column.Kind.Label()}” không tính được bằng công thức.";
        if (column.SumOfKeys.Count > 0 && column.Kind is ColumnKind.Percent) return "cột phần trăm không cộng được; hãy tính bằng tỷ lệ của hai cột.";
        foreach (var key in column.SumOfKeys.Concat([column.NumeratorKey, column.DenominatorKey]).OfType<string>())
        {
            if (Columns.FirstOrDefault(other => other.Key == key) is not { } other) return $"công thức nêu cột “{key}” không có trong bảng.";
            if (other.NumeratorKey is not null || (other.IsCalculated && column.SumOfKeys.Count > 0)) return $"công thức không dùng được cột tính sẵn “{other.Title}”.";
            if (!other.IsSummed) return $"cột “{other.Title}” kiểu “{other.Kind.Label()}” không cộng, không chia được.";
        }
        if (column.PriorOfKey is { } prior && (Columns.FirstOrDefault(other => other.Key == prior) is not { } now || now.Key == column.Key || now.Kind != column.Kind || now.IsCalculated))
            return "cột số liệu kỳ trước phải nêu một cột nhập khác cùng kiểu.";
        return null;
    }

    private static string? SignFaultOf(DesignColumn column) => column.IsCalculated ? "cột tính bằng công thức không ghi “không âm”; hãy ghi ở các cột mà nó được tính từ đó."
        : !column.IsNumeric ? $"cột kiểu “{column.Kind.Label()}” không ghi “không âm”."
        : null;

    // A part is held against its whole, so both are figures that are given or added up.
    private string? PartFaultOf(DesignColumn column) => column.PartOfKey is not { } key ? null
        : column.IsCalculated || column.PriorOfKey is not null ? "cột đã có công thức thì không ghi là một phần của cột khác."
        : !column.IsSummed ? $"cột kiểu “{column.Kind.Label()}” không phải một phần của cột nào."
        : Columns.FirstOrDefault(other => other.Key == key) is not { } whole || whole.Key == column.Key || !whole.IsSummed || whole.NumeratorKey is not null ? "chỉ là một phần của một cột số liệu khác."
        : null;

    internal static bool IsKey(string? key) => key is not null && Key().IsMatch(key);

    [GeneratedRegex("^[a-z0-9]{1,20}\\z")]
    private static partial Regex Key();
}

/// <summary>A fixed line.</summary>
public sealed record DesignRow
{
    /// <summary>Stays with the line when the table is copied, so that figures of one period find those of another.</summary>
    public required string Key { get; init; }

    /// <summary>"I", "1", "a"; none for a line without.</summary>
    public string? Ordinal { get; init; }
    public required string Text { get; init; }
    public string? MeasureUnit { get; init; }

    /// <summary>The line before it that is the sum of it and its fellows.</summary>
    public string? ParentKey { get; init; }

    /// <summary>The line before it that it is a part of without being added to it: "trong đó". It may not be larger.</summary>
    public string? PartOfKey { get; init; }

    /// <summary>It heads the lines below it, takes no figures and is no total.</summary>
    public bool IsHeading { get; init; }

    /// <summary>"I. Tổng số".</summary>
    public string InWords() => string.IsNullOrEmpty(Ordinal) ? Text : $"{Ordinal}. {Text}";
}

/// <summary>A column.</summary>
public sealed record DesignColumn
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required ColumnKind Kind { get; init; }
    public string? MeasureUnit { get; init; }

    /// <summary>No line of it may stay empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What stands in it is zero or more, as counts and money of such tables are; a figure below is refused.</summary>
    public bool IsNeverNegative { get; init; }

    /// <summary>It is the sum of these columns; empty where it is not.</summary>
    public IReadOnlyList<string> SumOfKeys { get; init; } = [];

    /// <summary>It is this column over <see cref="DenominatorKey"/>; in a column of per cent times one hundred, to two places.</summary>
    public string? NumeratorKey { get; init; }
    public string? DenominatorKey { get; init; }

    /// <summary>It repeats what the unit stated as that column the time before, and is compared with it.</summary>
    public string? PriorOfKey { get; init; }

    /// <summary>The column that it is a part of without being added to it: "trong đó". It may not be larger.</summary>
    public string? PartOfKey { get; init; }

    public bool IsCalculated => SumOfKeys.Count > 0 || NumeratorKey is not null;

    public bool IsNumeric => Kind is not (ColumnKind.Text or ColumnKind.Year);

    /// <summary>Its figures make a sum that means something.</summary>
    public bool IsSummed => Kind is ColumnKind.Whole or ColumnKind.Decimal or ColumnKind.Money;

    /// <summary>"Số hộ (hộ)"; a column of per cent says so where neither its title nor its unit does.</summary>
    public string InWords() => !string.IsNullOrEmpty(MeasureUnit) ? $"{Title} ({MeasureUnit})" : Kind is ColumnKind.Percent && !Title.Contains('%', StringComparison.Ordinal) ? $"{Title} (%)" : Title;
}
