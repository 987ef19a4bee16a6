using Supervision.Api.Web;
using Supervision.Core.Documents.Types;

namespace Supervision.Api.Pages;

/// <summary>Of which supervision something is, in the line of a list.</summary>
internal static class CampaignNaming
{
    private const int Longest = 120;

    /// <summary>The supervision's title, shortened; null where there is none, or the line says it already.</summary>
    /// <param name="title">What the line says.</param>
    /// <param name="campaign">The supervision's title.</param>
    public static string? Beside(string title, string? campaign) =>
        campaign is null || title.Contains(Phrases.Matter(campaign), StringComparison.OrdinalIgnoreCase) ? null : Show.Cut(campaign, Longest);
}
