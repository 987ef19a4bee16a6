using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>Who is told that findings wait for an answer.</summary>
internal static class FindingNotices
{
    /// <summary>Each unit once of all that was sent to it together.</summary>
    public static async Task TellSent(this Db db, Guid campaignId, IReadOnlyList<FindingState> sent, CancellationToken ct)
    {
        var title = await db.CampaignTitle(campaignId, ct);
        await db.Notify([.. sent.GroupBy(finding => finding.UnitId!.Value).Select(ofUnit => new NewNotice
        {
            UnitId = ofUnit.Key,
            Kind = NoticeKind.Reconciliation,
            Title = $"{ofUnit.Count()} nội dung Đoàn giám sát gửi đơn vị đối chiếu",
            Text = $"Cuộc giám sát “{title}”: nội dung số {string.Join(", ", ofUnit.Select(finding => finding.Number).Order())} ghi nhận về đơn vị.\n\n"
                + "Đề nghị đơn vị đồng ý hoặc giải trình từng nội dung trước khi đưa vào báo cáo của Đoàn.",
            Link = $"/doi-chieu/{campaignId}",
            SubjectId = campaignId,
            OnceKey = $"reconcile/{ofUnit.First().Id}",
        })], ct);
    }

    /// <summary>The head and the secretaries of the delegation, that a unit answered: once for all that it answers on one day.</summary>
    public static async Task TellAnswered(this Db db, Guid campaignId, IReadOnlyList<FindingState> answered, CancellationToken ct)
    {
        var people = await db.List<PersonRow>("""
            SELECT DISTINCT PersonId AS Id
            FROM DelegationMembers
            WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND Role IN ('Head', 'Secretary') AND PersonId IS NOT NULL
            """, new { campaignId }, ct);
        var (unit, title, today) = (answered[0].UnitId, await db.CampaignTitle(campaignId, ct), db.Signal.Clock.Today());
        var name = await db.Value<string>("""
            SELECT n.Name
            FROM Campaigns c
            JOIN Units u ON u.Id = @unit
            """ + UnitNaming.InCampaign + """
            WHERE c.Id = @campaignId AND c.CouncilId = @CouncilId
            """, new { campaignId, unit, Today = today }, ct);
        await db.Notify([.. people.Select(person => new NewNotice
        {
            PersonId = person.Id,
            Kind = NoticeKind.ReportSubmitted,
            Title = NoticeText.Short($"{name} trả lời nội dung gửi đối chiếu"),
            Text = $"Cuộc giám sát “{title}”: có ý kiến của đơn vị; đề nghị xem và chốt từng nội dung.",
            Link = $"/doi-chieu/{campaignId}",
            SubjectId = campaignId,
            OnceKey = $"reconciled/{campaignId}/{unit}/{today:yyyy-MM-dd}",
        })], ct);
    }

    /// <summary>The unit, that what it does not agree with was settled, and how its explanation was weighed.</summary>
    public static async Task TellSettled(this Db db, FindingState finding, string note, CancellationToken ct) => await db.Notify(new NewNotice
    {
        UnitId = finding.UnitId,
        Kind = NoticeKind.Reconciliation,
        Title = $"Đoàn giám sát đã chốt nội dung số {finding.Number} mà đơn vị không đồng ý",
        Text = $"Cuộc giám sát “{await db.CampaignTitle(finding.CampaignId, ct)}”.\n\nÝ kiến của Đoàn về giải trình của đơn vị: {NoticeText.Short(note, 1000)}",
        Link = $"/doi-chieu/{finding.CampaignId}#nd-{finding.Number}",
        SubjectId = finding.Id,
        OnceKey = $"settled/{finding.Id}",
    }, ct);

    /// <summary>The unit's heads, that answers were drafted for them to send: once for a day.</summary>
    public static async Task TellDrafted(this Db db, Guid campaignId, IReadOnlyList<FindingState> drafted, CancellationToken ct)
    {
        var (unit, title, today) = (drafted[0].UnitId!.Value, await db.CampaignTitle(campaignId, ct), db.Signal.Clock.Today());
        await db.Notify([.. (await db.UnitHeads(unit, today, ct)).Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.Draft,
            Title = "Dự thảo trả lời nội dung gửi đối chiếu chờ người đứng đầu gửi",
            Text = $"Cuộc giám sát “{title}”: công chức đầu mối đã soạn câu trả lời của đơn vị.",
            Link = $"/doi-chieu/{campaignId}",
            SubjectId = campaignId,
            OnceKey = $"answers-drafted/{campaignId}/{unit}/{today:yyyy-MM-dd}",
        })], ct);
    }

    private static Task<string?> CampaignTitle(this Db db, Guid campaignId, CancellationToken ct) =>
        db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
    }
}
