using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Planning;

/// <summary>Sets by which figures the council finds supervisions that repeat each other, from a day on and by a paper of its own.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetPlanningPolicy : ICommand<Created>
{
    public required DateOnly EffectiveFrom { get; init; }
    public required string SourcePaper { get; init; }
    public required int RepeatMonths { get; init; }
    public required int SimilarPercent { get; init; }

    public sealed class Validator : AbstractValidator<SetPlanningPolicy>
    {
        public Validator()
        {
            RuleFor(c => c.EffectiveFrom).NotEmpty();
            RuleFor(c => c.SourcePaper).NotEmpty().MaximumLength(500);
            RuleFor(c => c.RepeatMonths).InclusiveBetween(1, 120);
            RuleFor(c => c.SimilarPercent).InclusiveBetween(10, 100);
        }
    }
}

internal sealed class SetPlanningPolicyHandler(Db db, Journal journal, Gate gate) : IRequestHandler<SetPlanningPolicy, Created>
{
    public async Task<Created> Handle(SetPlanningPolicy command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.PlanningPolicy(command.EffectiveFrom, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO PlanningPolicies (Id, CouncilId, EffectiveFrom, Paper, RepeatMonths, SimilarPercent)
            VALUES (@id, @CouncilId, @EffectiveFrom, @SourcePaper, @RepeatMonths, @SimilarPercent)
            """, new { id, command.EffectiveFrom, command.SourcePaper, command.RepeatMonths, command.SimilarPercent }, ct);
        journal.Add(new PlanningPolicySet(id, command.EffectiveFrom, command.SourcePaper, command.RepeatMonths, command.SimilarPercent), before);
        return new Created(id);
    }
}

public sealed record PlanningPolicySet(Guid SubjectId, DateOnly EffectiveFrom, string SourcePaper, int RepeatMonths, int SimilarPercent) : IEvent;

/// <summary>The figures in effect on a day; today's when left out.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record PlanningPolicyDetails(DateOnly? On = null) : IQuery<PlanningPolicy>;

internal sealed class PlanningPolicyDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<PlanningPolicyDetails, PlanningPolicy>
{
    public Task<PlanningPolicy> Handle(PlanningPolicyDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.PlanningPolicy(query.On ?? clock.Today(), ct);
    }
}
