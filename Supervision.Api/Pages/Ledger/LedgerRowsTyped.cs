using System.Globalization;
using Supervision.Api.Web;
using Supervision.Core.Imports;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Rows for the ledger out of a table that was pasted: what a cell says is taken as people write it, and every cell that cannot be read is named with its row.</summary>
internal static class LedgerRowsTyped
{
    /// <summary>In this order they stand side by side.</summary>
    public static IReadOnlyList<string> Columns => ListColumns.Ledger;

    /// <summary>Which of them hold days.</summary>
    public static readonly IReadOnlyCollection<int> Days = [2, 4, 5, 6];

    private const int LeastColumns = 4;

    private static readonly TaskProgress[] Running = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress, TaskProgress.NotSatisfactory];

    /// <exception cref="RefusedException">What cannot be read, all of it at once; under the names of the fields of <see cref="ImportLedger"/>.</exception>
    public static IReadOnlyList<LedgerRow> Read(string? table)
    {
        var pasted = PastedTable.Read(SearchText.Compose(table ?? ""));
        if (pasted.Count > 0 && pasted[0].Cells[0].Equals(Columns[0], StringComparison.OrdinalIgnoreCase)) pasted = [.. pasted.Skip(1)];
        var (rows, errors) = Parse(pasted);
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : rows;
    }

    /// <summary>Every row as far as it can be read, and what cannot, under the names of the fields of <see cref="ImportLedger"/>.</summary>
    public static (IReadOnlyList<LedgerRow> Rows, IReadOnlyDictionary<string, string[]> Errors) Parse(IEnumerable<(int Line, IReadOnlyList<string> Cells)> table)
    {
        var errors = new Dictionary<string, string[]>();
        var rows = new List<LedgerRow>();
        foreach (var (line, cells) in table)
        {
            var at = rows.Count;
            string Cell(int column) => column < cells.Count ? cells[column] : "";
            void Wrong(string field, string message) => errors[$"{nameof(ImportLedger.Rows)}[{at}].{field}"] = [$"Dòng {line}: {message}"];
            DateOnly? Day(int column, string field)
            {
                if (Cell(column).Length == 0) return null;
                if (TypedDay.Read(Cell(column)) is { } day) return day;
                Wrong(field, $"“{Cell(column)}” không phải một ngày có thật; ghi ngày/tháng/năm.");
                return null;
            }

            if (cells.Count < LeastColumns) Wrong(nameof(LedgerRow.Content), $"cần ít nhất {LeastColumns} cột: {string.Join(", ", Columns.Take(LeastColumns).Select(name => name.ToLowerInvariant()))}.");
            else if (cells.Count > Columns.Count) Wrong(nameof(LedgerRow.Content), $"có {cells.Count} cột, nhiều hơn {Columns.Count} cột của bảng.");
            var assigned = Day(2, nameof(LedgerRow.AssignedOn));
            if (Cell(2).Length == 0) Wrong(nameof(LedgerRow.AssignedOn), "chưa có ngày chuyển.");
            var percent = 0;
            if (Cell(7).TrimEnd('%', ' ') is { Length: > 0 } typed && !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out percent)) Wrong(nameof(LedgerRow.PercentDone), $"“{Cell(7)}” không phải một số nguyên phần trăm.");
            rows.Add(new LedgerRow
            {
                Line = line,
                UnitCode = Cell(0),
                Content = Cell(1),
                AssignedOn = assigned ?? default,
                Progress = Named(Cell(3), Running) ?? Unknown(TaskProgress.Assigned, nameof(LedgerRow.Progress), Cell(3), Running),
                DueOn = Day(4, nameof(LedgerRow.DueOn)),
                OriginalDueOn = Day(5, nameof(LedgerRow.OriginalDueOn)),
                AcceptedOn = Day(6, nameof(LedgerRow.AcceptedOn)),
                PercentDone = percent,
                ResponsiblePost = Cell(8) is { Length: > 0 } post ? post : null,
                Product = Cell(9) is { Length: > 0 } product ? product : null,
                Force = Cell(10).Length == 0 ? TaskForce.Requires : Named(Cell(10), Enum.GetValues<TaskForce>()) ?? Unknown(TaskForce.Requires, nameof(LedgerRow.Force), Cell(10), Enum.GetValues<TaskForce>()),
            });

            T Unknown<T>(T instead, string field, string said, T[] known) where T : struct, Enum
            {
                var words = string.Join(", ", known.Select(one => $"“{one.Label()}”"));
                Wrong(field, said.Length == 0 ? $"chưa có {Glossary.LabelOf(field).ToLowerInvariant()}; ghi một trong: {words}." : $"“{said}” không phải một trong: {words}.");
                return instead;
            }
        }
        return (rows, errors);
    }

    // By its label, however it is written and with or without diacritics.
    internal static T? Named<T>(string said, T[] known) where T : struct, Enum
    {
        foreach (var one in known)
            if (SearchText.Fold(one.Label()) == SearchText.Fold(said)) return one;
        return null;
    }
}
