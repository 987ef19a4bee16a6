namespace Supervision.Core.Text;

/// <summary>Small tables that travel in the assembly: one line a row, columns parted by commas, the last one taking the rest of the line.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Read(string prefix, int columns)
    {
        var assembly = typeof(EmbeddedTable).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0) continue;
                var row = line.Split(',', columns);
                if (row.Length != columns) throw new InvalidDataException($"{name}: '{line}' has not {columns} columns.");
                yield return row;
            }
        }
    }
}
