using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Sets how long the council keeps its dossiers from a day on, by a paper of its own. Dossiers that are open already keep what they were opened with.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetRetentionPolicy : ICommand<Created>
{
    public required RetentionPolicy Policy { get; init; }

    public sealed class Validator : AbstractValidator<SetRetentionPolicy>
    {
        public Validator()
        {
            RuleFor(c => c.Policy).NotNull();
            RuleFor(c => c.Policy).ChildRules(policy =>
            {
                policy.RuleFor(p => p.Paper).NotEmpty().MaximumLength(500);
                policy.RuleFor(p => p.RetentionYears).InclusiveBetween(1, 100);
                policy.RuleFor(p => p.HandOverMonths).InclusiveBetween(1, 60);
                policy.RuleFor(p => p.NoticeDays).InclusiveBetween(1, 180);
            });
        }
    }
}

/// <summary>How long dossiers are kept by the policy of a day; today's when left out.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record RetentionPolicyDetails(DateOnly? On) : IQuery<RetentionPolicy>;

internal sealed class SetRetentionPolicyHandler(Db db, Journal journal, Gate gate, TimeProvider clock)
    : IRequestHandler<SetRetentionPolicy, Created>, IRequestHandler<RetentionPolicyDetails, RetentionPolicy>
{
    public async Task<Created> Handle(SetRetentionPolicy command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var policy = command.Policy;
        var before = await db.RetentionPolicy(policy.EffectiveFrom, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RetentionPolicies (Id, CouncilId, EffectiveFrom, Paper, RetentionYears, HandOverMonths, NoticeDays, IsVerified)
            VALUES (@id, @CouncilId, @EffectiveFrom, @Paper, @RetentionYears, @HandOverMonths, @NoticeDays, @IsVerified)
            """, new { id, policy.EffectiveFrom, policy.Paper, policy.RetentionYears, policy.HandOverMonths, policy.NoticeDays, policy.IsVerified }, ct);
        journal.Add(new RetentionPolicySet(id, policy), before);
        return new Created(id);
    }

    public Task<RetentionPolicy> Handle(RetentionPolicyDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.RetentionPolicy(query.On ?? clock.Today(), ct);
    }
}

public sealed record RetentionPolicySet(Guid SubjectId, RetentionPolicy Policy) : IEvent;
