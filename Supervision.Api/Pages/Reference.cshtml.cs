using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.References;

namespace Supervision.Api.Pages;

/// <summary>A reference: complete, but no supervision of the council.</summary>
public sealed class ReferencePage(Asking ask) : PageModel
{
    public ReferenceAnswer View { get; private set; } = null!;

    public CheckAnswer? Check { get; private set; }

    public async Task OnGet(Guid id, CancellationToken ct)
    {
        View = await ask.Get(new ReferenceCaseDetails(id), ct);
        Check = await ask.Try(Subject.ReferenceCase, new ReferenceFlags(id), ct);
    }
}
