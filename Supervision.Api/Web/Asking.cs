using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Web;

/// <summary>What a page asks for: what the actor may not see is left out of the page, without a refusal in the journal.</summary>
public sealed class Asking(IMediator mediator, Actor actor)
{
    public bool May(Subject subject) => actor.IsKnown && PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, Act.Read);

    public Task<T> Get<T>(IQuery<T> query, CancellationToken ct) => mediator.Send(query, ct);

    /// <summary>The answer, or null where the actor's roles do not reach so far.</summary>
    public async Task<T?> Try<T>(Subject subject, IQuery<T> query, CancellationToken ct) where T : class
    {
        if (!May(subject)) return null;
        try
        {
            return await mediator.Send(query, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Forbidden or RefusalKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>All pages of a list, up to a number that a page can still show; none where the actor's roles do not reach so far.</summary>
    public Task<IReadOnlyList<T>> All<T>(Subject subject, Func<string?, IQuery<Page<T>>> query, CancellationToken ct) => Pages(after => Try(subject, query(after), ct));

    /// <summary>As above, refused where there is nothing that the actor may see.</summary>
    public Task<IReadOnlyList<T>> Every<T>(Func<string?, IQuery<Page<T>>> query, CancellationToken ct) => Pages<T>(async after => await Get(query(after), ct));

    private static async Task<IReadOnlyList<T>> Pages<T>(Func<string?, Task<Page<T>?>> read)
    {
        var items = new List<T>();
        string? after = null;
        while (items.Count < 2000 && await read(after) is { } page)
        {
            items.AddRange(page.Items);
            if (page.Next is null) break;
            after = page.Next;
        }
        return items;
    }
}
