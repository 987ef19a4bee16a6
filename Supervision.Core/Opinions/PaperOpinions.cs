using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Opinions;

/// <summary>Whoever may write in a drafted paper or approve it says what they think of it, before it is approved.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record GivePaperOpinion : ICommand<Created>, IDraftOpinion
{
    public required Guid PaperId { get; init; }
    public required int DraftVersion { get; init; }
    public required OpinionStance Stance { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<GivePaperOpinion>
    {
        public Validator() => DraftOpinions.Rules(this);
    }
}

/// <summary>The opinions on a drafted paper, for whoever may write in it.</summary>
[Requires(Subject.Paper, Act.Write)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PaperOpinions(Guid PaperId) : IQuery<IReadOnlyList<DraftOpinion>>;

internal sealed class PaperOpinionsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
    : IRequestHandler<GivePaperOpinion, Created>, IRequestHandler<PaperOpinions, IReadOnlyList<DraftOpinion>>
{
    public async Task<Created> Handle(GivePaperOpinion command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        if (paper.Status is not (PaperStatus.Draft or PaperStatus.Submitted))
            throw RefusedException.Conflict("opinion.closed", $"“{paper.Kind.Label()}” đang ở trạng thái “{paper.Status.Label()}” nên không còn nhận ý kiến về dự thảo.");
        return await db.AddOpinion(journal, actor, clock, new OpinionatedDraft(DraftKind.Paper, paper.Id, paper.Version, paper.DraftedBy, paper.Title, $"/van-ban/{paper.Id}/doc"), command, ct);
    }

    public async Task<IReadOnlyList<DraftOpinion>> Handle(PaperOpinions query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Write, ct);
        return await db.OpinionsOf(query.PaperId, ct);
    }
}
