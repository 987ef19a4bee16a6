using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Api.Pages;

/// <summary>A session on one screen: what is written down there, beside what the unit reported and what does not add up in it.</summary>
public sealed class VisitPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview preview, TimeProvider clock) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public VisitView View { get; private set; } = null!;

    public VisitLive Live { get; private set; } = null!;

    /// <summary>The form that findings are written with; null where the actor writes none, or none can be written now.</summary>
    public RecordForm? Record { get; private set; }

    /// <summary>The reports of the visit's units, as far as the actor sees them.</summary>
    public IReadOnlyList<UnitReportAnswer> Reports { get; private set; } = [];

    /// <summary>What does not fit in this session and in what its units reported; null where the flags are not for the reader.</summary>
    public CheckAnswer? Check { get; private set; }

    /// <summary>What of its figures does not fit, while its minutes wait to be signed.</summary>
    public FigureDoubts? Doubts => View.Minutes.Head is { Status: VisitStatus.AwaitingSignature } head
        ? FigureDoubts.Of(Check, head.CampaignId, View.Minutes.Signatures.Count == 0 ? MinutesForms.MendUnsigned : MinutesForms.MendSigned) : null;

    public IReadOnlyList<IndicatorDetails> Indicators { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Members who are not yet among those present, by their place in the delegation.</summary>
    public IReadOnlyList<(int Place, MinutesMember Member)> Awaited { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>What was written down meanwhile; nothing where that is what the page shows already.</summary>
    public async Task<IActionResult> OnGetLive(string? mark, CancellationToken ct)
    {
        _ = actor.Identity;
        var view = await ask.Get(new VisitDetails { VisitId = Id }, ct);
        var live = await ReadLive(view, ct);
        return live.Mark == mark ? StatusCode(StatusCodes.Status204NoContent) : Partial("_VisitLive", live);
    }

    /// <summary>Whether a figure adds up, while it is typed.</summary>
    public async Task<IActionResult> OnGetFigure([Bind(Prefix = "ghi.Figure")] SaidFigure figure, CancellationToken ct)
    {
        _ = actor.Identity;
        var typed = figure with { IndicatorName = figure.IndicatorName ?? "đang nhập" };
        if (typed is { Numerator: null, Denominator: null, StatedRatio: null }) return Partial("_FigureCheck", new FigureCheck([], null));
        var faults = (await new SaidFigure.Rules().ValidateAsync(typed, ct)).Errors.Select(error => error.ErrorMessage).Distinct().ToList();
        if (faults.Count > 0) return Partial("_FigureCheck", new FigureCheck(faults, null));
        var answer = await ask.Get(typed.ToCheck() with { IndicatorName = figure.IndicatorName }, ct);
        return Partial("_FigureCheck", new FigureCheck([.. SaidFigure.Wrong(answer).Select(remark => remark.Sentence)], answer.ComputedRatio));
    }

    /// <summary>The minutes as they stand.</summary>
    public async Task<IActionResult> OnGetPreview(CancellationToken ct)
    {
        _ = actor.Identity;
        return Partial("_PaperPreview", await PreviewText.Of(ask, preview, new VisitMinutes { VisitId = Id }, ct));
    }

    public Task<IActionResult> OnPostNotify(NotifyVisit notify) => Do(notify with { VisitId = Id }, nameof(notify), "Đã ghi việc gửi thông báo; bắt đầu được buổi làm việc vào ngày đã định.");

    public Task<IActionResult> OnPostStart(MoveVisit start) => Do(start with { VisitId = Id, Step = VisitStep.Start }, nameof(start), "Đã bắt đầu buổi làm việc.");

    public Task<IActionResult> OnPostEnd(MoveVisit end) => Do(end with { VisitId = Id, Step = VisitStep.End }, nameof(end), "Đã kết thúc buổi làm việc; biên bản chờ ký.");

    public Task<IActionResult> OnPostAttend(RecordAttendance attend) => Do(attend with { VisitId = Id }, nameof(attend), "Đã ghi người dự.");

    public Task<IActionResult> OnPostOpinion(RecordOpinion opinion) => Do(opinion with { VisitId = Id }, nameof(opinion), "Đã ghi ý kiến.");

    public Task<IActionResult> OnPostOnsite(RecordOnSiteCheck onsite) => Do(onsite with { VisitId = Id }, nameof(onsite), "Đã ghi kiểm tra thực tế.");

    public Task<IActionResult> OnPostDocument(RecordHandedDocument document) => Do(document with { VisitId = Id }, nameof(document), "Đã ghi tài liệu đơn vị giao.");

    public Task<IActionResult> OnPostCommit(RecordCommitment commit) => Do(commit with { VisitId = Id }, nameof(commit), "Đã ghi cam kết.");

    public Task<IActionResult> OnPostRemark(RecordClosingRemark remark) => Do(remark with { VisitId = Id }, nameof(remark), "Đã ghi phát biểu kết luận.");

    public Task<IActionResult> OnPostPetitions(NotePetitions petitions) => Do(petitions with { VisitId = Id }, nameof(petitions), "Đã ghi việc đơn vị nêu kiến nghị.");

    public Task<IActionResult> OnPostDemand(DemandUrgently demand) => Submit(demand with { VisitId = Id }, nameof(demand), made => Back(UrgentDemandForms.Made(made)));

    /// <summary>Writes down each of the members that were ticked as present.</summary>
    public async Task<IActionResult> OnPostPresent(List<int> place, string? once, CancellationToken ct)
    {
        await Read(ct);
        var ticked = Awaited.Where(one => place.Contains(one.Place)).ToList();
        foreach (var (at, member) in ticked)
        {
            if (once is { Length: > 0 and <= 80 }) RequestReader.Once(HttpContext, $"{once}.{at}", $"{Id}.{at}");
            try
            {
                await _mediator.Send(VisitForms.Present(Id, member), ct);
            }
            catch (RefusedException refused) when (refused.Kind is RefusalKind.Conflict or RefusalKind.Forbidden)
            {
                ModelState.AddModelError("present", refused.Message);
                Problems.Say(Response, Problems.StatusOf(refused.Kind));
                return Page();
            }
        }
        Done = ticked.Count > 0 ? $"Đã ghi {ticked.Count} người có mặt." : null;
        return LocalRedirect($"{VisitForms.Address(Id)}#du");
    }

    public DateOnly Today => clock.Today();

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new VisitDetails { VisitId = Id }, ct);
        var minutes = View.Minutes;
        Live = await ReadLive(View, ct);
        Reports = await ReadReports(minutes, ct);
        Check = await ask.Try(Subject.Finding, new VisitFlags(Id), ct);
        Indicators = await ask.All(Subject.Finding, after => new IndicatorList { CampaignId = minutes.Head.CampaignId, After = after, Take = 200 }, ct);
        if (RecordForm.IsOpen(View)) Record = new RecordForm(View, Indicators);
        var present = minutes.Attendances.Where(one => one.Side is Side.Delegation).Select(one => one.Title).ToHashSet();
        Awaited = [.. minutes.Members.Select((member, place) => (place, member)).Where(one => !present.Contains(one.member.Title))];
        Forms = [.. VisitForms.Of(View, Live.Unsent, await Letter(ct), clock), .. UrgentDemandForms.At(View, clock.Today()) is { } demand ? (ActionForm[])[demand] : []];
    }

    // The notice that was issued here, while whoever reads has to write down that it went out.
    private async Task<IssuedLetter?> Letter(CancellationToken ct)
    {
        if (!VisitForms.TakesNotice(View)) return null;
        var papers = await ask.Try(Subject.Paper, new PaperList { SubjectId = Id }, ct);
        return papers?.Items.FirstOrDefault(one => one is { Number: not null, Kind: PaperKind.ProgrammeLetter or PaperKind.Invitation, Status: PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged }) is { } paper
            ? IssuedLetter.Of(paper, await ask.Get(new DispatchList(paper.Id), ct)) : null;
    }

    private async Task<VisitLive> ReadLive(VisitView view, CancellationToken ct)
    {
        var findings = actor.UnitId is null ? await ask.Try(Subject.Finding, new SessionFindings { VisitId = Id }, ct) ?? [] : [];
        var unsent = actor.UnitId is null ? await ask.Try(Subject.Visit, new UnsentOnDevices(Id), ct) ?? [] : [];
        return new VisitLive(view, findings, unsent, actor.PersonId) { IsUnit = actor.UnitId is not null };
    }

    private async Task<IReadOnlyList<UnitReportAnswer>> ReadReports(MinutesRecord minutes, CancellationToken ct)
    {
        var lines = await ask.Try(Subject.UnitReport, new CampaignUnitReports(minutes.Head.CampaignId), ct) ?? [];
        var reports = new List<UnitReportAnswer>();
        foreach (var line in lines.Where(line => minutes.Units.Any(unit => unit.UnitId == line.UnitId)))
            if (await ask.Try(Subject.UnitReport, new UnitReportDetails(line.Id), ct) is { } report) reports.Add(report);
        return reports;
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ => Back(done));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(VisitForms.Address(Id)));
    }
}

/// <summary>What a figure comes to while it is typed.</summary>
/// <param name="Faults">What does not fit, one sentence each.</param>
/// <param name="ComputedRatio">What the fraction comes to, where it is one.</param>
public sealed record FigureCheck(IReadOnlyList<string> Faults, decimal? ComputedRatio);

/// <summary>What grows while the session goes on.</summary>
/// <param name="View">The visit with its minutes.</param>
/// <param name="Findings">The newest first.</param>
/// <param name="Unsent">Devices that hold something yet.</param>
/// <param name="PersonId">Who looks at it.</param>
public sealed record VisitLive(VisitView View, IReadOnlyList<SessionFinding> Findings, IReadOnlyList<UnsentDevice> Unsent, Guid PersonId)
{
    /// <summary>The reader works for the unit, which sees what was sent to it elsewhere.</summary>
    public bool IsUnit { get; init; }

    /// <summary>The same as long as nothing of it has changed.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
    [
        $"{View.Minutes.Head.Version} {View.Minutes.Head.Status}",
        .. Findings.Select(one => $"{one.Id} {one.Version} {one.Photos.Count}"),
        .. Unsent.Select(one => one.Sentence),
        .. View.Minutes.Attendances.Select(one => $"{one.Id}"),
        .. View.Minutes.Opinions.Select(one => $"{one.Id}"),
        .. View.Minutes.Checks.Select(one => $"{one.Id}"),
        .. View.Minutes.Commitments.Select(one => $"{one.Id}"),
        .. View.Minutes.Remarks.Select(one => $"{one.Id}"),
    ]))))[..16];
}
