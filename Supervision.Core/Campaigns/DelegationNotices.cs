using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns;

/// <summary>What people of a delegation and the units it works with are told of its founding and its sessions; never whoever did it.</summary>
internal static class DelegationNotices
{
    /// <summary>Everybody in the delegations of a campaign that was just founded.</summary>
    public static async Task TellFounded(this Db db, Campaign campaign, string paper, Actor actor, CancellationToken ct)
    {
        var title = (await db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @Id AND CouncilId = @CouncilId", new { campaign.Id }, ct))!;
        await db.Notify([.. (await db.Members(campaign.Id, null, actor, ct)).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Delegation,
            Title = NoticeText.Short($"Tham gia Đoàn giám sát: {Phrases.Headed(title)}"),
            Text = $"Đồng chí có tên trong Đoàn {Phrases.Supervision(title)}, thành lập theo {paper}. Việc tiếp theo: gửi kế hoạch cho đơn vị, lên lịch các buổi làm việc.",
            Link = $"/cuoc-giam-sat/{campaign.Id}",
            SubjectId = campaign.Id,
            OnceKey = $"founded/{campaign.Id}",
        })], ct);
    }

    /// <summary>The members of the delegation that works on that day.</summary>
    public static async Task TellScheduled(this Db db, Guid campaignId, Guid delegationId, Guid visitId, DateOnly? on, string session, Actor actor, CancellationToken ct) => await db.Notify(
    [
        .. (await db.Members(campaignId, delegationId, actor, ct)).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Delegation,
            Title = NoticeText.Short($"Lịch làm việc của Đoàn giám sát: {session}"),
            Text = $"Đoàn giám sát có lịch làm việc: {session}.",
            Link = $"/buoi-lam-viec/{visitId}",
            SubjectId = visitId,
            OnceKey = $"scheduled/{visitId}/{on:yyyyMMdd}",
        }),
    ], ct);

    /// <summary>The units of a session that they were notified of by letter.</summary>
    public static async Task TellNotified(this Db db, Guid visitId, DateOnly visitOn, string reference, IEnumerable<Guid> unitIds, CancellationToken ct)
    {
        var visit = (await db.Find<VisitRow>("SELECT c.Title, v.Session, v.Place FROM Visits v JOIN Campaigns c ON c.Id = v.CampaignId WHERE v.Id = @visitId AND v.CouncilId = @CouncilId", new { visitId }, ct))!;
        var when = visit.Session is Session.WholeDay ? $"cả ngày {VietnameseDate.Short(visitOn)}" : $"buổi {visit.Session.Label()} ngày {VietnameseDate.Short(visitOn)}";
        await db.Notify(
        [
            .. unitIds.Select(unit => new NewNotice
            {
                UnitId = unit,
                Kind = NoticeKind.Delegation,
                Title = $"Đoàn giám sát làm việc với đơn vị ngày {VietnameseDate.Short(visitOn)}",
                Text = $"Cuộc giám sát “{visit.Title}”: Đoàn giám sát làm việc với đơn vị {when}, tại {visit.Place}, theo văn bản số {reference}. Đề nghị đơn vị chuẩn bị báo cáo, tài liệu và thành phần dự.",
                Link = $"/buoi-lam-viec/{visitId}",
                SubjectId = visitId,
                OnceKey = $"notified/{visitId}/{visitOn:yyyyMMdd}",
            }),
        ], ct);
    }

    private static async Task<IReadOnlyList<Guid>> Members(this Db db, Guid campaignId, Guid? delegationId, Actor actor, CancellationToken ct) => [.. (await db.List<PersonRow>("""
        SELECT DISTINCT m.PersonId AS Id FROM DelegationMembers m
        WHERE m.CampaignId = @campaignId AND m.CouncilId = @CouncilId AND m.PersonId IS NOT NULL AND m.LeftOn IS NULL AND (@delegationId IS NULL OR m.DelegationId = @delegationId)
        """, new { campaignId, delegationId }, ct)).Select(row => row.Id).Where(person => person != actor.PersonId)];

    private sealed record VisitRow
    {
        public required string Title { get; init; }
        public required Session Session { get; init; }
        public required string Place { get; init; }
    }

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
    }
}
