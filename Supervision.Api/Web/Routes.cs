using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>One line a request: the address, and what it is in a sentence. Everything else is the same for all.</summary>
internal static class Routes
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Versions = new();

    /// <summary>A command. It answers 201 where it makes one thing, 200 otherwise, with the new version as ETag.</summary>
    public static RouteHandlerBuilder Command<TCommand, TResult>(this IEndpointRouteBuilder routes, string method, string pattern, string summary)
        where TCommand : IRequest<TResult>
    {
        var creates = typeof(TResult) == typeof(Created);
        var route = routes.Handle(method, pattern, async (http, mediator) =>
        {
            var command = await RequestReader.Command<TCommand>(http);
            var result = await mediator.Send(command, http.RequestAborted);
            if (http.RequestServices.GetRequiredService<IdempotencyKey>().Replayed) http.Response.Headers["Idempotency-Replayed"] = "true";
            Tag(http, result);
            return Results.Json(result, ApiJson.Options, statusCode: creates ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        });
        if (typeof(TCommand).GetProperties().Length > 0) route.Accepts<TCommand>("application/json");
        return route.Describe<TCommand, TResult>(summary, creates ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            typeof(IVersioned).IsAssignableFrom(typeof(TCommand)) ? [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 500] : [400, 401, 403, 404, 409, 413, 415, 422, 500]);
    }

    public static RouteHandlerBuilder Post<TCommand, TResult>(this IEndpointRouteBuilder routes, string pattern, string summary)
        where TCommand : IRequest<TResult> => routes.Command<TCommand, TResult>("POST", pattern, summary);

    public static RouteHandlerBuilder Put<TCommand, TResult>(this IEndpointRouteBuilder routes, string pattern, string summary)
        where TCommand : IRequest<TResult> => routes.Command<TCommand, TResult>("PUT", pattern, summary);

    public static RouteHandlerBuilder Delete<TCommand, TResult>(this IEndpointRouteBuilder routes, string pattern, string summary)
        where TCommand : IRequest<TResult> => routes.Command<TCommand, TResult>("DELETE", pattern, summary);

    /// <summary>A query. A single thing carries its version as ETag; what the caller has already is answered by 304.</summary>
    public static RouteHandlerBuilder Get<TQuery, TResult>(this IEndpointRouteBuilder routes, string pattern, string summary)
        where TQuery : IQuery<TResult> => routes.Handle("GET", pattern, async (http, mediator) =>
    {
        var query = RequestReader.Query<TQuery>(http);
        var result = await mediator.Send(query, http.RequestAborted);
        if (VersionOf(result) is not { } version) return Results.Json(result, ApiJson.Options);
        // Adding to a thing leaves its version alone, so the version does not tell whether what is shown of it has changed; its bytes do.
        var body = JsonSerializer.SerializeToUtf8Bytes(result, ApiJson.Options);
        var tag = $"\"{version}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"";
        http.Response.Headers.ETag = tag;
        return Has(http, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }).Describe<TQuery, TResult>(summary, StatusCodes.Status200OK, [400, 401, 403, 404, 422, 500]);

    /// <summary>
    /// A route whose handler reads its request itself. Of one with parameters the framework would write and compile code to bind them, at every start, for each of some four hundred addresses.
    /// </summary>
    public static RouteHandlerBuilder Handle(this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, IMediator, Task<IResult>> handler)
    {
        RequestDelegate run = async http => await (await handler(http, http.RequestServices.GetRequiredService<IMediator>())).ExecuteAsync(http);
        var route = new RouteHandlerBuilder([routes.MapMethods(pattern, [method], run)]);
        // Only routes that name their method are described in the API's description.
        return route.WithMetadata(run.Method);
    }

    private static RouteHandlerBuilder Describe<TRequest, TResult>(this RouteHandlerBuilder route, string summary, int success, int[] problems)
    {
        route.WithName(typeof(TRequest).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TRequest)));
        route.WithMetadata(new ProducesResponseTypeAttribute(typeof(TResult), success, "application/json"));
        foreach (var status in problems) route.ProducesProblem(status);
        if (success == StatusCodes.Status200OK && HasVersion(typeof(TResult)) && typeof(TRequest).IsAssignableTo(typeof(IQuery<TResult>)))
            route.Produces(StatusCodes.Status304NotModified);
        return route;
    }

    private static bool Has(HttpContext http, string tag) =>
        http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } seen && seen.Any(one => one.Tag == "*" || one.Tag == tag);

    private static void Tag(HttpContext http, object? result)
    {
        if (VersionOf(result) is { } version) http.Response.Headers.ETag = $"\"{version}\"";
    }

    // A part that bears the version may be missing from this very answer.
    private static string? VersionOf(object? result) =>
        result is not null && Versions.GetOrAdd(result.GetType(), PathToVersion) is { Length: > 0 } path
            ? ((int?)path.Aggregate((object?)result, (at, step) => at is null ? null : step.GetValue(at)))?.ToString(CultureInfo.InvariantCulture)
            : null;

    private static bool HasVersion(Type type) => PathToVersion(type).Length > 0;

    // A whole with its parts carries the version in its head: the first member of ours that has one. A list has members too, which are no part of a whole: its indexer is none of them.
    private static PropertyInfo[] PathToVersion(Type type)
    {
        if (type.GetProperty("Version", typeof(int)) is { } own) return [own];
        foreach (var part in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType is { IsClass: true } of && of.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true))
            if (part.PropertyType != type && PathToVersion(part.PropertyType) is { Length: > 0 } further) return [part, .. further];
        return [];
    }
}

/// <summary>Which request an endpoint sends: for the description of the API and for tests that walk all endpoints.</summary>
internal sealed record RequestOf(Type Type);
