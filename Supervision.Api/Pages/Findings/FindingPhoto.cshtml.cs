using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Files;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Takes a photograph or a scan that a finding rests on.</summary>
public sealed class FindingPhotoPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, Asking ask) : StreamedActionPage(antiforgery, intake, actor)
{
    private bool _isTaken;

    public FindingAnswer View { get; private set; } = null!;

    public CampaignView Campaign { get; private set; } = null!;

    /// <summary>Null where nothing more is put under it.</summary>
    public ActionForm? Form { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await ask.Get(new FindingDetails(id), ct);
        Campaign = await ask.Get(new CampaignDetails { CampaignId = View.CampaignId }, ct);
        Form = FindingForms.Of(View, new FindingGroundsView([], [], false), Campaign, []).FirstOrDefault(form => form.StreamsTo is not null);
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (form.Field != "photo.Content") return;
        await using var file = await Receive(content, name, await mediator.Send(new FindingPhotoTerms(id), ct), ct);
        await mediator.Send(new AddFindingPhoto { FindingId = id, Content = file }, ct);
        _isTaken = true;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (!_isTaken) throw RefusedException.Invalid("file.none", nameof(AddFindingPhoto.Content), "Hãy chọn một tệp.");
        Done = "Đã đính kèm căn cứ.";
        return Task.FromResult(FindingForms.Address(id));
    }
}
