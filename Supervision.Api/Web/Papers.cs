using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MediatR;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>A paper under three addresses: <c>….pdf</c> to print, <c>….docx</c> to revise by hand, <c>….html</c> to read in a browser.</summary>
internal static partial class Papers
{
    public static void Paper<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<Document>
    {
        Map("pdf", RenderedPaper.PdfContentType, (services, document) => services.GetRequiredService<IPdfEngine>().Render(document).Content);
        Map("docx", RenderedPaper.DocxContentType, (services, document) => services.GetRequiredService<IDocxWriter>().Write(document));
        Map("html", "text/html", (services, document) => Encoding.UTF8.GetBytes(Page(services.GetRequiredService<IHtmlPreview>(), document)));

        void Map(string extension, string contentType, Func<IServiceProvider, Document, byte[]> render) =>
            routes.Handle("GET", $"{pattern}.{extension}", async (http, mediator) =>
            {
                var document = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
                var name = $"{NameOf(document.Title)}-{document.CreatedAt.Local():yyyyMMdd}.{extension}";
                http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
                return Results.Bytes(render(http.RequestServices, document), contentType);
            }).WithName($"{typeof(TQuery).Name}.{extension}").WithSummary($"{summary} ({extension.ToUpperInvariant()}).").WithMetadata(new RequestOf(typeof(TQuery)))
                .Produces(200, contentType: contentType).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
    }

    // As people would name it: its title in plain letters, as far as a list of files shows one.
    private static string NameOf(string title)
    {
        var plain = Others().Replace(SearchText.Fold(title), "-").Trim('-');
        return plain.Length <= LongestName ? plain : plain[..(plain.LastIndexOf('-', LongestName) is > 0 and var end ? end : LongestName)];
    }

    private const int LongestName = 60;

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();

    // The paper alone, to be read before it is printed.
    private static string Page(IHtmlPreview preview, Document document) => $"""
        <!DOCTYPE html>
        <html lang="{document.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(document.Title)}</title>
        <link rel="stylesheet" href="{IHtmlPreview.Stylesheet}">
        </head>
        <body>
        <main>{preview.Render(document, 1)}</main>
        </body>
        </html>
        """;

    /// <summary>A table as <c>….xlsx</c>.</summary>
    public static void Sheet<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<Sheet> =>
        routes.Handle("GET", $"{pattern}.xlsx", async (http, mediator) =>
        {
            var sheet = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
            return Results.File(http.RequestServices.GetRequiredService<ISheetWriter>().Write(sheet), Core.Documents.Sheet.ContentType, $"{sheet.Name}.xlsx");
        }).WithName($"{typeof(TQuery).Name}.xlsx").WithSummary($"{summary} (XLSX).").WithMetadata(new RequestOf(typeof(TQuery)))
            .Produces(200, contentType: Core.Documents.Sheet.ContentType).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    /// <summary>A workbook to fill in or to calculate with, as <c>….xlsx</c>.</summary>
    public static void Workbook<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<Workbook> =>
        routes.Handle("GET", $"{pattern}.xlsx", async (http, mediator) =>
        {
            var workbook = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
            return Results.File(http.RequestServices.GetRequiredService<IWorkbookWriter>().Write(workbook), Core.Documents.Sheet.ContentType, $"{FileName(workbook.Name)}.xlsx");
        }).WithName($"{typeof(TQuery).Name}.xlsx").WithSummary($"{summary} (XLSX).").WithMetadata(new RequestOf(typeof(TQuery)))
            .Produces(200, contentType: Core.Documents.Sheet.ContentType).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    // A title may hold what no name of a file does, and be longer than one.
    private static string FileName(string name)
    {
        var plain = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c));
        return plain.Length > 120 ? plain[..120].TrimEnd() : plain;
    }

    /// <summary>A table as <c>….csv</c>.</summary>
    public static void Csv<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<Sheet> =>
        routes.Handle("GET", $"{pattern}.csv", async (http, mediator) =>
        {
            var sheet = await mediator.Send(RequestReader.Query<TQuery>(http), http.RequestAborted);
            return Results.File(CsvText.Of(sheet), CsvText.ContentType, $"{sheet.Name}.csv");
        }).WithName($"{typeof(TQuery).Name}.csv").WithSummary($"{summary} (CSV).").WithMetadata(new RequestOf(typeof(TQuery)))
            .Produces(200, contentType: CsvText.ContentType).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

    /// <summary>As above for a query that needs more than an address holds: sent as a JSON body, and nothing is changed by it.</summary>
    public static void PaperOf<TQuery>(this IEndpointRouteBuilder routes, string pattern, string summary) where TQuery : IQuery<Document>
    {
        Map("pdf", RenderedPaper.PdfContentType, (services, document) => services.GetRequiredService<IPdfEngine>().Render(document).Content);
        Map("html", "text/html", (services, document) => Encoding.UTF8.GetBytes(Page(services.GetRequiredService<IHtmlPreview>(), document)));

        void Map(string extension, string contentType, Func<IServiceProvider, Document, byte[]> render) =>
            routes.Handle("POST", $"{pattern}.{extension}", async (http, mediator) =>
                Results.Bytes(render(http.RequestServices, await mediator.Send(await RequestReader.Command<TQuery>(http), http.RequestAborted)), contentType))
                .WithName($"{typeof(TQuery).Name}.{extension}").WithSummary($"{summary} ({extension.ToUpperInvariant()}).").WithMetadata(new RequestOf(typeof(TQuery)))
                .Produces(200, contentType: contentType).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
    }
}
