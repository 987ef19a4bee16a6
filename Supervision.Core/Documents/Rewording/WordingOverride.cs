using Supervision.Core.Text;

namespace Supervision.Core.Documents.Rewording;

/// <summary>What a clerk did to a text of a draft.</summary>
public enum WordingKind
{
    [Label("Sửa lời")] Replaced,
    [Label("Bỏ đoạn")] Deleted,
    [Label("Thêm đoạn")] Inserted,
}

/// <summary>A clerk's wording in place of the system's. A plain record of values, to be kept as JSON beside the draft.</summary>
/// <param name="Key">The text that is reworded or left out, or the block after which a paragraph is inserted; see <see cref="DocumentKeys"/>.</param>
/// <param name="BaseText">The system's text at that place when it was reworded; of an insertion, the text before it.</param>
/// <param name="Text">The new wording; empty where the text is left out. Its owned pieces are found again by their values, so it may come as plain text.</param>
public sealed record WordingOverride(string Key, WordingKind Kind, RichText BaseText, RichText Text)
{
    /// <summary>Another label before the paragraph, "" for none; null leaves it as it is.</summary>
    public string? Label { get; init; }
}

/// <summary>What becomes of an override on the paper as it is now.</summary>
public enum WordingState
{
    [Label("Đang áp dụng")] Applied,

    /// <summary>The words stand; the figures among them are those of now.</summary>
    [Label("Áp dụng, số liệu đã cập nhật")] FiguresChanged,

    /// <summary>The system's words changed since; they are printed, and the clerk decides again.</summary>
    [Label("Cần xem lại: nội dung gốc đã thay đổi")] Stale,

    /// <summary>The text is no longer in the paper.</summary>
    [Label("Không còn đoạn tương ứng")] Missing,

    /// <summary>It touches what may not be reworded.</summary>
    [Label("Không được chấp nhận")] Refused,
}

/// <summary>An override and what becomes of it.</summary>
/// <param name="Touched">Owned values that it would remove or change.</param>
/// <param name="Sentence">For the clerk; null where it simply applies.</param>
public sealed record WordingFinding(WordingOverride Override, WordingState State, IReadOnlyList<string> Touched, string? Sentence)
{
    public bool IsApplied => State is WordingState.Applied or WordingState.FiguresChanged;
}
