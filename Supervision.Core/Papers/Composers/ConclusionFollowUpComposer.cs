using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>The office's list of what a conclusion asks for, and a unit's plan to do it; the subject is the conclusion.</summary>
internal sealed class ConclusionFollowUpComposer(Db db, Gate gate, Actor actor) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.TaskList, PaperKind.RemediationPlan];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.Demand("kết luận");
        await gate.Conclusion(id, Act.Read, ct);
        var conclusion = await db.LoadConclusion(id, ct);
        if (source.Kind is PaperKind.TaskList)
            return new PaperStart("Nội dung yêu cầu, kiến nghị sau giám sát", PaperContent.Empty) { CampaignId = conclusion.CampaignId };
        if (conclusion.IssuedOn is null) throw RefusedException.Conflict("conclusion.not_issued", "Chỉ lập kế hoạch khắc phục theo kết luận đã ban hành.", nameof(DraftPaper.SubjectId));
        var plan = await Plan(conclusion, actor.UnitId, source.Today, ct);
        return new PaperStart($"Khắc phục tồn tại, hạn chế và thực hiện yêu cầu, kiến nghị tại {Phrases.Unbroken(Phrases.Citation(plan.TypeName, plan.Reference, plan.IssuedOn, null))}",
            PaperStarts.Content(("measures", RemediationPlanPaper.Lines(plan)), ("organisation", conclusion.ReportBy)))
        {
            CampaignId = conclusion.CampaignId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var content = PaperContent.Read(paper.Content);
        if (paper.Kind is PaperKind.RemediationPlan)
            return RemediationPlanPaper.Of(form, await Plan(await db.LoadConclusion(paper.SubjectId!.Value, ct), paper.AuthorUnitId, form.On, ct), content);
        var data = await ConclusionPaper.Data(db, paper.SubjectId!.Value, form.Now, ct);
        var places = ClausePlaces.Of(data);
        return TaskListPaper.Of(form, new TaskListData
        {
            TypeName = TypeName(data.Conclusion),
            Reference = data.Conclusion.Reference,
            IssuedOn = data.Conclusion.IssuedOn,
            IssuerName = await Issuer(data.Conclusion, ct),
            Tasks = data.Tasks,
            Places = [.. data.Tasks.Select(task => string.Join("; ", task.ClauseIds.Select(places.Find).OfType<string>().Distinct()))],
        }, content);
    }

    private async Task<RemediationPlanData> Plan(Conclusion conclusion, Guid? unitId, DateOnly on, CancellationToken ct) => new()
    {
        TypeName = TypeName(conclusion),
        Reference = conclusion.Reference,
        IssuedOn = conclusion.IssuedOn,
        IssuerName = await Issuer(conclusion, ct),
        UnitName = unitId is { } unit ? await db.UnitNameOn(unit, on, ct) : "",
        Findings = [.. (await db.List<TextRow>("""
            SELECT f.Text
            FROM Findings f
            WHERE f.CampaignId = @CampaignId AND f.CouncilId = @CouncilId AND f.UnitId = @unitId AND f.Kind IN ('Shortcoming', 'SignOfViolation') AND f.Status = 'InConclusion'
            ORDER BY f.Number
            """, new { conclusion.CampaignId, unitId }, ct)).Select(f => f.Text)],
        Tasks = await db.List<PlannedTask>("""
            SELECT t.Number, t.Content, CASE WHEN t.LeadUnitId = @unitId THEN 1 ELSE 0 END AS IsLead, t.ResponsiblePost, t.Product, t.DueOn
            FROM FollowUpTasks t
            WHERE t.ConclusionId = @Id AND t.CouncilId = @CouncilId AND t.IsParent = 0 AND t.Progress NOT IN ('Draft', 'Dropped')
              AND (t.LeadUnitId = @unitId OR EXISTS (SELECT 1 FROM TaskCoordinators o WHERE o.TaskId = t.Id AND o.UnitId = @unitId))
            ORDER BY t.Number
            """, new { conclusion.Id, unitId }, ct),
    };

    private async Task<string> Issuer(Conclusion conclusion, CancellationToken ct) => conclusion.Kind is ConclusionKind.SupervisionResolution
        ? (await db.Value<string>("SELECT Name FROM Councils WHERE Id = @CouncilId", null, ct))!
        : (await db.BodyOfCampaign(conclusion.CampaignId, ct)).Name;

    private static string TypeName(Conclusion conclusion) => DocumentTypes.Name(conclusion.DocumentType) ?? conclusion.Kind.Label();

    private sealed record TextRow
    {
        public required string Text { get; init; }
    }
}
