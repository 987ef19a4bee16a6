using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Web;

/// <summary>What somebody had typed when their session was found to be over.</summary>
/// <param name="Address">Where the form was sent: a path of ours with its query.</param>
/// <param name="PersonId">Whose session it was; null where the browser no longer knew.</param>
/// <param name="SentAt">When.</param>
/// <param name="Fields">As they were sent, but for secrets and the form's token.</param>
public sealed record KeptForm(string Address, Guid? PersonId, DateTimeOffset SentAt, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// Keeps a form whose sender must sign in first: closed with the installation's keys it goes to their browser and comes back with the sign-in, so that the server holds nothing of
/// people whom it does not know.
/// </summary>
public sealed class KeptForms(ISeals seals, TimeProvider clock)
{
    /// <summary>A form that comes back carries this: it is to be shown with what was typed, and not done.</summary>
    public const string Mark = "mo-lai";

    private const string Purpose = "kept-form";
    private const int LargestForm = 300_000;

    /// <summary>As long as a session lasts without a request.</summary>
    private static readonly TimeSpan Lifetime = Sessions.Idle;

    /// <summary>Null where the request holds nothing that can be kept: no form, or one of another site. Of a form with files, the fields before them are kept.</summary>
    public async Task<string?> Keep(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !IsOurs(http)) return null;
        var fields = (await Sent(http)).Where(field => !IsSecret(field.Key)).ToList();
        if (fields.Count == 0 || fields.Sum(field => field.Key.Length + field.Value.Length) > LargestForm) return null;
        var person = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var known) ? known : (Guid?)null;
        return seals.Close(Purpose, JsonSerializer.Serialize(new KeptForm(Problems.PathOf(http) + http.Request.QueryString, person, clock.GetUtcNow(), fields)));
    }

    /// <summary>What was kept for this person; null for anybody else, for what is too old and for what we did not close.</summary>
    public KeptForm? Open(string? closed, Guid person) =>
        !string.IsNullOrEmpty(closed) && seals.Open(Purpose, closed) is { } text && JsonSerializer.Deserialize<KeptForm>(text) is { } kept
        && (kept.PersonId ?? person) == person && kept.SentAt + Lifetime > clock.GetUtcNow() ? kept : null;

    private static async Task<IEnumerable<KeyValuePair<string, string>>> Sent(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            return http.Request.Form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        // However large the files behind them: reading ends where the first of them begins.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = null;
        var form = new StreamedForm(http);
        try
        {
            await form.ReadFields();
        }
        catch (Exception fault) when (fault is RefusedException or IOException)
        {
            return [];
        }
        return form.Typed;
    }

    // A page of another site must not put words into a form of ours.
    private static bool IsOurs(HttpContext http) =>
        http.Request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site == "same-origin"
        : http.Request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{http.Request.Scheme}://{http.Request.Host}";

    private static bool IsSecret(string field) =>
        field == "__RequestVerificationToken" || field == Mark || field.EndsWith("Password", StringComparison.OrdinalIgnoreCase) || field.EndsWith("Secret", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A form whose sender is not signed in is refused before anything looks at it, its token included: that belonged to the session.</summary>
internal sealed class SignedInForms(Actor actor) : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the framework's look at the token.</summary>
    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (actor.IsKnown || !HttpMethods.IsPost(context.HttpContext.Request.Method)) return;
        if (context.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo!.IsDefined(typeof(OpenToAllAttribute), true)) return;
        throw RefusedException.Unauthenticated("Phiên làm việc đã hết hoặc chưa đăng nhập.");
    }
}
