namespace Supervision.Core.Text;

/// <summary>What somebody typed, as a refusal repeats it.</summary>
public static class Echo
{
    /// <summary>Enough to know it by.</summary>
    public const int Longest = 40;

    /// <summary>On one line, its beginning where it is long: a refusal that repeats pages hides what it says.</summary>
    public static string Of(string typed)
    {
        var line = typed.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : $"{line[..Longest].TrimEnd()}…";
    }
}
