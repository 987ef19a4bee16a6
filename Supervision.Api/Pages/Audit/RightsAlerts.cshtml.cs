using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Audit;

namespace Supervision.Api.Pages;

/// <summary>Changes of rights that wait until somebody else has seen them.</summary>
public sealed class RightsAlertsPage(IMediator mediator) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    public IReadOnlyList<RightsAlert> Alerts { get; private set; } = [];

    /// <summary>Something here is the reader's to confirm, made by somebody else.</summary>
    public bool MayConfirm => Alerts.Any(alert => alert.MayConfirm);

    [BindProperty]
    public ConfirmRightsAlerts Confirm { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Read(ct);
        return await Submit(Confirm, nameof(Confirm), answer =>
        {
            Done = $"Đã xác nhận {answer.Confirmed} thay đổi.";
            return Task.FromResult<IActionResult>(RedirectToPage());
        });
    }

    protected override async Task Read(CancellationToken ct) => Alerts = await _mediator.Send(new RightsAlertList(), ct);
}
