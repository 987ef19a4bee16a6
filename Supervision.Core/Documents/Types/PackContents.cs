using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>Whose papers a pack holds, and when it was put together.</summary>
public sealed record PackHead(string CouncilName, bool IsDemo, string Subtitle, DateTimeOffset Now);

/// <summary>A paper as the contents of a pack name it.</summary>
/// <param name="Reference">Number and symbol; null for a paper without.</param>
/// <param name="On">Its date.</param>
/// <param name="Name">Type and abstract.</param>
/// <param name="State">What its reader must know of it: that it is a draft, corrected, recalled.</param>
public sealed record PackLine(string? Reference, DateOnly? On, string Name, string? State)
{
    /// <summary>"15/TB-HĐND, ngày 14/5/2026, Thông báo: …" in one line, cut where it is too long for a bookmark.</summary>
    public string Heading
    {
        get
        {
            const int longest = 160;
            var text = string.Join(", ", new[] { Reference, On is { } day ? $"ngày {VietnameseDate.Short(day)}" : null, Name.Replace('\n', ' ') }.Where(part => part is not null));
            return (text.Length > longest ? text[..longest].TrimEnd() + "…" : text) + (State is null ? "" : $" ({State})");
        }
    }
}

/// <summary>The first pages of a pack: what it is, what it is not, and on which page each paper begins. A pack is no paper: no number, no signature.</summary>
public static class PackContents
{
    public const string Foot = "Bản sao để đọc";

    private const string Notice =
        "Bản sao để đọc, không thay văn bản gốc. Chữ ký số không còn hiệu lực khi các văn bản được ghép vào một tập; tệp gốc nằm trong hồ sơ và trong gói tệp xuất từ hồ sơ.";

    public static Document Of(PackHead head, IReadOnlyList<PackLine> lines, IReadOnlyList<PackPlace> places) => Sheet(head, "Tập văn bản", head.Subtitle,
    [
        new Table
        {
            FontSize = 11,
            Columns =
            [
                new(6, "TT", TextAlignment.Centre), new(20, "Số, ký hiệu"), new(16, "Ngày", TextAlignment.Centre), new(37, "Tên loại và trích yếu nội dung"), new(10, "Trang", TextAlignment.Centre),
                new(11, "Số trang", TextAlignment.Centre),
            ],
            Rows = [.. lines.Select((line, i) => new TableRow(
                $"{i + 1}", line.Reference ?? "", line.On is { } on ? VietnameseDate.Short(on) : "", Named(line, places[i]), $"{places[i].FirstPage}", $"{places[i].Pages}"))],
        },
        new Paragraph($"Tập này có {SectionText.Counted(lines.Count, "văn bản")}, {VietnameseNumber.WithUnit(VietnameseNumber.Whole(places.Count == 0 ? 1 : places[^1].FirstPage + places[^1].Pages - 1), "trang")}."),
    ]);

    /// <summary>The page that stands for a file that could not be joined.</summary>
    public static Document Missing(PackHead head, PackLine line) => Sheet(head, "Văn bản không ghép được vào tập", line.Heading,
        [new Paragraph("Tệp của văn bản này không đọc được để ghép. Hãy mở tệp gốc từ trang của văn bản hoặc từ gói tệp xuất từ hồ sơ.")]);

    private static string Named(PackLine line, PackPlace place)
    {
        var notes = new[] { line.State, place.IsSubstituted ? "không ghép được tệp" : null }.Where(note => note is not null).ToList();
        return notes.Count == 0 ? line.Name : $"{line.Name} ({string.Join("; ", notes)})";
    }

    private static Document Sheet(PackHead head, string title, string subtitle, IReadOnlyList<Block> blocks) => new()
    {
        Title = $"{title}: {subtitle}",
        Author = head.CouncilName,
        CreatedAt = head.Now,
        IsDemo = head.IsDemo,
        Blocks =
        [
            new InformationSheetHead
            {
                Body = head.CouncilName,
                Title = title,
                Subtitle = subtitle,
                Notice = $"{Notice} In {VietnameseDate.Long(DateOnly.FromDateTime(head.Now.DateTime))}.",
            },
            .. blocks,
        ],
    };
}
