using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Api.Web;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A list as it was read from a file: rows of texts, the file's name, and the hash that tells it again.</summary>
/// <param name="FileName">As it was sent.</param>
/// <param name="ContentHash">Of its content.</param>
/// <param name="Rows">Each with the row of the sheet that it stands in.</param>
/// <param name="Unread">Heads of columns beyond those of the template, which are not read.</param>
public sealed record ReadList(string FileName, string ContentHash, IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows, IReadOnlyList<string> Unread);

/// <summary>Reads lists out of spreadsheets that were filled in by a template.</summary>
public sealed class ImportSheet(FileIntake intake, IWorkbookReader reader)
{
    /// <summary>The largest file of a list.</summary>
    public const long LimitInBytes = 5 * 1024 * 1024;

    // Days are numbers in such files, counted from the last day of 1899; what is much earlier or later is no day of ours.
    private const decimal EarliestDay = 18_000;
    private const decimal LatestDay = 80_000;

    // So far beyond the template's columns is looked for what is not read.
    private const int MostUnread = 20;

    /// <summary>The rows of the first sheet below the one that begins as the template does.</summary>
    /// <param name="file">As it was sent; none where nothing was chosen.</param>
    /// <param name="columns">The template's heads.</param>
    /// <param name="days">Which of them hold days.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">No file, no spreadsheet, or not by the template.</exception>
    public async Task<ReadList> Read(IFormFile? file, IReadOnlyList<string> columns, IReadOnlyCollection<int> days, CancellationToken ct)
    {
        if (file is null || file.Length == 0) throw RefusedException.Invalid("file.none", "FileName", "Chọn tệp Excel.");
        var name = SearchText.Compose(file.FileName);
        string hash;
        await using (var content = file.OpenReadStream())
        await using (var received = await intake.Receive(content, name, new IntakeTerms { Kinds = [FileKind.Xlsx], LimitInBytes = LimitInBytes, KeepsPhotoPlace = false }, ct))
            hash = received.SentSha256;
        await using var again = file.OpenReadStream();
        var sheet = (await reader.Read(again, ct))[0];
        var head = Enumerable.Range(1, Math.Min(sheet.LastRow, 20)).FirstOrDefault(row => SearchText.Fold(sheet.Text(row, 1)) == SearchText.Fold(columns[0]));
        if (head == 0) throw RefusedException.Invalid("list.head", "FileName", $"Không thấy dòng tiêu đề bắt đầu bằng “{columns[0]}”; hãy dùng tệp mẫu.");
        for (var column = 0; column < columns.Count; column++)
            if (SearchText.Fold(sheet.Text(head, column + 1)) != SearchText.Fold(columns[column]))
                throw RefusedException.Invalid("list.head", "FileName", $"Ô {CellName.Of(head, column + 1)} phải là tiêu đề “{columns[column]}”, tệp ghi “{sheet.Text(head, column + 1)}”; hãy dùng tệp mẫu.");
        var rows = Enumerable.Range(head + 1, Math.Max(0, sheet.LastRow - head)).Select(row => (Line: row, Cells: (IReadOnlyList<string>)[.. columns.Select((_, column) => Cell(sheet.At(row, column + 1), days.Contains(column)))]))
            .Where(row => row.Cells.Any(cell => cell.Length > 0)).ToList();
        if (rows.Count == 0) throw RefusedException.Invalid("list.empty", "FileName", "Tệp không có dòng nào dưới dòng tiêu đề.");
        var unread = Enumerable.Range(columns.Count + 1, MostUnread).Where(column => sheet.Text(head, column).Length > 0 || rows.Any(row => sheet.Text(row.Line, column).Length > 0))
            .Select(column => sheet.Text(head, column) is { Length: > 0 } said ? $"“{said}”" : CellName.Of(head, column)).ToList();
        return new ReadList(name, hash, rows, unread);
    }

    private static string Cell(ReadCell? cell, bool isDay) => cell switch
    {
        null => "",
        { Number: >= EarliestDay and <= LatestDay and { } number } when isDay && number == decimal.Truncate(number) => TypedDay.Write(new DateOnly(1899, 12, 30).AddDays((int)number)),
        { Number: { } number } => number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.Said,
    };
}

/// <summary>A preview as a page shows it, with what could not even be read.</summary>
/// <param name="Preview">Row by row.</param>
/// <param name="FileName">Of the file.</param>
/// <param name="ContentHash">Of its content.</param>
/// <param name="Rows">The rows as JSON, sent again by whoever confirms.</param>
/// <param name="Form">The handler that imports.</param>
/// <param name="Button">What its button says.</param>
public sealed record ShownPreview(ImportPreview Preview, string FileName, string ContentHash, string Rows, string Form, string Button)
{
    /// <summary>What else the confirming form carries.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>Which list it is, whose columns name its faults.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>Heads of columns that were not read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public bool MayImport => Preview.Before is null && Preview.Count(RowOutcome.Faulty) == 0 && Preview.Count(RowOutcome.New) > 0;
}
