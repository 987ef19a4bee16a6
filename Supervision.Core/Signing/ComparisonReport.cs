namespace Supervision.Core.Signing;

/// <summary>A draft against the text of a signed file.</summary>
public sealed record ComparisonReport
{
    /// <summary>Nothing is missing, added or changed; number and date that were blank in the draft do not count.</summary>
    public bool IsSame => Missing.Count == 0 && Added.Count == 0 && Changed.Count == 0 && !IsScan;

    /// <summary>The file has no text, so that nothing could be compared.</summary>
    public required bool IsScan { get; init; }

    /// <summary>What the file's head says; see <see cref="PaperIdentity"/>.</summary>
    public required PaperIdentity Identity { get; init; }

    /// <summary>Paragraphs of the draft that the file does not have.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Text of the file that the draft does not have.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    public required IReadOnlyList<ChangedParagraph> Changed { get; init; }

    /// <summary>Paragraphs that are the same.</summary>
    public required int SameCount { get; init; }
}

/// <summary>A paragraph that reads differently, word by word.</summary>
public sealed record ChangedParagraph(string Draft, string File, IReadOnlyList<WordChange> Words);

public enum WordChangeKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Neighbouring words with the same fate.</summary>
public sealed record WordChange(WordChangeKind Kind, string Text);

/// <summary>Number, symbol and date at the head of a paper (cells 3 and 4 of Decree 30, Annex I); null where not found.</summary>
/// <param name="Number">15 of "Số: 15/TB-HĐND".</param>
/// <param name="Symbol">"TB-HĐND".</param>
/// <param name="Place">"Sông Lam".</param>
/// <param name="Date">Of "ngày 05 tháng 01 năm 2026".</param>
public sealed record PaperIdentity(int? Number, string? Symbol, string? Place, DateOnly? Date);
