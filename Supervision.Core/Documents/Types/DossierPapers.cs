using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>A dossier as its papers name it.</summary>
public sealed record DossierData
{
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>"vĩnh viễn", "20 năm".</summary>
    public required string Retention { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public required long Papers { get; init; }

    /// <summary>Of how many of them the pages are counted.</summary>
    public required long Paged { get; init; }
    public required long Pages { get; init; }

    /// <summary>How many papers and pages there are; a sum of some pages is no sum of all, and says of how many it is.</summary>
    public static string Counted(long papers, long paged, long pages) => (paged, papers) switch
    {
        (0, _) => SectionText.Counted(papers, "văn bản"),
        _ when paged == papers => $"{SectionText.Counted(papers, "văn bản")}, {SectionText.Counted(pages, "trang")}",
        _ => $"{SectionText.Counted(papers, "văn bản")}, trong đó {SectionText.Counted(paged, "văn bản")} đã xác định số trang là {SectionText.Counted(pages, "trang")}",
    };

    public string Period => From is { } from && To is { } to ? $"{VietnameseDate.Short(from)} - {VietnameseDate.Short(to)}" : "";
}

/// <summary>A paper in the contents of a dossier.</summary>
public sealed record DossierContentsLine(string? Reference, DateOnly? IssuedOn, string Author, string TypeName, string Title, int? Pages, string? State);

/// <summary>
/// Mục lục văn bản trong hồ sơ: order, number and symbol, date, issuer, type and abstract, pages (Decree 30/2020/NĐ-CP, Annex V; the form itself was not at hand, its layout is unverified).
/// </summary>
public static class DossierContentsPaper
{
    public static Document Of(PaperForm form, DossierData dossier, IReadOnlyList<DossierContentsLine> lines, PaperContent content) => form.Document("Mục lục hồ sơ",
    [
        new KeyValueList(
        [
            new("Số, ký hiệu hồ sơ", RichText.Owned(dossier.Code)),
            new("Thời gian của tài liệu", RichText.Owned(dossier.Period.Length > 0 ? dossier.Period : "chưa có")),
            new("Thời hạn bảo quản", RichText.Owned(dossier.Retention)),
        ]),
        .. lines.Count > 0 ? [Rows(lines)] : Array.Empty<Block>(),
        .. SectionText.Of(form, content, "note"),
        new Paragraph(lines.Count > 0
            ? RichText.OfData($"Mục lục này có {DossierData.Counted(lines.Count, dossier.Paged, dossier.Pages)}.")
            : "Hồ sơ chưa có văn bản nào."),
    ]) with
    { Orientation = PageOrientation.Landscape };

    private static Table Rows(IReadOnlyList<DossierContentsLine> lines) => new()
    {
        FontSize = 11,
        Columns =
        [
            new(5, "TT", TextAlignment.Centre), new(16, "Số, ký hiệu văn bản"), new(11, "Ngày tháng văn bản", TextAlignment.Centre), new(22, "Tác giả"),
            new(44, "Tên loại và trích yếu nội dung"), new(8, "Số trang", TextAlignment.Centre), new(12, "Ghi chú"),
        ],
        Rows = [.. lines.Select((line, i) => new TableRow(
            SectionText.Data($"{i + 1}"), SectionText.Data(line.Reference), SectionText.Day(line.IssuedOn), SectionText.Data(line.Author), SectionText.Data(line.Title.Length == 0 ? line.TypeName : $"{line.TypeName}: {line.Title}"),
            SectionText.Data(line.Pages is { } pages ? $"{pages}" : null), SectionText.Data(line.State)))],
    };
}

/// <summary>
/// Biên bản giao nhận hồ sơ: who gives and who takes which dossiers for the archive, how much and in what state (Decree 30/2020/NĐ-CP, Annex V; the form itself was not at hand, its
/// layout is unverified). Both sides sign.
/// </summary>
public static class DossierHandoverPaper
{
    public static Document Of(PaperForm form, IReadOnlyList<DossierData> dossiers, PaperContent content)
    {
        var paper = form.Document("Biên bản",
        [
            .. OfficeText.Plain(form, content, "basis"),
            new Paragraph(RichText.OfData($"Hôm nay, {(form.IssuedOn is { } on ? VietnameseDate.Long(on) : $"ngày {Blank} tháng {Blank} năm {form.On.Year}")}, tại {form.PlaceName}, chúng tôi gồm:")) { KeepWithNext = true },
            .. Side(form, content, "giver", "Bên giao"),
            .. Side(form, content, "receiver", "Bên nhận"),
            new Paragraph("Thống nhất lập biên bản giao nhận hồ sơ với những nội dung sau:") { KeepWithNext = true },
            Paragraph.Clause(1, RichText.OfData($"Tên khối tài liệu: hồ sơ giám sát của {form.CouncilName}.")),
            Paragraph.Clause(2, RichText.OfData($"Thời gian của hồ sơ: {Period(dossiers)}.")),
            Paragraph.Clause(3, RichText.OfData($"Số lượng: {SectionText.Counted(dossiers.Count, "hồ sơ")}, {DossierData.Counted(dossiers.Sum(d => d.Papers), dossiers.Sum(d => d.Paged), dossiers.Sum(d => d.Pages))}{(dossiers.Count > 0 ? ", gồm:" : ".")}"))
                with { KeepWithNext = dossiers.Count > 0 },
            .. dossiers.Count > 0 ? [Rows(dossiers)] : Array.Empty<Block>(),
            new Paragraph("Tình trạng tài liệu giao nộp:") { Label = "4.", KeepWithNext = true },
            .. SectionText.Of(form, content, "condition"),
            new Paragraph("Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản."),
        ]);
        return paper with
        {
            Blocks =
            [
                .. paper.Blocks.Select(block => block switch
                {
                    AdministrativeHeader head => head with { PlaceAndDate = null },
                    SignatureBlock signature => new SignatureBlock(Party("Đại diện bên giao"), Party("Đại diện bên nhận")) { Recipients = signature.Recipients },
                    _ => block,
                }),
            ],
        };
    }

    // To be filled in by hand, while it has no date.
    private const string Blank = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

    private static SignatureColumn Party(string name) => new() { AuthorityLines = [name], Note = "(Ký, ghi rõ họ tên)" };

    private static IEnumerable<Block> Side(PaperForm form, PaperContent content, string code, string name)
    {
        yield return new Paragraph(RichText.Bold($"{name}:")) { KeepWithNext = true };
        foreach (var paragraph in SectionText.Of(form, content, code)) yield return paragraph with { Text = Joined(paragraph.Text) };
    }

    // "Nguyễn Văn A | Chánh Văn phòng" is printed with a comma.
    private static RichText Joined(RichText text) => new([.. text.Runs.Select(run => run with { Text = string.Join(", ", run.Text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) })]);

    private static string Period(IReadOnlyList<DossierData> dossiers) => dossiers.Min(d => d.From) is { } from && dossiers.Max(d => d.To) is { } to
        ? $"từ ngày {VietnameseDate.Short(from)} đến ngày {VietnameseDate.Short(to)}"
        : "chưa có văn bản";

    private static Table Rows(IReadOnlyList<DossierData> dossiers) => new()
    {
        FontSize = 11,
        Columns =
        [
            new(6, "TT", TextAlignment.Centre), new(17, "Số, ký hiệu hồ sơ"), new(38, "Tiêu đề hồ sơ"), new(19, "Thời gian", TextAlignment.Centre), new(13, "Thời hạn bảo quản", TextAlignment.Centre),
            new(10, "Số văn bản", TextAlignment.Centre), new(10, "Số trang", TextAlignment.Centre),
        ],
        Rows = [.. dossiers.Select((d, i) => new TableRow(
            SectionText.Data($"{i + 1}"), SectionText.Data(d.Code), SectionText.Data(d.Title), SectionText.Data(d.Period), SectionText.Data(d.Retention), SectionText.Count(d.Papers), d.Paged == d.Papers ? SectionText.Count(d.Pages) : SectionText.Data(null)))],
    };
}
