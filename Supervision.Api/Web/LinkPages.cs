using Supervision.Core.Access;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Web;

/// <summary>Which pages somebody sees who came by a link; any other leads back to the one matter. What may be asked for at all is decided behind the pages, request by request.</summary>
internal static class LinkPages
{
    private static readonly string[] Open = ["/lien-ket", "/tra-cuu", "/cong-khai", "/dang-nhap", "/dang-xuat", "/loi", "/openapi", "/health"];

    /// <summary>Where a page leads that is not the link's; null where it is shown.</summary>
    public static string? Leads(HttpContext http, LinkTie link)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || Problems.IsApi(http) || http.GetEndpoint() is null) return null;
        var matter = LinkRoutes.Of(link.Matter, link.MatterId);
        return http.Request.Path.StartsWithSegments(matter) || Array.Exists(Open, path => http.Request.Path.StartsWithSegments(path)) ? null : matter;
    }
}
