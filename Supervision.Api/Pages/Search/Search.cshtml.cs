using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.Search;

namespace Supervision.Api.Pages;

/// <summary>What was found, by kind; of one kind all of it, a piece at a time.</summary>
public sealed class SearchPage(Asking ask, Actor actor) : PageModel
{
    private const int OfOneKind = 20;
    private const int Suggested = 3;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Typed { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public SearchKind? Kind { get; set; }

    [BindProperty(Name = "bo-qua", SupportsGet = true)]
    public int Skip { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    /// <summary>None where nothing was asked yet, or what was asked cannot be looked for.</summary>
    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    /// <summary>Why nothing could be looked for.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Where the piece after this one begins; null after the last.</summary>
    public int? Next => Kind is null || Groups is not [var only] || Skip + OfOneKind >= only.Count ? null : Skip + OfOneKind;

    public ListTools Tools => new(FilteredList.Search, ListTools.SheetAddress("/api/search.xlsx", ("q", Typed), ("kind", Kind)));

    public Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        return string.IsNullOrWhiteSpace(Typed) ? Task.CompletedTask : Find(Kind is null ? 5 : OfOneKind, ct);
    }

    /// <summary>A few of each kind, for the list under the box while somebody types.</summary>
    public async Task<IActionResult> OnGetSuggest(CancellationToken ct)
    {
        _ = actor.Identity;
        (Kind, Skip) = (null, 0);
        if (!string.IsNullOrWhiteSpace(Typed)) await Find(Suggested, ct);
        return Partial("_Suggestions", this);
    }

    private async Task Find(int take, CancellationToken ct)
    {
        try
        {
            Groups = (await ask.Get(new SearchFor { Q = Typed!, Kind = Kind, Skip = Skip, Take = take }, ct)).Groups;
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid)
        {
            Refusal = refused.Fields.Values.SelectMany(messages => messages).FirstOrDefault() ?? refused.Message;
        }
    }
}
