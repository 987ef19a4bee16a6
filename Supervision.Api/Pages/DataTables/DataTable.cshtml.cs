using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One data table for the council's side: its design while it is drafted, then its sums, each of which opens the units' cells, and who has not sent.</summary>
public sealed class DataTablePage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The cell whose units are shown: its line.</summary>
    [BindProperty(Name = "dong", SupportsGet = true)]
    public string? RowKey { get; set; }

    /// <summary>And its column.</summary>
    [BindProperty(Name = "cot", SupportsGet = true)]
    public string? ColumnKey { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DataTableView View { get; private set; } = null!;

    public CellOfUnits? Cell { get; private set; }

    public IReadOnlyDictionary<(string Row, string Column), SummedCell> Cells { get; private set; } = new Dictionary<(string, string), SummedCell>();

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The form that makes an indicator of the cell that is shown; null where the reader records none now.</summary>
    public ActionForm? Taking { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSend(SendDataTable send) => Do(send with { DataTableId = Id }, nameof(send), _ => "Đã gửi biểu cho các đơn vị; mỗi đơn vị có tệp Excel riêng.");

    public Task<IActionResult> OnPostWithdraw(WithdrawDataTable withdraw) => Do(withdraw with { DataTableId = Id }, nameof(withdraw), _ => "Đã thu hồi biểu.");

    public Task<IActionResult> OnPostRemind() => Do(new RemindDataTable(Id), "remind", reminded =>
        $"Đã nhắc {reminded.UnitIds.Count} đơn vị.{(reminded.Unreached.Count > 0 ? $" {reminded.Unreached.Count} đơn vị không có tài khoản, hộp thư trên hệ thống; cần nhắc bằng văn bản." : "")}");

    public Task<IActionResult> OnPostTake(TakeIndicator take) => Submit(take with { DataTableId = Id }, nameof(take), made =>
    {
        TempData["Done"] = "Đã ghi chỉ tiêu theo biểu số liệu.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/so-lieu/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new DataTableDetails(Id), ct);
        (RowKey, ColumnKey) = (RowKey ?? Sent(nameof(TakeIndicator.RowKey)), ColumnKey ?? Sent(nameof(TakeIndicator.ColumnKey)));
        Cells = View.Cells.ToDictionary(cell => (cell.RowKey, cell.ColumnKey));
        if (RowKey is { Length: > 0 } row && ColumnKey is { Length: > 0 } column) Cell = await ask.Get(new DataTableCell { DataTableId = Id, RowKey = row, ColumnKey = column }, ct);
        Taking = Cell is null ? null : await Take(Cell, ct);
        Forms = View.MayWrite ? [.. Next().Select(form => form.Name is "remind" ? form : form.With("Version", View.Version))] : [];
    }

    private async Task<ActionForm?> Take(CellOfUnits cell, CancellationToken ct)
    {
        var units = cell.Units.Where(one => one.Number is not null).ToList();
        if (units.Count == 0 || !cell.Column.IsNumeric || (await ask.Try(Subject.Campaign, new CampaignDetails { CampaignId = View.CampaignId }, ct))?.Head.Status is not { } status || !CampaignRecordPage.IsFor(actor, status)) return null;
        return new ActionForm("take", "Ghi thành chỉ tiêu", "Ghi chỉ tiêu")
        {
            Once = true,
            Note = "Số liệu lấy đúng ô này của đơn vị, không nhập lại; trang chỉ tiêu và văn bản ghi rõ lấy từ biểu nào, dòng nào, cột nào.",
            Fields =
            [
                new(nameof(TakeIndicator.UnitReportId), FieldKind.Choice) { Label = "Số liệu của đơn vị", Choices = [.. units.Select(one => new Choice($"{one.Unit.UnitReportId}", $"{one.Unit.UnitName}: {TableShow.Number(cell.Column, one.Number!.Value)}"))] },
                new(nameof(TakeIndicator.Name)) { Label = "Tên chỉ tiêu", Value = $"{cell.Row.Text}, {cell.Column.Title}" },
            ],
        }.With(nameof(TakeIndicator.RowKey), cell.Row.Key).With(nameof(TakeIndicator.ColumnKey), cell.Column.Key);
    }

    private IEnumerable<ActionForm> Next()
    {
        if (View.Status is DataTableStatus.Draft)
        {
            if (View.Units.Count > 0)
                yield return new ActionForm("send", "Gửi các đơn vị", "Gửi biểu cho các đơn vị")
                {
                    IsOpen = true, Note = $"Gửi {View.Units.Count} đơn vị. Sau khi gửi, mẫu không sửa được; muốn đổi mẫu phải thu hồi và sao chép thành biểu mới.",
                };
        }
        if (View.Status is DataTableStatus.Sent && View.Units.Any(unit => unit.State is not ReturnState.Received))
            yield return new ActionForm("remind", "Nhắc đơn vị chưa gửi", $"Nhắc {View.Units.Count(unit => unit.State is not ReturnState.Received)} đơn vị") { Note = "Mỗi đơn vị được nhắc nhiều nhất một lần trong ngày." };
        if (View.Status is not DataTableStatus.Withdrawn)
            yield return new ActionForm("withdraw", View.Status is DataTableStatus.Draft ? "Bỏ biểu này" : "Thu hồi biểu", View.Status is DataTableStatus.Draft ? "Bỏ biểu" : "Thu hồi biểu") { Fields = [Field.Text(nameof(WithdrawDataTable.Reason))] };
    }

    // The form of a cell that comes back names the cell.
    private string? Sent(string field) => Request.HasFormContentType && Request.Form[$"take.{field}"].ToString() is { Length: > 0 and <= 20 } sent ? sent : null;

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, Func<T, string> done) => Submit(command, form, result =>
    {
        Done = done(result);
        return Task.FromResult<IActionResult>(LocalRedirect($"/bieu-so-lieu/{Id}"));
    });
}
