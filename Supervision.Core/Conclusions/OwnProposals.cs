namespace Supervision.Core.Conclusions;

/// <summary>
/// A delegation's report proposes to the body that founded it; copied into that body's own paper, the body would propose to itself. The words are never changed for the author, who is only told.
/// </summary>
public static class OwnProposals
{
    private static readonly string[] Openings = ["Đề nghị", "Kiến nghị", "Trân trọng đề nghị", "Kính đề nghị"];
    private static readonly string[] Council = ["Hội đồng nhân dân", "HĐND"];
    private static readonly string[] Levels = ["tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện"];

    // Boards of the Party and of other bodies are called so too.
    private static readonly string[] OtherBoards = ["Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Ủy ban", "UBND", "Ban", "Đoàn"];

    /// <summary>What the author and the approver are told of a clause that proposes to the body whose paper it is; null for any other clause.</summary>
    /// <param name="council">The council as it is called: "Hội đồng nhân dân tỉnh Lam Sơn".</param>
    public static string? Remark(ConclusionKind kind, string council, string text) => kind switch
    {
        ConclusionKind.SupervisionResolution when ToCouncil(AfterOpening(text), council) =>
            "Đây là kiến nghị của Đoàn giám sát với chính Hội đồng nhân dân; trong nghị quyết, hãy viết lại thành quyết định của Hội đồng nhân dân (ví dụ: “Yêu cầu …”, “Giao …”).",
        ConclusionKind.StandingBoardConclusion when ToBoard(AfterOpening(text), council) =>
            "Đây là kiến nghị của Đoàn giám sát với chính Thường trực Hội đồng nhân dân; trong kết luận, hãy viết lại thành yêu cầu, kết luận của Thường trực Hội đồng nhân dân (ví dụ: “Yêu cầu …”, “Giao …”).",
        _ => null,
    };

    private static string? AfterOpening(string text)
    {
        // "1. ", "a) ", "- " stand before the words in a list that was copied.
        var said = text.TrimStart(' ', '\t', '\n', '\r', '-', '–', '+', '•');
        if (said.IndexOfAny(['.', ')']) is > 0 and <= 3 and var mark) said = said[(mark + 1)..].TrimStart();
        return Openings.FirstOrDefault(opening => Begins(said, opening)) is { } found ? Without(Without(said, found), "với") : null;
    }

    private static bool ToCouncil(string? rest, string council) => rest is not null && Council.FirstOrDefault(name => Begins(rest, name)) is { } name && IsOwn(Without(rest, name), council);

    private static bool ToBoard(string? rest, string council)
    {
        const string Board = "Thường trực";
        if (rest is null || !Begins(rest, Board)) return false;
        var after = Without(rest, Board);
        return Council.FirstOrDefault(name => Begins(after, name)) is { } name ? IsOwn(Without(after, name), council) : !OtherBoards.Any(other => Begins(after, other));
    }

    // "Hội đồng nhân dân tỉnh", or no place at all; that of another level, or of several places, is another council.
    private static bool IsOwn(string rest, string council)
    {
        var own = Levels.FirstOrDefault(level => Begins(Without(council, Council[0]), level));
        return !Begins(rest, "các") && !Begins(rest, "cấp") && (Levels.FirstOrDefault(level => Begins(rest, level)) is not { } level || level == own);
    }

    private static bool Begins(string text, string word) => text.StartsWith(word, StringComparison.CurrentCultureIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length]));

    private static string Without(string text, string word) => Begins(text, word) ? text[word.Length..].TrimStart(' ', ',', ':') : text;
}
