using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>What a body's meeting is called: the council sits in sessions (kỳ họp), the others meet (phiên họp).</summary>
public static class MeetingWords
{
    public static string Of(SubjectKind kind) => kind is SubjectKind.Council ? "kỳ họp" : "phiên họp";

    /// <summary>A state as it is said of a supervision of that body.</summary>
    public static string Of(CampaignStatus status, SubjectKind kind) => Said(status.Label(), kind);

    /// <summary>Words about the meeting as they are said of that body's.</summary>
    public static string Said(string words, SubjectKind kind) => kind is SubjectKind.Council
        ? words.Replace("phiên họp", "kỳ họp", StringComparison.Ordinal).Replace("Phiên họp", "Kỳ họp", StringComparison.Ordinal)
        : words;

    /// <summary>Whose number is asked when the body votes.</summary>
    public static string Members(SubjectKind kind) => kind is SubjectKind.Council ? "đại biểu" : "thành viên";
}
