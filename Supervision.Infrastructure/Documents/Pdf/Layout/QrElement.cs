using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A QR as black boxes at the left edge; its side is given in points.</summary>
internal sealed class QrElement(bool[][] modules, double side, Tag tag) : Element
{
    public override SpacePlan Measure(double width, double height) => side > height
        ? SpacePlan.Wrap("the check mark does not fit")
        : SpacePlan.Full(side, (canvas, x, y) =>
        {
            canvas.OpenFigure(tag, x, y, side, side);
            canvas.Cells(x, y, side / modules.Length, Runs());
            canvas.Close();
        });

    private IEnumerable<(int Column, int Row, int Width)> Runs()
    {
        for (var row = 0; row < modules.Length; row++)
        {
            for (var column = 0; column < modules.Length; column++)
            {
                var end = column;
                while (end < modules.Length && modules[row][end])
                    end++;
                if (end > column)
                    yield return (column, row, end - column);
                column = end;
            }
        }
    }
}
