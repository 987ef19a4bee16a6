using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Who is told that a paper moved on and that it is their turn now; never whoever moved it.</summary>
internal static class PaperNotices
{
    /// <summary>It waits for approval: those who approve it learn of it.</summary>
    public static async Task TellSubmitted(this Db db, OfficialPaper paper, Actor actor, DateOnly today, CancellationToken ct) => await db.Tell(
        await db.Approvers(paper, today, ct), actor, paper, "Văn bản trình, chờ duyệt", $"{actor.Identity.Name} trình {Named(paper)}. Đề nghị đồng chí đọc và duyệt, hoặc trả lại để hoàn thiện.", "submitted", $"/van-ban/{paper.Id}/doc", ct);

    /// <summary>It was approved: whoever wrote it learns of it, and, of a paper of the council, the records clerk that it waits for its number.</summary>
    public static async Task TellApproved(this Db db, OfficialPaper paper, Actor actor, DateOnly today, CancellationToken ct)
    {
        var clerks = paper.AuthorUnitId is null ? await db.People([Role.RecordsClerk], null, today, ct) : [];
        await db.Tell([paper.DraftedBy, .. paper.SubmittedBy is { } submitter ? [submitter] : Array.Empty<Guid>(), .. clerks], actor, paper, "Văn bản đã được duyệt",
            $"{actor.Identity.Name} đã duyệt {Named(paper)}.{(paper.AuthorUnitId is null ? " Văn bản chờ ký, cấp số và ban hành." : "")}", "approved", $"/van-ban/{paper.Id}", ct);
    }

    /// <summary>Its file waits for a digital signature: whoever signs it by name, or by a right that was given to them, learns of it.</summary>
    public static async Task TellToSign(this Db db, OfficialPaper paper, Guid? authorityId, Actor actor, CancellationToken ct)
    {
        if (paper.SignerName is not { } signer) return;
        IEnumerable<Guid> people = authorityId is { } id
            ? [(await db.LoadAuthority(id, ct)).PersonId]
            : (await db.List<SignerRow>("SELECT Id, Name FROM People WHERE CouncilId = @CouncilId AND IsActive = 1 AND (UnitId = @AuthorUnitId OR (UnitId IS NULL AND @AuthorUnitId IS NULL)) ORDER BY Seq", new { paper.AuthorUnitId }, ct))
                .Where(person => PaperSigners.Same(person.Name, signer)).Select(person => person.Id);
        await db.Tell(people, actor, paper, "Văn bản chờ đồng chí ký số", $"{actor.Identity.Name} đã chuẩn bị bản ký số của {Named(paper)}. Đề nghị đồng chí đọc và ký.", "to-sign", $"/van-ban/{paper.Id}", ct);
    }

    /// <summary>It was recalled: those of the body that issued it, who wrote it, and every unit that it was sent to learn by which paper.</summary>
    public static async Task TellRecalled(this Db db, OfficialPaper paper, Actor actor, string? restored, DateOnly today, CancellationToken ct)
    {
        // A conclusion and an urging letter are sent and read on pages of their own.
        var (conclusion, letter) = (paper.Kind.Rule().OwnedBy is nameof(Conclusions.Conclusion) ? paper.SubjectId : null, paper.Kind is PaperKind.ReminderLetter ? paper.SubjectId : null);
        var link = conclusion is not null ? $"/ket-luan/{conclusion}" : letter is not null ? $"/cong-van-don-doc/{letter}" : $"/van-ban/{paper.Id}";
        var named = $"{paper.Kind.Label()}{(paper.Reference is { } reference ? $" số {reference}" : "")}{(paper.IssuedOn is { } on ? $" ngày {Documents.VietnameseDate.Short(on)}" : "")}";
        var notice = new NewNotice
        {
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"Văn bản đã thu hồi: {named}"),
            Text = $"{named} {PaperRecall.Of(paper)!.Words}{(restored is null ? "" : $"\n\nVăn bản chưa gửi đơn vị nào: kết luận {restored} có hiệu lực trở lại, các nội dung của kết luận đó tiếp tục như cũ.")}\n\nTrích yếu: {paper.Title}",
            Link = link,
            SubjectId = paper.Id,
            OnceKey = $"recalled/{paper.Id}",
        };
        var units = await db.List<PersonRow>("""
            SELECT d.UnitId AS Id FROM PaperDispatches d WHERE d.PaperId = @Id AND d.CouncilId = @CouncilId AND d.UnitId IS NOT NULL AND d.Status IN ('Sent', 'Acknowledged')
            UNION
            SELECT r.UnitId AS Id FROM ConclusionReceipts r WHERE r.ConclusionId = @conclusion AND r.CouncilId = @CouncilId
            UNION
            SELECT l.UnitId AS Id FROM ReminderLetters l WHERE l.Id = @letter AND l.CouncilId = @CouncilId AND l.Status IN ('Sent', 'Answered')
            """, new { paper.Id, conclusion, letter }, ct);
        var people = (await db.Approvers(paper, today, ct)).Append(paper.DraftedBy).Distinct().Where(person => person != actor.PersonId);
        await db.Notify([.. people.Select(person => notice with { PersonId = person }), .. units.Select(unit => notice with { UnitId = unit.Id })], ct);
    }

    private static string Named(OfficialPaper paper) => $"“{paper.Kind.Label()}: {paper.Title}”";

    private static Task Tell(this Db db, IEnumerable<Guid> people, Actor actor, OfficialPaper paper, string title, string text, string once, string link, CancellationToken ct) => db.Notify(
    [
        .. people.Distinct().Where(person => person != actor.PersonId).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Draft,
            Title = NoticeText.Short($"{title}: {paper.Title}"),
            Text = text,
            Link = link,
            SubjectId = paper.Id,
            OnceKey = $"{once}/{paper.Id}/{paper.Version}",
        }),
    ], ct);

    private static async Task<IReadOnlyList<Guid>> Approvers(this Db db, OfficialPaper paper, DateOnly today, CancellationToken ct) => await PaperAccess.FirstApprover(db, paper, ct) switch
    {
        Role.UnitHead => [.. (await db.List<PersonRow>("""
            SELECT p.Id FROM People p
            WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.UnitId = @AuthorUnitId
              AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role = 'UnitHead' AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today))
            """, new { paper.AuthorUnitId, today }, ct)).Select(row => row.Id)],
        Role.DelegationHead => [.. (await db.List<PersonRow>("""
            SELECT m.PersonId AS Id FROM DelegationMembers m
            WHERE m.CouncilId = @CouncilId AND m.CampaignId = @CampaignId AND m.PersonId IS NOT NULL AND m.Role IN ('Head', 'DeputyHead')
            """, new { paper.CampaignId }, ct)).Select(row => row.Id)],
        Role.CommitteeLeader => await db.People([Role.CommitteeLeader], paper.BodyId, today, ct),
        Role.Office => await db.People([Role.Office, Role.StandingBoard], null, today, ct),
        var role => await db.People([role], null, today, ct),
    };

    // Those of the council itself who hold one of the roles today; a committee's leader only in that committee.
    internal static async Task<IReadOnlyList<Guid>> People(this Db db, Role[] roles, Guid? bodyId, DateOnly today, CancellationToken ct) => [.. (await db.List<PersonRow>("""
        SELECT p.Id FROM People p
        WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.UnitId IS NULL
          AND EXISTS (SELECT 1 FROM RoleAssignments r WHERE r.PersonId = p.Id AND r.Role IN @roles AND (@bodyId IS NULL OR r.BodyId = @bodyId)
              AND r.ValidFrom <= @today AND (r.ValidTo IS NULL OR r.ValidTo >= @today))
        ORDER BY p.Seq
        """, new { roles = roles.Select(role => $"{role}").ToArray(), bodyId, today }, ct)).Select(row => row.Id)];

    private sealed record SignerRow
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
    }
}
