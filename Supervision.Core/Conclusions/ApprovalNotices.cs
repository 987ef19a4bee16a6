using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Who is told that a delegation's report or a conclusion moved on and that it is their turn now; never whoever moved it. What comes back is told with its reason, see <see cref="ReturnedDrafts"/>.</summary>
internal static class ApprovalNotices
{
    /// <summary>It was laid before the delegation's heads; where none of them works in the system but who drafted it, before the Standing Board.</summary>
    public static async Task TellSubmitted(this Db db, DelegationReport report, Actor actor, CancellationToken ct)
    {
        var today = db.Signal.Clock.Today();
        Guid[] heads = [.. (await db.Heads(report.CampaignId, report.DelegationId, today, ct)).Where(person => person != report.DraftedBy)];
        var people = heads.Length > 0 ? heads : (await db.People([Role.StandingBoard], null, today, ct)).Where(person => person != report.DraftedBy);
        await db.TellToApprove(people, actor, await db.Of(report, ct), ct);
    }

    /// <summary>It was laid before those who approve its kind.</summary>
    public static async Task TellSubmitted(this Db db, Conclusion conclusion, Actor actor, CancellationToken ct) =>
        await db.TellToApprove(await db.Approvers(conclusion, ct), actor, Of(conclusion), ct);

    /// <summary>It was approved: whoever wrote and submitted it, and the records clerk.</summary>
    public static async Task TellApproved(this Db db, DelegationReport report, Actor actor, CancellationToken ct) =>
        await db.TellApproved([report.DraftedBy, await db.LastSubmitter(report.Id, nameof(ReportMoved), ct)], actor, await db.Of(report, ct), ct);

    /// <summary>As above.</summary>
    public static async Task TellApproved(this Db db, Conclusion conclusion, Actor actor, CancellationToken ct) =>
        await db.TellApproved([conclusion.DraftedBy, await db.LastSubmitter(conclusion.Id, nameof(ConclusionMoved), ct)], actor, Of(conclusion), ct);

    /// <summary>The body that founded the delegation has its report: those who examine it, and the office that prepares the meeting, learn until when.</summary>
    /// <param name="db">The database.</param>
    /// <param name="report">The report.</param>
    /// <param name="until">The last day by law; null where it sets none.</param>
    /// <param name="actor">Who noted the receipt.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TellReceived(this Db db, DelegationReport report, DateOnly? until, Actor actor, CancellationToken ct)
    {
        var today = db.Signal.Clock.Today();
        var campaign = (await db.Find<CampaignRow>(CampaignSql, new { report.CampaignId }, ct))!;
        IReadOnlyList<Guid> leaders = campaign.IsCommittee ? await db.People([Role.CommitteeLeader], campaign.BodyId, today, ct) : [];
        if (leaders.Count == 0) leaders = await db.People([Role.StandingBoard], null, today, ct);
        var limit = until is { } on ? $", chậm nhất ngày {VietnameseDate.Short(on)}" : "";
        await db.Tell([.. leaders, .. await db.People([Role.Office], null, today, ct)], actor, new NewNotice
        {
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"Báo cáo của Đoàn giám sát chờ xem xét{limit}: {campaign.Title}"),
            Text = $"Đã nhận báo cáo của Đoàn giám sát{(report.Reference is { } reference ? $" số {reference}" : "")} ngày {VietnameseDate.Short(report.ReceivedOn!.Value)}. Đề nghị tổ chức {MeetingWords.Of(campaign.SubjectKind)} xem xét báo cáo{limit}.",
            Link = $"/cuoc-giam-sat/{report.CampaignId}#ket-luan",
            SubjectId = report.CampaignId,
            OnceKey = $"report-received/{report.Id}",
        }, ct);
    }

    private const string CampaignSql = """
        SELECT c.Title, c.BodyId, c.SubjectKind, CASE WHEN b.Kind = 'Committee' THEN 1 ELSE 0 END AS IsCommittee
        FROM Campaigns c
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId
        """;

    private static Task TellToApprove(this Db db, IEnumerable<Guid> people, Actor actor, Draft draft, CancellationToken ct) => db.Tell(people, actor, draft.Notice with
    {
        Title = NoticeText.Short($"Văn bản trình, chờ duyệt: {draft.Title}"),
        Text = $"{actor.Identity.Name} trình “{draft.Title}”. Đề nghị đồng chí đọc và duyệt, hoặc trả lại để hoàn thiện.",
        Link = $"{draft.Notice.Link}/doc",
        OnceKey = $"submitted/{draft.Notice.SubjectId}/{draft.Version}",
    }, ct);

    private static async Task TellApproved(this Db db, IEnumerable<Guid?> writers, Actor actor, Draft draft, CancellationToken ct) => await db.Tell(
        [.. writers.OfType<Guid>(), .. await db.People([Role.RecordsClerk], null, db.Signal.Clock.Today(), ct)], actor, draft.Notice with
        {
            Title = NoticeText.Short($"Văn bản đã được duyệt: {draft.Title}"),
            Text = $"{actor.Identity.Name} đã duyệt “{draft.Title}”. Văn bản chờ ký, cấp số và ban hành.",
            OnceKey = $"approved/{draft.Notice.SubjectId}/{draft.Version}",
        }, ct);

    private static Task Tell(this Db db, IEnumerable<Guid> people, Actor actor, NewNotice notice, CancellationToken ct) =>
        db.Notify([.. people.Distinct().Where(person => person != actor.PersonId).Select(person => notice with { PersonId = person })], ct);

    private static async Task<Draft> Of(this Db db, DelegationReport report, CancellationToken ct)
    {
        var campaign = (await db.Find<CampaignRow>(CampaignSql, new { report.CampaignId }, ct))!;
        return new($"{PaperKind.DelegationReport.Label()} về {Phrases.Matter(campaign.Title)}", report.Version, About(report.Id, $"/bao-cao-doan/{report.Id}"));
    }

    private static Draft Of(Conclusion conclusion) => new(conclusion.Abstract, conclusion.Version, About(conclusion.Id, $"/ket-luan/{conclusion.Id}"));

    private static NewNotice About(Guid id, string link) => new() { Kind = NoticeKind.Draft, Title = "", Text = "", Link = link, SubjectId = id };

    // A committee without a leader of its own is the Standing Board's to sign for, as with what it is asked to reconsider.
    private static async Task<IReadOnlyList<Guid>> Approvers(this Db db, Conclusion conclusion, CancellationToken ct)
    {
        var (roles, today) = (ConclusionRules.Of(conclusion.Kind).Approvers, db.Signal.Clock.Today());
        var campaign = (await db.Find<CampaignRow>(CampaignSql, new { conclusion.CampaignId }, ct))!;
        List<Guid> people = [];
        if (roles.Contains(Role.CommitteeLeader)) people.AddRange(await db.People([Role.CommitteeLeader], campaign.BodyId, today, ct));
        if (roles.Contains(Role.DelegationHead)) people.AddRange(await db.Heads(conclusion.CampaignId, null, today, ct));
        // Nobody approves what they wrote themselves.
        people.RemoveAll(person => person == conclusion.DraftedBy);
        if (roles.Contains(Role.StandingBoard) && people.Count == 0) people.AddRange((await db.People([Role.StandingBoard], null, today, ct)).Where(person => person != conclusion.DraftedBy));
        return people;
    }

    private static async Task<IReadOnlyList<Guid>> Heads(this Db db, Guid campaignId, Guid? delegationId, DateOnly today, CancellationToken ct) => [.. (await db.List<PersonRow>("""
        SELECT DISTINCT m.PersonId AS Id
        FROM DelegationMembers m
        JOIN People p ON p.Id = m.PersonId AND p.IsActive = 1
        JOIN RoleAssignments a ON a.PersonId = p.Id AND a.Role IN ('DelegationHead', 'CommitteeLeader') AND a.ValidFrom <= @today AND (a.ValidTo IS NULL OR a.ValidTo >= @today)
        WHERE m.CouncilId = @CouncilId AND m.CampaignId = @campaignId AND (@delegationId IS NULL OR m.DelegationId = @delegationId) AND m.Role IN ('Head', 'DeputyHead') AND m.LeftOn IS NULL
        """, new { campaignId, delegationId, today }, ct)).Select(row => row.Id)];

    private sealed record Draft(string Title, int Version, NewNotice Notice);

    private sealed record CampaignRow
    {
        public required string Title { get; init; }
        public Guid? BodyId { get; init; }
        public required SubjectKind SubjectKind { get; init; }
        public required bool IsCommittee { get; init; }
    }

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
    }
}
