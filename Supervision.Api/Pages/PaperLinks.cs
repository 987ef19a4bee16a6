using Supervision.Core.Papers;

namespace Supervision.Api.Pages;

/// <summary>A paper under its addresses.</summary>
public sealed record PaperLinks(string Name, string Path)
{
    /// <summary>The paper that can be opened of a subject while it is a draft; none where there is nothing to open.</summary>
    public (PaperKind Kind, Guid SubjectId)? Draft { get; init; }
}
