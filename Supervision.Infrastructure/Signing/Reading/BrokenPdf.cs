using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>Refusals of files that cannot be read or added to.</summary>
internal static class BrokenPdf
{
    private const string Field = "content";

    /// <param name="why">What is wrong, as a clause that follows a colon.</param>
    public static RefusedException Unreadable(string why) =>
        RefusedException.Invalid("pdf.unreadable", Field, $"Không đọc được tệp PDF: {why}. Hãy gửi lại tệp gốc, hoặc in lại thành PDF.");

    public static RefusedException NoPdf() => Unreadable("tệp không phải là PDF");

    public static RefusedException Cut() => Unreadable("tệp bị cắt cụt hoặc thiếu phần cuối");

    public static RefusedException References() => Unreadable("bảng tham chiếu chéo bị hỏng");

    public static RefusedException Object(int number) => Unreadable($"đối tượng {number} bị hỏng");

    public static RefusedException Excessive(string what) => Unreadable($"{what} vượt quá giới hạn");

    public static RefusedException Encrypted() =>
        RefusedException.Invalid("pdf.encrypted", Field, "Tệp PDF có mật khẩu hoặc bị mã hóa nên không ký và không kiểm tra được. Hãy lưu lại tệp không đặt mật khẩu.");

    public static RefusedException TooLarge(int megabytes) =>
        RefusedException.Invalid("pdf.too_large", Field, $"Tệp PDF lớn hơn {megabytes} MB nên không được nhận.");

    public static RefusedException Place(string why) => RefusedException.Invalid("pdf.place", "place", $"Không đặt được vào trang: {why}.");

    public static RefusedException Locked(string why) => RefusedException.Conflict("pdf.locked", $"Chữ ký trong tệp không cho phép: {why}.");
}
