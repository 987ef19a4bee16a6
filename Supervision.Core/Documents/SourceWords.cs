using System.Globalization;

namespace Supervision.Core.Documents;

/// <summary>A source as pages and papers name it.</summary>
public static class SourceWords
{
    /// <summary>What a paper of a demo council says at its end where its record holds more than its sources: its number, hours and words may be nobody's.</summary>
    public static IReadOnlyList<Block> Note(bool isDemo, bool hasUnstated) => isDemo && hasUnstated
        ? [new Paragraph(RichText.Italic("Ghi lại theo nguồn công khai; số, giờ và lời ghi không có trong nguồn được liệt kê ở trang cuộc giám sát.")) { Key = "nguon-cong-khai", Alignment = TextAlignment.Left }]
        : [];

    /// <summary>"Tin trên trang thông tin điện tử cấp tỉnh, thuathienhue.gov.vn, đăng ngày 20/11/2023 lúc 09 giờ 12 phút"; without its day that it names none.</summary>
    public static string Of(string? kind, string? name, DateOnly? publishedOn, string? publishedTime)
    {
        var said = string.Join(", ", new[] { kind, name }.OfType<string>());
        var time = TimeOnly.TryParse(publishedTime, CultureInfo.InvariantCulture, out var at) ? $" lúc {VietnameseDate.Time(at)}" : "";
        return $"{(said.Length == 0 ? "Không ghi tên nguồn" : $"{char.ToUpperInvariant(said[0])}{said[1..]}")}{(publishedOn is { } on ? $", đăng ngày {VietnameseDate.Short(on)}{time}" : ", không ghi ngày đăng")}";
    }
}
