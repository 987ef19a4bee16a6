using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Images;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Pictures and rows of photographs with their captions.</summary>
internal sealed class PictureLayout(FaceSet faces)
{
    private const double ColumnGap = 12;

    private readonly ImageStore images = new();

    /// <param name="picture">What is shown.</param>
    /// <param name="room">The page's body; the picture with its caption never needs more.</param>
    /// <param name="section">The tag that it belongs to.</param>
    /// <exception cref="UnprintableDocumentException">A file that cannot be printed, or a share of the width that makes no sense.</exception>
    public Element Picture(Picture picture, PageBox room, Tag section)
    {
        if (picture.WidthShare is not (> 0 and <= 1))
            throw new UnprintableDocumentException(picture.Name, "độ rộng ảnh phải lớn hơn 0 và không quá 1");
        var image = images.Image(picture.Content, picture.Name);
        var caption = picture.Caption is { } line ? Caption(line, picture.Name) : null;
        var below = caption is null ? 0 : PaperStyle.CaptionGap + new TextElement(caption, null).FullHeight(room.Width);
        var width = Math.Min(room.Width * picture.WidthShare, (room.Height - below) / image.Aspect);
        var element = new PictureElement(image, width, width * image.Aspect, Figure(section, picture.AlternativeText, picture.Name));
        return caption is null ? element : new Stack(element, new Gap(PaperStyle.CaptionGap), new TextElement(caption, section.Add("P")));
    }

    /// <summary>The rows of a grid, each of which stays whole.</summary>
    /// <exception cref="UnprintableDocumentException">As for one picture; the photograph is named by its number.</exception>
    public IEnumerable<Element> Rows(PhotoGrid grid, PageBox room, Tag section)
    {
        if (grid.PerRow is not (1 or 2))
            throw new UnprintableDocumentException(grid.Name, "mỗi hàng phải có một hoặc hai ảnh");
        var cell = grid.PerRow == 1 ? room.Width : (room.Width - ColumnGap) / 2;
        foreach (var row in Enumerable.Range(0, grid.Photos.Count).Chunk(grid.PerRow))
        {
            var photos = row.Select(i => (Index: i, Image: images.Image(grid.Photos[i].Content, Name(grid, i)))).ToArray();
            var widths = photos.Select(photo => Math.Min(cell, PaperStyle.TallestPhoto / photo.Image.Aspect)).ToArray();
            var height = photos.Select((photo, i) => widths[i] * photo.Image.Aspect).Max();
            yield return new Columns([.. photos.Select((photo, i) => (i * (cell + ColumnGap), cell, Cell(grid, photo.Index, photo.Image, widths[i], height, section)))]);
        }
    }

    private Element Cell(PhotoGrid grid, int index, PdfImage image, double width, double height, Tag section) => new Stack(
        new PictureElement(image, width, height, Figure(section, grid.Photos[index].AlternativeText ?? grid.Photos[index].Caption, Name(grid, index))),
        new Gap(PaperStyle.CaptionGap),
        new TextElement(Caption(grid.CaptionOf(index), Name(grid, index)), section.Add("P")));

    private static string Name(PhotoGrid grid, int index) => $"{grid.Name}, ảnh {grid.FirstNumber + index}";

    private static Tag Figure(Tag section, string alternative, string block) => string.IsNullOrWhiteSpace(alternative)
        ? throw new UnprintableDocumentException(block, "ảnh thiếu lời mô tả")
        : section.Add("Figure", $" /Alt {PdfText.String(alternative)}");

    private ShapedText Caption(string text, string block) =>
        ShapedText.Shape(text, new(PaperStyle.Caption, TextAlignment.Centre) { IsItalic = true, IsBalanced = true }, faces, block);
}
