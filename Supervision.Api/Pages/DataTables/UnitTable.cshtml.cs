using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One data table of one unit: its file to fill in, the way to type it here, what was found wrong in what came, the unit's draft with what its head does with it, and every version.</summary>
public sealed class UnitTablePage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "table", SupportsGet = true)]
    public Guid Table { get; set; }

    [TempData]
    public string? Done { get; set; }

    public UnitTableView View { get; private set; } = null!;

    public UnitTableCells Cells { get; private set; } = null!;

    public bool IsUnit { get; private set; }

    /// <summary>What is done with the unit's draft as it is.</summary>
    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public UploadForm Upload => new($"/bao-cao-don-vi/{View.UnitReportId}/bieu/{View.DataTableId}/tep", []) { OnlyDrafts = View.OnlyDrafts };

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAskHead(AskTableHead askHead) => Submit(askHead with { UnitReportId = Id, DataTableId = Table }, nameof(askHead), _ => Back("Đã trình người đứng đầu phê duyệt, gửi."));

    public Task<IActionResult> OnPostSend(SendTableDraft send) => Submit(send with { UnitReportId = Id, DataTableId = Table }, nameof(send), sent => Back($"Đã gửi biểu, bản {sent.Number}."));

    public Task<IActionResult> OnPostReturn(ReturnTableDraft @return) =>
        Submit(@return with { UnitReportId = Id, DataTableId = Table }, nameof(@return), _ => Back("Đã trả lại dự thảo; người soạn được báo."));

    protected override async Task Read(CancellationToken ct)
    {
        IsUnit = actor.UnitId is not null;
        View = await ask.Get(new UnitDataTable(Id, Table), ct);
        Cells = new UnitTableCells(View);
        Forms = View is { MaySend: true, Draft: { } draft } ? [.. OfDraft(draft).Select(form => form.With(nameof(SendTableDraft.SeenDraft), draft.Number))] : [];
    }

    private IEnumerable<ActionForm> OfDraft(TableDraft draft)
    {
        var empty = View.Gaps is { } gaps ? $" Còn {gaps.Cells.Count} ô chưa nhập, nêu ở trên." : "";
        var isGood = View.Problems.All(problem => problem.Gravity is not ProblemGravity.Error);
        if (View.OnlyDrafts)
        {
            if (isGood && draft.AskedOn is null) yield return new ActionForm("askHead", "Trình người đứng đầu", "Trình người đứng đầu") { IsOpen = true, Note = $"Người đứng đầu phê duyệt và gửi biểu; ngoài đơn vị chưa ai thấy dự thảo.{empty}" };
            yield break;
        }
        if (isGood) yield return new ActionForm("send", "Gửi biểu như dự thảo", "Gửi Đoàn giám sát") { IsOpen = true, Note = $"Số liệu dưới đây được gửi; muốn sửa trước khi gửi thì nhập trên trang hoặc gửi tệp khác.{empty}" };
        if (draft.AskedOn is not null) yield return new ActionForm("return", "Trả lại người soạn", "Trả lại") { Fields = [Field.Text(nameof(ReturnTableDraft.Reason))] };
    }

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-don-vi/{Id}/bieu/{Table}"));
    }
}

/// <summary>The form that sends a filled file in.</summary>
/// <param name="Action">Where it goes.</param>
/// <param name="Errors">Why the last one was not taken.</param>
public sealed record UploadForm(string Action, IReadOnlyList<string> Errors)
{
    /// <summary>What is sent is a draft, which the unit's head approves and sends.</summary>
    public bool OnlyDrafts { get; init; }

    public static long LimitInMegabytes => IWorkbookReader.LimitInBytes / 1024 / 1024;
}

/// <summary>The cells of a unit's table by line and column.</summary>
public sealed class UnitTableCells(UnitTableView view)
{
    private readonly Dictionary<(string, string), GivenCell> _given = view.Content.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey));
    private readonly Dictionary<(string, string), decimal> _totals = view.Totals.ToDictionary(one => (one.RowKey, one.ColumnKey), one => one.Number);
    private readonly HashSet<TableCellKey> _incomplete = [.. view.Incomplete];
    private readonly ILookup<(string?, string?), CellProblem> _problems = view.Problems.ToLookup(problem => (problem.RowKey, problem.ColumnKey));
    private readonly Dictionary<(string, string), GivenCell> _prior = view.Prior?.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey)) ?? [];

    public string Given(DesignRow row, DesignColumn column) => _given.TryGetValue((row.Key, column.Key), out var cell) ? TableShow.Given(column, cell.Number, cell.Text) : "";

    public string Total(DesignRow row, DesignColumn column) => _totals.TryGetValue((row.Key, column.Key), out var number) ? $"{TableShow.Number(column, number)}{(_incomplete.Contains(new(row.Key, column.Key)) ? "\u00a0*" : "")}"
        : _incomplete.Contains(new(row.Key, column.Key)) ? "*" : "";

    /// <summary>What the unit stated the time before: as the same column, or as the column that this one repeats.</summary>
    public string Prior(DesignRow row, DesignColumn column) => _prior.TryGetValue((row.Key, column.PriorOfKey ?? column.Key), out var cell) ? TableShow.Given(column, cell.Number, cell.Text) : "";

    public IReadOnlyList<CellProblem> Problems(DesignRow row, DesignColumn column) => [.. _problems[(row.Key, column.Key)]];
}
