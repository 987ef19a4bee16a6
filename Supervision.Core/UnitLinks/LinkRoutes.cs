using Supervision.Core.Access;

namespace Supervision.Core.UnitLinks;

/// <summary>The page of each matter that a link may open.</summary>
public static class LinkRoutes
{
    public static string Of(LinkMatter matter, Guid id) => matter switch
    {
        LinkMatter.FollowUpTask => $"/noi-dung/{id}",
        LinkMatter.UnitReport => $"/bao-cao-don-vi/{id}",
        LinkMatter.Findings => $"/doi-chieu/{id}",
        _ => throw new ArgumentOutOfRangeException(nameof(matter), matter, null),
    };

    /// <summary>The task whose page this is; null of every other.</summary>
    public static Guid? TaskOf(string route) => route.StartsWith(TaskPages, StringComparison.Ordinal) && Guid.TryParse(route.AsSpan(TaskPages.Length), out var id) ? id : null;

    private const string TaskPages = "/noi-dung/";
}
