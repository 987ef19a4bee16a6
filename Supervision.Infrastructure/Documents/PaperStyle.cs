using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents;

/// <summary>Sizes in points by Decree 30/2020/NĐ-CP, Annex I (TCVN A4, millimetres to points where said); both engines follow them.</summary>
internal static class PaperStyle
{
    public const double PointsPerMillimetre = 72 / 25.4;

    public const double PageWidth = 210 * PointsPerMillimetre;
    public const double PageHeight = 297 * PointsPerMillimetre;

    /// <summary>Quốc hiệu and the bodies' names: 12 of 12-13, so that both cells of the head hold their lines.</summary>
    public const double NationalTitle = 12;

    public const double Motto = 13;
    public const double Body = 12;
    public const double Number = 13;
    public const double PlaceAndDate = 13;
    public const double LetterSubject = 12;
    public const double Title = 14;
    public const double Text = 14;
    public const double Authority = 14;

    /// <summary>Tried before a long authority line is broken; the decree allows 13-14.</summary>
    public const double AuthorityNarrow = 13;

    public const double RecipientsHead = 12;
    public const double Recipients = 11;
    public const double PageNumber = 13;
    public const double Banner = 10;

    public const double FirstIndent = 12.7 * PointsPerMillimetre;
    public const double ParagraphGap = 6;

    /// <summary>About 18 points from line to line of text of 14.</summary>
    public const double TextSpacing = 1.12;

    /// <summary>Room for a signature by hand, or its image and the seal.</summary>
    public const double SignatureRoom = 70;

    /// <summary>From the page's edge to the page number's line, within the top margin.</summary>
    public const double PageNumberTop = 12 * PointsPerMillimetre;

    public const double BannerBottom = 9 * PointsPerMillimetre;

    /// <summary>Rule under the issuing body and under the abstract, as a part of the line above it: 1/3 to 1/2.</summary>
    public const double ShortRule = 0.4;

    public const string RecipientsLabel = "Nơi nhận:";

    public static double Points(double millimetres) => millimetres * PointsPerMillimetre;

    /// <summary>"Lưu: VT, PC" after the others, each with its dash and end mark.</summary>
    public static IEnumerable<string> RecipientLines(Recipients recipients) =>
        [.. recipients.To.Select(name => $"- {Bare(name)};"), $"- Lưu: {Bare(recipients.Archive)}."];

    /// <summary>Căn cứ with ";" and the last with ".".</summary>
    public static IEnumerable<string> LegalBasisLines(LegalBases bases) =>
        bases.Bases.Select((basis, i) => Bare(basis) + (i == bases.Bases.Count - 1 ? "." : ";"));

    /// <summary>The names after "Kính gửi:" when there are several.</summary>
    public static IEnumerable<string> AddresseeLines(Addressees addressees) =>
        addressees.Names.Select((name, i) => $"- {Bare(name)}{(i == addressees.Names.Count - 1 ? "." : ";")}");

    /// <summary>Label and text of a paragraph as one text.</summary>
    public static RichText Labelled(Paragraph paragraph) =>
        paragraph.Label is { } label ? RichText.FromString($"{label}{VietnameseText.NoBreakSpace}").Append(paragraph.Text) : paragraph.Text;

    private static string Bare(string text) => text.Trim().TrimEnd(';', '.', ',');
}

/// <summary>Keeps the words of a name together when a centred line must be broken: "HỘI ĐỒNG NHÂN DÂN / TỈNH SƠN LA".</summary>
internal static class NameBreaks
{
    private static readonly string[] Phrases =
    [
        "HỘI ĐỒNG NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "THƯỜNG TRỰC", "ĐOÀN GIÁM SÁT", "TỔ ĐẠI BIỂU", "VĂN PHÒNG", "BAN PHÁP CHẾ",
        "KINH TẾ - NGÂN SÁCH", "VĂN HÓA - XÃ HỘI", "BAN DÂN TỘC", "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ TRƯỞNG BAN", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "TRƯỞNG ĐOÀN",
    ];

    public static string Keep(string upper)
    {
        foreach (var phrase in Phrases)
            upper = upper.Replace(phrase, phrase.Replace(' ', VietnameseText.NoBreakSpace), StringComparison.Ordinal);
        return upper;
    }
}
