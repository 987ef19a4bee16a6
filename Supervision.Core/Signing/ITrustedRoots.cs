namespace Supervision.Core.Signing;

/// <summary>The certification authorities whose certificates are accepted, as the installation sets them.</summary>
public interface ITrustedRoots
{
    IReadOnlyList<TrustedRoot> All { get; }
}

/// <param name="Name">As its certificate names it.</param>
/// <param name="ValidTo">The last day of that certificate.</param>
public sealed record TrustedRoot(string Name, DateOnly ValidTo);
