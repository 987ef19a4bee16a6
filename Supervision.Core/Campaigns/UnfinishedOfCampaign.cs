using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>What may still be open when somebody wants to complete or archive a campaign.</summary>
public enum UnfinishedKind
{
    /// <summary>A campaign with one of these is not completed at all.</summary>
    [Label("Nội dung yêu cầu, kiến nghị chưa kết thúc")] Task,
    [Label("Kết luận chưa ban hành hoặc chưa gửi")] Conclusion,
    [Label("Đề nghị xem xét lại chưa trả lời")] Reconsideration,
    [Label("Đề nghị gia hạn chưa quyết định")] Extension,
    [Label("Yêu cầu chấm dứt hành vi vi phạm chưa được trả lời")] UrgentDemand,
    [Label("Báo cáo của đơn vị chưa nộp")] UnitReport,
    [Label("Biên bản chưa ký xong")] Minutes,
    [Label("Văn bản chưa gửi")] Paper,
    [Label("Kết luận đơn vị chưa xác nhận đã nhận")] ConclusionReceipt,
    [Label("Văn bản đơn vị chưa xác nhận đã nhận")] PaperReceipt,
    [Label("Công văn đôn đốc chưa gửi")] Letter,
    [Label("Biện pháp chưa có kết quả")] Measure,
    [Label("Hồ sơ chưa nộp lưu")] Dossier,
}

/// <summary>What of a campaign is unfinished, kind by kind: asked before it is completed or archived. That its dossier is not with the archive counts once it is to be archived.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record UnfinishedOfCampaign(Guid CampaignId) : IQuery<IReadOnlyList<UnfinishedLine>>;

public sealed record UnfinishedLine
{
    public required UnfinishedKind Kind { get; init; }

    /// <summary>What it is found under: the task of a request for more time, the conclusion that is asked about, the session of the minutes, else the thing itself.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What it is about, or whose it is.</summary>
    public required string Title { get; init; }

    /// <summary>The campaign is not completed, or not archived, while it is open, whatever reason is given.</summary>
    public bool Forbids => Kind is UnfinishedKind.Task or UnfinishedKind.Dossier;
}

internal sealed class UnfinishedOfCampaignHandler(Db db, Gate gate, Actor actor) : IRequestHandler<UnfinishedOfCampaign, IReadOnlyList<UnfinishedLine>>
{
    public async Task<IReadOnlyList<UnfinishedLine>> Handle(UnfinishedOfCampaign query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.Campaign, Act.Write, ct);
        return await db.Unfinished(query.CampaignId, actor, ct);
    }
}

internal static class UnfinishedRows
{
    private const string Sql = """
        SELECT w.Kind, w.SubjectId, w.Title, p.Kind AS PaperKind, p.Title AS PaperTitle, COALESCE(p.Number, r.Number) AS Number, COALESCE(p.Symbol, r.Symbol) AS Symbol, COALESCE(a.Title, k.Abstract) AS About, o.Status AS Dossier
        FROM (
        SELECT 0 AS Place, t.Seq, 'Task' AS Kind, t.Id AS SubjectId, t.Content AS Title
        FROM FollowUpTasks t
        WHERE t.CampaignId = @campaignId AND t.CouncilId = @CouncilId AND t.ClosedOn IS NULL
        UNION ALL
        SELECT 1, k.Seq, 'Conclusion', k.Id, k.Abstract
        FROM Conclusions k
        WHERE k.CampaignId = @campaignId AND k.CouncilId = @CouncilId AND k.Status IN ('Draft', 'Consulting', 'Submitted', 'Issued')
        UNION ALL
        SELECT 2, r.Seq, 'Reconsideration', k.Id, n.Name
        FROM Reconsiderations r
        JOIN Conclusions k ON k.Id = r.ConclusionId
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.OnDay + """
        WHERE k.CampaignId = @campaignId AND r.CouncilId = @CouncilId AND r.AnsweredOn IS NULL
        UNION ALL
        SELECT 3, e.Seq, 'Extension', t.Id, t.Content
        FROM ExtensionRequests e
        JOIN FollowUpTasks t ON t.Id = e.TaskId
        WHERE t.CampaignId = @campaignId AND e.CouncilId = @CouncilId AND e.Status = 'Sent'
        UNION ALL
        SELECT 4, d.Seq, 'UrgentDemand', d.Id, d.Violation
        FROM UrgentDemands d
        WHERE d.CampaignId = @campaignId AND d.CouncilId = @CouncilId AND d.AnsweredOn IS NULL
        UNION ALL
        SELECT 5, r.Seq, 'UnitReport', r.Id, n.Name
        FROM UnitReports r
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.OnDay + """
        WHERE r.CampaignId = @campaignId AND r.CouncilId = @CouncilId AND (r.Status = 'SupplementRequested' OR (r.Status = 'NotSubmitted' AND r.DueOn IS NOT NULL))
        UNION ALL
        SELECT 6, v.Seq, 'Minutes', v.Id, CONCAT(@session, v.Number)
        FROM Visits v
        WHERE v.CampaignId = @campaignId AND v.CouncilId = @CouncilId AND v.Status = 'AwaitingSignature'
        UNION ALL
        SELECT 7, p.Seq, 'Paper', p.Id, p.Title
        FROM OfficialPapers p
        WHERE p.CampaignId = @campaignId AND p.CouncilId = @CouncilId AND p.AuthorUnitId IS NULL AND p.Status IN ('Draft', 'Submitted', 'Approved', 'Signed', 'Issued')
          AND p.Force NOT IN ('Recalled', 'Replaced') AND p.Kind NOT IN @issuedBySubject AND
        """ + PaperSight.Condition + """
        UNION ALL
        SELECT 8, q.Seq, 'ConclusionReceipt', k.Id, n.Name
        FROM ConclusionReceipts q
        JOIN Conclusions k ON k.Id = q.ConclusionId
        JOIN Units u ON u.Id = q.UnitId
        """ + UnitNaming.OnDay + """
        WHERE k.CampaignId = @campaignId AND q.CouncilId = @CouncilId AND q.ReceivedOn IS NULL AND k.Status IN ('Sent', 'Reconsidering')
        UNION ALL
        SELECT 8, x.Seq, 'PaperReceipt', p.Id, n.Name
        FROM PaperDispatches x
        JOIN OfficialPapers p ON p.Id = x.PaperId
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        WHERE p.CampaignId = @campaignId AND x.CouncilId = @CouncilId AND x.Status = 'Sent' AND x.AcknowledgedOn IS NULL AND p.AuthorUnitId IS NULL AND p.Force IN ('InForce', 'Corrected') AND
        """ + PaperSight.Condition + """
        UNION ALL
        SELECT 9, l.Seq, 'Letter', l.Id, n.Name
        FROM ReminderLetters l
        JOIN Units u ON u.Id = l.UnitId
        """ + UnitNaming.OnDay + """
        WHERE l.CouncilId = @CouncilId AND l.Status IN ('Draft', 'Issued')
          AND EXISTS (SELECT 1 FROM ChaseSteps s JOIN FollowUpTasks t ON t.Id = s.TaskId WHERE s.LetterId = l.Id AND t.CampaignId = @campaignId)
        UNION ALL
        SELECT 10, m.Seq, 'Measure', t.Id, t.Content
        FROM Measures m
        JOIN FollowUpTasks t ON t.Id = m.TaskId
        WHERE t.CampaignId = @campaignId AND m.CouncilId = @CouncilId AND m.AnsweredOn IS NULL
        UNION ALL
        SELECT 11, o.Seq, 'Dossier', o.Id, o.Code
        FROM Dossiers o
        JOIN Campaigns c ON c.Id = o.CampaignId
        WHERE o.CampaignId = @campaignId AND o.CouncilId = @CouncilId AND o.Status IN ('Open', 'Closed') AND c.Status = 'Completed'
        ) w
        LEFT JOIN OfficialPapers p ON p.Id = w.SubjectId AND w.Kind IN ('Paper', 'PaperReceipt')
        LEFT JOIN Conclusions r ON r.Id = w.SubjectId AND w.Kind = 'ConclusionReceipt'
        LEFT JOIN OfficialPapers a ON a.Id = p.SubjectId
        LEFT JOIN Conclusions k ON k.Id = p.SubjectId
        LEFT JOIN Dossiers o ON o.Id = w.SubjectId AND w.Kind = 'Dossier'
        ORDER BY w.Place, w.Seq
        """;

    private static readonly string[] IssuedBySubject = [.. PaperKinds.All.Where(rule => rule.IsIssuedBySubject).Select(rule => rule.Kind.ToString())];

    public static async Task<IReadOnlyList<UnfinishedLine>> Unfinished(this Db db, Guid campaignId, Actor actor, CancellationToken ct) =>
    [
        .. (await db.List<Row>(Sql, PaperSight.Arguments(actor, new { campaignId, On = db.Signal.Clock.Today(), session = "Buổi làm việc số ", issuedBySubject = IssuedBySubject }), ct))
            .Select(row => new UnfinishedLine { Kind = row.Kind, SubjectId = row.SubjectId, Title = Named(row) }),
        .. (await db.AddedAfterHandOver(campaignId, ct))
            .Select(one => new UnfinishedLine { Kind = UnfinishedKind.Dossier, SubjectId = one.Dossier.Id, Title = $"{one.Dossier.Code}: có {one.Added} tài liệu nhập sau khi nộp lưu, chưa giao nhận bổ sung" }),
    ];

    private static string Named(Row row) => row switch
    {
        { Kind: UnfinishedKind.PaperReceipt, PaperKind: { } sent } => $"{row.Title}: {PaperNames.Of(sent, row.Number, row.Symbol, row.PaperTitle!, row.About)}",
        { Kind: UnfinishedKind.ConclusionReceipt, Number: { } number } => $"{row.Title}: kết luận số {DocumentNumber.Digits(number)}/{row.Symbol}",
        { PaperKind: { } kind } => PaperNames.Of(kind, row.Number, row.Symbol, row.Title, row.About),
        { Dossier: DossierStatus.Closed } => $"{row.Title}: đã kết thúc, chưa ghi nhận nộp lưu",
        { Dossier: not null } => $"{row.Title}: chưa kết thúc",
        _ => row.Title,
    };

    private sealed record Row
    {
        public required UnfinishedKind Kind { get; init; }
        public required Guid SubjectId { get; init; }
        public required string Title { get; init; }
        public PaperKind? PaperKind { get; init; }
        public string? PaperTitle { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public string? About { get; init; }
        public DossierStatus? Dossier { get; init; }
    }
}

/// <summary>A campaign was completed or archived though something of it was unfinished.</summary>
/// <param name="SubjectId">The campaign.</param>
/// <param name="Step">Completed or archived.</param>
/// <param name="LeavesUnfinished">Whoever did it had seen the list.</param>
/// <param name="Unfinished">What it was, by its kinds.</param>
/// <param name="Reason">Why all the same.</param>
public sealed record CampaignLeftUnfinished(Guid SubjectId, CampaignStep Step, bool LeavesUnfinished, IReadOnlyList<string> Unfinished, string Reason) : IEvent;
