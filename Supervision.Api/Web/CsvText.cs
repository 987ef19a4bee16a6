using System.Text;
using Supervision.Core.Documents;

namespace Supervision.Api.Web;

/// <summary>A table as comma-separated values (RFC 4180) in UTF-8 with a mark, so that spreadsheet programs read Vietnamese; nothing in it is run as a formula.</summary>
internal static class CsvText
{
    public const string ContentType = "text/csv";

    public static byte[] Of(Sheet sheet)
    {
        var text = new StringBuilder();
        Row(sheet.Headers);
        foreach (var row in sheet.Rows) Row(row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Row(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    // A spreadsheet program takes what begins so for a formula.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
