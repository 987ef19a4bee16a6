namespace Supervision.Core.Documents;

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    Text,

    /// <summary>A number as an invariant text, that can be summed and sorted; an empty one is an empty cell.</summary>
    Number,

    /// <summary>A day as an ISO text, that can be sorted and counted from.</summary>
    Day,
}

/// <summary>A table for a spreadsheet program: lines above it, a header row, and rows.</summary>
/// <param name="Name">Of the sheet and the file.</param>
/// <param name="Lines">What stands above the table.</param>
/// <param name="Headers">The header row.</param>
/// <param name="Rows">As many cells each as there are headers.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What each column holds; text where nothing is said.</summary>
    public IReadOnlyList<CellKind> Kinds { get; init; } = [];

    public CellKind KindOf(int column) => column < Kinds.Count ? Kinds[column] : CellKind.Text;
}

/// <summary>Makes the XLSX of a sheet. Text stays text: what somebody typed is never run as a formula.</summary>
public interface ISheetWriter
{
    byte[] Write(Sheet sheet);
}
