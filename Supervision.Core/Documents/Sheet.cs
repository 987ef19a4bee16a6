namespace Supervision.Core.Documents;

/// <summary>A table for a spreadsheet program: lines above it, a header row, and rows of text.</summary>
/// <param name="Name">Of the sheet and the file.</param>
/// <param name="Lines">What stands above the table.</param>
/// <param name="Headers">The header row.</param>
/// <param name="Rows">As many cells each as there are headers.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>Makes the XLSX of a sheet. Every cell is text: what somebody typed is never run as a formula.</summary>
public interface ISheetWriter
{
    byte[] Write(Sheet sheet);
}
