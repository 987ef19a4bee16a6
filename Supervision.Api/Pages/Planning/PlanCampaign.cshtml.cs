using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A plan of a supervision: who supervises what, where and when; what it repeats or meets is told before it is sent.</summary>
public sealed class PlanCampaignPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : CampaignPlanPage(mediator, ask, actor, clock)
{
    public static bool May(Actor actor) => actor.UnitId is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Campaign, Act.Write);

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>Plans it; the other buttons of the form only look for units or for what the plan meets.</summary>
    public async Task<IActionResult> OnPostPlan(PlanCampaign plan, Guid[] unit, string? find, string? check, CancellationToken ct)
    {
        plan = await Typed(plan, unit, null, ct);
        if (find is not null || check is not null) return await Found();
        Judge(plan);
        return await Submit(plan, Form, planned =>
        {
            TempData[nameof(CampaignPage.Done)] = "Đã lập kế hoạch giám sát.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{planned.Id}"));
        });
    }

    /// <summary>Why nothing is planned any more: "… kết thúc ngày 30/6/2025, không lập cuộc giám sát mới."</summary>
    public static string EndedWords(CouncilAnswer council) => $"{council.Name} kết thúc nhiệm vụ ngày {Show.Date(council.ValidTo)}, không lập cuộc giám sát mới.";

    protected override async Task Read(CancellationToken ct)
    {
        if (!May(Actor)) throw RefusedException.Forbidden("Kế hoạch giám sát do các cơ quan của Hội đồng nhân dân lập.");
        if (await Ask.Try(Subject.Directory, new CouncilDetails(), ct) is { } council && council.ValidTo < Today) throw RefusedException.Conflict("council.ended", EndedWords(council));
        await base.Read(ct);
    }
}
