using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>A delegation's report is put together: what is not in it yet, what is and in which order, and the paper as it stands. Every change is a button; scripts add dragging and the keyboard.</summary>
public sealed class ReportDraftingPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public FindingKind? Kind { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? UnitId { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The finding that is to be left out for good, with a reason.</summary>
    [BindProperty(Name = "khong", SupportsGet = true)]
    public Guid? LeaveId { get; set; }

    /// <summary>What was arranged just now, said with the part of the page that comes back and not again on the next page.</summary>
    public string? Arranged { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public DelegationReportView View { get; private set; } = null!;

    public Page<CandidateFinding> Candidates { get; private set; } = null!;

    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];

    public IReadOnlyList<CampaignUnitLine> Units { get; private set; } = [];

    public PreviewText Preview { get; private set; } = new(null, null);

    public ActionForm Words { get; private set; } = null!;

    /// <summary>Null where no finding was chosen, or whoever reads decides on none.</summary>
    public ActionForm? Leave { get; private set; }

    public bool MayLeaveOut => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Approve);

    /// <summary>Where its changes are sent: the same findings are shown afterwards.</summary>
    public string Address => PathOf(After) + "&handler=Arrange";

    /// <summary>The page with the same choice of findings.</summary>
    public string PathOf(string? after) => string.Create(CultureInfo.InvariantCulture, $"/bao-cao-doan/{Id}/soan?loai={Kind}&don-vi={UnitId}&sau={Uri.EscapeDataString(after ?? "")}");

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await Read(ct);
        return View.Allowed.Contains(ReportStep.Submit) ? Page() : LocalRedirect($"/bao-cao-doan/{Id}");
    }

    public async Task<IActionResult> OnPostArrange(ArrangeStep arrange, CancellationToken ct)
    {
        View = await ask.Get(new DelegationReportDetails(Id), ct);
        var outcome = arrange switch
        {
            { All: true } => await IncludeAll(ct),
            { Include: { } id } => await Include(id, null),
            { Side: ReportSide.In, Finding: { } id } when !IsIn(id) => await Include(id, arrange.Before),
            { TakeOut: { } id } => await TakeOut(id),
            { Side: ReportSide.Out, Finding: { } id } => await TakeOut(id),
            { Side: ReportSide.In, Finding: { } id } => await Place(id, arrange.Before, Said(id, arrange.Before)),
            { Up: { } id } => await Step(Kin(), id, -1),
            { Down: { } id } => await Step(Kin(), id, 1),
            { GroupUp: { } id } => await Step(Groups(), id, -1),
            { GroupDown: { } id } => await Step(Groups(), id, 1),
            _ => Back(null, null),
        };
        // What a script asked for replaces a part of its page; the status says whether it was done.
        return outcome is PageResult && IsPart ? Partial("_ReportDrafting", this) : outcome;
    }

    public Task<IActionResult> OnPostRevise(ReviseDelegationReport revise) => Submit(revise with { ReportId = Id }, nameof(revise), _ => Task.FromResult(Back("Đã lưu lời văn của báo cáo.", null)));

    public Task<IActionResult> OnPostLeaveOut(LeaveOutFinding leaveOut) => Submit(leaveOut, nameof(leaveOut), _ => Task.FromResult(Back("Đã ghi lý do không đưa vào báo cáo.", null)));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new DelegationReportDetails(Id), ct);
        Candidates = await ask.Get(Query(), ct);
        Sections = ReportOutline.Of(View.Findings);
        Units = await ask.Try(Subject.Campaign, new CampaignDetails { CampaignId = View.CampaignId }, ct) is { } campaign ? campaign.Units : [];
        Preview = await PreviewText.Of(ask, html, new PrintDelegationReport(Id), ct);
        if (Request.HasFormContentType && Guid.TryParse(Request.Form["leaveOut.FindingId"], out var sent)) LeaveId = sent;
        Leave = MayLeaveOut && Candidates.Items.FirstOrDefault(one => one.Id == LeaveId) is { } left
            ? new ActionForm("leaveOut", $"Không đưa nội dung số {left.Number} vào báo cáo", "Không đưa vào") { IsOpen = true, Note = left.Text, Fields = [Field.Text(nameof(LeaveOutFinding.Reason))] }
                .With(nameof(LeaveOutFinding.FindingId), left.Id).With(nameof(LeaveOutFinding.Version), left.Version)
            : null;
        Words = new ActionForm("revise", "Lời văn của báo cáo", "Lưu lời văn")
        {
            Fields =
            [
                Field.Text(nameof(ReviseDelegationReport.Overview)) with { Value = View.Overview },
                Field.Text(nameof(ReviseDelegationReport.Responsibility)) with { Value = View.Responsibility, IsOptional = true },
                Field.Text(nameof(ReviseDelegationReport.Recommendations)) with { Value = View.Recommendations, IsOptional = true, Hint = "Mỗi kiến nghị một dòng." },
            ],
        }.With(nameof(ReviseDelegationReport.Version), View.Version);
    }

    private bool IsPart => Request.Headers.ContainsKey("HX-Request");

    private ReportCandidates Query() => new() { ReportId = Id, Kind = Kind, UnitId = UnitId, After = string.IsNullOrEmpty(After) ? null : After, Take = 100 };

    private bool IsIn(Guid id) => View.Findings.Any(finding => finding.Id == id);

    private string NumberOf(Guid id) => View.Findings.FirstOrDefault(finding => finding.Id == id) is { } finding ? $"nội dung số {finding.Number}" : "nội dung";

    private async Task<IActionResult> IncludeAll(CancellationToken ct)
    {
        var ready = (await ask.Get(Query(), ct)).Items.Where(finding => finding.Obstacle is null).Select(finding => finding.Id).ToList();
        return await Submit(new IncludeFindings { ReportId = Id, FindingIds = ready }, "arrange", _ => Answer($"Đã đưa {ready.Count} nội dung vào báo cáo.", null));
    }

    private Task<IActionResult> Include(Guid id, Guid? before) => Submit(new IncludeFindings { ReportId = Id, FindingIds = [id] }, "arrange", async _ =>
    {
        // Where it stands is the paper's to say; a wish that it cannot meet takes nothing back.
        View = await ask.Get(new DelegationReportDetails(Id), HttpContext.RequestAborted);
        if (before is { } next && IsIn(next) && ReportOutline.Place(View.Findings, id, next) is not null) return await Place(id, next, $"Đã đưa {NumberOf(id)} vào báo cáo.");
        return await Answer($"Đã đưa {NumberOf(id)} vào báo cáo.", id);
    });

    private Task<IActionResult> TakeOut(Guid id)
    {
        var said = $"Đã bỏ {NumberOf(id)} ra khỏi báo cáo.";
        return Submit(new TakeOutFinding(Id, id), "arrange", _ => Answer(said, id));
    }

    private Task<IActionResult> Place(Guid id, Guid? before, string said) =>
        Submit(new PlaceFinding { ReportId = Id, FindingId = id, BeforeFindingId = before }, "arrange", _ => Answer(said, id));

    private string Said(Guid id, Guid? before) => $"Đã chuyển {NumberOf(id)} {(before is { } next ? $"lên trước {NumberOf(next)}" : "xuống cuối mục")}.";

    // Down is up for the one below.
    private async Task<IActionResult> Step(IEnumerable<List<Guid>> lists, Guid id, int by)
    {
        var list = lists.FirstOrDefault(one => one.Contains(id)) ?? [];
        var (at, other) = (list.IndexOf(id), list.IndexOf(id) + by);
        if (at < 0 || other < 0 || other >= list.Count) return await Answer(null, id);
        var said = $"Đã chuyển {NumberOf(id)} {(by < 0 ? "lên trước" : "xuống sau")} {NumberOf(list[other])}.";
        return by < 0 ? await Place(id, list[other], said) : await Submit(new PlaceFinding { ReportId = Id, FindingId = list[other], BeforeFindingId = id }, "arrange", _ => Answer(said, id));
    }

    private IEnumerable<List<Guid>> Kin() => ReportOutline.Of(View.Findings).SelectMany(section => section.Groups)
        .SelectMany(group => group.Items.Select(item => (List<Guid>)[.. item.Parts.Select(part => part.Id)]).Prepend([.. group.Items.Select(item => item.Finding.Id)]));

    private IEnumerable<List<Guid>> Groups() => ReportOutline.Of(View.Findings)
        .Select(section => (List<Guid>)[.. section.Groups.Where(ReportOutline.IsMovable).Select(group => group.Items[0].Finding.Id)]);

    private async Task<IActionResult> Answer(string? said, Guid? at)
    {
        if (!IsPart) return Back(said, at);
        await Read(HttpContext.RequestAborted);
        Arranged = said;
        return Partial("_ReportDrafting", this);
    }

    private IActionResult Back(string? said, Guid? at)
    {
        Done = said;
        return LocalRedirect(PathOf(After) + (at is { } id ? $"#nd-{id:N}" : ""));
    }

    /// <summary>On which side of the page a finding was dropped.</summary>
    public enum ReportSide
    {
        Out,
        In,
    }

    /// <summary>The one change that a button or a drop asks for.</summary>
    public sealed record ArrangeStep
    {
        public Guid? Include { get; init; }
        public bool All { get; init; }
        public Guid? TakeOut { get; init; }
        public Guid? Up { get; init; }
        public Guid? Down { get; init; }
        public Guid? GroupUp { get; init; }
        public Guid? GroupDown { get; init; }

        /// <summary>What was dropped.</summary>
        public Guid? Finding { get; init; }
        public ReportSide? Side { get; init; }

        /// <summary>What it was dropped before; last where null.</summary>
        public Guid? Before { get; init; }
    }
}
