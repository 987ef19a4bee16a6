using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>What files are taken: scans and photographs, known by their first bytes and never by their names.</summary>
public static class FileTypes
{
    public const int LimitInBytes = 20 * 1024 * 1024;

    private static readonly (string ContentType, byte[] Start)[] Known =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ];

    /// <summary>The type of the content, or null when it is none of those taken.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        foreach (var (contentType, start) in Known)
            if (content.StartsWith(start)) return contentType;
        return null;
    }

    /// <summary>The type of the content, refused when it is too large (413) or of another kind.</summary>
    public static string Demand(byte[] content, string field)
    {
        if (content.Length > LimitInBytes) throw RefusedException.TooLarge(LimitInBytes);
        return Of(content) ?? throw RefusedException.Invalid("file.type", field, "Chỉ nhận tệp PDF, JPEG hoặc PNG; loại tệp được nhận theo nội dung, không theo tên.");
    }
}
