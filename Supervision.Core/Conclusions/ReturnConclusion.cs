using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The signer gives a submitted conclusion back, to be improved; an approval given before falls.</summary>
[Requires(Subject.Conclusion, Act.Approve)]
public sealed record ReturnConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReturnConclusion>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class ReturnConclusionHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReturnConclusion, Changed>
{
    public async Task<Changed> Handle(ReturnConclusion command, CancellationToken ct)
    {
        var access = await gate.Conclusion(command.ConclusionId, Act.Approve, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        ApproveConclusionHandler.DemandApprover(access, conclusion);
        await db.DemandNotSigned(ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Id, ct);

        journal.Add(conclusion.Take(ConclusionStep.Return));
        var before = new { conclusion.ApprovedBy };
        conclusion.ApprovedBy = null;
        await db.Save(conclusion, ct);
        await db.TellReturned(actor, (conclusion.Id, conclusion.Version, conclusion.Abstract, $"/ket-luan/{conclusion.Id}"),
            [conclusion.DraftedBy, await db.LastSubmitter(conclusion.Id, nameof(ConclusionMoved), ct)], command.Reason, ct);
        journal.Add(new ConclusionReturned(conclusion.Id, command.Reason), before);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}

public sealed record ConclusionReturned(Guid SubjectId, string Reason) : IEvent;
