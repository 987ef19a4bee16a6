using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>
/// A page that imports a list from a spreadsheet in two steps: the file is read and shown row by row with what would happen, and only whoever confirms has anything written. Between the two nothing is
/// kept: the confirming form carries the rows.
/// </summary>
public abstract class ImportPage(IMediator mediator, Actor actor) : FormPage(mediator)
{
    private static readonly JsonSerializerOptions Carried = new(ApiJson.Options);

    protected Actor Actor { get; } = actor;

    [TempData]
    public string? Done { get; set; }

    /// <summary>Null before a file was read.</summary>
    public ShownPreview? Preview { get; protected set; }

    /// <summary>Why the file was not read, or was not imported.</summary>
    public IReadOnlyList<string> FileProblems => [.. _problems, .. ModelState.Where(entry => entry.Key.StartsWith("confirm", StringComparison.OrdinalIgnoreCase)).SelectMany(entry => entry.Value!.Errors).Select(error => error.ErrorMessage).Take(50)];

    private IReadOnlyList<string> _problems = [];

    /// <summary>Reads and judges; what is refused stands beside the file.</summary>
    protected async Task<IActionResult> Look(Func<CancellationToken, Task<ShownPreview>> look)
    {
        _ = Actor.Identity;
        var ct = HttpContext.RequestAborted;
        try
        {
            Preview = await look(ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid or RefusalKind.Malformed or RefusalKind.Conflict or RefusalKind.TooLarge or RefusalKind.Unavailable)
        {
            _problems = refused.Fields.Count > 0 ? [.. refused.Fields.Values.SelectMany(messages => messages).Take(50)] : [refused.Message];
            Response.StatusCode = Problems.StatusOf(refused.Kind);
            var lost = new LostFiles();
            if (!LostFiles.IsOfFile(refused))
                foreach (var file in Request.Form.Files) lost.Chosen(file.Name, file.FileName);
            lost.Tell(ViewData);
        }
        await Read(ct);
        return Page();
    }

    /// <summary>The rows as the confirming form carries them.</summary>
    protected static string Carry<T>(IReadOnlyList<T> rows) => JsonSerializer.Serialize(rows, Carried);

    /// <summary>The rows that were confirmed.</summary>
    protected static IReadOnlyList<T> Confirmed<T>(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<T>>(json ?? "", Carried) ?? [];
        }
        catch (JsonException)
        {
            throw RefusedException.Malformed("list.confirmed", "Danh sách đã xem không đọc lại được; hãy chọn lại tệp.");
        }
    }

    /// <summary>What could not be read, by row, laid over what was judged.</summary>
    protected static ImportPreview With(ImportPreview judged, IReadOnlyDictionary<int, List<RowFault>> unread) => judged with
    {
        Rows = [.. judged.Rows.Select(row => unread.TryGetValue(row.Number - 1, out var faults)
            ? row with { Outcome = RowOutcome.Faulty, Faults = [.. faults, .. row.Faults.Where(fault => faults.All(one => one.Field != fault.Field))] }
            : row)],
    };

    /// <summary>Sentences by row, out of fields called <c>Rows[3].Name</c>.</summary>
    protected static IReadOnlyDictionary<int, List<RowFault>> ByRow(IReadOnlyDictionary<string, string[]> fields)
    {
        var found = new Dictionary<int, List<RowFault>>();
        foreach (var (field, messages) in fields)
            if (field.StartsWith("Rows[", StringComparison.Ordinal) && field.IndexOf(']', StringComparison.Ordinal) is > 5 and var end && int.TryParse(field[5..end], out var row))
            {
                if (!found.TryGetValue(row, out var faults)) found[row] = faults = [];
                faults.AddRange(messages.Select(message => new RowFault(field[(end + 2)..], message)));
            }
        return found;
    }
}

/// <summary>A list that was looked at and is confirmed.</summary>
public sealed record Confirmation
{
    public string? FileName { get; init; }
    public string? ContentHash { get; init; }

    /// <summary>The rows as they were carried.</summary>
    public string? Json { get; init; }

    /// <summary>Where a list of tasks goes.</summary>
    public Guid? SourcePaperId { get; init; }
}

/// <summary>The field that a list's file is chosen in.</summary>
/// <param name="Kind">Which list.</param>
/// <param name="Problems">Why the last one was not read.</param>
public sealed record ListFile(ImportKind Kind, IReadOnlyList<string> Problems);
