using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>
/// What carries keys through Word: a hidden bookmark around each paragraph, since editing and other programs keep bookmarks where they drop tags of
/// content controls; and locked content controls around what the system owns.
/// </summary>
internal sealed class DocxMarks
{
    /// <summary>Word hides bookmarks whose names begin with an underscore.</summary>
    public const string BookmarkPrefix = "_gs";

    /// <summary>Tag of an owned piece, followed by its place among those of its paragraph.</summary>
    public const string OwnedTag = "gs-owned-";

    /// <summary>Tag of a paragraph that is wholly the system's.</summary>
    public const string FixedTag = "gs-fixed";

    private int _bookmark;
    private int _control;

    /// <summary>The bookmark of a key: names of bookmarks have at most 40 letters, digits and underscores.</summary>
    public static string BookmarkOf(string key) => BookmarkPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 10));

    /// <summary>The key of the n-th line of a block that takes no wording.</summary>
    public static string FixedKey(string block, int number) => Supervision.Core.Documents.Comparing.DraftLine.FixedKey(block, number);

    /// <summary>Bookmarks the paragraph with its key.</summary>
    public W.Paragraph Mark(W.Paragraph paragraph, string key)
    {
        var id = (_bookmark++).ToString(CultureInfo.InvariantCulture);
        var start = new W.BookmarkStart { Id = id, Name = BookmarkOf(key) };
        if (paragraph.ParagraphProperties is { } properties) properties.InsertAfterSelf(start);
        else paragraph.PrependChild(start);
        paragraph.AppendChild(new W.BookmarkEnd { Id = id });
        return paragraph;
    }

    /// <summary>Locks and marks every line in a block that takes no wording.</summary>
    public void Fix(IReadOnlyList<OpenXmlElement> elements, string block)
    {
        var number = 0;
        foreach (var paragraph in elements.SelectMany(element => element is W.Paragraph one ? [one] : element.Descendants<W.Paragraph>()).Where(p => p.InnerText.Length > 0).ToList())
        {
            var runs = paragraph.Elements<W.Run>().ToArray();
            foreach (var run in runs) run.Remove();
            paragraph.AppendChild(Control(FixedTag, runs));
            Mark(paragraph, FixedKey(block, ++number));
        }
    }

    /// <summary>A locked content control around an owned piece.</summary>
    public W.SdtRun Owned(W.Run run, int number) => Control(OwnedTag + number.ToString(CultureInfo.InvariantCulture), run);

    private W.SdtRun Control(string tag, params W.Run[] runs) => new(
        new W.SdtProperties(new W.Tag { Val = tag }, new W.SdtId { Val = ++_control }, new W.Lock { Val = W.LockingValues.SdtContentLocked }),
        new W.SdtContentRun(runs));
}
