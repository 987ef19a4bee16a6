using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>
/// One line of the log for what was refused at a door: input that cannot be read, forms without their token, rights, too many requests. Who and from where, nothing of what was sent. What a person merely typed
/// wrong (422) or what is not there is no attempt at anything.
/// </summary>
internal sealed class RefusedRequests(RequestDelegate next, ILogger<RefusedRequests> log)
{
    private static readonly int[] AtADoor =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status405MethodNotAllowed, StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status431RequestHeaderFieldsTooLarge,
    ];

    public async Task Invoke(HttpContext http)
    {
        await next(http);
        if (!AtADoor.Contains(http.Response.StatusCode)) return;
        var actor = http.RequestServices.GetRequiredService<Actor>();
        log.LogWarning("Refused {Status} at {Method} {Path} from {Address} by {Actor}", http.Response.StatusCode, LogText.Clean(http.Request.Method), LogText.Clean(Problems.PathOf(http)),
            AskingLimits.AddressOf(http), actor.IsKnown ? actor.PersonId : null);
    }
}
