namespace Supervision.Api.Web;

/// <summary>What came from outside, as it may stand in a log: no line of it can pass for one of ours.</summary>
internal static class LogText
{
    private const int Longest = 500;

    public static string Clean(string? text)
    {
        if (text is null) return "";
        var shortened = text.Length > Longest ? text[..Longest] + "…" : text;
        return string.Concat(shortened.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '·' : c));
    }
}
