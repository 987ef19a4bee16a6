using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>
/// Files go over the wire as they are: the body is the content, X-File-Name its name (UTF-8, percent-encoded), and what else is said of it stands in the address.
/// The content streams from the wire to the store; no file is ever whole in memory.
/// </summary>
internal static class Files
{
    public const string NameHeader = "X-File-Name";

    private static readonly string[] Types = ["application/octet-stream", .. FileTypes.All.Select(FileTypes.ContentTypeOf)];

    /// <summary>A command that carries a file. First it is asked whether and on what terms one may come; only then the body is read.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="pattern">Its address.</param>
    /// <param name="summary">What it is, in a sentence.</param>
    /// <param name="make">The command of what was asked and the file that came.</param>
    public static void Upload<TAsked, TCommand>(this IEndpointRouteBuilder routes, string pattern, string summary, Func<TAsked, ReceivedFile, TCommand> make)
        where TAsked : IQuery<IntakeTerms> where TCommand : ICommand<Created> =>
        routes.Handle("POST", pattern, async (http, mediator) =>
        {
            LiftLimit(http);
            DemandType(http);
            var name = NameOf(http);
            var asked = RequestReader.Query<TAsked>(http);
            var terms = await mediator.Send(asked, http.RequestAborted);
            await using var file = await http.RequestServices.GetRequiredService<FileIntake>().Receive(Body(http, terms.LimitInBytes), name, terms, http.RequestAborted);
            RequestReader.Identify(http, $"{http.Request.QueryString}\n{name}\n{file.SentSha256}");
            var result = await mediator.Send(make(asked, file), http.RequestAborted);
            return Results.Json(result, ApiJson.Options, statusCode: StatusCodes.Status201Created);
        }).WithName(typeof(TCommand).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TCommand)), new AskedFirst(typeof(TAsked)))
            .Accepts<byte[]>(Types[0], Types[1..])
            .Produces<Created>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(500).ProducesProblem(503);

    /// <summary>A command that carries a piece of a file, whose place stands in the address. As for whole files, the body is read only once it is known that it may come.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="pattern">Its address.</param>
    /// <param name="summary">What it is, in a sentence.</param>
    /// <param name="make">The command of what was asked and the piece that came.</param>
    public static void UploadPiece<TAsked, TCommand, TResult>(this IEndpointRouteBuilder routes, string pattern, string summary, Func<TAsked, ReceivedPiece, TCommand> make)
        where TAsked : IQuery<PieceTerms> where TCommand : ICommand<TResult> =>
        routes.Handle("POST", pattern, async (http, mediator) =>
        {
            LiftLimit(http);
            DemandType(http);
            var asked = RequestReader.Query<TAsked>(http);
            var terms = await mediator.Send(asked, http.RequestAborted);
            await using var piece = await http.RequestServices.GetRequiredService<PieceIntake>().Receive(Body(http, terms.LimitInBytes), terms, http.RequestAborted);
            RequestReader.Identify(http, $"{http.Request.QueryString}\n{piece.Sha256}");
            return Results.Json(await mediator.Send(make(asked, piece), http.RequestAborted), ApiJson.Options);
        }).WithName(typeof(TCommand).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TCommand)), new AskedFirst(typeof(TAsked)))
            .Accepts<byte[]>(Types[0], Types[1..])
            .Produces<TResult>(200).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(500).ProducesProblem(503);

    /// <summary>A kept file as it was attached; never shown inside a page of ours, and kept by nobody on the way. A film can be asked for in parts.</summary>
    public static void Download<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<KeptFile> =>
        routes.Handle("GET", pattern, async (http, mediator) =>
        {
            var file = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
            http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Stream(file.Content, file.ContentType, file.FileName, enableRangeProcessing: file.Content.CanSeek);
        }).WithName(typeof(TQuery).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TQuery)))
            .Produces(200, contentType: Types[0]).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(500);

    private static void DemandType(HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is null || !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw RefusedException.WrongType($"Tệp phải được gửi nguyên nội dung, kiểu một trong: {string.Join(", ", Types)}.");
    }

    private static string NameOf(HttpContext http)
    {
        var header = http.Request.Headers[NameHeader];
        if (header.Count != 1) throw RefusedException.Malformed("file.name", $"Cần đúng một tiêu đề {NameHeader}: tên tệp, UTF-8, mã hóa phần trăm.");
        return SearchText.Compose(Uri.UnescapeDataString(header[0]!));
    }

    // The limit of the server is for bodies that are not files; here one byte over the limit is read to know that it is over. Whoever is refused while still sending
    // is read on for some seconds by the server, so that the refusal reaches them and no broken connection.
    private static void LiftLimit(HttpContext http)
    {
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = null;
    }

    private static Stream Body(HttpContext http, long limit) => http.Request.ContentLength > limit ? throw RefusedException.TooLarge(limit) : http.Request.Body;
}

/// <summary>What is asked before a file is taken; its members stand in the address of the upload.</summary>
internal sealed record AskedFirst(Type Type);
