using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Visits;

/// <summary>
/// What others than the delegation see of a visit. An inspected unit: the visit once it was notified, its minutes once the session is over. Whoever was invited, numbers papers or leads
/// another committee: the visit and its minutes, but of what was found only what stands in minutes that are closed. The delegation's own notes nobody of them.
/// </summary>
internal static class VisitSight
{
    public static bool UnitSees(VisitStatus status, DateOnly? noticeSentOn) => status != VisitStatus.Planned && (status is not (VisitStatus.Postponed or VisitStatus.Cancelled) || noticeSentOn is not null);

    public static bool UnitSeesMinutes(VisitStatus status) => status is VisitStatus.AwaitingSignature or VisitStatus.Completed;

    public static void DemandSeenByUnit(MinutesHead head)
    {
        if (!UnitSees(head.Status, head.NoticeSentOn)) throw RefusedException.NotFound("buổi làm việc");
    }

    public static void DemandPaperForUnit(MinutesHead head)
    {
        DemandSeenByUnit(head);
        if (!UnitSeesMinutes(head.Status)) throw RefusedException.Conflict("visit.minutes_open", "Biên bản đang được ghi; đơn vị xem được sau khi buổi làm việc kết thúc.");
    }

    /// <summary>The minutes as somebody of the council may see them.</summary>
    public static MinutesRecord ForCouncil(MinutesRecord minutes, CampaignAccess access) => access.KnowsNotes ? minutes : minutes with
    {
        Head = minutes.Head with { PetitionsNote = null, LateNoticeReason = null },
        Attendances = [.. minutes.Attendances.Select(a => a with { RelationToUnit = null })],
        Opinions = [.. minutes.Opinions.Select(o => o with { Note = null })],
        Checks = [.. minutes.Checks.Select(c => c with { Note = null })],
        Findings = UnitSeesMinutes(minutes.Head.Status) ? [.. minutes.Findings.Select(f => f with { Severity = null })] : [],
    };

    /// <summary>The minutes as the unit may see them.</summary>
    public static MinutesRecord ForUnit(MinutesRecord minutes, Guid unitId)
    {
        DemandSeenByUnit(minutes.Head);
        var open = minutes with
        {
            Head = minutes.Head with { PetitionsNote = null, LateNoticeReason = null },
            Attendances = [.. minutes.Attendances.Select(a => a with { RelationToUnit = null })],
            Opinions = [.. minutes.Opinions.Select(o => o with { Note = null })],
            Checks = [.. minutes.Checks.Select(c => c with { Note = null })],
            // Of a visit to several units each reads what was found about itself.
            Findings = [.. minutes.Findings.Where(f => f.UnitId is null || f.UnitId == unitId).Select(f => f with { Severity = null })],
            Demands = [.. minutes.Demands.Where(d => d.UnitId == unitId)],
        };
        return UnitSeesMinutes(minutes.Head.Status)
            ? open
            : open with { Attendances = [], Opinions = [], Checks = [], Documents = [], Commitments = [], Remarks = [], Findings = [], Demands = [], Signatures = [], Addenda = [], SignedFiles = [] };
    }
}
