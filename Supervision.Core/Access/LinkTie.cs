using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>What a link to a unit without an account may open.</summary>
public enum LinkMatter
{
    [Label("Nội dung phải thực hiện sau giám sát")] FollowUpTask,
    [Label("Báo cáo phục vụ giám sát")] UnitReport,

    /// <summary>What a delegation found about the unit in one campaign and sent to it, before it stands in any report; the campaign is the matter.</summary>
    [Label("Nội dung ghi nhận gửi đơn vị đối chiếu")] Findings,
}

/// <summary>What an actor is tied to who came by a link: one matter of one unit.</summary>
/// <param name="UnitLinkId">The link.</param>
/// <param name="SessionId">The browser that opened it.</param>
/// <param name="Matter">What it opens.</param>
/// <param name="MatterId">Which one.</param>
/// <param name="IsConfirmed">A code proved that it is whom the unit named; before that, nothing is changed.</param>
public sealed record LinkTie(Guid UnitLinkId, Guid SessionId, LinkMatter Matter, Guid MatterId, bool IsConfirmed)
{
    /// <summary>How lists and the journal name the link: nobody could open it by this.</summary>
    public string Code => CodeOf(UnitLinkId);

    public static string CodeOf(Guid unitLinkId) => unitLinkId.ToString("N")[^8..];
}
