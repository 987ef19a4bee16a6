using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Whose a paper is, beyond what the matrix says of papers at large.</summary>
internal static class PaperAccess
{
    /// <summary>Papers that an aggregate makes are written, submitted and approved there.</summary>
    public static void DemandOwnLife(OfficialPaper paper)
    {
        if (paper.Kind.Rule().OwnedBy is not null)
            throw RefusedException.Conflict("paper.owned", $"“{paper.Kind.Label()}” được soạn, trình và duyệt từ chính hồ sơ của nó, không phải ở đây.");
    }

    /// <summary>A unit writes its own papers, the council's people theirs.</summary>
    public static void DemandWriter(OfficialPaper paper, Actor actor)
    {
        DemandOwnLife(paper);
        if (paper.AuthorUnitId != actor.UnitId)
            throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn.", "paper.author");
        if (IsAnothersSlip(paper, actor))
            throw RefusedException.Forbidden("Phiếu của thành viên nào do thành viên đó soạn.", "paper.author");
    }

    /// <summary>As <see cref="DemandWriter"/>, for whoever only looks.</summary>
    public static bool IsWriter(OfficialPaper paper, Actor actor) => paper.Kind.Rule().OwnedBy is null && paper.AuthorUnitId == actor.UnitId && !IsAnothersSlip(paper, actor);

    private static bool IsAnothersSlip(OfficialPaper paper, Actor actor) => actor.Identity.Roles.All(role => role is Role.Member) && paper.DraftedBy != actor.PersonId;

    /// <summary>Who approves follows who issues: the Standing Board its own and the council's, a committee's leader the committee's, the head the delegation's, the office its letters.</summary>
    public static async Task DemandApprover(Db db, OfficialPaper paper, CampaignAccess access, Actor actor, CancellationToken ct)
    {
        await DemandApproversRole(db, paper, access, ct);
        await DemandOtherThanWriters(db, paper, actor, ct);
    }

    /// <summary>Who gives a paper back is one of those who could approve it.</summary>
    public static async Task DemandApproversRole(Db db, OfficialPaper paper, CampaignAccess access, CancellationToken ct)
    {
        if (!access.Roles.Intersect(await Approvers(db, paper, ct)).Any())
            throw RefusedException.Forbidden("Văn bản này do người có thẩm quyền ký của cơ quan ban hành duyệt.", "paper.approver");
    }

    /// <summary>As <see cref="DemandApprover"/>, for whoever only looks at a paper that is written in its own life.</summary>
    public static async Task<PaperApproval> Approval(Db db, OfficialPaper paper, CampaignAccess access, Actor actor, CancellationToken ct)
    {
        var approvers = await Approvers(db, paper, ct);
        var state = paper.AuthorUnitId is null ? $"{paper.Status}" : $"Unit{paper.Status}";
        var isApprover = access.Roles.Intersect(approvers).Any() && Standings.Find(Subject.Paper, state) is { } standing && access.Allows(Subject.Paper, standing, Act.Approve);
        var wrote = isApprover && await db.Wrote(paper.Id, paper.DraftedBy, actor.PersonId, ct);
        return new PaperApproval(isApprover && !wrote, $"Văn bản chờ duyệt. Người duyệt: {string.Join(", ", approvers.Select(role => role.Label()))}{(wrote ? "; người soạn thảo không tự duyệt văn bản của mình" : "")}.");
    }

    /// <summary>Whose turn it is first, of those who may approve it.</summary>
    public static async Task<Role> FirstApprover(Db db, OfficialPaper paper, CancellationToken ct) => (await Approvers(db, paper, ct))[0];

    private static async Task<IReadOnlyList<Role>> Approvers(Db db, OfficialPaper paper, CancellationToken ct)
    {
        var issuer = paper.Issuer;
        var isOfCommittee = issuer is PaperIssuer.Body && paper.BodyId is { } body
            && Enum.Parse<BodyKind>((await db.Value<string>("SELECT Kind FROM Bodies WHERE Id = @body AND CouncilId = @CouncilId", new { body }, ct))!) is BodyKind.Committee or BodyKind.DelegateGroup;
        return issuer switch
        {
            PaperIssuer.Unit => [Role.UnitHead],
            PaperIssuer.Delegation => [Role.DelegationHead, Role.StandingBoard, Role.CommitteeLeader],
            PaperIssuer.Office or PaperIssuer.Records => [Role.Office, Role.StandingBoard, Role.CommitteeLeader],
            _ when isOfCommittee => [Role.CommitteeLeader, Role.StandingBoard],
            _ => [Role.StandingBoard],
        };
    }

    /// <summary>Nobody signs what they wrote: the paper, or the subject that it is made of, or the wording of either.</summary>
    public static async Task DemandOtherThanWriters(Db db, OfficialPaper paper, Actor actor, CancellationToken ct)
    {
        if (paper.Kind.Rule().OwnedBy is null)
        {
            await db.DemandOtherThanWriters(paper.Id, paper.DraftedBy, actor.PersonId, ct);
            return;
        }
        // Whoever opened the paper of a subject wrote nothing by that.
        await db.DemandOtherThanWriters(paper.SubjectId!.Value, Guid.Empty, actor.PersonId, ct);
        if (paper.Kind is PaperKind.RemediationReport && await db.NeedsOtherHand(await db.LoadRemediationReport(paper.SubjectId.Value, ct), db.Signal.Clock.Today(), ct))
            await db.DemandOtherHands(FourEyesDuty.RemediationSending, "Người soạn thảo không được tự duyệt, ký văn bản của mình.", ct);
    }
}
