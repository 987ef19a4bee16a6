using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>Refusals of files that are not what they begin as.</summary>
internal static class BrokenFile
{
    /// <summary>More would be opened by nobody's browser in reasonable memory: 40 megapixels.</summary>
    private const long MostPixels = 40_000_000;

    public static RefusedException Cut(string kind) => RefusedException.Invalid("file.truncated", FileIntake.ContentField, $"Tệp {kind} bị cắt cụt, thiếu phần cuối. Hãy gửi lại tệp gốc.");

    public static RefusedException Damaged(string kind) => RefusedException.Invalid("file.damaged", FileIntake.ContentField, $"Tệp {kind} bị hỏng hoặc không đúng khuôn dạng.");

    public static RefusedException Bomb(string why) => RefusedException.Invalid("file.bomb", FileIntake.ContentField, $"Tệp nén bất thường ({why}) nên không được nhận.");

    public static void DemandPixels(long width, long height, string kind)
    {
        if (width <= 0 || height <= 0) throw Damaged(kind);
        if (width * height > MostPixels)
            throw RefusedException.Invalid("file.pixels", FileIntake.ContentField, $"Ảnh {width} × {height} điểm ảnh vượt quá giới hạn {MostPixels / 1_000_000} triệu điểm ảnh. Hãy thu nhỏ ảnh trước khi gửi.");
    }
}
