using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Whose recommendation a task is, where a leader decides about it beside the Standing Board; the rule of <see cref="TaskSteps.DemandConcludingBody"/> for statements and notices.</summary>
internal static class ConcludingBody
{
    /// <summary>The conclusions that a committee's or a group's leader answers for.</summary>
    public static readonly string[] LeadersKinds = [.. ConclusionRules.All.Where(rule => rule.Approvers.Contains(Role.CommitteeLeader)).Select(rule => rule.Kind.ToString())];

    /// <summary>The committee or group that recommended; none where the Standing Board alone decides.</summary>
    public static Task<Guid?> RecommendingBody(this Db db, Guid taskId, CancellationToken ct) => db.Value<Guid?>("""
        SELECT COALESCE(c.BodyId, s.BodyId)
        FROM FollowUpTasks t
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        LEFT JOIN Bodies b ON b.Id = s.BodyId
        WHERE t.Id = @taskId AND t.CouncilId = @CouncilId AND (k.Kind IN @LeadersKinds OR (k.Id IS NULL AND b.Kind IN ('Committee', 'DelegateGroup')))
        """, new { taskId, LeadersKinds }, ct);

    /// <summary>Tells whoever decides about a task: the leader of the committee or group that recommended, else the Standing Board.</summary>
    public static async Task TellDeciders(this Db db, Guid taskId, NewNotice notice, CancellationToken ct)
    {
        if (await db.RecommendingBody(taskId, ct) is { } body && (await db.Notify(notice with { Role = Role.CommitteeLeader, BodyId = body }, ct)).Told > 0) return;
        await db.Notify(notice with { Role = Role.StandingBoard }, ct);
    }
}
