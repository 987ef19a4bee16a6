using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>Empty room of a height.</summary>
internal sealed class Gap(double size) : Element
{
    public override SpacePlan Measure(double width, double height) =>
        size <= height ? SpacePlan.Full(size, (_, _, _) => { }) : SpacePlan.Wrap("gap does not fit");
}

/// <summary>A centred horizontal line as long as <paramref name="length"/> says for the width it stands in.</summary>
internal sealed class Rule(Func<double, double> length, double above, double below) : Element
{
    public const double Thickness = 0.75;

    public override SpacePlan Measure(double width, double height)
    {
        var size = above + Thickness + below;
        return size > height ? SpacePlan.Wrap("rule does not fit") : SpacePlan.Full(size, (canvas, x, y) =>
        {
            var half = Math.Min(length(width), width) / 2;
            var middle = x + (width / 2);
            var at = y + above + (Thickness / 2);
            canvas.Open(null);
            canvas.Line(middle - half, at, middle + half, at, Thickness);
            canvas.Close();
        });
    }
}

/// <summary>Elements below each other that are never parted.</summary>
internal sealed class Stack(params IReadOnlyList<Element> children) : Element
{
    public override SpacePlan Measure(double width, double height)
    {
        var plans = new SpacePlan[children.Count];
        var total = 0.0;
        for (var i = 0; i < plans.Length; i++)
        {
            plans[i] = children[i].Measure(width, height - total);
            if (plans[i].Kind != SpaceKind.Full)
                return SpacePlan.Wrap($"higher than the {height:0} points left");
            total += plans[i].Height;
        }
        return SpacePlan.Full(total, (canvas, x, y) =>
        {
            foreach (var plan in plans)
            {
                plan.Draw(canvas, x, y);
                y += plan.Height;
            }
        });
    }
}

/// <summary>Elements beside each other, level at their tops and never parted; each has its left edge and width.</summary>
internal sealed class Columns(params IReadOnlyList<(double Left, double Width, Element Element)> cells) : Element
{
    public override SpacePlan Measure(double width, double height)
    {
        var plans = new SpacePlan[cells.Count];
        for (var i = 0; i < plans.Length; i++)
        {
            plans[i] = cells[i].Element.Measure(cells[i].Width, height);
            if (plans[i].Kind != SpaceKind.Full)
                return SpacePlan.Wrap($"higher than the {height:0} points left");
        }
        return SpacePlan.Full(plans.Select(plan => plan.Height).DefaultIfEmpty(0).Max(), (canvas, x, y) =>
        {
            for (var i = 0; i < plans.Length; i++)
                plans[i].Draw(canvas, x + cells[i].Left, y);
        });
    }
}

/// <summary>An element that the outline of the file leads to.</summary>
internal sealed class Bookmarked(int level, string title, Element element) : Element
{
    public override SpacePlan Measure(double width, double height)
    {
        var plan = element.Measure(width, height);
        return plan with
        {
            Draw = (canvas, x, y) =>
            {
                canvas.AddBookmark(level, title, y);
                plan.Draw(canvas, x, y);
            },
        };
    }
}
