using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Indicators;

/// <summary>One session as the check reads it. The first also carries what belongs to the whole campaign.</summary>
internal sealed record CheckedSession(CaseFacts Facts, bool WasHeld)
{
    /// <summary>Nobody records at it any more.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>
/// A campaign as it is stored, turned into what the check reads. What was asked of the unit counts as a task: the follow-up tasks, and the recommendations
/// of a conclusion or the requests of the closing remarks that nobody has turned into a task with a deadline yet.
/// </summary>
internal sealed class CampaignRecord
{
    private readonly Dictionary<string, FlagSubject> _subjects = [];
    private readonly CampaignRow _campaign;
    private readonly IReadOnlyList<VisitRow> _visits;
    private readonly CampaignParts _parts;
    private readonly IReadOnlyList<IndicatorRow> _stated;
    private readonly IReadOnlyList<IndicatorFacts> _indicators;
    private readonly IReadOnlyList<ShortcomingFacts> _shortcomings;
    private readonly IReadOnlyList<TaskFacts> _tasks;

    // No limit of the law is told by a day that no source states.
    private readonly HashSet<RecordDay> _unstated;

    private CampaignRecord(CampaignRow campaign, IReadOnlyList<VisitRow> visits, CampaignParts parts, StoredIndicators indicators)
    {
        (_campaign, _visits, _parts, _stated) = (campaign, visits, parts, indicators.Rows);
        _unstated = [.. parts.Sources.SelectMany(source => Lists.Read<RecordDay>(source.UnstatedDays ?? ""))];
        foreach (var row in indicators.Rows) Name(row.Code, FlagSubjectKind.Indicator, row.Id);
        _indicators = indicators.Facts();

        var codes = indicators.Rows.ToDictionary(row => row.Id, row => row.Code);
        var evidence = parts.Evidence.ToLookup(e => e.FindingId);
        _shortcomings =
        [
            .. parts.Findings.Where(f => f.Kind is FindingKind.Shortcoming or FindingKind.SignOfViolation).Select(finding => new ShortcomingFacts(
                Name($"HC{finding.Number}", FlagSubjectKind.Finding, finding.Id), finding.Text, [.. evidence[finding.Id].Select(e => codes[e.RefId])])),
        ];
        _tasks = [.. Tasks(), .. Clauses(), .. Remarks()];
    }

    public IReadOnlyDictionary<string, FlagSubject> Subjects => _subjects;

    public static async Task<CampaignRecord> Load(Db db, Guid campaignId, CancellationToken ct) => new(
        await db.Find<CampaignRow>("""
            SELECT Code, SubjectKind, RuleSetCode, Status, PeriodTo, FoundedOn, PlanSentOn, FieldworkEndedOn, ReportedOn, ExaminedOn, ConcludedOn,
                   (SELECT MIN(r.ReceivedOn) FROM DelegationReports r WHERE r.CampaignId = c.Id AND r.CouncilId = @CouncilId) AS ReportReceivedOn
            FROM Campaigns c WHERE c.Id = @campaignId AND c.CouncilId = @CouncilId
            """, new { campaignId }, ct) ?? throw RefusedException.NotFound("cuộc giám sát"),
        await db.List<VisitRow>("""
            SELECT Id, DelegationId, Number, Status, PlannedOn, DateInferred, Session, NoticeSentOn, StartedAt, PetitionsRaised
            FROM Visits
            WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND Status NOT IN ('Postponed', 'Cancelled')
            ORDER BY CASE WHEN PlannedOn IS NULL THEN 1 ELSE 0 END, PlannedOn, Number
            """, new { campaignId }, ct),
        await CampaignParts.Load(db, campaignId, ct),
        await StoredIndicators.Campaign(db, campaignId, ct));

    public IReadOnlyList<CheckedSession> Sessions() => _visits.Count == 0
        ? [new CheckedSession(Whole(Base(_campaign.Code) with { Events = CampaignEvents(), Done = Done(null) }), false)]
        : [.. _visits.Select((visit, i) => Session(visit, isFirst: i == 0))];

    /// <summary>
    /// One session by itself, beside the figures of the whole campaign, as one may point to another; null for a session that is not held. What the whole campaign owes is not in it.
    /// </summary>
    public CheckedSession? SessionOf(Guid visitId) => _visits.FirstOrDefault(visit => visit.Id == visitId) is not { } visit ? null
        : Session(visit, isFirst: false) is var session ? session with { Facts = session.Facts with { ReportPeriodEnd = _campaign.PeriodTo, Indicators = _indicators, Shortcomings = _shortcomings } }
        : null;

    /// <summary>The codes of the figures and findings that a session may be asked about: stated or recorded at it, or in a report of one of its units. What names no unit is every unit's.</summary>
    public IReadOnlySet<string> Of(Guid visitId, IReadOnlyCollection<Guid> units)
    {
        bool IsOf(Guid? visit, Guid? unit) => visit is { } at ? at == visitId : unit is not { } of || units.Contains(of);
        var ids = _stated.Where(row => IsOf(row.VisitId, row.UnitId)).Select(row => row.Id).Concat(_parts.Findings.Where(one => IsOf(one.VisitId, one.UnitId)).Select(one => one.Id)).ToHashSet();
        return _subjects.Where(subject => ids.Contains(subject.Value.Id)).Select(subject => subject.Key).ToHashSet();
    }

    private CheckedSession Session(VisitRow visit, bool isFirst)
    {
        var held = visit.StartedAt is { } started ? DateOnly.FromDateTime(started.Local()) : visit.PlannedOn;
        var events = isFirst ? CampaignEvents() : [];
        if (Told(RecordDay.VisitOn, held) is { } day) events[LegalEvent.Visit] = day;
        var source = isFirst ? _parts.Sources.Where(s => s.PublishedOn is not null).OrderBy(s => (s.PublishedOn, s.PublishedTime)).FirstOrDefault() : null;
        var facts = Base(_visits.Count == 1 ? _campaign.Code : $"{_campaign.Code}, buổi {visit.Number}") with
        {
            HeldOn = held,
            HeldOnInferred = visit.DateInferred,
            Session = Enum.Parse<DaySession>(visit.Session.ToString()),
            PublishedOn = source?.PublishedOn,
            PublishedAt = source?.PublishedTime is { } time ? TimeOnly.Parse(time, null) : null,
            Events = events,
            Done = Done(visit),
            Shortcomings = _shortcomings,
            Participants = Participants(visit),
            PetitionsMentioned = visit.PetitionsRaised,
            PetitionsListed = _parts.Findings.Count(f => f.Kind is FindingKind.UnitPetition && (f.VisitId is null || f.VisitId == visit.Id)),
        };
        return new CheckedSession(isFirst ? Whole(facts) : facts with { Shortcomings = [.. _shortcomings.Select(s => s with { Indicators = [] })] },
            visit.Status is VisitStatus.InProgress or VisitStatus.AwaitingSignature or VisitStatus.Completed)
        {
            HasEnded = visit.Status is VisitStatus.AwaitingSignature or VisitStatus.Completed,
        };
    }

    private CaseFacts Base(string code) => new() { Code = code, IsCouncilSupervision = true, Subject = _campaign.SubjectKind.Legal(), RuleSetCode = _campaign.RuleSetCode, LawOn = _campaign.FoundedOn };

    private CaseFacts Whole(CaseFacts facts) => facts with { ReportPeriodEnd = _campaign.PeriodTo, Indicators = _indicators, Shortcomings = _shortcomings, Tasks = _tasks };

    private Dictionary<LegalEvent, DateOnly> CampaignEvents()
    {
        var events = new Dictionary<LegalEvent, DateOnly>();
        Add(LegalEvent.FoundingPaper, Told(RecordDay.FoundedOn, _campaign.FoundedOn));
        Add(LegalEvent.SupervisionStart, Told(RecordDay.VisitOn, _visits.Select(v => v.PlannedOn).FirstOrDefault(day => day is not null)));
        Add(LegalEvent.SupervisionEnd, Told(RecordDay.FieldworkEndedOn, _campaign.FieldworkEndedOn));
        Add(LegalEvent.DelegationReportReceived, Told(RecordDay.ReportReceivedOn, _campaign.ReportReceivedOn));
        return events;

        void Add(LegalEvent what, DateOnly? on)
        {
            if (on is { } day) events[what] = day;
        }
    }

    private DateOnly? Told(RecordDay which, DateOnly? on) => _unstated.Contains(which) ? null : on;

    // When what a clock asks for was done, so that lateness shows.
    private Dictionary<string, DateOnly> Done(VisitRow? visit)
    {
        var done = new Dictionary<string, DateOnly>();
        foreach (var clock in RuleSets.Shipped.Get(_campaign.RuleSetCode).Clocks.Where(clock => clock.Subject == _campaign.SubjectKind.Legal()))
        {
            DateOnly? on = clock.Code[(clock.Code.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
            {
                "plan_sent" => Told(RecordDay.PlanSentOn, _campaign.PlanSentOn),
                "programme_sent" => Told(RecordDay.NoticeSentOn, visit?.NoticeSentOn),
                "delegation_report" => Told(RecordDay.ReportedOn, _campaign.ReportedOn),
                "report" => Told(RecordDay.ReportedOn, _campaign.ReportedOn ?? _campaign.ConcludedOn),
                "examination" => Told(RecordDay.ExaminedOn, _campaign.ExaminedOn),
                _ => null,
            };
            if (on is { } day) done[clock.Code] = day;
        }
        return done;
    }

    // Who is bound to the unit is known from the founding paper; attendance adds who sat on which side.
    private IReadOnlyList<ParticipantFacts> Participants(VisitRow visit)
    {
        var members = _parts.Members.Where(m => m.DelegationId == visit.DelegationId && m.IsInOn(visit.PlannedOn)).ToList();
        return
        [
            .. members.Select(m => new ParticipantFacts(ParticipantSide.Delegation, m.Title, RelationOf(m.RelationToUnit))),
            .. _parts.Attendances.Where(a => a.VisitId == visit.Id).Select(a => new ParticipantFacts(
                Enum.Parse<ParticipantSide>(a.Side.ToString()), a.Title, members.Any(m => m.Title == a.Title) ? null : RelationOf(a.RelationToUnit))),
        ];
    }

    private IEnumerable<TaskFacts> Tasks() => _parts.Tasks.Select((task, i) => new TaskFacts(
        Name($"YC{i + 1}", FlagSubjectKind.Task, task.Id), task.Content, task.DeadlineKind, task.DueOn ?? task.ReviewOn, task.Cycle));

    private IEnumerable<TaskFacts> Clauses() => _parts.Clauses.Where(clause => !clause.HasTask).Select((clause, i) => new TaskFacts(
        Name($"KN{i + 1}", FlagSubjectKind.Clause, clause.Id), clause.Text, DeadlineKind.None, null, null));

    // Requests spoken at the end of a session stand for themselves until a paper repeats them.
    private IEnumerable<TaskFacts> Remarks() => _parts.Remarks
        .Where(remark => !_parts.Clauses.Any(clause => clause.VisitId is null || clause.VisitId == remark.VisitId))
        .Select((remark, i) => new TaskFacts(Name($"KL{i + 1}", FlagSubjectKind.ClosingRemark, remark.Id), remark.Text, DeadlineKind.None, null, null));

    private string Name(string code, FlagSubjectKind kind, Guid id)
    {
        var name = _subjects.ContainsKey(code) ? $"{kind}:{code}" : code;
        _subjects[name] = new FlagSubject(kind, id, name);
        return name;
    }

    private static RelationToUnit? RelationOf(Campaigns.RelationToUnit? relation) => relation is { } known ? Enum.Parse<RelationToUnit>(known.ToString()) : null;

    internal sealed record CampaignRow
    {
        public required string Code { get; init; }
        public required SubjectKind SubjectKind { get; init; }
        public required string RuleSetCode { get; init; }
        public DateOnly? PeriodTo { get; init; }
        public DateOnly? FoundedOn { get; init; }
        public DateOnly? PlanSentOn { get; init; }
        public DateOnly? FieldworkEndedOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public DateOnly? ExaminedOn { get; init; }
        public DateOnly? ConcludedOn { get; init; }
        public DateOnly? ReportReceivedOn { get; init; }
    }

    internal sealed record VisitRow
    {
        public required Guid Id { get; init; }
        public required Guid DelegationId { get; init; }
        public required int Number { get; init; }
        public required VisitStatus Status { get; init; }
        public DateOnly? PlannedOn { get; init; }
        public required bool DateInferred { get; init; }
        public required Session Session { get; init; }
        public DateOnly? NoticeSentOn { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
        public required bool PetitionsRaised { get; init; }
    }
}
