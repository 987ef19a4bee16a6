using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>Describes the API from the requests themselves: ids of the route and If-Match are parameters, not members of the body.</summary>
internal static class OpenApiDescription
{
    private static FrozenDictionary<Type, string[]> s_inRoute = FrozenDictionary<Type, string[]>.Empty;

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Giám sát";
            document.Info.Version = "1";
            document.Info.Description = "Quản lý hoạt động giám sát của Hội đồng nhân dân, từ kế hoạch đến khi kiến nghị cuối cùng được thực hiện và xác nhận.";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestOf>().FirstOrDefault() is not { Type: var type }) return Task.CompletedTask;
            operation.Parameters ??= [];
            var inRoute = RouteNames(context.Description.RelativePath ?? "").ToArray();
            foreach (var name in inRoute) operation.Parameters.Add(Parameter(name, ParameterLocation.Path, true, type));
            if (context.Description.HttpMethod == "GET")
                foreach (var property in type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(inRoute))
                    operation.Parameters.Add(Parameter(property, ParameterLocation.Query, false, type));
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AskedFirst>().FirstOrDefault() is { Type: var asked })
                foreach (var property in asked.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(inRoute))
                    operation.Parameters.Add(Parameter(property, ParameterLocation.Query, false, asked));
            if (typeof(IVersioned).IsAssignableFrom(type))
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "If-Match", In = ParameterLocation.Header, Required = true,
                    Description = "ETag đã nhận khi đọc.", Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            if (operation.RequestBody?.Content?.ContainsKey("application/octet-stream") == true)
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Files.NameHeader, In = ParameterLocation.Header, Required = true,
                    Description = "Tên tệp, UTF-8, mã hóa phần trăm.", Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            if (context.Description.HttpMethod == "POST")
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key", In = ParameterLocation.Header,
                    Description = "Gửi lại cùng khóa thì nhận lại câu trả lời cũ trong ít nhất 24 giờ.", Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 100 },
                });
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } listed)
            {
                schema.Type = JsonSchemaType.String | (listed == type ? default : JsonSchemaType.Null);
                schema.Enum = Listed(listed);
            }
            if (!typeof(MediatR.IBaseRequest).IsAssignableFrom(type) || schema.Properties is null) return Task.CompletedTask;
            // Every id of a command that its route names is taken from there; so is the version, from If-Match.
            foreach (var name in InRoute(type).Append(typeof(IVersioned).IsAssignableFrom(type) ? "version" : ""))
            {
                schema.Properties.Remove(name);
                schema.Required?.Remove(name);
            }
            return Task.CompletedTask;
        });
    }

    /// <summary>Called once the endpoints are mapped: which members of a request its addresses name.</summary>
    public static void Learn(IEndpointRouteBuilder routes) => s_inRoute = routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<RequestOf>() is not null)
        .GroupBy(endpoint => endpoint.Metadata.GetMetadata<RequestOf>()!.Type)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(endpoint => endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)).Distinct().ToArray());

    public static IEnumerable<string> RouteNames(string pattern) =>
        pattern.Split('/').Where(s => s.StartsWith('{')).Select(s => s[1..s.IndexOf('}', StringComparison.Ordinal)].Split(':')[0]);

    private static string[] InRoute(Type type) => s_inRoute.GetValueOrDefault(type, []);

    private static List<JsonNode> Listed(Type type) => [.. EnumNames.Of(type).Select(name => (JsonNode)name)];

    private static OpenApiParameter Parameter(string name, ParameterLocation place, bool required, Type request)
    {
        var type = request.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name)?.PropertyType;
        var plain = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        return new OpenApiParameter
        {
            Name = name,
            In = place,
            Required = required,
            Schema = plain == typeof(int) ? new OpenApiSchema { Type = JsonSchemaType.Integer }
                : plain == typeof(decimal) ? new OpenApiSchema { Type = JsonSchemaType.Number }
                : plain == typeof(bool) ? new OpenApiSchema { Type = JsonSchemaType.Boolean }
                : plain.IsEnum ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = Listed(plain) }
                : new OpenApiSchema { Type = JsonSchemaType.String, Format = plain == typeof(Guid) ? "uuid" : plain == typeof(DateOnly) ? "date" : null },
        };
    }
}
