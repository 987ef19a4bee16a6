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

internal sealed class SubmitConclusionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SubmitConclusion, Changed>
{
    /// <summary>What is asked of the drafter, who knows of which day the figures are; whoever issues it may still correct it.</summary>
    public const string FiguresMissing = "Số liệu tính đến ngày";

    public async Task<Changed> Handle(SubmitConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);

        var moved = conclusion.Take(ConclusionStep.Submit);
        var rule = ConclusionRules.Of(conclusion.Kind).Parts(clock.Today());
        var missing = ConclusionPart.Missing(rule, conclusion, await db.Clauses(conclusion.Id, ct));
        string[] figures = conclusion.FiguresAsOf is null ? [FiguresMissing] : [];
        if (missing.Count > 0)
            throw RefusedException.Conflict("conclusion.block_missing", $"Văn bản còn thiếu: {string.Join("; ", (string[])[$"{string.Join("; ", missing.Select(part => part.Label))} ({rule!.Cited})", .. figures])}.");
        if (figures.Length > 0) throw RefusedException.Conflict("conclusion.figures_missing", $"Văn bản còn thiếu: {FiguresMissing}.");

        conclusion.DemandAdopted();
        conclusion.ApprovedBy = null;
        await db.Save(conclusion, ct);
        await db.TellSubmitted(conclusion, actor, ct);
        journal.Add(moved);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}
