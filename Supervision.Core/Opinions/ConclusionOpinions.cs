using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Opinions;

/// <summary>Whoever may write in a drafted conclusion or approve it says what they think of it, before it is approved.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record GiveConclusionOpinion : ICommand<Created>, IDraftOpinion
{
    public required Guid ConclusionId { get; init; }
    public required int DraftVersion { get; init; }
    public required OpinionStance Stance { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<GiveConclusionOpinion>
    {
        public Validator() => DraftOpinions.Rules(this);
    }
}

/// <summary>The opinions on a drafted conclusion, for whoever may write in it.</summary>
[Requires(Subject.Conclusion, Act.Write)]
[Sensitive(SensitiveKind.Draft)]
public sealed record ConclusionOpinions(Guid ConclusionId) : IQuery<IReadOnlyList<DraftOpinion>>;

internal sealed class ConclusionOpinionsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
    : IRequestHandler<GiveConclusionOpinion, Created>, IRequestHandler<ConclusionOpinions, IReadOnlyList<DraftOpinion>>
{
    public async Task<Created> Handle(GiveConclusionOpinion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        if (conclusion.Status is not (ConclusionStatus.Draft or ConclusionStatus.Consulting or ConclusionStatus.Submitted) || conclusion.ApprovedBy is not null)
            throw RefusedException.Conflict("opinion.closed", $"“{conclusion.Kind.Label()}” đã được duyệt hoặc ban hành nên không còn nhận ý kiến về dự thảo.");
        return await db.AddOpinion(journal, actor, clock, new OpinionatedDraft(DraftKind.Conclusion, conclusion.Id, conclusion.Version, conclusion.DraftedBy, conclusion.Abstract, $"/ket-luan/{conclusion.Id}/doc"), command, ct);
    }

    public async Task<IReadOnlyList<DraftOpinion>> Handle(ConclusionOpinions query, CancellationToken ct)
    {
        await gate.Conclusion(query.ConclusionId, Act.Write, ct);
        return await db.OpinionsOf(query.ConclusionId, ct);
    }
}
