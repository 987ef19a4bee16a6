using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Access;

/// <summary>
/// Keeps whoever came by a link to its one matter: only requests that <see cref="LinkRequests"/> names, only with ids that belong to the matter, and no change before a code proved who it is. It
/// stands before everything else that decides: the roles and the <see cref="Gate"/> still must allow what passes here.
/// </summary>
internal sealed class LinkGuard(Db db)
{
    /// <exception cref="RefusedException">The request lies outside of the link.</exception>
    public async Task Demand(ActorIdentity actor, RequiresAttribute? requires, object request, CancellationToken ct)
    {
        if (actor.Link is not { } link) return;
        if (LinkRequests.Find(link.Matter, request.GetType()) is not { } ids)
            throw RefusedException.Forbidden("Đường dẫn này chỉ mở một việc của đơn vị, không dùng cho việc khác.", "link.scope");
        if (requires is { Act: not Act.Read } && !link.IsConfirmed)
            throw RefusedException.Forbidden("Trước khi gửi thay đổi đầu tiên, hãy xác nhận bằng mã gửi đến người đơn vị đã nêu (mục “Xác nhận bằng mã” ở đầu trang).", "link.code_needed");
        foreach (var id in ids)
            if (id.Property is not null && (id.Property.GetValue(request) is not Guid given || !await Belongs(link, id.To, given, ct)))
                throw RefusedException.NotFound("nội dung");
    }

    private async Task<bool> Belongs(LinkTie link, LinkedTo to, Guid id, CancellationToken ct) => to switch
    {
        LinkedTo.Matter => id == link.MatterId,
        LinkedTo.Finding => await Counts("SELECT COUNT(*) FROM Findings WHERE Id = @id AND CampaignId = @MatterId AND UnitId = @ActorUnitId AND CouncilId = @CouncilId", link, id, ct),
        LinkedTo.Report => await Counts(OneReport, link, id, ct),
        LinkedTo.Extension => await Counts("SELECT COUNT(*) FROM ExtensionRequests WHERE Id = @id AND TaskId = @MatterId AND UnitId = @ActorUnitId AND CouncilId = @CouncilId", link, id, ct),
        LinkedTo.DataTable => await Counts("SELECT COUNT(*) FROM DataTables t JOIN UnitReports r ON r.CampaignId = t.CampaignId WHERE t.Id = @id AND t.SentOn IS NOT NULL AND r.Id = @MatterId AND t.CouncilId = @CouncilId", link, id, ct),
        LinkedTo.Receipt => await db.Find<ReceiptRow>("SELECT SubjectId FROM Receipts WHERE Id = @id AND UnitId = @ActorUnitId AND CouncilId = @CouncilId", new { id }, ct) is { } receipt
            && (await Belongs(link, LinkedTo.Report, receipt.SubjectId, ct) || await Belongs(link, LinkedTo.Extension, receipt.SubjectId, ct)),
        _ => false,
    };

    // A report that answers other tasks as well would show them, and be handed in for them.
    private const string OneReport = """
        SELECT COUNT(*) FROM RemediationReports r
        WHERE r.Id = @id AND r.UnitId = @ActorUnitId AND r.CouncilId = @CouncilId
          AND NOT EXISTS (SELECT 1 FROM RemediationItems o WHERE o.RemediationReportId = r.Id AND o.TaskId <> @MatterId)
          AND (r.DraftedBy = @ActorId OR EXISTS (SELECT 1 FROM RemediationItems i WHERE i.RemediationReportId = r.Id AND i.TaskId = @MatterId))
        """;

    private async Task<bool> Counts(string sql, LinkTie link, Guid id, CancellationToken ct) => await db.Value<long>(sql, new { id, link.MatterId }, ct) > 0;

    private sealed record ReceiptRow
    {
        public required Guid SubjectId { get; init; }
    }
}
