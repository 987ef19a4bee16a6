namespace Supervision.Core.Councils;

/// <summary>Short lists of names kept in one column, in the order given.</summary>
internal static class Lists
{
    public static string Write<T>(IEnumerable<T> items) where T : struct, Enum => string.Join(' ', items);

    public static IReadOnlyList<T> Read<T>(string column) where T : struct, Enum =>
        [.. column.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>)];
}
