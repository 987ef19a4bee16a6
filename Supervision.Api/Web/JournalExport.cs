using System.Globalization;
using System.Text;
using System.Text.Json;
using MediatR;
using Supervision.Core.Audit;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>Cells of a file that a spreadsheet opens: what begins like a formula is text, and shown as it is.</summary>
internal static class Csv
{
    public static string Line(params string?[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || safe[0] == '\'' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

/// <summary>The journal and the access log as files, written as they are read: a year of them is never whole in memory.</summary>
internal static class JournalExport
{
    private const int Slice = 1000;

    public static Task<IResult> Journal(HttpContext http, IMediator mediator, bool csv) => Write(http, mediator, csv, ofAccess: false,
        ["Số thứ tự", "Thời điểm", "Người", "Vai trò", "Địa chỉ mạng", "Sự kiện", "Nội dung", "Đối tượng", "Dữ liệu", "Trước đó"],
        (asked, after) => new JournalList { PersonId = asked.PersonId, FromDay = asked.FromDay, ToDay = asked.ToDay, About = asked.About, EventName = asked.EventName, After = after, Take = Slice },
        line => [Number(line.Seq), When(line.At), line.Actor, line.ActingAs, line.Origin, EventWords.Title(line.Event), line.Sentence, line.SubjectId.ToString(), line.Data, line.Before],
        line => new { line.Seq, line.Id, line.At, line.ActorId, line.Actor, line.ActingAs, line.Origin, line.Event, line.Sentence, line.SubjectId, Data = Element(line.Data), Before = line.Before is null ? (JsonElement?)null : Element(line.Before) });

    public static Task<IResult> Access(HttpContext http, IMediator mediator, bool csv) => Write(http, mediator, csv, ofAccess: true,
        ["Số thứ tự", "Thời điểm", "Người", "Vai trò", "Địa chỉ mạng", "Loại", "Yêu cầu", "Đối tượng"],
        (asked, after) => new AccessList { PersonId = asked.PersonId, FromDay = asked.FromDay, ToDay = asked.ToDay, After = after, Take = Slice },
        line => [Number(line.Seq), When(line.At), line.PersonName, line.ActingAs, line.Origin, line.Kind.Label(), line.Request, line.SubjectId?.ToString()],
        line => line);

    private static async Task<IResult> Write<T>(HttpContext http, IMediator mediator, bool csv, bool ofAccess, string[] head,
        Func<ExportJournal, string?, IQuery<Page<T>>> query, Func<T, string?[]> cells, Func<T, object> json)
    {
        var asked = RequestReader.Query<ExportJournal>(http) with { OfAccess = ofAccess };
        var begun = await mediator.Send(asked, http.RequestAborted);
        // What is refused is refused before the first byte.
        var page = await mediator.Send(query(asked, null), http.RequestAborted);
        var name = $"{(ofAccess ? "nhat-ky-truy-cap" : "nhat-ky")}-{begun.At:yyyyMMdd}.{(csv ? "csv" : "jsonl")}";
        return Results.Stream(async output =>
        {
            await using var writer = new StreamWriter(output, new UTF8Encoding(csv), leaveOpen: true);
            if (csv) await writer.WriteAsync(Csv.Line(head));
            while (true)
            {
                foreach (var line in page.Items)
                    await writer.WriteAsync(csv ? Csv.Line(cells(line)) : JsonSerializer.Serialize(json(line), ApiJson.Options) + "\n");
                if (page.Next is null) return;
                page = await mediator.Send(query(asked, page.Next), http.RequestAborted);
            }
        }, csv ? "text/csv; charset=utf-8" : "application/jsonl", name);
    }

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string When(DateTimeOffset at) => at.Local().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
