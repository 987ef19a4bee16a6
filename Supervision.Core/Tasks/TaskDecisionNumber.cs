using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>The paper by which somebody suspends a task, ends it or opens it again.</summary>
/// <param name="RecordId">The record of that decision.</param>
/// <param name="Reference">As typed: "27/TB-HĐND".</param>
/// <param name="On">Its day.</param>
/// <param name="Does">What it does to the task: "mở lại".</param>
/// <param name="DateField">The field of the request that its day was typed in.</param>
/// <param name="SharesNumber">A notice, a decision or a resolution of the register that has this number is the paper.</param>
internal sealed record TaskDecisionPaper(Guid RecordId, string Reference, DateOnly On, string Does, string DateField, bool SharesNumber);

internal static class TaskDecisionNumber
{
    /// <summary>Takes its number in the outgoing register.</summary>
    public static async Task EnterDecision(this StatedNumbers numbers, Db db, FollowUpTask task, TaskDecisionPaper paper, CancellationToken ct) => await numbers.Enter(new StatedPaper
    {
        Kind = PaperKind.ExtensionAnswer,
        RecordKind = StatedPaper.TaskDecision,
        RecordId = paper.RecordId,
        BodyId = (await db.BodyOfTask(task.Id, ct)).Id,
        UnitId = task.LeadUnitId,
        Reference = paper.Reference,
        On = paper.On,
        Title = $"V/v {paper.Does}: {NoticeText.Short((await db.Value<string>("SELECT Content FROM FollowUpTasks WHERE Id = @Id AND CouncilId = @CouncilId", new { task.Id }, ct))!)}",
        Field = nameof(DropTask.DecisionReference),
        DateField = paper.DateField,
        SharesNumber = paper.SharesNumber,
        SharingField = nameof(DropTask.SharesNumber),
    }, ct);
}
