namespace Supervision.Core.Documents;

/// <summary>Joins finished papers into one file that is read from front to back: contents with links first, a bookmark a paper, the number of the page in the pack at its foot.</summary>
public interface IPaperBinder
{
    /// <summary>Never refuses for one paper: what cannot be joined is stood in for by a page that says so.</summary>
    Task<BoundPack> Bind(PackOrder order, CancellationToken ct);
}

/// <summary>What a pack is made of.</summary>
public sealed record PackOrder
{
    /// <summary>Name of the pack in the file's properties.</summary>
    public required string Title { get; init; }
    public required string Author { get; init; }

    /// <summary>What stands at the foot of every page before its number.</summary>
    public required string Foot { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required IReadOnlyList<PackPart> Parts { get; init; }

    /// <summary>The contents, once it is known on which page each part begins; its table has one row a part, numbered from 1 in its first column.</summary>
    public required Func<IReadOnlyList<PackPlace>, Document> Contents { get; init; }
}

/// <summary>One paper of a pack.</summary>
public sealed record PackPart
{
    /// <summary>Its name in the bookmarks.</summary>
    public required string Name { get; init; }

    /// <summary>Opens its PDF; called once, in the order of the pack, so that no more than one file is held at a time.</summary>
    public required Func<CancellationToken, Task<Stream>> Open { get; init; }

    /// <summary>The page that stands in for a file that cannot be read.</summary>
    public required Document Substitute { get; init; }
}

/// <summary>Where a part stands in its pack.</summary>
/// <param name="FirstPage">Counted from 1 over the whole pack.</param>
/// <param name="Pages">How many pages it has there.</param>
/// <param name="IsSubstituted">Its file could not be joined.</param>
public sealed record PackPlace(int FirstPage, int Pages, bool IsSubstituted);

/// <summary>The finished pack.</summary>
public sealed record BoundPack(byte[] Content, int Pages, IReadOnlyList<PackPlace> Places);
