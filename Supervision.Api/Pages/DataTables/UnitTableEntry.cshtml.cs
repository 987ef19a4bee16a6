using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A data table typed here, without Excel. What was typed is kept as a version also where something in it must be mended.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class UnitTableEntryPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const int MostFields = 20_000;

    /// <summary>The button that lays what was typed before the unit's head.</summary>
    public const string AskButton = "trinh";

    /// <summary>The button by which a head keeps what was typed and sends it later.</summary>
    public const string KeepButton = "luu";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "table", SupportsGet = true)]
    public Guid Table { get; set; }

    /// <summary>Begins with what the unit gave the time before.</summary>
    [BindProperty(Name = "kytruoc", SupportsGet = true)]
    public bool FromPrior { get; set; }

    public UnitTableView View { get; private set; } = null!;

    public UnitTableCells Cells { get; private set; } = null!;

    /// <summary>The unit's head, who may keep what was typed and send it later.</summary>
    public bool IsHead => actor.UnitId is not null && actor.Identity.Link is null && !View.OnlyDrafts;

    /// <summary>The version that is being gone on from.</summary>
    public int Seen { get; private set; }

    /// <summary>The draft that is being gone on from.</summary>
    public int SeenDraft { get; private set; }

    public string? Refusal { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPost()
    {
        var form = Request.Form;
        var view = await ask.Get(new UnitDataTable(Id, Table), HttpContext.RequestAborted);
        IReadOnlyList<TypedRow> freeRows = [.. Enumerable.Range(0, view.Design.FreeRowCount).Select(i => new TypedRow
        {
            Text = Typed($"them.{i}.noi-dung"),
            MeasureUnit = Typed($"them.{i}.don-vi"),
            Cells = [.. view.Design.Columns.Where(column => !column.IsCalculated).Select(column => new TypedCell { ColumnKey = column.Key, Value = Typed($"them.{i}.{column.Key}") }).Where(cell => cell.Value is not null)],
        })];
        if (view.OnlyDrafts || form.ContainsKey(KeepButton))
            return await Submit(new SaveTableDraft
            {
                UnitReportId = Id,
                DataTableId = Table,
                SeenDraft = Number("du-thao-da-xem") ?? 0,
                Cells = TypedCells(view.Design),
                FreeRows = freeRows,
                AsksHead = form.ContainsKey(AskButton),
            }, "", saved =>
            {
                TempData["Done"] = saved.IsAsked ? "Đã trình người đứng đầu phê duyệt, gửi." : "Đã lưu dự thảo; ngoài đơn vị chưa ai thấy.";
                var isGood = saved.Problems.All(problem => problem.Gravity is not ProblemGravity.Error);
                return Task.FromResult<IActionResult>(LocalRedirect(isGood || !form.ContainsKey(AskButton) ? $"/bao-cao-don-vi/{Id}/bieu/{Table}" : $"/bao-cao-don-vi/{Id}/bieu/{Table}/nhap"));
            });
        return await Submit(new EnterDataTable
        {
            UnitReportId = Id,
            DataTableId = Table,
            SeenNumber = Number("da-xem") ?? 0,
            Cells = TypedCells(view.Design),
            FreeRows = freeRows,
        }, "", sent =>
        {
            TempData["Done"] = $"Đã nhận biểu, bản {sent.Number}.";
            return Task.FromResult<IActionResult>(LocalRedirect(sent.Status is ReturnStatus.Received ? $"/bao-cao-don-vi/{Id}/bieu/{Table}" : $"/bao-cao-don-vi/{Id}/bieu/{Table}/nhap"));
        });
    }

    /// <summary>What does not fit in the cells typed so far, to stand beside each.</summary>
    public async Task<IActionResult> OnPostCheck(CancellationToken ct)
    {
        _ = actor.Identity;
        var view = await ask.Get(new UnitDataTable(Id, Table), ct);
        var problems = await ask.Get(new CheckDataTable { UnitReportId = Id, DataTableId = Table, Cells = TypedCells(view.Design) }, ct);
        return Partial("_CellChecks", new CellChecks([.. problems.Where(problem => problem.RowKey is not null && problem.ColumnKey is not null).GroupBy(problem => Cell(problem.RowKey!, problem.ColumnKey!)).Select(cell => (cell.Key, string.Join(' ', cell.Select(problem => problem.Message))))],
            [.. Request.Form[CellChecks.Field].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => view.Design.Rows.Any(row => view.Design.Columns.Any(column => Cell(row.Key, column.Key) == id)))]));
    }

    /// <summary>By what a cell is found on the page.</summary>
    public static string Cell(string row, string column) => $"o-{row}-{column}";

    /// <summary>What stands in a field: as it was typed, else what is known.</summary>
    public string Value(string field, string known) => Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : known;

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new UnitDataTable(Id, Table), ct);
        Cells = new UnitTableCells(View);
        Seen = Number("da-xem") ?? (View.Returns.Count > 0 ? View.Returns[0].Number : 0);
        SeenDraft = Number("du-thao-da-xem") ?? View.Draft?.Number ?? 0;
        Refusal = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).FirstOrDefault();
    }

    private IReadOnlyList<TypedCell> TypedCells(TableDesign design) =>
    [
        .. from row in design.Rows
           from column in design.Columns
           where TableShow.IsInput(design, row, column)
           let value = Typed($"o.{row.Key}.{column.Key}")
           where value is not null
           select new TypedCell { RowKey = row.Key, ColumnKey = column.Key, Value = value },
    ];

    private int? Number(string field) => Request.HasFormContentType && int.TryParse(Request.Form[field].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Typed(string field) => SearchText.Compose(Request.Form[field].ToString()).Trim() is { Length: > 0 } typed ? typed : null;
}

/// <summary>What is said beside cells while a table is typed.</summary>
/// <param name="Said">By the cell's id.</param>
/// <param name="Before">The cells that something was said at the time before.</param>
public sealed record CellChecks(IReadOnlyList<(string Id, string Message)> Said, IReadOnlyList<string> Before)
{
    /// <summary>The field that keeps them.</summary>
    public const string Field = "da-nhac";
}
