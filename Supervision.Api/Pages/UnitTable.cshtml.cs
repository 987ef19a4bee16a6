using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One data table of one unit: its file to fill in, the way to type it here, what was found wrong in what came, and every version.</summary>
public sealed class UnitTablePage(Asking ask, Actor actor) : PageModel
{
    [TempData]
    public string? Done { get; set; }

    public UnitTableView View { get; private set; } = null!;

    public UnitTableCells Cells { get; private set; } = null!;

    public bool IsUnit { get; private set; }

    public UploadForm Upload => new($"/bao-cao-don-vi/{View.UnitReportId}/bieu/{View.DataTableId}/tep", []);

    public async Task OnGet(Guid id, Guid table, CancellationToken ct)
    {
        IsUnit = actor.UnitId is not null;
        View = await ask.Get(new UnitDataTable(id, table), ct);
        Cells = new UnitTableCells(View);
    }
}

/// <summary>The form that sends a filled file in.</summary>
/// <param name="Action">Where it goes.</param>
/// <param name="Errors">Why the last one was not taken.</param>
public sealed record UploadForm(string Action, IReadOnlyList<string> Errors)
{
    public static long LimitInMegabytes => IWorkbookReader.LimitInBytes / 1024 / 1024;
}

/// <summary>The cells of a unit's table by line and column.</summary>
public sealed class UnitTableCells(UnitTableView view)
{
    private readonly Dictionary<(string, string), GivenCell> _given = view.Content.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey));
    private readonly Dictionary<(string, string), decimal> _totals = view.Totals.ToDictionary(one => (one.RowKey, one.ColumnKey), one => one.Number);
    private readonly ILookup<(string?, string?), CellProblem> _problems = view.Problems.ToLookup(problem => (problem.RowKey, problem.ColumnKey));
    private readonly Dictionary<(string, string), GivenCell> _prior = view.Prior?.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey)) ?? [];

    public string Given(DesignRow row, DesignColumn column) => _given.TryGetValue((row.Key, column.Key), out var cell) ? TableShow.Given(column, cell.Number, cell.Text) : "";

    public string Total(DesignRow row, DesignColumn column) => _totals.TryGetValue((row.Key, column.Key), out var number) ? TableShow.Number(column, number) : "";

    /// <summary>What the unit stated the time before: as the same column, or as the column that this one repeats.</summary>
    public string Prior(DesignRow row, DesignColumn column) => _prior.TryGetValue((row.Key, column.PriorOfKey ?? column.Key), out var cell) ? TableShow.Given(column, cell.Number, cell.Text) : "";

    public IReadOnlyList<CellProblem> Problems(DesignRow row, DesignColumn column) => [.. _problems[(row.Key, column.Key)]];
}
