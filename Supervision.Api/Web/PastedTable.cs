using System.Text;

namespace Supervision.Api.Web;

/// <summary>A table as it comes out of a spreadsheet program's clipboard: tabs between cells, a line each row, a cell with line breaks in quotation marks.</summary>
internal static class PastedTable
{
    /// <summary>The rows that have anything in them, each cell without blanks around it, with the number of the row as it was pasted.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var (cells, cell, line, quoted) = (new List<string>(), new StringBuilder(), 1, false);
        text = text.ReplaceLineEndings("\n");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (quoted && c == '"') quoted = false;
            else if (quoted) cell.Append(c);
            else if (c == '"' && cell.Length == 0 && Closes(text, i)) quoted = true;
            else if (c is '\t' or '\n') EndCell();
            else cell.Append(c);
            if (c == '\n' && !quoted) EndRow();
        }
        EndCell();
        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            if (cells.Any(one => one.Length > 0)) rows.Add((line, cells));
            (cells, line) = ([], line + 1);
        }
    }

    // A quotation mark that begins a cell is part of its words where none ends one: “"Ba sạch"” was typed, not quoted.
    private static bool Closes(string text, int from)
    {
        for (var i = text.IndexOf('"', from + 1); i >= 0; i = text.IndexOf('"', i + 1))
        {
            if (i + 1 < text.Length && text[i + 1] == '"') i++;
            else return i + 1 == text.Length || text[i + 1] is '\t' or '\n';
        }
        return false;
    }
}
