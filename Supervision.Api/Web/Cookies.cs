using Supervision.Api.Hosting;

namespace Supervision.Api.Web;

/// <summary>Names and flags of our cookies: where people come by HTTPS each is bound to this very host and never sent readable.</summary>
public sealed class Cookies(ServerOptions options)
{
    public CookieSecurePolicy Secure => options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public string Session => Named("giam-sat");

    public string Forms => Named("giam-sat-bieu-mau");

    public string TempData => Named("giam-sat-tam");

    public string ActingAs => Named("vai-tro");

    /// <summary>What a browser got that opened a link of a unit.</summary>
    public string UnitLink => Named("lien-ket");

    /// <summary>For a cookie that a page sets by itself.</summary>
    public CookieOptions Flags(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = "/",
        Secure = options.IsHttps || http.Request.IsHttps,
    };

    /// <summary>The name as it is sent; a browser takes a name that begins so only with Secure, the root as its path and no domain.</summary>
    public string Named(string name) => options.IsHttps ? $"__Host-{name}" : name;
}
