using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Publishing;

namespace Supervision.Api.Pages;

/// <summary>One thing that a council published, as it was approved.</summary>
public sealed class PublicItemPage(Asking ask) : PublicPage
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public PublicItemView View { get; private set; } = null!;

    public PublicShown Shown => new(View.Line.Source, View.Line.IssuedOn, View.Line.FiguresAsOf, View.Content, View.Counts);

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        View = await ask.Get(new PublicItem(Code, Id), ct);
        // An address that somebody kept leads to the newest text.
        if (View.Line.Id != Id) return LocalRedirect($"{PublicCouncilsPage.PathOf(View.Council)}/{View.Line.Id}");
        LetKeep();
        return Page();
    }
}

/// <summary>What the public reads of one publication; the same for the public itself and for whoever approves it.</summary>
/// <param name="Source">The paper that it tells of.</param>
public sealed record PublicShown(string? Source, DateOnly? IssuedOn, DateOnly? FiguresAsOf, PublicationContent Content, IReadOnlyList<PublicCount> Counts)
{
    /// <summary>It stands within another page, two headings deeper.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Words to be marked for whoever looks before it is public; none outside.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>A text of it with those words marked.</summary>
    public IHtmlContent Said(string text)
    {
        var html = new HtmlContentBuilder();
        var from = 0;
        while (Marks.Select(words => (At: text.IndexOf(words, from, StringComparison.Ordinal), words.Length)).Where(hit => hit.At >= 0).OrderBy(hit => hit.At).ThenByDescending(hit => hit.Length)
            .FirstOrDefault() is { Length: > 0 } hit)
        {
            html.Append(text[from..hit.At]).AppendHtml("<mark>").Append(text.Substring(hit.At, hit.Length)).AppendHtml("</mark>");
            from = hit.At + hit.Length;
        }
        return html.Append(text[from..]);
    }

    /// <summary>The parts that follow each other under the same words; what was left empty is not among them.</summary>
    public IReadOnlyList<(string? Heading, IReadOnlyList<string> Texts)> Groups
    {
        get
        {
            var groups = new List<(string? Heading, IReadOnlyList<string> Texts)>();
            foreach (var part in Content.Parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)))
                if (groups.Count > 0 && groups[^1].Heading == part.Heading) ((List<string>)groups[^1].Texts).Add(part.Text!);
                else groups.Add((part.Heading, new List<string> { part.Text! }));
            return groups;
        }
    }
}
