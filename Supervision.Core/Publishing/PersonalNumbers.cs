using System.Text.RegularExpressions;

namespace Supervision.Core.Publishing;

/// <summary>
/// Finds in a text what leads to a person without a name: telephone, number of an identity paper, bank account, plate of a vehicle, electronic mail
/// (basic personal data: law 91/2025/QH15, Art. 2; what is published of a supervision holds none).
/// </summary>
internal static partial class PersonalNumbers
{
    /// <summary>In the order in which they stand; sums of money and numbers of papers are none.</summary>
    public static IEnumerable<string> In(string text) => Numbers().Matches(text).Select(match => match.Value);

    [GeneratedRegex("""
        (?<![\p{L}\d/.,+-])(?:\+84|0)(?:[ .\-]?\d){9,10}(?![\d/]|[.,]\d)
        |(?<![\p{L}\d/.,])(?:\d{12}|\d{9})(?![\d/\p{L}]|[.,]\d|\s*(?i:đồng|đ\b|triệu|tỷ|usd|m2|m²|m3|kg|tấn))
        |(?<=(?i:tài[ ]khoản|stk)(?:[ ](?i:số|ngân[ ]hàng))?[: ]{1,2})\d(?:[ .\-]?\d){5,18}
        |(?<![\p{L}\d/.,-])\d{2}[ \-]?\p{Lu}{1,2}\d?[ \-]\d{3}\.?\d{1,2}(?![\d/])
        |[\p{L}\d._%+\-]+@[\p{L}\d\-]+(?:\.[\p{L}\d\-]+)+
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
