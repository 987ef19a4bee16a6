using Supervision.Core.Chasing;

namespace Supervision.Core.Documents.Types;

/// <summary>Sổ đôn đốc: a register of the office, in landscape, without number or signature.</summary>
public static class ChaseBookPaper
{
    public static Document Of(ChaseBookView book, LetterFrame council, DateTimeOffset now) => new()
    {
        Title = "Sổ đôn đốc thực hiện nội dung yêu cầu, kiến nghị sau giám sát",
        Author = council.Name,
        CreatedAt = now,
        IsDemo = council.IsDemo,
        Orientation = PageOrientation.Landscape,
        Blocks =
        [
            new InformationSheetHead
            {
                Body = council.Name,
                Title = "Sổ đôn đốc",
                Subtitle = $"Từ ngày {VietnameseDate.Short(book.From)} đến ngày {VietnameseDate.Short(book.To)}" + (book.UnitName.Length > 0 ? $"; đơn vị: {book.UnitName}" : ""),
                Notice = $"Số liệu tính đến ngày {VietnameseDate.Short(DateOnly.FromDateTime(now.DateTime))}." + (book.IsCut ? " Danh sách đã bị cắt bớt; hãy chọn khoảng ngày ngắn hơn." : ""),
            },
            book.Entries.Count == 0
                ? new Paragraph("Không có lần đôn đốc nào trong thời gian này.")
                : new Table
                {
                    FontSize = 11,
                    Columns =
                    [
                        new(4, "TT", TextAlignment.Centre), new(10, "Ngày", TextAlignment.Centre), new(30, "Nội dung yêu cầu, kiến nghị"), new(20, "Việc đôn đốc"), new(12, "Hình thức"),
                        new(14, "Người được đôn đốc"), new(14, "Kết quả"),
                    ],
                    Rows = [.. book.Entries.Select((e, i) => new TableRow($"{i + 1}", VietnameseDate.Short(e.On), e.Content.Trim(), e.What, e.Way, e.ToWhom, e.Outcome))],
                },
        ],
    };
}
