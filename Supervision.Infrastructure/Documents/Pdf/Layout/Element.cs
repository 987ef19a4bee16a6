using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>
/// Something that takes room on a page. Immutable: measuring says what fits, and what is left over is an element again.
/// All measures are in points.
/// </summary>
internal abstract class Element
{
    /// <summary>How much of the element fits into the given room.</summary>
    public abstract SpacePlan Measure(double width, double height);

    /// <summary>
    /// Cuts off the shortest end that may stand on a page of its own, so that it can go to the next page with the
    /// signature; nothing when the element cannot be cut.
    /// </summary>
    public virtual (SpacePlan Head, Element Tail)? CutTail(double width) => null;

    /// <summary>Height of the element when nothing limits it.</summary>
    public double FullHeight(double width) => Measure(width, double.PositiveInfinity).Height;
}

internal enum SpaceKind
{
    /// <summary>Nothing fits; <see cref="SpacePlan.Reason"/> says why.</summary>
    Wrap,

    /// <summary>A part fits; <see cref="SpacePlan.Rest"/> goes on to the next page.</summary>
    Partial,

    /// <summary>All fits.</summary>
    Full,
}

/// <summary>The answer of <see cref="Element.Measure"/>: the height taken and how to draw it at a place (left, top).</summary>
internal sealed record SpacePlan(SpaceKind Kind, double Height, Action<Canvas, double, double> Draw, Element? Rest, string? Reason)
{
    public static SpacePlan Full(double height, Action<Canvas, double, double> draw) => new(SpaceKind.Full, height, draw, null, null);

    public static SpacePlan Partial(double height, Action<Canvas, double, double> draw, Element rest) => new(SpaceKind.Partial, height, draw, rest, null);

    public static SpacePlan Wrap(string reason) => new(SpaceKind.Wrap, 0, (_, _, _) => { }, null, reason);
}
