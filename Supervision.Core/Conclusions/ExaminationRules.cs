using Supervision.Core.Campaigns;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Conclusions;

/// <summary>What the law of the day asks of the meeting that examines a report: that enough came, and that enough were for it.</summary>
public static class ExaminationRules
{
    /// <summary>How many must be there; null where the law that the product knows asks for none.</summary>
    public static Threshold? Quorum(SubjectKind kind, DateOnly on) => kind is SubjectKind.Council ? Find("council.quorum", on) : null;

    /// <summary>How many must be for it.</summary>
    public static Threshold? Majority(SubjectKind kind, DateOnly on) => kind switch
    {
        SubjectKind.Council => Find("council.resolution", on),
        SubjectKind.StandingBoard => Find("standing_board.decision", on),
        SubjectKind.Committee => Find("committee.decision", on),
        _ => null,
    };

    /// <summary>Refuses a council's session that is not named, that was not voted at, or to which too few came.</summary>
    internal static void Demand(SubjectKind kind, HoldExamination meeting)
    {
        if (kind is not SubjectKind.Council) return;
        var missing = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(meeting.SessionName)) missing[nameof(meeting.SessionName)] = ["Báo cáo của Đoàn do Hội đồng nhân dân thành lập được xem xét tại kỳ họp; ghi tên kỳ họp."];
        if (string.IsNullOrWhiteSpace(meeting.Term)) missing[nameof(meeting.Term)] = ["Ghi khóa của Hội đồng nhân dân."];
        if (meeting.Votes is null) missing[nameof(meeting.Votes)] = ["Nghị quyết của Hội đồng nhân dân được biểu quyết; ghi kết quả biểu quyết."];
        if (missing.Count > 0) throw RefusedException.Invalid(missing);
        if (Quorum(kind, meeting.HeldOn) is { } quorum && !quorum.IsReached(meeting.PresentCount, meeting.MemberCount))
            throw RefusedException.Invalid("examination.quorum", nameof(meeting.PresentCount),
                $"{quorum.What}; có mặt {meeting.PresentCount} trên tổng số {meeting.MemberCount} {MeetingWords.Members(kind)} ({quorum.Cited}).");
    }

    /// <summary>Which majority the vote missed, as people are told; null where it reached it, or where nothing was voted on.</summary>
    internal static string? Shortfall(SubjectKind kind, HoldExamination meeting) =>
        meeting.Votes is { For: { } inFavour } && Majority(kind, meeting.HeldOn) is { } majority && !majority.IsReached(inFavour, meeting.MemberCount)
            ? $"{majority.What}; có {inFavour} phiếu tán thành trên tổng số {meeting.MemberCount} {MeetingWords.Members(kind)} ({majority.Cited})."
            : null;

    private static Threshold? Find(string code, DateOnly on) => RuleSets.Shipped.Find(on)?.ThresholdOf(code, on);
}
