using Supervision.Core.Conclusions;

namespace Supervision.Api.Pages;

/// <summary>A finding of a drafted report among those that it changes places with.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Place">From 0.</param>
/// <param name="Count">How many they are.</param>
public sealed record PlacedFinding(ReportedFinding Finding, int Place, int Count);
