using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The whole journal of the council, narrowed as one likes; who looked at what; both as files.</summary>
public sealed class JournalBookPage(IMediator mediator, Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "nguoi", SupportsGet = true)]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? FromDay { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? ToDay { get; set; }

    [BindProperty(Name = "doi-tuong", SupportsGet = true)]
    public Guid? About { get; set; }

    [BindProperty(Name = "su-kien", SupportsGet = true)]
    public string? EventName { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "truy-cap", SupportsGet = true)]
    public bool OfAccess { get; set; }

    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public IReadOnlyList<(string Name, string Title)> Events { get; private set; } = [];

    public Page<JournalLine>? Lines { get; private set; }

    public Page<AccessLine>? Looks { get; private set; }

    public bool MayPersonalData => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public string? Next => Lines?.Next ?? Looks?.Next;

    public async Task OnGet(CancellationToken ct)
    {
        People = await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct);
        Events = [.. EventWords.Known.Select(name => (name, EventWords.Title(name))).InOrder(e => e.Item2)];
        if (!ModelState.IsValid) return;
        if (OfAccess) Looks = await mediator.Send(new AccessList { PersonId = PersonId, FromDay = FromDay, ToDay = ToDay, After = After }, ct);
        else Lines = await mediator.Send(new JournalList { PersonId = PersonId, FromDay = FromDay, ToDay = ToDay, About = About, EventName = EventName, After = After }, ct);
    }

    /// <summary>This page with what was chosen, further on.</summary>
    public string Further => Link(Next);

    /// <summary>What is shown as a file of this ending, with its filter.</summary>
    public string Export(string ending) => OfAccess
        ? ListTools.SheetAddress($"/api/access-log.{ending}", ("personId", PersonId), ("fromDay", FromDay), ("toDay", ToDay))
        : ListTools.SheetAddress($"/api/journal.{ending}", ("personId", PersonId), ("fromDay", FromDay), ("toDay", ToDay), ("about", About), ("eventName", EventName));

    private string Link(string? after)
    {
        var parts = new List<string>();
        if (PersonId is { } person) parts.Add($"nguoi={person}");
        if (FromDay is { } from) parts.Add($"tu={Uri.EscapeDataString(VietnameseDate.Short(from))}");
        if (ToDay is { } to) parts.Add($"den={Uri.EscapeDataString(VietnameseDate.Short(to))}");
        if (About is { } about) parts.Add($"doi-tuong={about}");
        if (EventName is { Length: > 0 } name) parts.Add($"su-kien={Uri.EscapeDataString(name)}");
        if (OfAccess) parts.Add("truy-cap=true");
        if (after is not null) parts.Add($"sau={Uri.EscapeDataString(after)}");
        return $"/quan-tri/nhat-ky?{string.Join('&', parts)}";
    }
}
