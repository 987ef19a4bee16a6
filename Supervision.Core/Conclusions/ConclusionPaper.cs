using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>A conclusion as the paper of its kind: a draft until it is issued. What was frozen at issue is <see cref="IssuedConclusion"/>.</summary>
[Requires(Subject.Conclusion, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PrintConclusion(Guid ConclusionId) : IQuery<Document>;

internal sealed class PrintConclusionHandler(Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintConclusion, Document>
{
    public async Task<Document> Handle(PrintConclusion query, CancellationToken ct)
    {
        await gate.Conclusion(query.ConclusionId, Act.Read, ct);
        var data = await ConclusionPaper.Data(db, query.ConclusionId, clock.Now(), ct);
        return await composing.Worded(ConclusionPaper.Of(data), ConclusionRules.Of(data.Conclusion.Kind).Paper, query.ConclusionId, ct);
    }
}

/// <summary>Reads what a conclusion's paper is printed from.</summary>
internal static class ConclusionPaper
{
    /// <summary>The paper that was opened of a conclusion, with what was settled on it before the conclusion is issued.</summary>
    public static async Task<Document> Read(Db db, OfficialPaper paper, DateTimeOffset now, CancellationToken ct) => Of(await Data(db, paper.SubjectId!.Value, now, ct, paper));

    /// <summary>The paper of the conclusion's kind.</summary>
    public static Document Of(ConclusionPaperData data) => data.Conclusion.Kind switch
    {
        ConclusionKind.SessionRemarks or ConclusionKind.StandingBoardConclusion => ConclusionNotice.Of(data),
        ConclusionKind.SupervisionResolution => SupervisionResolution.Of(data),
        _ => ResultReportPaper.Of(data),
    };

    public static async Task<ConclusionPaperData> Data(Db db, Guid conclusionId, DateTimeOffset now, CancellationToken ct, OfficialPaper? paper = null)
    {
        var conclusion = await db.LoadConclusion(conclusionId, ct);
        if (paper is not null && conclusion.IssuedOn is null)
        {
            (conclusion.Number, conclusion.Symbol, conclusion.IssuedOn) = (paper.Number, paper.Symbol, paper.IssuedOn);
            (conclusion.AuthorityLines, conclusion.SignerName, conclusion.Recipients) = (paper.AuthorityLines, paper.SignerName, paper.Recipients);
        }
        var on = conclusion.IssuedOn ?? DateOnly.FromDateTime(now.DateTime);
        var meeting = conclusion.ExaminationId is null ? null : await db.Find<PaperMeeting>("""
            SELECT b.Name AS BodyName, e.HeldOn, e.SessionName, e.Term, e.Chair, e.Attendance
            FROM Examinations e
            JOIN Bodies b ON b.Id = e.BodyId
            WHERE e.Id = @ExaminationId AND e.CouncilId = @CouncilId
            """, new { conclusion.ExaminationId }, ct);
        var visit = conclusion.VisitId is null ? null : await db.Find<PaperVisit>("""
            SELECT d.Name AS DelegationName, d.HeaderName AS DelegationHeader, v.StartedAt, v.Place
            FROM Visits v
            JOIN Delegations d ON d.Id = v.DelegationId
            WHERE v.Id = @VisitId AND v.CouncilId = @CouncilId
            """, new { conclusion.VisitId }, ct);
        var replaced = conclusion.ReplacesId is { } id ? await db.LoadConclusion(id, ct) : null;
        var data = new ConclusionPaperData
        {
            Frame = await PaperFrames.Read(db, conclusion.CampaignId, on, ct, conclusion.VisitId),
            Conclusion = conclusion,
            Clauses = await db.Clauses(conclusion.Id, ct),
            Tasks = await Tasks(db, conclusion.Id, on, ct),
            Meeting = meeting,
            Reports = await db.List<PaperReport>("""
                SELECT d.Name AS DelegationName, r.Reference, r.IssuedOn
                FROM DelegationReports r
                JOIN Delegations d ON d.Id = r.DelegationId
                WHERE r.CampaignId = @CampaignId AND r.CouncilId = @CouncilId AND r.Status = 'Issued'
                ORDER BY d.Number
                """, new { conclusion.CampaignId }, ct),
            UnitPetitions = [.. (await db.List<Petition>("""
                SELECT f.Text
                FROM Findings f
                WHERE f.CampaignId = @CampaignId AND f.CouncilId = @CouncilId AND f.Kind IN ('Difficulty', 'UnitPetition') AND f.Status IN ('InReport', 'InConclusion')
                ORDER BY f.Number
                """, new { conclusion.CampaignId }, ct)).Select(p => p.Text)],
            Visit = visit,
            ReplacesReference = replaced?.Reference,
            ReplacesIssuedOn = replaced?.IssuedOn,
            IsBeingSigned = paper?.Status is PaperStatus.Approved or PaperStatus.Signed,
            Now = now,
        };
        await Common(db, data, on, ct);
        return data;
    }

    // What nobody settled on it is the council's template: read here, so that the draft that is approved says it as well as what is signed.
    private static async Task Common(Db db, ConclusionPaperData data, DateOnly on, CancellationToken ct)
    {
        var conclusion = data.Conclusion;
        if (conclusion.AuthorityLines is not null && conclusion.Recipients is not null) return;
        var body = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { conclusion.CampaignId }, ct);
        if (await PaperForms.Template(db, ConclusionRules.Of(conclusion.Kind).Paper, body, on, ct) is not { } template) return;
        conclusion.AuthorityLines ??= template.AuthorityLines;
        conclusion.SignerName ??= template.SignerName;
        if (conclusion.Recipients is not null || Lines.Read(template.Recipients) is not { Count: > 0 } to) return;
        var kept = to.TakeWhile(line => !ConclusionParts.IsArchive(line)).ToList();
        conclusion.Recipients = Lines.Write([.. kept, .. ConclusionParts.Units(data).Where(unit => !kept.Contains(unit)), .. to.Skip(kept.Count)]);
    }

    /// <summary>The tasks as the conclusion assigned them: what was parted from one later, or was left of it, is none of its paper.</summary>
    internal static async Task<IReadOnlyList<PaperTask>> Tasks(Db db, Guid conclusionId, DateOnly on, CancellationToken ct)
    {
        var tasks = await db.List<PaperTask>("""
            SELECT t.Id, t.Content, t.Force, n.Name AS LeadUnitName, t.ResponsiblePost, t.Product, t.Measure, t.DeadlineKind, t.DeadlineText, t.StatedOn, t.StatedYear, t.Cycle,
                   t.OriginalDueOn, t.ReviewOn, o.DueOn AS InForceOn,
                   (SELECT MAX(e.DecisionReference) FROM ExtensionRequests e WHERE e.Seq = (
                       SELECT MAX(x.Seq) FROM ExtensionRequests x JOIN TaskDateChanges d ON d.CauseId = x.Id
                       WHERE x.TaskId = o.Id AND x.Status = 'Granted' AND d.ToOn = o.DueOn)) AS GrantedBy
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN FollowUpTasks o ON o.Id = t.ReplacesTaskId AND t.Progress = 'Draft' AND o.DueOn <> o.OriginalDueOn AND o.ClosedOn IS NULL AND o.DeadlineKind = t.DeadlineKind
                AND (o.StatedOn = t.StatedOn OR (o.StatedOn IS NULL AND t.StatedOn IS NULL)) AND (o.StatedYear = t.StatedYear OR (o.StatedYear IS NULL AND t.StatedYear IS NULL))
                AND (o.Cycle = t.Cycle OR (o.Cycle IS NULL AND t.Cycle IS NULL))
            WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId AND t.ParentId IS NULL
            ORDER BY t.Number
            """, new { conclusionId, On = on }, ct);
        var coordinators = (await db.List<Named>("""
            SELECT o.TaskId, n.Name
            FROM TaskCoordinators o
            JOIN FollowUpTasks t ON t.Id = o.TaskId
            JOIN Units u ON u.Id = o.UnitId
            """ + UnitNaming.OnDay + """
            WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId
            ORDER BY o.Seq
            """, new { conclusionId, On = on }, ct)).ToLookup(x => x.TaskId, x => x.Name);
        var sources = (await db.List<Source>("""
            SELECT s.TaskId, s.ClauseId, c.Block
            FROM TaskSources s
            JOIN ConclusionClauses c ON c.Id = s.ClauseId
            WHERE c.ConclusionId = @conclusionId AND c.CouncilId = @CouncilId
            ORDER BY c.Number
            """, new { conclusionId }, ct)).ToLookup(x => x.TaskId);
        return [.. tasks.Select(t => t with { Coordinators = [.. coordinators[t.Id]], ClauseIds = [.. Cited(sources[t.Id])] })];
    }

    // A paper cites what asks; what was found wrong is what that rests on.
    private static IEnumerable<Guid> Cited(IEnumerable<Source> sources) =>
        (sources.Any(source => source.Block is ClauseBlock.Recommendations) ? sources.Where(source => source.Block is ClauseBlock.Recommendations) : sources).Select(source => source.ClauseId);

    private sealed record Petition
    {
        public required string Text { get; init; }
    }

    private sealed record Named
    {
        public required Guid TaskId { get; init; }
        public required string Name { get; init; }
    }

    private sealed record Source
    {
        public required Guid TaskId { get; init; }
        public required Guid ClauseId { get; init; }
        public required ClauseBlock Block { get; init; }
    }
}
