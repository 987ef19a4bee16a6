using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A plan that is not sent yet is put right by the form that made it, with what stands in it.</summary>
public sealed class ReviseCampaignPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : CampaignPlanPage(mediator, ask, actor, clock)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public CampaignView View { get; private set; } = null!;

    public bool IsOpen => CampaignLife.PlanIsOpen(View.Head.Status);

    protected override CampaignView? Standing => View;

    /// <summary>Where a plan is put right; null for who may not, and once it was sent.</summary>
    public static string? Address(CampaignView view) => view.May.Write && CampaignLife.PlanIsOpen(view.Head.Status) ? $"/cuoc-giam-sat/{view.Head.Id}/sua-ke-hoach" : null;

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>Puts it right; the other buttons of the form only look for units or for what the plan meets.</summary>
    public async Task<IActionResult> OnPostPlan(ReviseCampaign plan, Guid[] unit, string? find, string? check, CancellationToken ct)
    {
        plan = await Typed(plan with { CampaignId = Id }, unit, Id, ct);
        if (find is not null || check is not null) return await Found();
        Judge(plan);
        return await Submit(plan, Form, _ =>
        {
            TempData[nameof(CampaignPage.Done)] = "Đã sửa kế hoạch giám sát.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{Id}"));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        View = await Ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        if (!View.May.Write) throw RefusedException.Forbidden("Kế hoạch giám sát do những người lập kế hoạch sửa.");
        await base.Read(ct);
    }
}
