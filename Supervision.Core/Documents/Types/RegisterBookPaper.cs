using Supervision.Core.Registers;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>A book of the records office, read for print.</summary>
public sealed record RegisterBook(Register Register, string CouncilName, bool IsDemo, int Year, string? Series, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public string Title => $"{Register.Label()} năm {Year}{(Series is null ? "" : $", sổ {Series}")}";

    /// <summary>The columns of Decree 30/2020/NĐ-CP, Annex IV.</summary>
    public IReadOnlyList<TableColumn> Columns => Register switch
    {
        Register.Outgoing =>
        [
            new(17, "Số, ký hiệu văn bản"), new(11, "Ngày tháng văn bản", TextAlignment.Centre), new(27, "Tên loại và trích yếu nội dung văn bản"), new(12, "Người ký"), new(18, "Nơi nhận văn bản"),
            new(10, "Đơn vị, người nhận bản lưu"), new(7, "Số lượng bản", TextAlignment.Centre), new(10, "Ngày chuyển", TextAlignment.Centre), new(8, "Ký nhận", TextAlignment.Centre), new(14, "Ghi chú"),
        ],
        Register.Incoming =>
        [
            new(10, "Ngày đến", TextAlignment.Centre), new(7, "Số đến", TextAlignment.Centre), new(17, "Tác giả"), new(16, "Số, ký hiệu văn bản"), new(11, "Ngày tháng văn bản", TextAlignment.Centre),
            new(30, "Tên loại và trích yếu nội dung văn bản"), new(14, "Đơn vị hoặc người nhận"), new(10, "Ngày chuyển", TextAlignment.Centre), new(8, "Ký nhận"), new(12, "Ghi chú"),
        ],
        _ =>
        [
            new(7, "Số đến", TextAlignment.Centre), new(36, "Tên loại, số và ký hiệu, ngày tháng và tên cơ quan, tổ chức ban hành văn bản"), new(18, "Đơn vị hoặc người nhận"),
            new(11, "Thời hạn giải quyết", TextAlignment.Centre), new(14, "Tiến độ giải quyết"), new(16, "Số, ký hiệu văn bản trả lời"), new(14, "Ghi chú"),
        ],
    };
}

/// <summary>Sổ đăng ký văn bản đi, văn bản đến, sổ theo dõi giải quyết: lying pages, the header row on each (Decree 30/2020/NĐ-CP, Annex IV). A book is no paper: it has no number and no national title.</summary>
public static class RegisterBookPaper
{
    public static Document Of(RegisterBook book, DateTimeOffset now) => new()
    {
        Title = book.Title,
        Author = book.CouncilName,
        CreatedAt = now,
        IsDemo = book.IsDemo,
        Orientation = PageOrientation.Landscape,
        Blocks =
        [
            new InformationSheetHead
            {
                Body = book.CouncilName,
                Title = VietnameseText.Upper(book.Register.Label()),
                Subtitle = $"Năm {book.Year}{(book.Series is null ? "" : $" – Sổ {book.Series}")}",
                Notice = $"In {VietnameseDate.Long(DateOnly.FromDateTime(now.DateTime))}: {VietnameseNumber.WithUnit(VietnameseNumber.Whole(book.Rows.Count), "văn bản")}.",
            },
            new Table
            {
                Columns = book.Columns,
                FontSize = 11,
                Rows = book.Rows.Count > 0
                    ? [.. book.Rows.Select(row => new TableRow([.. row.Select(cell => TableCell.FromString(cell))]))]
                    : [new TableRow(new TableCell("Chưa có văn bản nào.") { ColumnSpan = book.Columns.Count })],
            },
        ],
    };
}
