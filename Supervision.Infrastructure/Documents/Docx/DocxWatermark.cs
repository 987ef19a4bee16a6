using System.Globalization;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>"DỰ THẢO" across a page, as Word's own watermark makes it: a line of WordArt that hangs on the page's header.</summary>
internal static class DocxWatermark
{
    // Word knows a watermark again, and takes it out on request, by this name.
    private const string Name = "PowerPlusWaterMarkObject";

    private const string Shape = """
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
        <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
        <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
        <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
        <v:shape id="{0}{1}" o:spid="_x0000_s{2}" type="#_x0000_t136" alt="{3}" style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:107pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e0e0e0" stroked="f">
        <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{3}"/></v:shape></w:pict>
        """;

    private static readonly System.Text.CompositeFormat Format = System.Text.CompositeFormat.Parse(Shape);

    /// <param name="number">Counts the headers of a document from 1.</param>
    public static W.Run Run(int number) => new(
        new W.RunProperties(new W.NoProof()),
        new W.Picture(string.Format(CultureInfo.InvariantCulture, Format, Name, number, 2048 + number, Document.DraftMark).ReplaceLineEndings("")));
}
