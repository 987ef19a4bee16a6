using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Lays a conclusion before its signer, complete in the blocks and duties that the law of the day wants in its kind.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record SubmitConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
}

internal sealed class SubmitConclusionHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SubmitConclusion, Changed>
{
    public async Task<Changed> Handle(SubmitConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);

        var moved = conclusion.Take(ConclusionStep.Submit);
        var rule = ConclusionRules.Of(conclusion.Kind).Parts(clock.Today());
        var missing = ConclusionPart.Missing(rule, conclusion, await db.Clauses(conclusion.Id, ct));
        if (missing.Count > 0)
            throw RefusedException.Conflict("conclusion.block_missing", $"Văn bản còn thiếu: {string.Join("; ", missing.Select(part => part.Label))} ({rule!.Cited}).");

        conclusion.ApprovedBy = null;
        await db.Save(conclusion, ct);
        journal.Add(moved);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}
