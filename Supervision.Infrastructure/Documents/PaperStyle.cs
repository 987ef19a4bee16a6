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

    /// <summary>The widest gap between words of a justified line, as a multiple of a space: wider gaps run together into rivers.</summary>
    public const double LargestGap = 2.5;

    /// <summary>The most that letters of a line are moved apart, as a part of their size, before it is left ragged.</summary>
    public const double LargestLetterSpace = 0.02;

    /// <summary>Room for a signature by hand, or its image and the seal: 25 mm.</summary>
    public const double SignatureRoom = 25 * PointsPerMillimetre;

    /// <summary>Side of the QR, its quiet zone not counted.</summary>
    public const double CheckSide = 19 * PointsPerMillimetre;

    public const double CheckCode = 10;
    public const double CheckCaption = 9;

    /// <summary>Size and grey (0 black, 1 white) of the mark across a draft's pages; black text over it stays readable in print and copy.</summary>
    public const double WatermarkSize = 120;
    public const double WatermarkGrey = 0.88;

    /// <summary>Size of a picture's caption and its distance from the picture.</summary>
    public const double Caption = 13;
    public const double CaptionGap = 4;

    /// <summary>Two photographs that stand upright, with captions of two lines, share a page: 104 mm.</summary>
    public const double TallestPhoto = 104 * PointsPerMillimetre;

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

/// <summary>One size for every signature of a paper, so that cells side by side and the name under its post never differ.</summary>
internal static class SignatureSize
{
    // One signer takes the right three fifths, so that "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN" keeps to a line where it can.
    public const double RecipientsShare = 0.38;

    public const double CellGap = 8;

    /// <summary>14, or 13 where that spares an authority line from being broken.</summary>
    /// <param name="width">Width of a line in bold at a size.</param>
    public static double Of(Document document, Func<string, double, double> width)
    {
        var room = PaperStyle.PageWidth - PaperStyle.Points(document.Margins.Left + document.Margins.Right);
        return document.Blocks.OfType<SignatureBlock>().SelectMany(block => block.Columns.Select(column => (column.AuthorityLines, Room: Room(block, room)))).Any(one => IsSaved(one.AuthorityLines, one.Room))
            ? PaperStyle.AuthorityNarrow
            : PaperStyle.Authority;

        bool IsSaved(IReadOnlyList<string> lines, double cell)
        {
            var upper = lines.Select(line => NameBreaks.Keep(VietnameseText.Upper(line))).ToArray();
            return upper.Any(line => width(line, PaperStyle.Authority) > cell) && upper.All(line => width(line, PaperStyle.AuthorityNarrow) <= cell);
        }
    }

    private static double Room(SignatureBlock block, double room) =>
        block.Columns.Count == 1 ? room * (1 - RecipientsShare) : (room / block.Columns.Count) - CellGap;
}

/// <summary>Keeps the words of a name, and the syllables of common words, together when a centred line must be broken: "HỘI ĐỒNG NHÂN DÂN / TỈNH SƠN LA".</summary>
internal static class NameBreaks
{
    private static readonly string[] Phrases =
    [
        "HỘI ĐỒNG NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "THƯỜNG TRỰC", "ĐOÀN GIÁM SÁT", "TỔ ĐẠI BIỂU", "VĂN PHÒNG", "BAN PHÁP CHẾ",
        "KINH TẾ - NGÂN SÁCH", "VĂN HÓA - XÃ HỘI", "BAN DÂN TỘC", "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ TRƯỞNG BAN", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "TRƯỞNG ĐOÀN",
        // Words that titles are full of.
        "NHÂN DÂN", "GIÁM SÁT", "SỬ DỤNG", "QUẢN LÝ", "THỰC HIỆN", "HÀNH CHÍNH", "CẢI CÁCH", "KẾT QUẢ", "BÁO CÁO", "CHUYỂN ĐỔI", "XÂY DỰNG",
    ];

    public static string Keep(string text)
    {
        foreach (var phrase in Phrases)
        {
            for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + phrase.Length, StringComparison.OrdinalIgnoreCase))
                text = string.Concat(text.AsSpan(0, at), text.Substring(at, phrase.Length).Replace(' ', VietnameseText.NoBreakSpace), text.AsSpan(at + phrase.Length));
        }
        return text;
    }
}
