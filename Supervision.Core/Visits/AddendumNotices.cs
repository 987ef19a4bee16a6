using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Who is told that minutes which were locked got an addendum.</summary>
internal static class AddendumNotices
{
    /// <summary>The units of the session and the members of its delegation, but not whoever added it.</summary>
    public static async Task TellAddendum(this Db db, Actor actor, Guid addendumId, int number, AddAddendum addendum, CancellationToken ct)
    {
        var session = (await db.Find<Session>("""
            SELECT v.Number, v.StartedAt, v.DelegationId, d.Name AS DelegationName, c.Title
            FROM Visits v
            JOIN Campaigns c ON c.Id = v.CampaignId
            JOIN Delegations d ON d.Id = v.DelegationId
            WHERE v.Id = @VisitId AND v.CouncilId = @CouncilId
            """, new { addendum.VisitId }, ct))!;
        var members = await db.List<Member>("""
            SELECT DISTINCT PersonId FROM DelegationMembers WHERE DelegationId = @DelegationId AND CouncilId = @CouncilId AND PersonId IS NOT NULL AND PersonId <> @ActorId
            """, new { session.DelegationId }, ct);
        var day = session.StartedAt is { } at ? $" ngày {VietnameseDate.Short(DateOnly.FromDateTime(at.Local()))}" : "";
        var notice = new NewNotice
        {
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"Biên bản buổi làm việc{day} có phần bổ sung số {number}"),
            Text = $"Cuộc giám sát “{session.Title}”, biên bản buổi làm việc số {session.Number}{day} của {session.DelegationName}, phần bổ sung ngày {VietnameseDate.Short(addendum.AddedOn)}, có hiệu lực khi các bên đã ký:\n\n{addendum.Text}",
            Link = $"/buoi-lam-viec/{addendum.VisitId}/bien-ban",
            SubjectId = addendum.VisitId,
            OnceKey = $"addendum/{addendumId}",
        };
        await db.Notify([.. (await db.VisitUnitIds(addendum.VisitId, ct)).Select(unit => notice with { UnitId = unit }), .. members.Select(member => notice with { PersonId = member.PersonId })], ct);
    }

    private sealed record Session
    {
        public required int Number { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
        public required Guid DelegationId { get; init; }
        public required string DelegationName { get; init; }
        public required string Title { get; init; }
    }

    private sealed record Member
    {
        public required Guid PersonId { get; init; }
    }
}
