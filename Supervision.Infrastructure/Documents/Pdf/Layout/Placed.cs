using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A centred text whose box the finished paper answers.</summary>
internal sealed class PlacedText(PaperPlaceKind kind, ShapedText text, Element element) : Element
{
    public override SpacePlan Measure(double width, double height)
    {
        var plan = element.Measure(width, height);
        return plan with
        {
            Draw = (canvas, x, y) =>
            {
                var lines = text.Lines(width);
                var widest = lines.Max(line => line.Width);
                var top = y + text.Baseline - text.Ascent;
                canvas.AddPlace(kind, x + ((width - widest) / 2), top, widest, ((lines.Count - 1) * text.LineHeight) + text.Ascent + text.Descent);
                foreach (var (blank, of) in text.Blanks(width).Zip(Blanks(kind)))
                    canvas.AddPlace(of, x + ((width - lines[blank.Line].Width) / 2) + blank.Left, top + (blank.Line * text.LineHeight), blank.Width, text.Ascent + text.Descent);
                plan.Draw(canvas, x, y);
            },
        };
    }

    private static PaperPlaceKind[] Blanks(PaperPlaceKind kind) => kind switch
    {
        PaperPlaceKind.Number => [PaperPlaceKind.NumberBlank],
        PaperPlaceKind.PlaceAndDate => [PaperPlaceKind.DayBlank, PaperPlaceKind.MonthBlank],
        _ => [],
    };
}

/// <summary>Empty room whose box the finished paper answers.</summary>
internal sealed class PlacedRoom(PaperPlaceKind kind, double size) : Element
{
    public override SpacePlan Measure(double width, double height) => size <= height
        ? SpacePlan.Full(size, (canvas, x, y) => canvas.AddPlace(kind, x, y, width, size))
        : SpacePlan.Wrap("room does not fit");
}
