namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>A piece of a run, with the tag of the content control around it.</summary>
internal sealed record WordPiece(string Text, bool IsBold, bool IsItalic, string? Tag);

/// <summary>A paragraph as it is put together while it is read.</summary>
internal sealed class WordParagraph
{
    public List<string> Bookmarks { get; } = [];

    public List<WordPiece> Pieces { get; } = [];

    public bool IsNumberedByWord { get; set; }

    /// <summary>Its mark was deleted: what follows belongs to it.</summary>
    public bool JoinsNext { get; set; }
}

internal sealed class WordRow
{
    /// <summary>The paragraphs of each cell.</summary>
    public List<List<WordParagraph>> Cells { get; } = [];

    public bool IsDeleted { get; set; }
}

internal sealed class WordTable
{
    public List<WordRow> Rows { get; } = [];
}

/// <summary>What stands in the body: a paragraph or a table.</summary>
internal sealed record WordItem(WordParagraph? Paragraph, WordTable? Table);

/// <summary>A document's body, and what was passed over.</summary>
internal sealed record WordContent(IReadOnlyList<WordItem> Items, int TrackedChanges, IReadOnlyList<string> Notes);
