using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>What the steps of a task have in common: whose they are, when they may have happened, what a moved day brings with it.</summary>
internal static class TaskSteps
{
    /// <summary>The lead unit alone answers for a task; those that only coordinate see it and do no more.</summary>
    public static void DemandLead(this FollowUpTask task, CampaignAccess access)
    {
        task.DemandLeadUnit(access);
        task.DemandLeaf();
    }

    /// <summary>As above, also of what was split since: the lead unit answers for what was asked of it before.</summary>
    public static void DemandLeadUnit(this FollowUpTask task, CampaignAccess access)
    {
        if (access.UnitId != task.LeadUnitId)
            throw RefusedException.Forbidden("Chỉ cơ quan chủ trì thực hiện nội dung yêu cầu, kiến nghị này được làm việc đó.", "task.lead");
    }

    /// <summary>What others came out of is done through them.</summary>
    public static void DemandLeaf(this FollowUpTask task)
    {
        if (task.IsParent)
            throw RefusedException.Conflict("task.parent", "Nội dung yêu cầu, kiến nghị này đã tách thành nhiều phần; hãy thực hiện trên từng phần.");
    }

    /// <summary>The unit has it and works on it: neither unread, refused, reported, suspended nor closed.</summary>
    public static bool IsUnderWay(this FollowUpTask task) => task.Progress is TaskProgress.Accepted or TaskProgress.InProgress or TaskProgress.Returned or TaskProgress.NotSatisfactory;

    /// <summary>Refuses a day after today, or before the task was assigned, last refused, last given back, suspended or reopened.</summary>
    public static async Task DemandDate(this Db db, FollowUpTask task, string field, DateOnly on, DateOnly today, CancellationToken ct)
    {
        var past = await db.Find<Past>("""
            SELECT (SELECT MIN(s.SentOn) FROM ConclusionReceipts s JOIN Conclusions k ON s.ConclusionId IN (k.Id, k.ReplacesId) WHERE k.Id = t.ConclusionId AND s.UnitId = t.LeadUnitId) AS SentOn,
                   (SELECT MAX(f.RefusedOn) FROM TaskRefusals f WHERE f.TaskId = t.Id) AS RefusedOn,
                   (SELECT MAX(f.AnsweredOn) FROM TaskRefusals f WHERE f.TaskId = t.Id) AS ReassignedOn,
                   (SELECT MAX(i.DecidedOn) FROM RemediationItems i WHERE i.TaskId = t.Id) AS DecidedOn,
                   (SELECT MAX(x.ResumedOn) FROM TaskSuspensions x WHERE x.TaskId = t.Id) AS ResumedOn,
                   (SELECT MAX(o.DecidedOn) FROM TaskReopenings o WHERE o.TaskId = t.Id) AS ReopenedOn
            FROM FollowUpTasks t
            WHERE t.Id = @Id AND t.CouncilId = @CouncilId
            """, new { task.Id }, ct);
        EventDate.Demand(field, on, today,
        [
            new PastEvent("ngày chuyển nội dung yêu cầu, kiến nghị", task.AssignedOn),
            new PastEvent("ngày gửi văn bản nguồn", past?.SentOn),
            new PastEvent("ngày đơn vị nhận", task.AcceptedOn),
            new PastEvent("ngày đơn vị đề nghị chuyển", past?.RefusedOn),
            new PastEvent("ngày chuyển lại", past?.ReassignedOn),
            new PastEvent("ngày báo cáo", task.ReportedOn),
            new PastEvent("ngày xử lý báo cáo gần nhất", past?.DecidedOn),
            new PastEvent("ngày tạm dừng", task.SuspendedOn),
            new PastEvent("ngày tiếp tục", past?.ResumedOn),
            new PastEvent("ngày mở lại nội dung", past?.ReopenedOn),
        ]);
    }

    /// <summary>Moves a deadline or a review day to a day of the council's calendar and keeps the move; the task itself is saved by the caller.</summary>
    public static async Task MoveRolled(this Db db, Journal journal, FollowUpTask task, DateAxis axis, DateOnly to, DateChangeReason reason, DateOnly on, Guid? causeId, CancellationToken ct)
    {
        var rolled = (await db.Calendar(ct)).Roll(to);
        await db.AddDateChange(journal, task.MoveDate(axis, rolled.On, reason, on, causeId), ct);
        await db.Execute("UPDATE FollowUpTasks SET IsProvisional = @IsProvisional WHERE Id = @Id AND CouncilId = @CouncilId", new { task.Id, rolled.IsProvisional }, ct);
    }

    /// <summary>
    /// Only the body that concluded drops a task or moves its deadline: the Standing Board for its own conclusions and the council's, the leader of a committee or group for what
    /// that one recommended, and the Standing Board there too. A paper of no body is the Standing Board's.
    /// </summary>
    public static async Task DemandConcludingBody(this Db db, CampaignAccess access, FollowUpTask task, CancellationToken ct)
    {
        var (isIts, leaderToo) = await db.AsConcludingBody(access, task.Id, ct);
        if (isIts) return;
        throw RefusedException.Forbidden(leaderToo
            ? "Việc này do Ban, Tổ đại biểu đã kiến nghị hoặc Thường trực Hội đồng nhân dân quyết định."
            : "Việc này do Thường trực Hội đồng nhân dân quyết định.", "task.concluding_body");
    }

    /// <summary>Whether the actor is, or leads, the body that concluded as above, and whether a committee or group has a leader who may.</summary>
    public static async Task<(bool IsIts, bool LeaderToo)> AsConcludingBody(this Db db, CampaignAccess access, Guid taskId, CancellationToken ct)
    {
        var source = await db.Find<Source>("""
            SELECT k.Kind AS ConclusionKind, b.Kind AS BodyKind
            FROM FollowUpTasks t
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            LEFT JOIN Bodies b ON b.Id = s.BodyId
            WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
            """, new { taskId }, ct);
        var leaderToo = source?.ConclusionKind is { } kind
            ? ConclusionRules.Of(kind).Approvers.Contains(Role.CommitteeLeader)
            : source?.BodyKind is BodyKind.Committee or BodyKind.DelegateGroup;
        return (!access.IsUnit && (access.Roles.Contains(Role.StandingBoard) || (leaderToo && access.Roles.Contains(Role.CommitteeLeader))), leaderToo);
    }

    private sealed record Past
    {
        public DateOnly? SentOn { get; init; }
        public DateOnly? RefusedOn { get; init; }
        public DateOnly? ReassignedOn { get; init; }
        public DateOnly? DecidedOn { get; init; }
        public DateOnly? ResumedOn { get; init; }
        public DateOnly? ReopenedOn { get; init; }
    }

    private sealed record Source
    {
        public ConclusionKind? ConclusionKind { get; init; }
        public BodyKind? BodyKind { get; init; }
    }
}
