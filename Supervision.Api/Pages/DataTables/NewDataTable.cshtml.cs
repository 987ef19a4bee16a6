using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A new data table of a campaign is designed.</summary>
public sealed class NewDataTablePage(IMediator mediator, Asking ask, Actor actor) : DesignerPage(mediator)
{
    public CampaignView View { get; private set; } = null!;

    public override string Address => $"/cuoc-giam-sat/{Id}/bieu/lap";

    public override string Back => $"/cuoc-giam-sat/{Id}/bieu";

    public override string Button => "Lập biểu";

    public override string? Closed => DataTablesPage.MayDesign(actor, View.Head) ? null : "Lúc này đồng chí không lập biểu số liệu ở cuộc giám sát này được.";

    protected override Task<IActionResult> Save(DesignTyped typed, TableDesign design) =>
        Submit(new DesignDataTable { CampaignId = Id, Title = typed.Title ?? "", PeriodText = typed.PeriodText, MeasureUnit = typed.MeasureUnit, Design = design }, Form, made =>
        {
            TempData["Done"] = Guessed is null ? "Đã lập biểu; hãy xem lại mẫu rồi gửi các đơn vị." : $"Đã lập biểu; hãy xem lại mẫu rồi gửi các đơn vị. {Guessed}";
            return Task.FromResult<IActionResult>(LocalRedirect($"/bieu-so-lieu/{made.Id}"));
        });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
    }
}
