using Supervision.Core.Text;

namespace Supervision.Core.Dispatches;

/// <summary>By which way a paper goes to somebody.</summary>
public enum DispatchChannel
{
    /// <summary>In the application: the unit sees the paper and is told of it.</summary>
    [Label("Trên hệ thống")] System,
    [Label("Thư điện tử")] Email,

    /// <summary>A folder from which the office's document system takes papers over.</summary>
    [Label("Thư mục bàn giao")] Folder,

    /// <summary>On paper, by post or by hand; only written down here.</summary>
    [Label("Bản giấy")] Paper,

    /// <summary>In the province's document system; only written down here.</summary>
    [Label("Hệ thống quản lý văn bản")] Qlvb,

    /// <summary>As a signed package for the national exchange axis, handed over in the folder or downloaded.</summary>
    [Label("Trục liên thông văn bản")] Edxml,
}

/// <summary>How far a dispatch is.</summary>
public enum DispatchStatus
{
    [Label("Chờ gửi")] Waiting,
    [Label("Đã gửi")] Sent,
    [Label("Không gửi được")] Failed,
    [Label("Đã xác nhận nhận")] Acknowledged,
    [Label("Đã thu hồi")] Recalled,
}
