namespace Supervision.Core.Notices;

/// <summary>One line of a list in a notice, with where it leads.</summary>
/// <param name="Link">A route of the application; null where the line leads nowhere.</param>
public sealed record NoticeItem(string Text, string? Link);

/// <summary>A part of a notice's text: one paragraph, or a list.</summary>
/// <param name="Text">The paragraph, its lines parted by line feeds; null of a list.</param>
public sealed record NoticePart(string? Text, IReadOnlyList<NoticeItem> Items);

/// <summary>
/// A notice's text as those who show it need it. The text alone stays readable everywhere; where the lines of its lists lead stands beside it, one route a line, in their order.
/// </summary>
public static class NoticeBody
{
    private const string Bullet = "- ";

    public static IReadOnlyList<NoticePart> Parts(string text, string? links)
    {
        var routes = links?.Split('\n') ?? [];
        var parts = new List<NoticePart>();
        var at = 0;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim()))
        {
            var lines = paragraph.Split('\n');
            parts.Add(lines.All(line => line.StartsWith(Bullet, StringComparison.Ordinal))
                ? new NoticePart(null, [.. lines.Select(line => new NoticeItem(line[Bullet.Length..], Route(at++)))])
                : new NoticePart(paragraph, []));
        }
        return parts;

        string? Route(int line) => line < routes.Length && routes[line].Length > 0 ? routes[line] : null;
    }

    /// <summary>The lines of all its lists.</summary>
    public static IReadOnlyList<NoticeItem> Items(string text, string? links) => [.. Parts(text, links).SelectMany(part => part.Items)];

    /// <summary>The way from a line: a person who follows it has read the notice by that.</summary>
    public static string Way(string route, Guid noticeId) => $"{route}?{Parameter}={noticeId}";

    /// <summary>Tells a page by which notice somebody comes.</summary>
    public const string Parameter = "thong-bao";
}
