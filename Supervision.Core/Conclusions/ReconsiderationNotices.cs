using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>Who is told that a unit asks for reconsideration, and of the answer.</summary>
internal static class ReconsiderationNotices
{
    /// <summary>Whoever decides, the office, and the secretaries of the delegation, who know the file.</summary>
    public static async Task TellReconsiderationAsked(this Db db, Conclusion conclusion, Guid requestId, Guid unitId, RequestReconsideration request, CancellationToken ct)
    {
        var unit = await db.Find<Unit>("SELECT n.Name FROM Units u" + UnitNaming.OnDay + "WHERE u.Id = @unitId AND u.CouncilId = @CouncilId", new { unitId, On = db.Signal.Clock.Today() }, ct);
        var bodyId = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { conclusion.CampaignId }, ct);
        var secretaries = await db.List<Secretary>("SELECT DISTINCT PersonId FROM DelegationMembers WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId AND Role = 'Secretary'", new { conclusion.CampaignId }, ct);
        var notice = new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"{unit?.Name} đề nghị xem xét lại {ConclusionNotices.Paper(conclusion)}"),
            Text = $"{conclusion.Abstract}\n\nNgày đề nghị: {VietnameseDate.Short(request.RequestedOn)}. Lý do: {request.Grounds}\n\nĐề nghị xem xét, trả lời đơn vị.",
            Link = $"/ket-luan/{conclusion.Id}#xem-xet-lai",
            SubjectId = conclusion.Id,
            OnceKey = $"reconsideration/{requestId}",
        };
        var approvers = ConclusionRules.Of(conclusion.Kind).Approvers;
        var told = approvers.Contains(Role.CommitteeLeader) ? (await db.Notify(notice with { Role = Role.CommitteeLeader, BodyId = bodyId }, ct)).Told : 0;
        if (approvers.Contains(Role.StandingBoard) || told == 0) await db.Notify(notice with { Role = Role.StandingBoard }, ct);
        await db.Notify([notice, .. secretaries.Select(one => notice with { Role = null, PersonId = one.PersonId })], ct);
    }

    public static Task TellReconsiderationAnswered(this Db db, Conclusion conclusion, AnswerReconsideration answer, Guid unitId, CancellationToken ct) => db.Notify(new NewNotice
    {
        UnitId = unitId,
        Kind = NoticeKind.ConclusionSent,
        Title = NoticeText.Short($"Trả lời đề nghị xem xét lại {ConclusionNotices.Paper(conclusion)}: {answer.Outcome.Label()}"),
        Text = $"{conclusion.Abstract}\n\nTrả lời ngày {VietnameseDate.Short(answer.AnsweredOn)}: {answer.Outcome.Label()}.\n\n{answer.Answer}",
        Link = $"/ket-luan/{conclusion.Id}#xem-xet-lai",
        SubjectId = conclusion.Id,
        OnceKey = $"reconsideration-answered/{answer.ReconsiderationId}",
    }, ct);

    private sealed record Unit
    {
        public required string Name { get; init; }
    }

    private sealed record Secretary
    {
        public required Guid PersonId { get; init; }
    }
}
