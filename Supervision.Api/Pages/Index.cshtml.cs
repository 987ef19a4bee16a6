using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Demo;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>The first page: what this is, and the way in.</summary>
public sealed class IndexPage(Actor actor, IEnumerable<DemoState> demo) : PageModel
{
    /// <summary>How far the demonstration is; null where there is none.</summary>
    public DemoState? Demo { get; } = demo.FirstOrDefault();

    public bool SignedIn => actor.IsKnown;
}
