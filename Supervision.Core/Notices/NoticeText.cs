using Supervision.Core.Documents;

namespace Supervision.Core.Notices;

/// <summary>How notices shorten what they are about.</summary>
internal static class NoticeText
{
    /// <summary>The most lines of a list in a notice; the rest is found in the application.</summary>
    public const int MostLines = 20;

    private const int Longest = 160;

    /// <summary>The content itself on one line, or its beginning up to a whole word.</summary>
    public static string Short(string content, int longest = Longest)
    {
        content = content.ReplaceLineEndings(" ");
        if (content.Length <= longest) return content;
        var end = content.LastIndexOf(' ', longest - 1);
        return string.Concat(content.AsSpan(0, end > longest / 2 ? end : longest - 1).TrimEnd(), "…");
    }

    /// <summary>The first lines of a list, and how many more there are.</summary>
    /// <param name="what">What one line is: "nội dung".</param>
    public static string Lines(IReadOnlyList<string> lines, string what = "nội dung") =>
        string.Join('\n', lines.Take(MostLines).Select(line => $"- {line}")) + (lines.Count > MostLines ? $"\n\nVà {lines.Count - MostLines} {what} khác; xem danh sách đầy đủ trên hệ thống." : "");

    public static string Due(DateOnly? due) => due is { } on ? $" (thời hạn {VietnameseDate.Short(on)})" : "";
}
