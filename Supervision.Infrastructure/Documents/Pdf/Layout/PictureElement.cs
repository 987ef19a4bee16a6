using Supervision.Infrastructure.Documents.Pdf.Images;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A picture of a size in points, centred at the foot of a box of a height.</summary>
internal sealed class PictureElement(PdfImage image, double pictureWidth, double boxHeight, Tag tag) : Element
{
    public override SpacePlan Measure(double width, double height) => boxHeight > height
        ? SpacePlan.Wrap($"higher than the {height:0} points left")
        : SpacePlan.Full(boxHeight, (canvas, x, y) =>
        {
            var pictureHeight = pictureWidth * image.Aspect;
            var (left, top) = (x + ((width - pictureWidth) / 2), y + boxHeight - pictureHeight);
            canvas.OpenFigure(tag, left, top, pictureWidth, pictureHeight);
            image.Draw(canvas, left, top, pictureWidth, pictureHeight);
            canvas.Close();
        });
}
