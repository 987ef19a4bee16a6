using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>The urging letters: for the office and the clerk their queue, for a unit those that were sent to it.</summary>
public sealed class LettersPage(Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public LetterStatus? Status { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    public Page<ReminderLetterLine> Letters { get; private set; } = new([], null);

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Letters = await ask.Get(new ReminderLetterList { LetterStatus = Status, After = After }, ct);
    }
}
