using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Files;

/// <summary>Names of files that come from outside: kept as they are shown, never used as a path.</summary>
internal static partial class FileNames
{
    private const int Longest = 200;

    /// <summary>Refuses what is no plain name: parts of a path, characters that are not seen or that turn the reading direction, or a stamp of secrecy.</summary>
    public static void Demand(string name)
    {
        if (Problem(name) is { } problem) throw RefusedException.Invalid(new Dictionary<string, string[]> { [FileIntake.NameField] = [problem] });
        if (Stamp(name) is { } stamp) throw Secrets.Refused(FileIntake.NameField, $"Tên tệp ghi độ mật “{stamp}”.");
    }

    private static string? Problem(string name)
    {
        var label = Glossary.LabelOf("FileName");
        if (string.IsNullOrWhiteSpace(name)) return $"'{label}' không được để trống.";
        if (name.Length > Longest) return $"'{label}' tối đa {Longest} ký tự.";
        if (name.IndexOfAny(['/', '\\']) >= 0 || name.Trim('.', ' ').Length == 0) return $"'{label}' chỉ gồm tên tệp, không có đường dẫn.";
        if (SearchText.FirstForbidden(name) is { } forbidden) return $"'{label}' chứa ký tự điều khiển không được phép ({forbidden}).";
        foreach (var rune in name.EnumerateRunes())
            if (System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return $"'{label}' chứa ký tự không nhìn thấy được (U+{rune.Value:X4}).";
        return null;
    }

    // "Bảo mật", "mật khẩu", "mật ong" are no stamps; MẬT in capitals standing for itself is, and so are TỐI MẬT and TUYỆT MẬT however written.
    private static string? Stamp(string name) => Stamped().Match(name.Normalize().Replace('_', ' ').Replace('-', ' ')) is { Success: true } found ? found.Value.ToUpperInvariant() : null;

    [GeneratedRegex(@"(?<!\p{L})(?i:tối mật|tuyệt mật|tuyet mat)(?!\p{L})|(?<!\p{L}|BẢO |BÍ )MẬT(?!\p{L}| (KHẨU|MÃ|ONG|ĐỘ|THƯ))")]
    private static partial Regex Stamped();
}
