using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Who may what, as the product decides it.</summary>
public sealed class PermissionsPage(Asking ask) : PageModel
{
    [BindProperty(Name = "vai-tro", SupportsGet = true)]
    public Role? Role { get; set; }

    public IReadOnlyList<PermissionLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken ct) =>
        Lines = [.. (await ask.Get(new PermissionTable(), ct)).Where(line => Role is null || line.Role == Role)];

    /// <summary>The subject's name as a heading.</summary>
    public string Title(Subject subject)
    {
        var label = subject.Label();
        return $"{char.ToUpperInvariant(label[0])}{label[1..]}";
    }
}
