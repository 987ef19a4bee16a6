using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>A conclusion with its clauses, its meeting, who has it and what they asked. A unit sees it once it was sent to it, and of receipts and requests only its own.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record ConclusionDetails(Guid ConclusionId) : IQuery<ConclusionView>;

public sealed record ConclusionView
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required ConclusionKind Kind { get; init; }
    public required ConclusionStatus Status { get; init; }
    public required string Abstract { get; init; }
    public string? RemedyBy { get; init; }
    public string? ExecuteBy { get; init; }
    public string? ReportBy { get; init; }
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>Drafting, and not for units.</summary>
    public DraftingView? Drafting { get; init; }

    /// <summary>How far its paper has come since it was laid before its signer, until it is issued; not for units.</summary>
    public SubjectPaper? Paper { get; init; }

    /// <summary>The tasks whose deadline would have passed if it were issued today, one sentence each; while it is not issued, and not for units.</summary>
    public IReadOnlyList<string> LateDeadlines { get; init; } = [];

    /// <summary>What of its tasks does not go with the words of its clauses; while it is not issued, and not for units.</summary>
    public IReadOnlyList<TaskDoubt> Doubts { get; init; } = [];

    /// <summary>The parts that it lacks before it is laid before its signer, while it is a draft; not for units.</summary>
    public IReadOnlyList<ConclusionPart> Missing { get; init; } = [];

    /// <summary>It does not say of which day its figures are, which its signer is to see; while it is a draft, and not for units.</summary>
    public bool LacksFiguresDay { get; init; }

    /// <summary>Where the law of today wants them; while it is a draft, and not for units.</summary>
    public string? PartsWantedBy { get; init; }

    /// <summary>Clauses that propose to the very body whose paper it is, as its delegation did: what to do about each. While it is not issued, and not for units.</summary>
    public IReadOnlyDictionary<Guid, string> OwnProposals { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Why it came back, while it is a draft.</summary>
    public ReturnedDraft? Returned { get; init; }
    public Guid? VisitId { get; init; }
    public ExaminationView? Examination { get; init; }

    /// <summary>It takes the place of a resolution, and no session that passed it is recorded; while it is not issued, and not for units.</summary>
    public bool LacksSession { get; init; }

    /// <summary>The sessions that did not pass it; not for units.</summary>
    public IReadOnlyList<FailedVote> FailedVotes { get; init; } = [];
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? FiguresAsOf { get; init; }
    public IReadOnlyList<string> AuthorityLines { get; init; } = [];
    public string? SignerName { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public Guid? ReplacesId { get; init; }
    public Guid? ReplacedById { get; init; }

    /// <summary>The one it takes the place of, where the reader sees it.</summary>
    public ReplacementLine? Replaces { get; init; }

    /// <summary>The one that takes its place, drafted or issued, where the reader sees it.</summary>
    public ReplacementLine? ReplacedBy { get; init; }

    /// <summary>How the tasks stand that it goes on with, or asks for no more, until it is sent; not for units.</summary>
    public IReadOnlyList<ReplacedTask> ReplacedTasks { get; init; } = [];

    /// <summary>The issued letters that correct it.</summary>
    public IReadOnlyList<CorrectedBy> Corrections { get; init; } = [];

    /// <summary>By which paper it was recalled and why; null while it was not.</summary>
    public PaperRecall? Recall { get; init; }

    /// <summary>It was submitted, and the reader is one of those who approve it or give it back.</summary>
    public bool Approves { get; init; }

    /// <summary>The reader is who approves a conclusion of this kind, and answers what units ask about it.</summary>
    public bool IsApprover { get; init; }

    /// <summary>The actor may begin one in its place.</summary>
    public bool MayReplace { get; init; }
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Which of its words, as they stand above, were filled in with the campaign's record and are not its source's.</summary>
    public IReadOnlyList<string> Unstated { get; init; } = [];
    public required IReadOnlyList<ReceiptView> Receipts { get; init; }

    /// <summary>Whom it concerns and was not sent to; not for units.</summary>
    public IReadOnlyList<UnsentUnit> Unsent { get; init; } = [];

    /// <summary>The campaign is the reader's to open: a unit that only a task names was not supervised.</summary>
    public bool SeesCampaign { get; init; } = true;
    public required IReadOnlyList<ReconsiderationView> Reconsiderations { get; init; }
    public required IReadOnlyList<ConclusionStep> Allowed { get; init; }
    /// <summary>Its supervision was archived: it is read, and nothing is done with it any more.</summary>
    public bool IsArchived { get; init; }
    public required int Version { get; init; }
}

public sealed record DraftingView(Guid DraftedBy, Guid? ApprovedBy, DateOnly? ConsultedOn, string? Consultation);

public sealed record ExaminationView
{
    public required Guid Id { get; init; }
    public required string BodyName { get; init; }
    public required DateOnly HeldOn { get; init; }

    /// <summary>"Kỳ họp thứ 15" and "XIX", where the council examined it.</summary>
    public string? SessionName { get; init; }
    public string? Term { get; init; }
    public required string Chair { get; init; }
    public required string Attendance { get; init; }
    public required int PresentCount { get; init; }
    public required int MemberCount { get; init; }
    public required string PresentedBy { get; init; }
    public required string UnitOpinion { get; init; }
    public string? Debate { get; init; }
    public int? VotesFor { get; init; }
    public int? VotesAgainst { get; init; }
    public int? VotesAbstained { get; init; }
    public required string Outcome { get; init; }

    /// <summary>Which majority the vote missed; null where it adopted.</summary>
    public string? NotAdoptedBecause { get; init; }

    /// <summary>The vote in one line; null where none was taken, or where it is not the reader's to know.</summary>
    public string? Voted => VotesFor is null ? null : ExaminationWords.Vote(VotesFor.Value, VotesAgainst ?? 0, VotesAbstained ?? 0, PresentCount, MemberCount);
}

/// <summary>How a meeting is said in one line.</summary>
public static class ExaminationWords
{
    public static string Vote(int inFavour, int against, int abstained, int present, int members) =>
        $"{inFavour} tán thành, {against} không tán thành, {abstained} không có ý kiến; có mặt {present} trên tổng số {members}";

    /// <summary>"khóa XIX, Kỳ họp thứ 15", as a resolution names it; null where the session was not named.</summary>
    public static string? Session(string? name, string? term)
    {
        string[] parts = [.. new[] { Begun(term, "khóa"), Begun(name, "Kỳ họp") }.OfType<string>()];
        return parts.Length == 0 ? null : string.Join(", ", parts);

        static string? Begun(string? text, string with) => text?.Trim() is not { Length: > 0 } said ? null
            : said.StartsWith(with, StringComparison.CurrentCultureIgnoreCase) ? with + said[with.Length..] : $"{with} {said}";
    }
}

public sealed record ReceiptView
{
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly SentOn { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public string? ReceivedBy { get; init; }
}

/// <param name="UnitId">The unit.</param>
/// <param name="Name">As it is called on the day of the paper.</param>
/// <param name="HasTask">A task names it to lead or to coordinate; the paper does not go out without it.</param>
public sealed record UnsentUnit(Guid UnitId, string Name, bool HasTask);

public sealed record ReconsiderationView
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As it is called now.</summary>
    public required string UnitName { get; init; }
    public Guid? ClauseId { get; init; }
    public required DateOnly RequestedOn { get; init; }
    public required string Grounds { get; init; }
    public ReconsiderationOutcome? Outcome { get; init; }
    public string? Answer { get; init; }
    public DateOnly? AnsweredOn { get; init; }
}

internal sealed class ConclusionDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ConclusionDetails, ConclusionView>
{
    public async Task<ConclusionView> Handle(ConclusionDetails query, CancellationToken ct)
    {
        var access = await gate.Conclusion(query.ConclusionId, Act.Read, ct);
        var conclusion = await db.LoadConclusion(query.ConclusionId, ct);
        var examination = conclusion.ExaminationId is null ? null : await db.Find<ExaminationView>("""
            SELECT e.Id, b.Name AS BodyName, e.HeldOn, e.SessionName, e.Term, e.Chair, e.Attendance, e.PresentCount, e.MemberCount, e.PresentedBy, e.UnitOpinion, e.Debate,
                   e.VotesFor, e.VotesAgainst, e.VotesAbstained, e.Outcome, e.NotAdoptedBecause
            FROM Examinations e
            JOIN Bodies b ON b.Id = e.BodyId
            WHERE e.Id = @ExaminationId AND e.CouncilId = @CouncilId
            """, new { conclusion.ExaminationId }, ct);
        var receipts = await db.List<ReceiptView>("""
            SELECT r.UnitId, n.Name AS UnitName, r.SentOn, r.ReceivedOn, r.ReceivedBy
            FROM ConclusionReceipts r
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.OnDay + """
            WHERE r.ConclusionId = @Id AND r.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)
            ORDER BY r.Seq
            """, new { conclusion.Id, On = conclusion.IssuedOn ?? clock.Today() }, ct);
        var requests = await db.List<ReconsiderationView>("""
            SELECT q.Id, q.UnitId, n.Name AS UnitName, q.ClauseId, q.RequestedOn, q.Grounds, q.Outcome, q.Answer, q.AnsweredOn
            FROM Reconsiderations q
            JOIN Units u ON u.Id = q.UnitId
            """ + UnitNaming.OnDay + """
            WHERE q.ConclusionId = @Id AND q.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR q.UnitId = @ActorUnitId)
            ORDER BY q.Seq
            """, new { conclusion.Id, On = clock.Today() }, ct);
        var clauses = await db.PlacedClauses(conclusion.Id, ct);
        var isDrafted = !access.IsUnit && conclusion.Status is (ConclusionStatus.Draft or ConclusionStatus.Consulting);
        var parts = isDrafted ? ConclusionRules.Of(conclusion.Kind).Parts(clock.Today()) : null;
        var line = await db.List<Row>("""
            SELECT k.Id, k.Number, k.Symbol, k.IssuedOn, CASE WHEN k.Status = 'Recalled' THEN 1 ELSE 0 END AS IsRecalled, CASE WHEN @ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM ConclusionReceipts r WHERE r.ConclusionId = k.Id AND r.UnitId = @ActorUnitId) THEN 1 ELSE 0 END AS IsSent
            FROM Conclusions k
            WHERE k.CouncilId = @CouncilId AND (k.Id = @ReplacesId OR k.ReplacesId = @Id)
            ORDER BY k.Seq
            """, new { conclusion.Id, conclusion.ReplacesId }, ct);
        var sources = await db.Sources(conclusion.CampaignId, false, ct);
        var concerned = await db.ConcernedBy(conclusion.Id, conclusion.IssuedOn ?? clock.Today(), ct);
        var seesDrafts = access.Allows(Subject.Conclusion, Standing.Draft, Act.Read);
        // One that was recalled before it was sent took nobody's place.
        var next = line.LastOrDefault(row => row.Id != conclusion.ReplacesId && (!row.IsRecalled || conclusion.Status is ConclusionStatus.Replaced));

        return new ConclusionView
        {
            Id = conclusion.Id,
            CampaignId = conclusion.CampaignId,
            Kind = conclusion.Kind,
            Status = conclusion.Status,
            Abstract = conclusion.Abstract,
            RemedyBy = conclusion.RemedyBy,
            ExecuteBy = conclusion.ExecuteBy,
            ReportBy = conclusion.ReportBy,
            ReportDueOn = conclusion.ReportDueOn,
            Drafting = access.IsUnit ? null : new DraftingView(conclusion.DraftedBy, conclusion.ApprovedBy, conclusion.ConsultedOn, conclusion.Consultation),
            Paper = access.IsUnit ? null : SubjectPaper.Of(conclusion, await db.OpenPaper(ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Id, ct)),
            LateDeadlines = access.IsUnit || conclusion.IssuedOn is not null || !seesDrafts ? [] : await db.LateDeadlines(conclusion.Id, clock.Today(), ct),
            Doubts = access.IsUnit || conclusion.IssuedOn is not null || !seesDrafts ? [] : await TaskDoubts.Read(db, conclusion.Id, clock.Today(), ct),
            Missing = ConclusionPart.Missing(parts, conclusion, clauses),
            LacksFiguresDay = isDrafted && conclusion.FiguresAsOf is null,
            PartsWantedBy = parts?.Cited,
            OwnProposals = access.IsUnit || conclusion.IssuedOn is not null ? new Dictionary<Guid, string>() : await OwnRemarks(conclusion.Kind, clauses, ct),
            Returned = isDrafted ? await db.LastReturn(conclusion.Id, nameof(ConclusionReturned), ct) : null,
            VisitId = conclusion.VisitId,
            // The debate of the council's own meeting is no unit's to read.
            Examination = access.IsUnit && examination is not null ? examination with { Debate = null, VotesFor = null, VotesAgainst = null, VotesAbstained = null } : examination,
            LacksSession = !access.IsUnit && conclusion is { WantsOwnSession: true, ExaminationId: null, IssuedOn: null },
            FailedVotes = access.IsUnit || !conclusion.WantsOwnSession ? [] : await db.FailedVotes(conclusion.Id, ct),
            Reference = conclusion.Reference,
            IssuedOn = conclusion.IssuedOn,
            FiguresAsOf = conclusion.FiguresAsOf,
            AuthorityLines = Lines.Read(conclusion.AuthorityLines),
            SignerName = conclusion.SignerName,
            Recipients = Lines.Read(conclusion.Recipients),
            ReplacesId = conclusion.ReplacesId,
            ReplacedById = next?.IssuedOn is null ? null : next.Id,
            Replaces = Seen(line.FirstOrDefault(row => row.Id == conclusion.ReplacesId)),
            ReplacedBy = Seen(next),
            ReplacedTasks = access.IsUnit || !seesDrafts ? [] : await db.ReplacedTasks(conclusion, clock.Today(), ct),
            Corrections = conclusion.IssuedOn is null ? [] : await Replacements.Corrections(db, actor, conclusion.Id, ct),
            Recall = conclusion.IssuedOn is null ? null : await PaperRecall.OfConclusion(db, conclusion.Id, ct),
            IsApprover = !access.IsUnit && access.Roles.Intersect(ConclusionRules.Of(conclusion.Kind).Approvers).Any(),
            IsArchived = access.IsArchived,
            MayReplace = next is null && conclusion.Allowed.Contains(ConclusionStep.Replace) && access.Allows(Subject.Conclusion, Standing.Sent, Act.Write),
            Approves = conclusion.Status is ConclusionStatus.Submitted && access.Allows(Subject.Conclusion, Standing.Draft, Act.Approve) && ApproveConclusionHandler.IsApprover(access, conclusion)
                && !await db.Wrote(conclusion.Id, conclusion.DraftedBy, actor.PersonId, ct),
            Clauses = [.. clauses.Select(c => access.IsUnit ? c with { FindingId = null } : c)],
            Unstated =
            [
                .. new[] { conclusion.Abstract, conclusion.RemedyBy, conclusion.ExecuteBy, conclusion.ReportBy }.Concat(clauses.Select(c => c.Text)).OfType<string>()
                    .Where(words => sources.Any(source => source.FilledIn(words))),
            ],
            Receipts = receipts,
            Unsent = access.IsUnit ? [] : [.. concerned.Where(unit => !unit.IsSent).Select(unit => new UnsentUnit(unit.UnitId, unit.Name, unit.HasTask))],
            SeesCampaign = access.UnitId is not { } own || concerned.Any(unit => unit.UnitId == own && unit.InCampaign),
            Reconsiderations = requests,
            Allowed = [.. conclusion.Allowed],
            Version = conclusion.Version,
        };

        ReplacementLine? Seen(Row? row) => row is { IsSent: true } && (row.IssuedOn is not null || seesDrafts) ? row.Line : null;
    }

    private async Task<IReadOnlyDictionary<Guid, string>> OwnRemarks(ConclusionKind kind, IReadOnlyList<Clause> clauses, CancellationToken ct)
    {
        var council = (await db.Value<string>("SELECT Name FROM Councils WHERE Id = @CouncilId", null, ct))!;
        return clauses.Select(clause => (clause.Id, Remark: OwnProposals.Remark(kind, council, clause.Text))).Where(one => one.Remark is not null).ToDictionary(one => one.Id, one => one.Remark!);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }

        public required bool IsRecalled { get; init; }

        /// <summary>To the reader's unit; for who is of none always.</summary>
        public required bool IsSent { get; init; }

        public ReplacementLine Line => new(Id, Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null, IssuedOn);
    }
}
