using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Requests for more time, as the figures of the overview counted them or all.</summary>
public sealed class ExtensionsPage(Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public ExtensionStatus? Status { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "nhieu-lan", SupportsGet = true)]
    public bool Again { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<ExtensionLine> Lines { get; private set; } = null!;

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/extensions.xlsx", ("unitId", Unit), ("status", Status), ("sentFrom", From), ("sentTo", To), ("again", Again));

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Lines = await ask.Get(new ExtensionList { UnitId = Unit, Status = Status, SentFrom = From, SentTo = To, Again = Again, After = After }, ct);
    }

    /// <summary>The page's address with its filters, one of them otherwise.</summary>
    public string With(ExtensionStatus? status, string? after = null) => OverviewLinks.Address("/gia-han", ("don-vi", Unit?.ToString()), ("tinh-trang", status?.ToString()),
        ("tu", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("den", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("nhieu-lan", Again ? "true" : null), ("sau", after));
}
