using Supervision.Core.Documents.Rewording;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Comparing;

/// <summary>What was done to one paragraph or cell.</summary>
public enum DifferenceKind
{
    [Label("Sửa")] Changed,
    [Label("Bỏ")] Deleted,
    [Label("Thêm")] Inserted,
    [Label("Chuyển chỗ")] Moved,

    /// <summary>Something that takes no wording was touched: a head, a signature, a table's rows.</summary>
    [Label("Phần của hệ thống")] Fixed,
}

/// <summary>One difference between the paper and the edited file. A record of values, to be kept as JSON until it is decided.</summary>
/// <param name="Number">Counts the differences of a comparison from 1, in the order of the edited file.</param>
/// <param name="Key">The text that was changed, left out or moved; null of an insertion.</param>
/// <param name="After">Of an insertion or a move: the key of what it now stands after.</param>
/// <param name="Before">The text as the paper has it, without label; empty of an insertion.</param>
/// <param name="Now">The text of the file; empty of a deletion.</param>
public sealed record DraftDifference(int Number, DifferenceKind Kind, string? Key, string? After, RichText Before, RichText Now)
{
    /// <summary>The label that stands in the file where it differs, "" for none.</summary>
    public string? Label { get; init; }

    /// <summary>Word by word; empty where only bold or italic differs.</summary>
    public IReadOnlyList<WordChange> Words { get; init; } = [];

    /// <summary>Owned values that were changed or left out; they are never taken over.</summary>
    public IReadOnlyList<string> Touched { get; init; } = [];

    /// <summary>Why it cannot be accepted; null where it can.</summary>
    public string? Refusal { get; init; }

    public bool CanBeAccepted => Refusal is null;
}

/// <summary>Everything that differs.</summary>
public sealed record DraftComparison(IReadOnlyList<DraftDifference> Differences)
{
    /// <summary>Paragraphs and cells that are the same.</summary>
    public int Unchanged { get; init; }

    /// <summary>Changes that Word tracked; they count as accepted.</summary>
    public int TrackedChanges { get; init; }

    /// <summary>The draft that the file was made from, where it still says so.</summary>
    public DraftStamp? MadeFrom { get; init; }

    /// <summary>
    /// The paper says something else than when the file was made, or the file does not say of what it was made: what is missing in it may have come since, and was not left out by
    /// whoever edited it.
    /// </summary>
    public bool IsOlder { get; init; }

    /// <summary>Sentences about what was not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The overrides of the draft once these differences are accepted: those it has (<see cref="Document.Rewordings"/>), changed and added to.</summary>
    /// <param name="current">The paper that was compared.</param>
    /// <param name="accepted">Numbers of differences; what cannot be accepted is passed over.</param>
    public IReadOnlyList<WordingOverride> Accept(Document current, IReadOnlyCollection<int> accepted) =>
        AcceptedWording.Of(current, [.. Differences.Where(one => one.CanBeAccepted && accepted.Contains(one.Number))]);

    /// <summary>As the other, with all that can be accepted.</summary>
    public IReadOnlyList<WordingOverride> AcceptAll(Document current) => Accept(current, [.. Differences.Select(one => one.Number)]);
}
