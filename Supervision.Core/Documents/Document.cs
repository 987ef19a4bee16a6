namespace Supervision.Core.Documents;

/// <summary>A paper as meaning, not drawing: what the engines (PDF, DOCX) lay out by Decree 30/2020/NĐ-CP, Annex I.</summary>
public sealed record Document
{
    /// <summary>Name of the paper in the file's properties, e.g. "Thông báo kết luận giám sát …".</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Stands in the file as its creation time; the same blocks and the same time give the same bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>BCP 47 language of the text, read by screen readers and spelling checkers.</summary>
    public string Language { get; init; } = "vi-VN";

    /// <summary>Issuing body in the file's properties.</summary>
    public string? Author { get; init; }

    public string? Subject { get; init; }

    /// <summary>
    /// Prints the mark "DỰ THẢO" under the number (or under the head of an information sheet), where it is read and copied with the text,
    /// and in grey across every page, where no page taken out of the paper can lose it.
    /// </summary>
    public bool IsDraft { get; init; }

    /// <summary>Prints <see cref="DemoBanner"/> at the foot of every page; set for every paper of a demo council.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The QR and code of an issued paper's check page; none on drafts and papers that are not issued.</summary>
    public PaperCheck? Check { get; init; }

    public PageMargins Margins { get; init; } = PageMargins.Default;

    /// <summary>How the paper's own pages lie; an annex has its own. Papers of Decree 30 stand, registers of many columns lie.</summary>
    public PageOrientation Orientation { get; init; }

    /// <summary>What clerks reworded in this paper, as <see cref="Rewording.Wording.Apply"/> applied it; for previews and comparisons, never printed.</summary>
    public IReadOnlyList<Rewording.WordingOverride> Rewordings { get; init; } = [];

    /// <summary>Which draft it is; none of what is issued, and of what nobody keeps as a paper.</summary>
    public DraftStamp? Stamp { get; init; }

    public const string DemoBanner = "TÀI LIỆU MINH HỌA, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";

    public const string DraftMark = "DỰ THẢO";
}

/// <summary>Margins of an A4 page in millimetres; allowed by Decree 30: top and bottom 20-25, left 30-35, right 15-20.</summary>
public sealed record PageMargins(double Top, double Bottom, double Left, double Right)
{
    public static PageMargins Default { get; } = new(25, 20, 35, 20);
}

public enum PageOrientation
{
    Portrait,
    Landscape,
}

/// <summary>One part of a paper, in reading order.</summary>
public abstract record Block
{
    /// <summary>Where the text comes from ("Ghi nhận 12: nội dung"), so that an error of the engine can say what to correct.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// Names the block for who rewords it; stays the same while the data before it grows. Derived where the type does not set one, see <see cref="Rewording.DocumentKeys"/>.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>A clerk's wording stands in it in place of the system's, wholly or in part.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>The block's name in errors: its kind, and its source where known.</summary>
    public string Name => Source is null ? GetType().Name : $"{GetType().Name} ({Source})";
}
