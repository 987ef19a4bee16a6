using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Chasing;

/// <summary>
/// Lets a policy of the council that has come into effect reach the tasks whose next day was reckoned by the one before it: a chunk of them is looked at anew today. With the last
/// chunk the policy is marked as applied. Killed and repeated, it goes on with the tasks that are left.
/// </summary>
[SystemOnly]
public sealed record ApplyFollowUpPolicy : ICommand<ChunkDone>
{
    public required int Take { get; init; }
}

internal sealed class ApplyFollowUpPolicyHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ApplyFollowUpPolicy, ChunkDone>
{
    public async Task<ChunkDone> Handle(ApplyFollowUpPolicy command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var policies = await db.List<Begun>("""
            SELECT Id, EffectiveFrom, Paper FROM FollowUpPolicies WHERE CouncilId = @CouncilId AND EffectiveFrom <= @today AND AppliedOn IS NULL ORDER BY EffectiveFrom
            """, new { today }, ct);
        if (policies.Count == 0) return new ChunkDone(0, 0);

        var waiting = await db.Page<Waiting>("""
            SELECT t.Seq, t.ChaseOn
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.ChaseOn > @today
            ORDER BY t.ChaseOn, t.Seq
            """, new { today }, command.Take, row => [row.Seq], ct);
        await db.ExecuteEach("UPDATE FollowUpTasks SET ChaseOn = @LookAgain WHERE Seq = @Seq AND CouncilId = @CouncilId AND ChaseOn = @ChaseOn",
            waiting.Items.Select(task => new { task.Seq, task.ChaseOn, FollowUpTask.LookAgain }), ct);
        if (waiting.Items.Count == command.Take) return new ChunkDone(waiting.Items.Count, waiting.Items.Count);

        foreach (var policy in policies)
        {
            await db.Execute("UPDATE FollowUpPolicies SET AppliedOn = @today WHERE Id = @Id AND CouncilId = @CouncilId", new { policy.Id, today }, ct);
            journal.Add(new FollowUpPolicyApplied(policy.Id, policy.EffectiveFrom, policy.Paper, today));
        }
        return new ChunkDone(waiting.Items.Count, waiting.Items.Count);
    }

    private sealed record Begun
    {
        public required Guid Id { get; init; }
        public required DateOnly EffectiveFrom { get; init; }
        public required string Paper { get; init; }
    }

    private sealed record Waiting
    {
        public required long Seq { get; init; }
        public required DateOnly ChaseOn { get; init; }
    }
}

/// <summary>Every open task was set to be looked at by the policy that came into effect.</summary>
public sealed record FollowUpPolicyApplied(Guid SubjectId, DateOnly EffectiveFrom, string Paper, DateOnly On) : IEvent;
