using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Packs;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>All papers of a supervision, a session or a meeting as one file: what goes into it is chosen here, and what stands in the way is said here.</summary>
public sealed class PackPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "cuoc", SupportsGet = true)]
    public Guid? Campaign { get; set; }

    [BindProperty(Name = "buoi", SupportsGet = true)]
    public Guid? Visit { get; set; }

    [BindProperty(Name = "thang", SupportsGet = true)]
    public DateOnly? Month { get; set; }

    [BindProperty(Name = "du-thao", SupportsGet = true)]
    public bool WithDrafts { get; set; }

    /// <summary>The file is asked for, not the form.</summary>
    [BindProperty(Name = "tai", SupportsGet = true)]
    public bool Fetch { get; set; }

    public string? Problem { get; private set; }

    public bool IsUnit => actor.UnitId is not null;

    public bool IsMeeting => Campaign is null && Visit is null;

    public string Scope => Visit is not null ? "Buổi làm việc" : Campaign is not null ? "Cuộc giám sát" : "Phiên họp Thường trực Hội đồng nhân dân";

    public string Back => Campaign is { } campaign ? $"/cuoc-giam-sat/{campaign}" : IsMeeting ? "/phien-hop" : "/";

    public string BackName => Campaign is not null ? "Cuộc giám sát" : IsMeeting ? "Phiên họp Thường trực" : "Trang đầu";

    public string? MonthTyped => ModelState["thang"]?.AttemptedValue ?? (Month ?? clock.Today()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) return Refused(StatusCodes.Status422UnprocessableEntity, "Hãy chọn lại ngày, cuộc giám sát hoặc buổi làm việc.");
        if (!Fetch) return Page();
        try
        {
            var pack = await ask.Get(Asked, ct);
            return File(pack.Content, pack.ContentType, pack.FileName);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Conflict)
        {
            return Refused(StatusCodes.Status409Conflict, refused.Message);
        }
    }

    private IQuery<KeptFile> Asked => Visit is { } visit
        ? new PrintVisitPack { VisitId = visit, WithDrafts = WithDrafts }
        : Campaign is { } campaign ? new PrintCampaignPack { CampaignId = campaign, WithDrafts = WithDrafts } : new PrintMeetingPack { Month = Month, WithDrafts = WithDrafts };

    private PageResult Refused(int status, string problem)
    {
        Problem = problem;
        Response.StatusCode = status;
        return Page();
    }
}
