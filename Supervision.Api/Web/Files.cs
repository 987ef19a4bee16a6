using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>Files go over the wire as they are: the body is the content, X-File-Name its name (UTF-8, percent-encoded).</summary>
internal static class Files
{
    public const string NameHeader = "X-File-Name";

    private const int Overhead = 4096;
    private static readonly string[] Types = ["application/octet-stream", "application/pdf", "image/jpeg", "image/png"];

    /// <summary>A command whose members are those of the route, FileName and Content.</summary>
    public static void Upload<TCommand>(this IEndpointRouteBuilder routes, string pattern, string summary, int limit) where TCommand : ICommand<Created> =>
        routes.MapPost(pattern, async (HttpContext http, IMediator mediator) =>
        {
            var type = http.Request.ContentType?.Split(';')[0].Trim();
            if (type is null || !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
                throw RefusedException.WrongType($"Tệp phải được gửi nguyên nội dung, kiểu một trong: {string.Join(", ", Types)}.");
            var content = await Read(http, limit);
            var command = RequestReader.File<TCommand>(http, NameOf(http), content);
            var result = await mediator.Send(command, http.RequestAborted);
            return Results.Json(result, ApiJson.Options, statusCode: StatusCodes.Status201Created);
        }).WithName(typeof(TCommand).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TCommand)))
            .Accepts<byte[]>(Types[0], Types[1..])
            .Produces<Created>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(500);

    /// <summary>A kept file as it was attached; never shown inside a page of ours.</summary>
    public static void Download<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<KeptFile> =>
        routes.MapGet(pattern, async (HttpContext http, IMediator mediator) =>
        {
            var file = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Stream(file.Content, file.ContentType, file.FileName);
        }).WithName(typeof(TQuery).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TQuery)))
            .Produces(200, contentType: Types[0]).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(500);

    private static string NameOf(HttpContext http)
    {
        var header = http.Request.Headers[NameHeader];
        if (header.Count != 1) throw RefusedException.Malformed("file.name", $"Cần đúng một tiêu đề {NameHeader}: tên tệp, UTF-8, mã hóa phần trăm.");
        return SearchText.Compose(Uri.UnescapeDataString(header[0]!));
    }

    // One byte over the limit is read to know that it is over; the limit of the server is for bodies that are not files.
    private static async Task<byte[]> Read(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit) throw RefusedException.TooLarge(limit);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = limit + Overhead;
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (content.Length + read > limit) throw RefusedException.TooLarge(limit);
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }
}
