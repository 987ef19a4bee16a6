using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;

namespace Supervision.Api.Pages;

/// <summary>A page for everybody, the same for whoever asks: nothing on it depends on who is signed in, so that it may be kept on the way for a moment.</summary>
[OpenToAll("it shows what councils approved for everybody, and takes no forms")]
[EnableRateLimiting(RateLimits.Public)]
public abstract class PublicPage : PageModel
{
    /// <summary>How long what was withdrawn may still be seen by whoever has just looked.</summary>
    private const int Seconds = 60;

    protected void LetKeep() => Response.Headers.CacheControl = $"public, max-age={Seconds}";
}
