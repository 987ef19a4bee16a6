using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Demo;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Dispatches;
using Supervision.Core.Extensions;
using Supervision.Core.Findings;
using Supervision.Core.Ledger;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Opinions;
using Supervision.Core.Papers;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;
using Supervision.Core.References;
using Supervision.Core.Remediation;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>What waits for the records clerk at one stage.</summary>
public sealed record ClerkWork(ClerkStage Stage, Page<QueuedPaper> Papers);

/// <summary>The first page: what this is, the way in, and for whoever is in, what waits for them this morning, the latest first.</summary>
public sealed class IndexPage(Actor actor, Asking ask, TimeProvider clock, IEnumerable<DemoState> demo) : PageModel
{
    public const int Shown = 5;

    /// <summary>How far the demonstration is; null where there is none.</summary>
    public DemoState? Demo { get; } = demo.FirstOrDefault();

    public bool SignedIn => actor.IsKnown;

    /// <summary>What a unit has to do, the nearest day first; null for the council's people.</summary>
    public UnitDuties? Duties { get; private set; }

    /// <summary>How all units together stand; null for who does not see all of the council's tasks.</summary>
    public UnitCountsView? Counts { get; private set; }

    /// <summary>The units with the most overdue.</summary>
    public IReadOnlyList<UnitCount> LatestUnits { get; private set; } = [];

    /// <summary>The sessions that the reader takes part in or leads; empty for who has none.</summary>
    public IReadOnlyList<UpcomingVisit> Visits { get; private set; } = [];

    /// <summary>Of the same, those that are over and whose minutes wait to be signed and locked.</summary>
    public IReadOnlyList<UpcomingVisit> VisitsToSign { get; private set; } = [];

    /// <summary>What comes next in the supervisions that the reader works with; null for units, and for who was only invited.</summary>
    public CampaignsAtWorkView? AtWork { get; private set; }

    /// <summary>The secretary moves the supervisions on, and reads first what each needs.</summary>
    public bool LeadsByCampaigns => actor.Identity.Roles.Contains(Role.Secretary);

    /// <summary>What units did not send the delegation in time; null where there is nothing.</summary>
    public Page<UnsentReport>? Unsent { get; private set; }

    /// <summary>What units answered and waits for the reader to settle it.</summary>
    public IReadOnlyList<AnsweredByUnit> ToSettle { get; private set; } = [];

    /// <summary>Urgent demands without an answer that the reader's delegations wait for; a unit has them among its duties.</summary>
    public IReadOnlyList<OpenDemand> Demands { get; private set; } = [];

    /// <summary>What units handed in and waits for the reader to check it.</summary>
    public IReadOnlyList<ReportToCheck> ToCheck { get; private set; } = [];

    /// <summary>Tasks whose units say that they are another's and that wait for the reader's decision; null where there are none.</summary>
    public Page<TransferToDecide>? Transfers { get; private set; }

    /// <summary>Units that are late with their report on a whole conclusion, for who follows them up.</summary>
    public IReadOnlyList<LateConclusionReport> LateConclusionReports { get; private set; } = [];

    /// <summary>Requests for more time that wait for the reader's decision; null where there are none.</summary>
    public Page<ExtensionToDecide>? Extensions { get; private set; }

    /// <summary>What units reported and the reader is to confirm; null where there is nothing.</summary>
    public Page<ReportToConfirm>? ToConfirm { get; private set; }

    /// <summary>What stays late after the second urging letter and waits for the Standing Board's meeting; null where there is nothing, and for who does not decide there.</summary>
    public Page<MeetingLine>? Meeting { get; private set; }

    /// <summary>Papers that wait for a leader's approval; null where there are none.</summary>
    public IReadOnlyList<Core.Papers.PaperLine> ToApprove { get; private set; } = [];

    /// <summary>Papers whose file waits for the reader's own digital signature.</summary>
    public IReadOnlyList<Core.Papers.PaperLine> ToSign { get; private set; } = [];

    /// <summary>Texts for everybody that wait for the reader's approval; null where there are none.</summary>
    public Page<PublicationLine>? ToPublish { get; private set; }

    /// <summary>Lists of open tasks of past years that wait to be entered in the ledger; null where there are none.</summary>
    public Page<WaitingLedgerImport>? ToEnter { get; private set; }

    /// <summary>What waits to be numbered, signed, sent or acknowledged; empty for who is no records clerk.</summary>
    public IReadOnlyList<ClerkWork> Clerk { get; private set; } = [];

    /// <summary>Urging letters that the system drafted and the clerk is to check and number; null where there are none.</summary>
    public Page<ReminderLetterLine>? Letters { get; private set; }

    /// <summary>The lists that the reader keeps a filter of.</summary>
    public IReadOnlyList<SavedFilter> Filters { get; private set; } = [];

    /// <summary>Conclusions and reports of delegations that wait to be read and approved.</summary>
    public IReadOnlyList<DraftToRead> Drafts { get; private set; } = [];

    /// <summary>What units asked to be reconsidered, for whoever answers and who prepares the answer.</summary>
    public IReadOnlyList<OpenReconsideration> Reconsiderations { get; private set; } = [];

    /// <summary>Conclusions that are to be amended by an answer to a unit, for who drafts the paper that does it.</summary>
    public IReadOnlyList<AmendmentToDraft> ToAmend { get; private set; } = [];

    /// <summary>What is in the programme and waits for its delegation, for whoever founds it and who prepares the paper.</summary>
    public IReadOnlyList<CampaignToFound> ToFound { get; private set; } = [];

    /// <summary>Papers outside campaigns whose drafted tasks wait for the reader to send them out.</summary>
    public IReadOnlyList<SourcePaperToAssign> ToAssign { get; private set; } = [];

    public IReadOnlyList<CampaignLine> Campaigns { get; private set; } = [];

    public IReadOnlyList<ReferenceRow> References { get; private set; } = [];

    /// <summary>What was left open, where the council has ended; null while it is at work.</summary>
    public EndedCouncil? Ended { get; private set; }

    public bool KeepsReferences => SignedIn && Ended is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.ReferenceCase, Act.Write);

    public async Task OnGet(CancellationToken ct)
    {
        if (!SignedIn) return;
        if (actor.Identity.Link is null && (await ask.Get(new MeDetails(), ct)).Council is { EndedOn: not null } council) Ended = await EndedCouncil.Read(ask, actor, council, ct);
        else await ReadWork(ct);
        if (actor.Identity.Link is null) Filters = await ask.Get(new SavedFilterList(), ct);
        References = await ask.All(Subject.ReferenceCase, after => new ReferenceCaseList { After = after, Take = 200 }, ct);
    }

    private async Task ReadWork(CancellationToken ct)
    {
        if (actor.UnitId is { } unit) Duties = await UnitDuties.Read(ask, actor, unit, clock.Today(), ct);
        else Counts = await ask.Try(Subject.FollowUpTask, new UnitCounts(), ct);
        LatestUnits = [.. (Counts?.Units ?? []).Where(one => one.Overdue > 0).OrderByDescending(one => one.Overdue).ThenBy(one => one.Code, StringComparer.Ordinal).Take(Shown)];
        if (actor.UnitId is null && actor.Identity.Roles.Any(IsLeader)) Drafts = await ask.Try(Subject.Conclusion, new DraftsToRead(), ct) ?? [];
        if (actor.UnitId is null) Reconsiderations = await ask.Try(Subject.Conclusion, new OpenReconsiderations(), ct) ?? [];
        if (actor.UnitId is null) ToAmend = await ask.Try(Subject.Conclusion, new AmendmentsToDraft(), ct) ?? [];
        if (actor.UnitId is null) ToFound = await ask.Try(Subject.Campaign, new CampaignsToFound(), ct) ?? [];
        if (actor.UnitId is null) ReadVisits(await ask.Try(Subject.Visit, new UpcomingVisits(), ct) ?? []);
        if (actor.UnitId is null) AtWork = await ask.Try(Subject.Campaign, new CampaignsAtWork(), ct) is { Cards.Count: > 0 } work ? work : null;
        if (actor.UnitId is null) Unsent = await ask.Try(Subject.UnitReport, new UnsentReports { Take = Shown }, ct) is { Items.Count: > 0 } unsent ? unsent : null;
        if (actor.UnitId is null) ToSettle = await ask.Try(Subject.Finding, new FindingsToSettle(), ct) ?? [];
        if (actor.UnitId is null) ToCheck = await ask.Try(Subject.UnitReport, new ReportsToCheck(), ct) ?? [];
        if (actor.UnitId is null) Demands = await ask.Try(Subject.UnitReport, new UnansweredDemands(), ct) ?? [];
        if (May(Subject.FollowUpTask, Act.Approve))
            Transfers = await ask.Try(Subject.FollowUpTask, new TransfersToDecide { Take = Shown }, ct) is { Items.Count: > 0 } transfers ? transfers : null;
        if (actor.UnitId is null && actor.Identity.Roles.Any(role => role is Role.StandingBoard or Role.Office or Role.CommitteeLeader or Role.Secretary))
            LateConclusionReports = await ask.Try(Subject.Conclusion, new LateConclusionReports(), ct) ?? [];
        if (May(Subject.Extension, Act.Approve))
            Extensions = await ask.Try(Subject.Extension, new ExtensionsToDecide { Take = Shown }, ct) is { Items.Count: > 0 } requests ? requests : null;
        if (May(Subject.Escalation, Act.Approve))
            Meeting = await ask.Try(Subject.Escalation, new MeetingList { Take = Shown }, ct) is { Items.Count: > 0 } late ? late : null;
        if (May(Subject.FollowUpTask, Act.Approve)) ToAssign = await ask.Try(Subject.FollowUpTask, new SourcePapersToAssign(), ct) ?? [];
        if (May(Subject.RemediationReport, Act.Confirm))
            ToConfirm = await ask.Try(Subject.RemediationReport, new ReportsToConfirm { Take = Shown }, ct) is { Items.Count: > 0 } reports ? reports : null;
        if (May(Subject.Paper, Act.Approve)) ToApprove = await ask.Try(Subject.Paper, new PapersToApprove { Take = Shown }, ct) ?? [];
        if (May(Subject.Paper, Act.Write)) ToSign = await ask.Try(Subject.Paper, new Core.Papers.Signing.PapersToSign(), ct) ?? [];
        if (May(Subject.Publication, Act.Approve))
            ToPublish = await ask.Try(Subject.Publication, new PublicationList { Status = PublicationStatus.Draft, Take = Shown }, ct) is { Items.Count: > 0 } texts ? texts : null;
        if (May(Subject.FollowUpTask, Act.Approve))
            ToEnter = await ask.Try(Subject.FollowUpTask, new WaitingLedgerImports { Take = Shown }, ct) is { Items.Count: > 0 } lists ? lists : null;
        if (actor.UnitId is null && actor.Identity.Roles.Contains(Role.RecordsClerk)) await ReadClerksWork(ct);
        // What is over is in the list of all supervisions; whoever conducts some has them with what comes next.
        if (AtWork is null) Campaigns = [.. (await ask.All(Subject.Campaign, after => new CampaignList { After = after, Take = 200 }, ct)).Where(one => one.Status is not (CampaignStatus.Archived or CampaignStatus.Cancelled))];
    }

    /// <summary>Where a draft is read.</summary>
    public static string Reading(DraftToRead draft) => draft.DraftKind is DraftKind.Conclusion ? $"/ket-luan/{draft.Id}/doc" : $"/bao-cao-doan/{draft.Id}/doc";

    /// <summary>Until when something is to be done, or how long ago that was and what is missing.</summary>
    /// <param name="due">The day; null where none was set.</param>
    /// <param name="daysLate">Days since then.</param>
    /// <param name="missing">Why it still stands there: "chưa gửi báo cáo".</param>
    /// <param name="act">What is to be done: "gửi".</param>
    public static string Limit(DateOnly? due, int daysLate, string missing, string act = "gửi") => due is not { } on ? $"Không đặt hạn {act}"
        : daysLate > 0 ? $"Quá hạn {Show.Number(daysLate)} ngày vì {missing} (hạn {Show.Date(on)})" : $"Hạn {act}: ngày {Show.Date(on)}";

    private bool May(Subject subject, Act act) => actor.UnitId is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act);

    private static bool IsLeader(Role role) => role is Role.StandingBoard or Role.CommitteeLeader or Role.DelegationHead;

    private void ReadVisits(IReadOnlyList<UpcomingVisit> visits)
    {
        Visits = [.. visits.Where(visit => visit.Status is not VisitStatus.AwaitingSignature)];
        VisitsToSign = [.. visits.Where(visit => visit.Status is VisitStatus.AwaitingSignature)];
    }

    private async Task ReadClerksWork(CancellationToken ct)
    {
        var work = new List<ClerkWork>();
        foreach (var stage in Enum.GetValues<ClerkStage>())
            if (await ask.Try(Subject.Paper, new ClerkQueue { Stage = stage, Take = Shown }, ct) is { Items.Count: > 0 } papers) work.Add(new ClerkWork(stage, papers));
        Clerk = work;
        Letters = await ask.Try(Subject.Escalation, new ReminderLetterList { LetterStatus = LetterStatus.Draft, Take = Shown }, ct) is { Items.Count: > 0 } letters ? letters : null;
    }
}
