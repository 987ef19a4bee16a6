using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A list that was filed for the ledger: what it would enter, by whom, and what whoever approves does with it.</summary>
public sealed class LedgerImportPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const int MostShown = 200;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>From which row on the list is shown.</summary>
    [BindProperty(Name = "tu", SupportsGet = true)]
    public int From { get; set; }

    [TempData]
    public string? Done { get; set; }

    public LedgerImportView View { get; private set; } = null!;

    /// <summary>The rows shown, with their numbers in the list.</summary>
    public IReadOnlyList<(int Number, LedgerRow Row)> Shown { get; private set; } = [];

    /// <summary>A unit's name, or the code where no unit has it any more.</summary>
    public string UnitName(LedgerRow row) => View.Units.FirstOrDefault(unit => unit.Code.Equals(row.UnitCode, StringComparison.OrdinalIgnoreCase))?.Name ?? row.UnitCode;

    /// <summary>Where the next ones begin; null at the end.</summary>
    public int? Next => Shown.Count > 0 && Shown[^1].Number < View.Rows.Count ? Shown[^1].Number : null;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostEnter(EnterLedgerImport enter) => Submit(enter with { LedgerImportId = Id }, nameof(enter), entered =>
        Back(string.Join(' ', (string[])[$"Đã ghi {entered.Imported} nội dung vào sổ, từ số {entered.FirstNumber}.", .. entered.Warnings.Take(10)])));

    public Task<IActionResult> OnPostDecline(DeclineLedgerImport decline) => Submit(decline with { LedgerImportId = Id }, nameof(decline), _ => Back("Đã ghi: không duyệt danh sách; người nhập được báo."));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new LedgerImportDetails(Id), ct);
        Shown = [.. View.Rows.Select((row, i) => (i + 1, row)).Skip(Math.Max(0, From)).Take(MostShown)];
        Forms = [.. Offered()];
    }

    private IEnumerable<ActionForm> Offered()
    {
        if (View.MayEnter)
            yield return new ActionForm("enter", "Duyệt, ghi vào sổ", "Ghi vào sổ")
            {
                IsOpen = true,
                Note = $"{View.Rows.Count} nội dung trở thành nội dung đang theo dõi; nội dung đã quá hạn được đôn đốc lại từ bước đầu.",
            }.With(nameof(EnterLedgerImport.Version), View.Version);
        if (View.MayDecline)
            yield return new ActionForm("decline", "Không duyệt", "Không duyệt")
            {
                Note = "Không nội dung nào được ghi vào sổ; người nhập sửa và nhập lại.",
                Fields = [Field.Text(nameof(DeclineLedgerImport.Reason))],
            }.With(nameof(DeclineLedgerImport.Version), View.Version);
    }

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/noi-dung/nhap/{Id}"));
    }
}
