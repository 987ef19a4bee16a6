using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Official papers: by status, what is to be approved, numbered, sent or acknowledged.</summary>
public sealed class PapersPage(Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public PaperStatus? Status { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    public ListTools Tools => new(FilteredList.Papers, ListTools.SheetAddress("/api/papers.xlsx", ("paperStatus", Status)));

    public Page<PaperLine> Lines { get; private set; } = new([], null);

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Lines = await ask.Get(new PaperList { PaperStatus = Status, After = After }, ct);
    }
}
