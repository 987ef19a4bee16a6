using System.Xml;

namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>How a run stands, as far as papers know it.</summary>
internal readonly record struct RunStyle(bool IsBold, bool IsItalic, bool IsHidden)
{
    public static RunStyle Plain => default;
}

/// <summary>Character styles by their names, since "Strong" is bold without saying so in the run.</summary>
internal sealed class RunStyles
{
    private readonly Dictionary<string, RunStyle> _styles = new(StringComparer.Ordinal);

    public static RunStyles None { get; } = new();

    public static RunStyles Read(XmlReader xml, CancellationToken ct)
    {
        var styles = new RunStyles();
        while (xml.Read())
        {
            ct.ThrowIfCancellationRequested();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "style", IsEmptyElement: false } || xml.GetAttribute("type", xml.NamespaceURI) is not "character") continue;
            if (xml.GetAttribute("styleId", xml.NamespaceURI) is not { } id) continue;
            using var style = xml.ReadSubtree();
            while (style.Read())
                if (style is { NodeType: XmlNodeType.Element, LocalName: "rPr" }) styles._styles[id] = styles.Properties(style);
        }
        return styles;
    }

    /// <summary>Reads the properties of a run that the reader stands at, to their end.</summary>
    public RunStyle Properties(XmlReader xml)
    {
        var style = RunStyle.Plain;
        using var properties = xml.ReadSubtree();
        while (properties.Read())
        {
            if (properties.NodeType is not XmlNodeType.Element) continue;
            switch (properties.LocalName)
            {
                case "rStyle" when properties.GetAttribute("val", properties.NamespaceURI) is { } name && _styles.TryGetValue(name, out var named):
                    style = named;
                    break;
                case "b":
                    style = style with { IsBold = IsOn(properties) };
                    break;
                case "i":
                    style = style with { IsItalic = IsOn(properties) };
                    break;
                case "vanish":
                    style = style with { IsHidden = IsOn(properties) };
                    break;
                // What the run looked like before a tracked change; nothing follows it.
                case "rPrChange":
                    properties.Skip();
                    break;
            }
        }
        return style;
    }

    private static bool IsOn(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI) is not ("0" or "false" or "off");
}
