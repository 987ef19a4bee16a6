using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One finding with what it rests on, and what the reader may do with it. A unit reads and answers what is about it on a page of its own.</summary>
public sealed class FindingPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public FindingAnswer View { get; private set; } = null!;

    public CampaignView Campaign { get; private set; } = null!;

    public FindingGroundsView Grounds { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>It waits for its unit, or for whoever decides, at once where the unit is no more.</summary>
    public bool IsReconciled => View.Status is FindingStatus.Reconciling || View is { Status: FindingStatus.Recorded, UnitEndedOn: not null, IsHeading: false };

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (actor.UnitId is not null) return LocalRedirect($"/doi-chieu/{(await ask.Get(new FindingDetails(Id), ct)).CampaignId}");
        await Read(ct);
        return Page();
    }

    public Task<IActionResult> OnPostRevise(ReviseFinding revise) =>
        Do(revise with { FindingId = Id, CauseGroups = TypedLines.Of(revise.CauseGroups) }, nameof(revise), "Đã sửa nội dung.");

    public Task<IActionResult> OnPostGround(GroundsTyped ground) => Do(ground.Command(Id), nameof(ground), "Đã thêm căn cứ.");

    public Task<IActionResult> OnPostLeaveOut(LeaveOutFinding leaveOut) => Do(leaveOut with { FindingId = Id }, nameof(leaveOut), "Đã ghi: nội dung không đưa vào báo cáo.");

    protected override async Task Read(CancellationToken ct)
    {
        View = await ask.Get(new FindingDetails(Id), ct);
        Campaign = await ask.Get(new CampaignDetails { CampaignId = View.CampaignId }, ct);
        Grounds = await ask.Get(new FindingGrounds { FindingId = Id }, ct);
        var headings = View.MayRevise ? await FindingHeadings.Of(ask, View.CampaignId, ct) : [];
        Forms = [.. FindingForms.Of(View, Grounds, Campaign, headings)];
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(FindingForms.Address(Id)));
    });
}

internal static class FindingHeadings
{
    /// <summary>The findings of a campaign that introduce others.</summary>
    public static async Task<IReadOnlyList<FindingLine>> Of(Asking ask, Guid campaignId, CancellationToken ct) =>
        [.. (await ask.All(Subject.Finding, after => new CampaignFindings { CampaignId = campaignId, After = after, Take = 200 }, ct)).Where(line => line.IsHeading)];
}
