using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Storage;

/// <summary>A page of a list; <see cref="Next"/> is what to send to get the following one, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where a page ended: the key of its last row, opaque to whoever sends it back.</summary>
public static class Cursor
{
    private const char Separator = '\u001f';

    public static string Write(params object?[] key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Join(Separator, key.Select(part => Convert.ToString(part is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : part, CultureInfo.InvariantCulture)))));

    /// <summary>The single number a cursor of a list by sequence holds; null for the first page.</summary>
    public static long? ReadSeq(string? cursor)
    {
        if (cursor is null) return null;
        return Read(cursor, 1) is [var part] && long.TryParse(part, CultureInfo.InvariantCulture, out var seq) ? seq : throw Wrong();
    }

    /// <summary>The parts of a cursor, refused when it is not one of ours.</summary>
    public static string[] Read(string cursor, int parts)
    {
        try
        {
            var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
            return key.Length == parts ? key : throw Wrong();
        }
        catch (FormatException)
        {
            throw Wrong();
        }
    }

    internal static RefusedException Wrong() =>
        RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", "After");
}
