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

/// <summary>A unit's letter that asks for reconsideration, whose subject is the conclusion, and the letter that answers, whose subject is the request that was recorded.</summary>
internal sealed class ReconsiderationComposer(Db db, Gate gate, Actor actor) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.ReconsiderationRequest, PaperKind.ReconsiderationAnswer];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        if (source.Kind is PaperKind.ReconsiderationRequest)
        {
            var id = source.Demand("kết luận đề nghị xem xét lại");
            await gate.Conclusion(id, Act.Read, ct);
            var known = await Of(id, actor.UnitId, source.Today, ct);
            return new PaperStart($"V/v đề nghị xem xét lại nội dung tại {Phrases.Unbroken(Phrases.Citation(known.TypeName, known.Reference, known.IssuedOn, null))}",
                PaperStarts.Content(("contested", known.Clause), ("grounds", known.Grounds)))
            {
                CampaignId = await db.Value<Guid?>("SELECT CampaignId FROM Conclusions WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct),
            };
        }
        var request = await Load(source.Demand("đề nghị xem xét lại"), ct);
        await gate.Conclusion(request.ConclusionId, Act.Read, ct);
        var body = await db.BodyOfCampaign(request.CampaignId, ct);
        var about = await Of(request, source.Today, ct);
        return new PaperStart($"V/v trả lời đề nghị xem xét lại nội dung tại {Phrases.Unbroken(Phrases.Citation(about.TypeName, about.Reference, about.IssuedOn, null))}",
            PaperStarts.Content(("answer", request.Answer)))
        {
            CampaignId = request.CampaignId,
            BodyId = body.Id,
            AddresseeUnitId = request.UnitId,
            AnswersId = await db.IssuedPaper(PaperKind.ReconsiderationRequest, request.ConclusionId, request.UnitId, ct),
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var content = PaperContent.Read(paper.Content);
        if (paper.Kind is PaperKind.ReconsiderationRequest)
            return ReconsiderationRequestPaper.Of(form, await Of(paper.SubjectId!.Value, paper.AuthorUnitId, form.On, ct), content);
        var request = await Load(paper.SubjectId!.Value, ct);
        if (form.IssuedOn is not null && request.Outcome is null)
            throw RefusedException.Conflict("reconsideration.unanswered", "Đề nghị xem xét lại chưa được quyết định nên chưa ban hành được văn bản trả lời.");
        return ReconsiderationAnswerPaper.Of(form, await Of(request, form.On, ct), content);
    }

    // What the unit has put on record about the conclusion, where it has.
    private async Task<ReconsiderationPaperData> Of(Guid conclusionId, Guid? unitId, DateOnly on, CancellationToken ct)
    {
        var conclusion = await db.LoadConclusion(conclusionId, ct);
        var request = await db.Find<Request>(Sql + """
            WHERE r.CouncilId = @CouncilId AND r.Seq = (SELECT MAX(x.Seq) FROM Reconsiderations x WHERE x.ConclusionId = @conclusionId AND x.UnitId = @unitId AND x.CouncilId = @CouncilId)
            """, new { conclusionId, unitId }, ct);
        return await Of(conclusion, request, unitId, on, ct);
    }

    private async Task<ReconsiderationPaperData> Of(Request request, DateOnly on, CancellationToken ct)
    {
        var paper = await db.IssuedPaper(PaperKind.ReconsiderationRequest, request.ConclusionId, request.UnitId, ct);
        var reference = paper is { } id ? (await db.LoadPaper(id, ct)).Reference : null;
        return await Of(await db.LoadConclusion(request.ConclusionId, ct), request, request.UnitId, on, ct) with { RequestReference = reference };
    }

    private async Task<ReconsiderationPaperData> Of(Conclusion conclusion, Request? request, Guid? unitId, DateOnly on, CancellationToken ct) => new()
    {
        TypeName = DocumentTypes.Name(conclusion.DocumentType) ?? conclusion.Kind.Label(),
        Reference = conclusion.Reference,
        IssuedOn = conclusion.IssuedOn,
        Abstract = conclusion.Abstract,
        UnitName = unitId is { } unit ? await db.UnitNameOn(unit, on, ct) : "",
        BodyName = (await db.BodyOfCampaign(conclusion.CampaignId, ct)).Name,
        Clause = request?.Clause,
        Grounds = request?.Grounds,
        RequestedOn = request?.RequestedOn,
        Outcome = request?.Outcome,
    };

    private const string Sql = """
        SELECT r.ConclusionId, k.CampaignId, r.UnitId, c.Text AS Clause, r.RequestedOn, r.Grounds, r.Outcome, r.Answer
        FROM Reconsiderations r
        JOIN Conclusions k ON k.Id = r.ConclusionId
        LEFT JOIN ConclusionClauses c ON c.Id = r.ClauseId

        """;

    private async Task<Request> Load(Guid id, CancellationToken ct) => await db.Find<Request>(Sql + """
        WHERE r.Id = @id AND r.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)
        """, new { id }, ct) ?? throw RefusedException.NotFound("đề nghị xem xét lại");

    private sealed record Request
    {
        public required Guid ConclusionId { get; init; }
        public required Guid CampaignId { get; init; }
        public required Guid UnitId { get; init; }
        public string? Clause { get; init; }
        public required DateOnly RequestedOn { get; init; }
        public required string Grounds { get; init; }
        public ReconsiderationOutcome? Outcome { get; init; }
        public string? Answer { get; init; }
    }
}
