using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Dossiers;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>One supervision with everything of it that its reader may see, and what the reader may do with it: what comes next on top.</summary>
public sealed partial class CampaignPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The form that stands open, as a link named it.</summary>
    [BindProperty(Name = "buoc", SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public CampaignView View { get; private set; } = null!;

    /// <summary>What is missing for the next step; null for a unit and for who was only invited.</summary>
    public BoardCard? Card { get; private set; }

    /// <summary>What it meets of others; null where it meets nothing.</summary>
    public OverlapsView? Overlaps { get; private set; }

    /// <summary>What the day that was just asked for meets; null where none was.</summary>
    public OverlapsView? Met { get; private set; }

    /// <summary>What may be done with the campaign as a whole, the next thing first.</summary>
    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>What may be done with each session.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<ActionForm>> VisitForms { get; private set; } = new Dictionary<Guid, IReadOnlyList<ActionForm>>();

    public DateOnly Today => clock.Today();

    /// <summary>The urgent demands of it that are for the reader.</summary>
    public IReadOnlyList<ShownDemand> Demands { get; private set; } = [];

    public IReadOnlyList<FindingLine> Findings { get; private set; } = [];

    public IReadOnlyList<IndicatorDetails> Indicators { get; private set; } = [];

    public IReadOnlyList<UnitReportLine> Reports { get; private set; } = [];

    /// <summary>Null where the flags are not for the reader.</summary>
    public CheckAnswer? Check { get; private set; }

    /// <summary>Null where conclusions are not for the reader.</summary>
    public CampaignConclusionsView? Outcome { get; private set; }

    /// <summary>What the delegations reported, where it is to be concluded on next.</summary>
    public IReadOnlyList<DelegationReportView> Reported { get; private set; } = [];

    /// <summary>The delegations whose report the reader may begin now.</summary>
    public IReadOnlyList<DelegationView> WithoutReport => Outcome is null || View.Head.Status is not CampaignStatus.FieldworkEnded || !Concludes ? []
        : [.. View.Delegations.Where(delegation => Outcome.Reports.All(report => report.DelegationName != delegation.Name))];

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    /// <summary>The volumes of its dossier; none for a unit, and none before a paper was issued.</summary>
    public IReadOnlyList<DossierView> Dossiers { get; private set; } = [];

    /// <summary>The council's bodies, where one of them is to examine the report next.</summary>
    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    /// <summary>The reader drafts its reports and conclusions.</summary>
    public bool Concludes => View.May.Conclude;

    /// <summary>The reader asks units about what was found, or decides about their answers; a unit answers, or reads what it answered.</summary>
    public bool Reconciles => Findings.Any(finding => finding.UnitId is not null)
        && (!IsCouncil || PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Write) || PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Approve));

    /// <summary>The reader writes findings and figures, and the campaign takes them.</summary>
    public bool Records => CampaignRecordPage.IsFor(actor, View.Head.Status);

    /// <summary>The reader is none of an inspected unit.</summary>
    public bool IsCouncil => actor.UnitId is null;

    public bool ReadsPapers => ask.May(Subject.Paper);

    /// <summary>What was written of it in the system, the newest first; none for who reads no papers of it.</summary>
    public Core.Storage.Page<Core.Papers.PaperLine> Written { get; private set; } = new([], null);

    /// <summary>The data tables of the outline are for whoever reads the units' reports.</summary>
    public bool SeesTables { get; private set; }

    /// <summary>So many of one kind are named.</summary>
    public const int MostUnfinished = 10;

    /// <summary>What is unfinished, where the reader may complete or archive it.</summary>
    public IReadOnlyList<UnfinishedLine> Unfinished { get; private set; } = [];

    /// <summary>The newest letter of a kind about the campaign, or one session of it, that was issued here, with the day it was first sent; null where there is none.</summary>
    public IssuedLetter? Letter(Guid? session, params Core.Papers.PaperKind[] kinds) => Letters.Find(letter => kinds.Contains(letter.Paper.Kind) && (session is null || letter.Paper.SubjectId == session));

    /// <summary>The letters of a kind about the campaign that were issued here, the newest first: one for each unit, where the office writes to each.</summary>
    public IReadOnlyList<IssuedLetter> LettersOf(Core.Papers.PaperKind kind) => Letters.FindAll(letter => letter.Paper.Kind == kind);

    private List<IssuedLetter> Letters { get; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    protected override async Task Read(CancellationToken ct)
    {
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        Card = actor.UnitId is null ? (await ask.Get(new CampaignNext(Id), ct)).Card : null;
        Overlaps = Card is null || View.Head.Status > CampaignStatus.UnderWay ? null : await ask.Get(new CampaignOverlaps(Id), ct) is { Overlaps.Count: > 0 } met ? met : null;
        Findings = await CampaignFindings(ct);
        Indicators = await ask.All(Subject.Finding, after => new IndicatorList { CampaignId = Id, After = after, Take = 200 }, ct);
        var reports = await ask.Try(Subject.UnitReport, new CampaignUnitReports(Id), ct);
        (Reports, SeesTables) = (reports ?? [], reports is not null);
        Outcome = await ask.Try(Subject.Conclusion, new CampaignConclusions(Id), ct);
        Reported = Concludes && View.Allowed.Contains(CampaignStep.Conclude) ? await IssuedReports(Outcome, ct) : [];
        Tasks = await ask.All(Subject.FollowUpTask, after => new TaskList { CampaignId = Id, After = after, Take = 200 }, ct);
        Written = await ask.Try(Subject.Paper, new Core.Papers.PapersOfCampaign { CampaignId = Id }, ct) ?? Written;
        await ReadLetters(ct);
        Dossiers = await ask.Try(Subject.Paper, new CampaignDossiers(Id), ct) ?? [];
        Check = await ask.Try(Subject.Finding, new CampaignFlags(Id), ct);
        Bodies = View.Allowed.Contains(CampaignStep.Examine) ? await ask.Try(Subject.Directory, new BodyList(), ct) ?? [] : [];
        Demands = ShownDemand.Of(View, Today, !IsCouncil);
        if (View.May.Write && (View.Allowed.Contains(CampaignStep.Complete) || View.Allowed.Contains(CampaignStep.Archive))) Unfinished = await ask.Get(new UnfinishedOfCampaign(Id), ct);
        Forms = CampaignForms.Of(this);
        VisitForms = View.Visits.ToDictionary(visit => visit.Id, visit => CampaignVisitForms.Of(this, visit));
    }

    // What was sent by letter is written down from the letter: while that step is still open, for who takes it.
    private async Task ReadLetters(CancellationToken ct)
    {
        var isPlanOpen = View.May.Write && View.Allowed.Contains(CampaignStep.SendPlan);
        var sessions = View.May.PlanVisits ? View.Visits.Where(visit => visit.Allowed.Contains(Core.Visits.VisitStep.Notify)).Select(visit => visit.Id).ToHashSet() : [];
        foreach (var paper in Written.Items.Where(paper => paper.Number is not null && paper.Status is Core.Papers.PaperStatus.Issued or Core.Papers.PaperStatus.Sent or Core.Papers.PaperStatus.Acknowledged))
            if (paper.Kind is Core.Papers.PaperKind.PlanLetter ? isPlanOpen : paper.Kind is Core.Papers.PaperKind.ProgrammeLetter or Core.Papers.PaperKind.Invitation && paper.SubjectId is { } session && sessions.Contains(session))
            {
                var letter = IssuedLetter.Of(paper, await ask.Get(new Core.Dispatches.DispatchList(paper.Id), ct));
                Letters.Add(letter.SentOn is null ? letter with { AddresseeUnitId = (await ask.Get(new Core.Papers.PaperDetails(paper.Id), ct)).AddresseeUnitId } : letter);
            }
    }
}

/// <param name="Paper">A letter of the campaign that was issued.</param>
/// <param name="SentOn">The first day it was sent; none where it was not yet.</param>
/// <param name="Receivers">Whom it went to.</param>
public sealed record IssuedLetter(Core.Papers.PaperLine Paper, DateOnly? SentOn, IReadOnlyList<string> Receivers)
{
    public static IssuedLetter Of(Core.Papers.PaperLine paper, IReadOnlyList<Core.Dispatches.DispatchLine> sent) => 
        new(paper, sent.Min(line => (DateOnly?)line.SentOn), [.. sent.Select(line => line.Receiver).Distinct()]) { UnitIds = [.. sent.Select(line => line.UnitId).OfType<Guid>().Distinct()] };

    /// <summary>The units that it went to.</summary>
    public IReadOnlyList<Guid> UnitIds { get; init; } = [];

    /// <summary>The unit that it is written to; null where it is written to all, or was sent.</summary>
    public Guid? AddresseeUnitId { get; init; }

    /// <summary>"45/HĐND-VP".</summary>
    public string Reference => $"{Core.Documents.DocumentNumber.Digits(Paper.Number!.Value)}/{Paper.Symbol}";
}
