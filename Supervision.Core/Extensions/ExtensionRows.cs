using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>How requests for more time are kept, and the rules they all obey.</summary>
internal static class ExtensionRows
{
    /// <summary>The request of somebody who may do this with it: a unit with its own, the council's people with what was sent to them.</summary>
    public static async Task<(ExtensionRequest Request, CampaignAccess Access)> EnterExtension(this Db db, Gate gate, Guid id, Act act, CancellationToken ct)
    {
        var request = await db.LoadExtension(id, ct);
        var access = await gate.FollowUpTask(request.TaskId, Subject.Extension, act, ct);
        var own = access.UnitId == request.UnitId;
        if (access.IsUnit ? !own : request.SentOn is null) throw NotFound();
        return (request, access);
    }

    /// <summary>The actor worded the request as it stands, and the unit has somebody else who could have.</summary>
    public static async Task<bool> NeedsOtherHand(this Db db, ExtensionRequest request, DateOnly on, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM ExtensionRequests w WHERE w.Id = @Id AND w.CouncilId = @CouncilId AND " + UnitHands.OwnWords, new { request.Id, On = on }, ct) > 0;

    /// <summary>A condition on the request <c>e</c>: it was entered from paper by mistake and taken back, and not withdrawn by the unit or ended with its task.</summary>
    public const string TakenBack = """
         e.PaperReceivedOn IS NOT NULL AND e.Status = 'Withdrawn' AND EXISTS (SELECT 1 FROM Journal j WHERE j.SubjectId = e.Id AND j.Event = 'PaperExtensionWithdrawn' AND j.CouncilId = @CouncilId)
        """;

    public static async Task<ExtensionRequest> LoadExtension(this Db db, Guid id, CancellationToken ct) => await db.Find<ExtensionRequest>("""
        SELECT Id, TaskId, UnitId, Reference, Status, RequestedDueOn, Reason, DoneSoFar, DraftedBy, WrittenBy, SentOn, SentBy, LateSendingReason, DueOnWhenSent, Opinion, Favours, OpinionOn, OpinionBy,
               DecisionReference, DecisionReason, DecidedOn, DecidedBy, GrantedDueOn, EndReason, ClosedOn, PaperReceivedOn, PaperSignedBy, Version
        FROM ExtensionRequests WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw NotFound();

    public static Task Save(this Db db, ExtensionRequest request, CancellationToken ct) => db.Update("""
        UPDATE ExtensionRequests
        SET Reference = @Reference, Status = @Status, RequestedDueOn = @RequestedDueOn, Reason = @Reason, DoneSoFar = @DoneSoFar, WrittenBy = @WrittenBy, SentOn = @SentOn, SentBy = @SentBy, LateSendingReason = @LateSendingReason,
            DueOnWhenSent = @DueOnWhenSent, Opinion = @Opinion, Favours = @Favours, OpinionOn = @OpinionOn, OpinionBy = @OpinionBy, DecisionReference = @DecisionReference,
            DecisionReason = @DecisionReason, DecidedOn = @DecidedOn, DecidedBy = @DecidedBy, GrantedDueOn = @GrantedDueOn, EndReason = @EndReason, ClosedOn = @ClosedOn, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, request, ct);

    /// <summary>Ends the task's open request with the task: there is nothing left to decide. Of one that was sent the unit is told.</summary>
    public static async Task LapseExtension(this Db db, Journal journal, Guid taskId, string reason, CancellationToken ct)
    {
        if (await db.EndExtension(journal, taskId, reason, ct) is { SentOn: not null } ended) await db.TellLapsed(ended, reason, ct);
    }

    /// <summary>Ends the task's open request, drafted or sent, when another unit answers for the task: it would keep the new lead from asking. The request that was ended; none where none was open.</summary>
    public static async Task<ExtensionRequest?> EndExtension(this Db db, Journal journal, Guid taskId, string reason, CancellationToken ct)
    {
        var open = await db.Find<OpenRequest>("SELECT Id FROM ExtensionRequests WHERE TaskId = @taskId AND ClosedOn IS NULL AND CouncilId = @CouncilId", new { taskId }, ct);
        if (open is null) return null;
        var request = await db.LoadExtension(open.Id, ct);
        var on = db.Signal.Clock.Today();
        var before = new { request.Status, request.UnitId };
        journal.Add(request.End(reason, on));
        await db.Save(request, ct);
        journal.Add(new ExtensionEnded(request.Id, taskId, on, reason), before);
        return request;
    }

    /// <summary>Only a task that runs against a deadline is given more time: none that is closed, suspended, refused, or reported and waiting.</summary>
    public static void DemandExtendable(this FollowUpTask task)
    {
        task.DemandLeaf();
        if (task.Progress is not TaskProgress.Assigned && !task.IsUnderWay())
            throw RefusedException.Step("extension.task", $"Nội dung yêu cầu, kiến nghị đang ở trạng thái “{task.Progress.Label()}” nên không gia hạn.", task.Allowed.Select(s => s.ToString()));
        if (task.DueOn is null) throw RefusedException.Conflict("extension.no_deadline", "Nội dung yêu cầu, kiến nghị này không có thời hạn để gia hạn.");
    }

    /// <summary>Refuses a day that is no later than the current deadline, or that was over when it was asked for or granted.</summary>
    public static void DemandLater(this FollowUpTask task, string field, DateOnly dueOn, DateOnly on)
    {
        if (dueOn <= task.DueOn)
            throw RefusedException.Invalid("extension.not_later", field, $"“{Glossary.LabelOf(field)}” ({VietnameseDate.Short(dueOn)}) phải sau thời hạn hiện nay ({VietnameseDate.Short(task.DueOn.Value)}).");
        if (dueOn < on)
            throw RefusedException.Invalid("extension.past", field, $"“{Glossary.LabelOf(field)}” ({VietnameseDate.Short(dueOn)}) phải là một ngày chưa qua, không trước ngày {VietnameseDate.Short(on)}.");
    }

    /// <summary>As above, and refuses what goes past the council's own limits, naming the rule. The limits that the product is shipped with are no law: whoever decides weighs them.</summary>
    public static async Task DemandWithinLimits(this Db db, FollowUpTask task, string field, DateOnly dueOn, DateOnly today, CancellationToken ct)
    {
        task.DemandLater(field, dueOn, today);
        await db.BeyondLimits(task, field, dueOn, today, ct);
    }

    /// <summary>In a sentence what goes past the limits that the product is shipped with; null where nothing does. Refuses what goes past the council's own.</summary>
    public static async Task<string?> BeyondLimits(this Db db, FollowUpTask task, string field, DateOnly dueOn, DateOnly today, CancellationToken ct)
    {
        var terms = await db.ExtensionTerms(task.Id, task.OriginalDueOn, today, ct);
        if (terms.Granted >= terms.MaxExtensions)
        {
            var said = $"Nội dung này đã được gia hạn {terms.Granted} lần; tối đa {terms.MaxExtensions} lần theo {terms.Rule}.";
            return terms.IsOwn ? throw RefusedException.Conflict("extension.max_count", said, field) : said;
        }
        if (dueOn > terms.LatestOn)
        {
            var said = $"“{Glossary.LabelOf(field)}” ({VietnameseDate.Short(dueOn)}) vượt quá {terms.MaxDays} ngày so với thời hạn ban đầu ({VietnameseDate.Short(task.OriginalDueOn!.Value)}) theo {terms.Rule}.";
            return terms.IsOwn ? throw RefusedException.Invalid("extension.max_days", field, said) : said;
        }
        return null;
    }

    /// <summary>How far a task's deadline may be extended by the policy of the day.</summary>
    public static async Task<ExtensionTerms> ExtensionTerms(this Db db, Guid taskId, DateOnly? originalDueOn, DateOnly today, CancellationToken ct)
    {
        var policy = await db.FollowUpPolicy(today, ct);
        var isOwn = !Chasing.FollowUpPolicy.Shipped.Contains(policy);
        return new ExtensionTerms(
            (int)await db.Value<long>("SELECT COUNT(*) FROM ExtensionRequests WHERE TaskId = @taskId AND Status = 'Granted' AND CouncilId = @CouncilId", new { taskId }, ct),
            policy.MaxExtensions, policy.MaxExtensionDays, originalDueOn?.AddDays(policy.MaxExtensionDays), isOwn ? policy.Paper : "mức mặc định của hệ thống", isOwn);
    }

    public static RefusedException NotFound() => RefusedException.NotFound("đề nghị gia hạn");

    private sealed record OpenRequest
    {
        public required Guid Id { get; init; }
    }
}

/// <param name="Granted">How often it was extended.</param>
/// <param name="MaxExtensions">How often it may be.</param>
/// <param name="MaxDays">How far from the original deadline altogether.</param>
/// <param name="LatestOn">The day that this comes to; null without an original deadline.</param>
/// <param name="Rule">The council's paper that says so, else that it is the default.</param>
/// <param name="IsOwn">The council set it: nothing goes past it. What the product is shipped with is passed by a decision that says why.</param>
public sealed record ExtensionTerms(int Granted, int MaxExtensions, int MaxDays, DateOnly? LatestOn, string Rule, bool IsOwn);

/// <summary>A request ended undecided because its task changed hands or ended.</summary>
public sealed record ExtensionEnded(Guid SubjectId, Guid TaskId, DateOnly On, string Reason) : IEvent;
