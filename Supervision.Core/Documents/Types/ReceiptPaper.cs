using System.Globalization;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>The council whose paper it is, as the heads of papers name it.</summary>
public sealed record PaperCouncil
{
    public required string Name { get; init; }
    public required string HeaderName { get; init; }
    public required string PlaceName { get; init; }
    public required bool IsDemo { get; init; }
}

/// <summary>Giấy biên nhận: what a unit handed in, when, and the hash of every file, so that neither side can say later that it was something else.</summary>
public static class ReceiptPaper
{
    private const int HashGroup = 16;

    public static Document Of(ReceiptAnswer receipt, PaperCouncil council)
    {
        var local = receipt.ReceivedAt.Local();
        var day = DateOnly.FromDateTime(local);
        var what = receipt.Kind.Label();
        return new Document
        {
            Title = $"Giấy biên nhận số {Number(receipt)}: {what} của {receipt.UnitName}",
            Author = council.Name,
            CreatedAt = receipt.ReceivedAt,
            IsDemo = council.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    IssuingBody = council.HeaderName,
                    Number = $"Số biên nhận: {Number(receipt)}",
                    PlaceAndDate = VietnameseDate.PlaceAndDate(council.PlaceName, day, day.Year),
                },
                new DocumentTitle("Giấy biên nhận", $"{what} của {receipt.UnitName}"),
                new KeyValueList(
                [
                    new("Đơn vị gửi", receipt.UnitName),
                    new(receipt.IsFromPaper ? "Người nhập từ văn bản giấy" : "Người gửi", receipt.HandedInByName),
                    new("Văn bản", receipt.SubjectText),
                    .. receipt.PaperReceivedOn is { } received ? [new KeyValueLine("Ngày nhận văn bản giấy", VietnameseDate.Long(received))] : Array.Empty<KeyValueLine>(),
                    new(receipt.IsFromPaper ? "Thời điểm nhập" : "Thời điểm nhận", $"{VietnameseDate.Time(TimeOnly.FromDateTime(local))} {local.Second:00} giây, {VietnameseDate.Long(day)} (giờ Việt Nam)"),
                    new(receipt.IsFromPaper ? "Bản quét, tệp gửi kèm" : "Tài liệu minh chứng", receipt.Files.Count == 0 ? "không có" : string.Create(CultureInfo.InvariantCulture, $"{receipt.Files.Count} tệp")),
                ]),
                .. Files(receipt),
                .. VietnameseText.EndText([new Paragraph("Giấy biên nhận xác nhận việc đã nhận văn bản và các tệp nêu trên, không thay cho ý kiến xử lý của cơ quan có thẩm quyền.")]),
            ],
        };
    }

    private static IEnumerable<Block> Files(ReceiptAnswer receipt)
    {
        if (receipt.Files.Count == 0) yield break;
        yield return new Table
        {
            Caption = "Các tệp kèm theo",
            FontSize = 11,
            Columns =
            [
                new(6, "TT", TextAlignment.Centre), new(9, "Nội dung số", TextAlignment.Centre), new(30, "Tên tệp"), new(14, "Dung lượng (byte)", TextAlignment.Right), new(26, "Mã băm SHA-256"),
            ],
            Rows =
            [
                .. receipt.Files.Select((file, i) => new TableRow(
                    string.Create(CultureInfo.InvariantCulture, $"{i + 1}"), string.Create(CultureInfo.InvariantCulture, $"{file.TaskNumber}"), file.FileName,
                    VietnameseNumber.Whole(file.Size), Grouped(file.Sha256))),
            ],
        };
    }

    private static string Number(ReceiptAnswer receipt) => $"{DocumentNumber.Digits(receipt.Number)}/{receipt.Year}";

    // Sixty-four characters fit no cell; in four groups they can be read aloud too.
    private static string Grouped(string hash) => string.Join('\n', hash.Chunk(HashGroup).Select(group => new string(group)));
}
