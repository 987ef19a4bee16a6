using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;
using WP = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Pictures in line with the text, each with its caption in a paragraph of its own that stays with it; photographs in a table without borders.</summary>
internal sealed class DocxPictures(DocxPackage package)
{
    private const double EmusPerPoint = 12700, Gap = 12;

    private uint number;

    /// <exception cref="UnprintableDocumentException">A file that is no whole JPEG or PNG.</exception>
    public IEnumerable<OpenXmlElement> Picture(Picture picture, double width, double height) =>
        Shown(picture.Content, picture.AlternativeText, picture.Caption, width * picture.WidthShare, height, picture.Name);

    /// <exception cref="UnprintableDocumentException">As for one picture.</exception>
    public OpenXmlElement Grid(PhotoGrid grid, double width)
    {
        var cell = grid.PerRow == 1 ? width : (width - Gap) / 2;
        var table = new W.Table(
            new W.TableProperties(new W.TableWidth { Type = W.TableWidthUnitValues.Pct, Width = "5000" }, new W.TableLayout { Type = W.TableLayoutValues.Fixed }),
            new W.TableGrid(Enumerable.Range(0, grid.PerRow).Select(_ => new W.GridColumn { Width = DocxStyles.Twips(width / grid.PerRow) })));
        foreach (var row in Enumerable.Range(0, grid.Photos.Count).Chunk(grid.PerRow))
        {
            var cells = Enumerable.Range(0, grid.PerRow).Select(column => new W.TableCell(column < row.Length ? Photo(grid, row[column], cell) : [DocxText.Paragraph(DocxStyles.Centred, RichText.Empty)]));
            table.Append(new W.TableRow([new W.TableRowProperties(new W.CantSplit()), .. cells]));
        }
        return table;
    }

    private IEnumerable<OpenXmlElement> Photo(PhotoGrid grid, int index, double width) => Shown(
        grid.Photos[index].Content, grid.Photos[index].AlternativeText ?? grid.Photos[index].Caption, grid.CaptionOf(index), width, PaperStyle.TallestPhoto, $"{grid.Name}, ảnh {grid.FirstNumber + index}");

    private IEnumerable<OpenXmlElement> Shown(byte[] content, string alternative, string? caption, double width, double height, string block)
    {
        var file = Open(content, block);
        var aspect = (double)file.ShownHeight / file.ShownWidth;
        width = Math.Min(width, height / aspect);
        var paragraph = DocxText.Paragraph(DocxStyles.Centred, RichText.Empty, properties => properties.KeepNext = caption is null ? null : new());
        paragraph.Append(new W.Run(Drawing(file, alternative, width, width * aspect)));
        yield return paragraph;
        if (caption is not null)
            yield return DocxText.Paragraph(DocxStyles.Centred, RichText.Italic(caption));
    }

    private static PictureFile Open(byte[] content, string block)
    {
        try
        {
            return PictureFile.Open(content);
        }
        catch (RefusedException refused)
        {
            throw new UnprintableDocumentException(block, refused.Message);
        }
    }

    // A turned picture has its own width and height; Word turns the frame about its middle.
    private W.Drawing Drawing(PictureFile file, string alternative, double width, double height)
    {
        var relation = package.AddPicture(file.Content, file.Kind == FileKind.Jpeg ? "jpeg" : "png", FileTypes.ContentTypeOf(file.Kind));
        var (right, down) = ((long)(width * EmusPerPoint), (long)(height * EmusPerPoint));
        var (ownRight, ownDown) = file.IsTurned ? (down, right) : (right, down);
        var (turn, isMirrored) = file.Orientation switch { 2 => (0, true), 3 => (180, false), 4 => (180, true), 5 => (270, true), 6 => (90, false), 7 => (90, true), 8 => (270, false), _ => (0, false) };
        var frame = new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = ownRight, Cy = ownDown });
        if (turn > 0)
            frame.Rotation = turn * 60000;
        if (isMirrored)
            frame.HorizontalFlip = true;
        number++;
        return new(new WP.Inline(
            new WP.Extent { Cx = right, Cy = down },
            new WP.DocProperties { Id = number, Name = $"Ảnh {number}", Description = alternative },
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = number, Name = $"Ảnh {number}", Description = alternative }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(frame, new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
