using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Html;

/// <summary>Puts HTML together; every text that goes in is escaped.</summary>
internal sealed class HtmlText
{
    // Vietnamese letters stay letters; what HTML reads as its own never does.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public override string ToString() => _html.ToString();

    /// <summary>Opens an element with its classes, "" for none.</summary>
    public HtmlText Open(string element, string classes = "")
    {
        _html.Append('<').Append(element);
        if (classes.Length > 0) Attribute("class", classes.Trim());
        _html.Append('>');
        return this;
    }

    public HtmlText Open(string element, string classes, params (string Name, string Value)[] attributes)
    {
        _html.Append('<').Append(element);
        if (classes.Length > 0) Attribute("class", classes.Trim());
        foreach (var (name, value) in attributes) Attribute(name, value);
        _html.Append('>');
        return this;
    }

    public HtmlText Close(string element)
    {
        _html.Append("</").Append(element).Append(">\n");
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    public HtmlText Put(string element, string classes, RichText text) => Open(element, classes).Text(text).Close(element);

    public HtmlText Text(RichText text)
    {
        foreach (var run in text.Runs)
        {
            if (run.IsBold) _html.Append("<b>");
            if (run.IsItalic) _html.Append("<i>");
            if (run.IsOwned) _html.Append("<span class=\"owned\">");
            Lines(VietnameseText.KeepDashes(run.Text).Normalize(NormalizationForm.FormC));
            if (run.IsOwned) _html.Append("</span>");
            if (run.IsItalic) _html.Append("</i>");
            if (run.IsBold) _html.Append("</b>");
        }
        return this;
    }

    /// <summary>The share of a width as a class, since a strict page takes no style attributes.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"w{Math.Clamp((int)Math.Round(share * 100), 1, 100)}");

    private void Lines(string text)
    {
        var first = true;
        foreach (var line in text.Replace("\r", "", StringComparison.Ordinal).Split('\n'))
        {
            if (!first) _html.Append("<br>");
            _html.Append(Encoder.Encode(line));
            first = false;
        }
    }

    private void Attribute(string name, string value) => _html.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
}
