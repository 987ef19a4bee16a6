namespace Supervision.Core.Documents.Comparing;

/// <summary>What a line of an edited draft is.</summary>
public enum DraftLineKind
{
    /// <summary>A paragraph of the text.</summary>
    Text,

    /// <summary>A cell of a table of data.</summary>
    Cell,

    /// <summary>What the system owns as a whole: heads, titles, signatures, headers of tables.</summary>
    Fixed,

    /// <summary>A row that was added to a table, or a table that was added.</summary>
    AddedRow,
}

/// <summary>One paragraph or cell as it stands in a file.</summary>
/// <param name="Keys">Keys that it carries: of more than one where paragraphs were joined; of none where it was added.</param>
public sealed record DraftLine(DraftLineKind Kind, IReadOnlyList<string> Keys, RichText Text)
{
    /// <summary>What stands in the content controls of owned pieces, by their places in the paragraph; empty where another program dropped the controls.</summary>
    public IReadOnlyDictionary<int, string> Controls { get; init; } = new Dictionary<int, string>();

    /// <summary>Word numbers it itself, so that its label is not in its text.</summary>
    public bool IsNumberedByWord { get; init; }

    /// <summary>Key of the line of a block that takes no wording.</summary>
    public static string FixedKey(string block, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"!{block}/{number}");

    /// <summary>The block of such a key.</summary>
    internal static string BlockOf(string fixedKey) => fixedKey[1..fixedKey.LastIndexOf('/')];

    internal string Plain => Rewording.OwnedText.Plain(Text.PlainText).Trim();
}

/// <summary>A file as lines, with what was passed over.</summary>
public sealed record DraftLines(IReadOnlyList<DraftLine> Lines)
{
    /// <summary>Insertions and deletions that Word tracked.</summary>
    public int TrackedChanges { get; init; }

    /// <summary>Sentences about what was not read: footnotes, drawings, hidden text.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
