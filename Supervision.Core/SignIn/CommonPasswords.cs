using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>
/// Passwords that everybody tries first: the words of <c>common-words.txt</c>, alone, in pairs and with what people put before or behind them, walks over the keyboard, runs and
/// repetitions. Far more than 10,000 of the length that is taken at all. They are recognised, not stored, without capitals, diacritics and signs between the letters.
/// </summary>
public static class CommonPasswords
{
    private static readonly string[] Walks =
    [
        "12345678901234567890", "09876543210987654321", "qwertyuiop", "poiuytrewq", "asdfghjkl", "lkjhgfdsa", "zxcvbnm", "mnbvcxz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "a1s2d3f4g5h6j7k8l9", "zaq12wsxcde34rfvbgt56yhn", "147258369", "159357", "789456123", "123654789", "741852963", "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm", "123qweasdzxc", "qweasdzxc123", "qwerasdfzxcv", "1234qwerasdfzxcv",
    ];

    private static readonly Lazy<HashSet<string>> Words = new(() => [.. ReadWords().Concat(Walks)]);
    private static readonly Lazy<HashSet<string>> Ends = new(() => [.. MakeEnds()]);

    public static bool Contains(string password)
    {
        var bare = Bare(password);
        if (bare.Length == 0 || IsRepetition(bare) || Walks.Any(walk => walk.Contains(bare, StringComparison.Ordinal))) return true;
        for (var cut = 1; cut <= bare.Length; cut++)
        {
            var (head, tail) = (bare[..cut], bare[cut..]);
            if (IsWord(head) && (Ends.Value.Contains(tail) || IsWord(tail) || IsWordWithEnd(tail))) return true;
            if (Ends.Value.Contains(head) && IsWord(tail)) return true;
        }
        return false;
    }

    /// <summary>Every one that has a word with something before or behind it; pairs and parts of walks come on top.</summary>
    internal static IEnumerable<string> Listed() =>
        (from word in Words.Value from end in Ends.Value select word + end).Concat(from end in Ends.Value from word in Words.Value select end + word).Distinct();

    /// <summary>Letters and figures alone, without capitals and diacritics; "@" and "$" read as the letters they stand for.</summary>
    internal static string Bare(string text) => new([.. SearchText.Fold(text).Select(c => c switch { '@' => 'a', '$' => 's', _ => c }).Where(char.IsAsciiLetterOrDigit)]);

    private static bool IsWord(string text) => Words.Value.Contains(text) || (text.Length >= 5 && Walks.Any(walk => walk.Contains(text, StringComparison.Ordinal)));

    // Two words and figures: "matkhau" + "hanoi" + "2025".
    private static bool IsWordWithEnd(string text)
    {
        for (var cut = 1; cut < text.Length; cut++)
            if (IsWord(text[..cut]) && Ends.Value.Contains(text[cut..])) return true;
        return false;
    }

    private static string[] ReadWords()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-words.txt")!);
        return reader.ReadToEnd().Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> MakeEnds()
    {
        yield return "";
        for (var year = 1945; year <= 2035; year++) yield return $"{year}";
        for (var number = 0; number < 100; number++) yield return $"{number:00}";
        for (var digit = '0'; digit <= '9'; digit++)
            for (var times = 1; times <= 8; times++) yield return new string(digit, times);
        string[] runs =
        [
            "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "321", "4321", "54321", "654321", "987654321", "abc", "abcd", "xyz", "qwe", "qwerty", "a123", "123a",
            "123abc", "abc123", "vn", "com", "vip", "pro", "1a", "a1",
        ];
        foreach (var run in runs) yield return run;
    }

    // "aaaaaaaaaa", "121212121212", "abcabcabcabc": one to four characters over and over.
    private static bool IsRepetition(string text)
    {
        for (var period = 1; period <= 4; period++)
            if (text.Length >= 2 * period && Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period])) return true;
        return false;
    }
}
