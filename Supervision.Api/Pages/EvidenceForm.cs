using Supervision.Core.Files;

namespace Supervision.Api.Pages;

/// <summary>The form that attaches files to a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Asked">The pieces of evidence that it asks for, counted from 1.</param>
/// <param name="Errors">Why the last file was not taken.</param>
public sealed record EvidenceForm(Guid TaskId, IReadOnlyList<string> Asked, IReadOnlyList<string> Errors)
{
    public Secrecy Secrecy { get; init; }
    public int? Item { get; init; }
    public long? LimitInBytes { get; init; }

    /// <summary>What is kept of places in files, where the council's terms were asked.</summary>
    public string? PlaceNote { get; init; }
}
