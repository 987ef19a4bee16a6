using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Law;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Composers;

/// <summary>Letters that demand a written explanation; the subject is the measure that the Standing Board decided.</summary>
internal sealed class ExplanationComposer(Db db, Gate gate) : IPaperComposer
{
    // The article is known from secondary sources only.
    private const string Law = "LUAT121_2025";
    private const string Article = "Điều 40";

    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.ExplanationDemand];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var measure = await Load(source.Demand("biện pháp yêu cầu giải trình"), ct);
        await gate.FollowUpTask(measure.TaskId, Subject.Escalation, Act.Read, ct);
        if (measure.Kind is not MeasureKind.WrittenExplanation)
            throw RefusedException.Conflict("measure.kind", "Chỉ biện pháp yêu cầu giải trình bằng văn bản mới có công văn yêu cầu giải trình.", nameof(DraftPaper.SubjectId));
        var task = await db.CitedTask(measure.TaskId, source.Today, ct);
        return new PaperStart("V/v yêu cầu giải trình việc chậm thực hiện nội dung yêu cầu, kiến nghị sau giám sát", PaperStarts.Content(("content", measure.Content)))
        {
            CampaignId = task.CampaignId,
            AddresseeUnitId = task.LeadUnitId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var measure = await Load(paper.SubjectId!.Value, ct);
        var policy = await db.FollowUpPolicy(measure.DecidedOn, ct);
        return ExplanationDemandPaper.Of(form, new ExplanationDemandData
        {
            Task = await db.CitedTask(measure.TaskId, form.On, ct),
            DecidedOn = measure.DecidedOn,
            DecidedBy = measure.DecidedBy,
            ResponsiblePost = measure.ResponsiblePost,
            IsComplex = measure.IsComplex,
            DueOn = measure.DueOn,
            Days = measure.IsComplex ? policy.ExplanationComplexDays : policy.ExplanationDays,
            LegalBasis = RuleSets.Shipped.All.FirstOrDefault(set => set.Code == Law && set.IsEffectiveOn(measure.DecidedOn)) is { } law ? $"{Article} {law.Name}" : null,
        }, PaperContent.Read(paper.Content));
    }

    private async Task<MeasureRow> Load(Guid id, CancellationToken ct) => await db.Find<MeasureRow>("""
        SELECT TaskId, Kind, DecidedOn, DecidedBy, Content, ResponsiblePost, IsComplex, DueOn
        FROM Measures WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("biện pháp");

    private sealed record MeasureRow
    {
        public required Guid TaskId { get; init; }
        public required MeasureKind Kind { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required string DecidedBy { get; init; }
        public required string Content { get; init; }
        public string? ResponsiblePost { get; init; }
        public required bool IsComplex { get; init; }
        public DateOnly? DueOn { get; init; }
    }
}
