using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>Where a data table stands.</summary>
public enum DataTableStatus
{
    [Label("Đang thiết kế")] Draft,
    [Label("Đã gửi đơn vị")] Sent,
    [Label("Đã thu hồi")] Withdrawn,
}

/// <summary>What became of a table that somebody sent in.</summary>
public enum ReturnStatus
{
    [Label("Đã nhận")] Received,

    /// <summary>Kept as it came, and counted nowhere.</summary>
    [Label("Còn lỗi phải sửa")] Faulty,
}

/// <summary>How it came in.</summary>
public enum ReturnSource
{
    [Label("Tệp Excel")] Workbook,
    [Label("Nhập trên trang")] Typed,
}

/// <summary>A data table of a campaign's outline ("biểu số liệu kèm đề cương").</summary>
internal sealed class DataTable
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required int Number { get; init; }
    public required string Title { get; set; }
    public string? PeriodText { get; set; }
    public string? MeasureUnit { get; set; }
    public required string Design { get; set; }
    public required DataTableStatus Status { get; set; }
    public Guid? CopiedFromId { get; init; }
    public DateOnly? SentOn { get; set; }
    public string? Reason { get; set; }
    public required int Version { get; init; }

    public TableDesign Layout => TableJson.Read<TableDesign>(Design);

    /// <summary>
    /// What units fill in is changed by nobody: figures of two designs cannot be added. Whoever must change it takes the table back and sends a copy, which offers each unit what it had given.
    /// </summary>
    public void DemandDraft()
    {
        if (Status is not DataTableStatus.Draft)
            throw RefusedException.Conflict("data_table.sent", $"Biểu số liệu đang ở trạng thái “{Status.Label()}” nên không sửa mẫu được. Nếu phải đổi mẫu, hãy thu hồi biểu này rồi sao chép thành biểu mới: số liệu đơn vị đã gửi được điền sẵn vào biểu mới.");
    }

    /// <summary>Units fill it in.</summary>
    public void DemandSent()
    {
        if (Status is not DataTableStatus.Sent)
            throw RefusedException.Conflict("data_table.not_sent", $"Biểu số liệu đang ở trạng thái “{Status.Label()}” nên không nhận số liệu.");
    }
}
