namespace Supervision.Core.Audit;

/// <summary>The ends of all chains on one day, kept outside the database: whoever rewrites a chain from its beginning cannot rewrite this.</summary>
public sealed record JournalAnchor
{
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the anchor before it, so that none can be taken away; null for the first.</summary>
    public string? PreviousSha256 { get; init; }

    /// <summary>Which key signs it.</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<ChainHead> Chains { get; init; }
}

/// <summary>An anchor as it is found, with what is wrong with the file itself; what is not properly signed says nothing.</summary>
public sealed record FoundAnchor(string Name, JournalAnchor? Anchor, string? Fault);

/// <summary>Where anchors are kept and by what they are signed.</summary>
public interface IJournalAnchors
{
    /// <summary>Writes the day's anchor with its signature; an anchor of the day that stands there already is left as it is.</summary>
    /// <returns>The name it has; null where the day had one.</returns>
    Task<string?> Write(DateOnly day, DateTimeOffset now, IReadOnlyList<ChainHead> heads, CancellationToken ct);

    /// <summary>All that are there, the oldest first, each with its signature judged and held against the one before it.</summary>
    IEnumerable<FoundAnchor> Read();
}
