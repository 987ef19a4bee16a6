using Supervision.Core.Documents;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>A request for more time that a unit sent about a task of the replaced conclusion and that nobody has decided yet.</summary>
public sealed record ReplacedRequest
{
    public required Guid Id { get; init; }

    /// <summary>The task itself, or one that came out of it.</summary>
    public required Guid TaskId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The unit's own number: "46/UBND-VP".</summary>
    public string? Reference { get; init; }
    public required DateOnly RequestedDueOn { get; init; }
    public required DateOnly SentOn { get; init; }

    /// <summary>It ends undecided when the new conclusion is sent: that asks for its task no more, or of another unit.</summary>
    public bool Ends { get; init; }

    /// <summary>"đề nghị gia hạn đến 28/8/2026 của Ủy ban nhân dân xã Hòa Bình (số 46/UBND-VP, gửi ngày 25/5/2026) đang chờ quyết định, kết thúc khi gửi văn bản này".</summary>
    public string Words => $"đề nghị gia hạn đến {VietnameseDate.Short(RequestedDueOn)} của {UnitName} ({(Reference is null ? "" : $"số {Reference}, ")}gửi ngày {VietnameseDate.Short(SentOn)}) đang chờ quyết định, "
        + (Ends ? "kết thúc khi gửi văn bản này" : "được xem xét tiếp");
}

internal static class ReplacedRequestRows
{
    /// <summary>The undecided requests about open tasks of these conclusions, by task, in the order they came.</summary>
    public static async Task<ILookup<Guid, ReplacedRequest>> WaitingRequests(this Db db, IReadOnlyList<Guid> conclusionIds, DateOnly on, CancellationToken ct) => (await db.List<ReplacedRequest>("""
        SELECT e.Id, e.TaskId, n.Name AS UnitName, e.Reference, e.RequestedDueOn, e.SentOn
        FROM ExtensionRequests e
        JOIN FollowUpTasks t ON t.Id = e.TaskId
        JOIN Units u ON u.Id = e.UnitId
        """ + UnitNaming.OnDay + """
        WHERE e.CouncilId = @CouncilId AND e.Status = 'Sent' AND t.ClosedOn IS NULL AND t.ConclusionId IN @conclusionIds
        ORDER BY e.Seq
        """, new { conclusionIds, On = on }, ct)).ToLookup(request => request.TaskId);
}
