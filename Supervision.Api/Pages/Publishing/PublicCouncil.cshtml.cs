using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Publishing;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What one council published, by kind and words.</summary>
public sealed class PublicCouncilPage(Asking ask) : PublicPage
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(Name = "loai", SupportsGet = true)]
    public PublicationKind? Kind { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public PublicListView View { get; private set; } = null!;

    public bool IsFiltered => Kind is not null || !string.IsNullOrWhiteSpace(Search);

    public string Path => PublicCouncilsPage.PathOf(View.Council);

    /// <summary>The list as it is filtered, from a page on.</summary>
    public string Link(string? after) => Path + QueryString.Create(new[] { KeyValuePair.Create("loai", Kind?.ToString()), KeyValuePair.Create("tim", Search), KeyValuePair.Create("sau", after) }.Where(one => !string.IsNullOrEmpty(one.Value)));

    public async Task OnGet(CancellationToken ct)
    {
        var typed = Search is { Length: > 200 } ? Search[..200] : Search;
        View = await ask.Get(new PublicList { CouncilCode = Code, Kind = Kind, Search = typed is null ? null : SearchText.Compose(typed), After = After }, ct);
        LetKeep();
    }
}
