using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A block on its way to a page.</summary>
internal sealed record FlowItem(Element Element, string Block)
{
    /// <summary>Room above, dropped at the top of a page.</summary>
    public double Above { get; init; }

    public bool KeepsWithNext { get; init; }

    /// <summary>The signature: some text must stand above it on its page.</summary>
    public bool KeepsWithPrevious { get; init; }

    public bool StartsPage { get; init; }
}

/// <summary>A run of pages of one size with their own page numbers: the paper itself, or an annex.</summary>
internal sealed record FlowSection(double PageWidth, double PageHeight, PageBox Body, IReadOnlyList<FlowItem> Items);

/// <summary>The room within the margins.</summary>
internal readonly record struct PageBox(double Left, double Top, double Width, double Height);

/// <summary>A page's pieces with their places; the number counts within the section.</summary>
internal sealed record LaidPage(FlowSection Section, int Number, IReadOnlyList<(SpacePlan Plan, double Top)> Pieces);

/// <summary>Distributes the blocks of a section over pages.</summary>
internal sealed class Paginator(FlowSection section)
{
    private readonly List<LaidPage> pages = [];
    private List<(SpacePlan Plan, double Top)> pieces = [];
    private double used;

    private double Width => section.Body.Width;

    private double Height => section.Body.Height;

    /// <exception cref="UnprintableDocumentException">A block that no page can take.</exception>
    public IReadOnlyList<LaidPage> Paginate()
    {
        for (var i = 0; i < section.Items.Count; i++)
            Place(i);
        EndPage();
        return pages;
    }

    private void Place(int index)
    {
        var item = section.Items[index];
        if (item.StartsPage && pieces.Count > 0)
            EndPage();
        Element? rest = item.Element;
        while (rest is not null)
        {
            var above = pieces.Count == 0 ? 0 : item.Above;
            var plan = Fit(rest, index, Height - used - above);
            if (plan is null && pieces.Count > 0)
            {
                EndPage();
                continue;
            }
            plan ??= Alone(rest, item);
            pieces.Add((plan, used + above));
            used += above + plan.Height;
            rest = plan.Rest;
            if (rest is not null)
                EndPage();
        }
    }

    /// <summary>What of an element may stand in the room left, given what follows it; nothing when it must go to the next page.</summary>
    private SpacePlan? Fit(Element element, int index, double room)
    {
        var plan = element.Measure(Width, room);
        if (plan.Kind != SpaceKind.Full)
            return plan.Kind == SpaceKind.Partial ? plan : null;
        if (index + 1 >= section.Items.Count)
            return plan;
        var next = section.Items[index + 1];
        var roomBelow = room - plan.Height - next.Above;
        if (next.KeepsWithPrevious)
        {
            if (SignaturesHeight(index + 1) <= room - plan.Height)
                return plan;
            return element.CutTail(Width) is var (head, tail) ? SpacePlan.Partial(head.Height, head.Draw, tail) : null;
        }
        return section.Items[index].KeepsWithNext && !next.StartsPage && Fit(next.Element, index + 1, roomBelow) is null ? null : plan;
    }

    // Several rows of signatures stand one after another and go together.
    private double SignaturesHeight(int index) => section.Items.Skip(index).TakeWhile(item => item.KeepsWithPrevious).Sum(item => item.Above + item.Element.FullHeight(Width));

    // On an empty page nothing can be gained by moving on: what holds blocks together gives way, a block too high is an error.
    private SpacePlan Alone(Element element, FlowItem item)
    {
        var plan = element.Measure(Width, Height);
        return plan.Kind == SpaceKind.Wrap ? throw new UnprintableDocumentException(item.Block, plan.Reason!) : plan;
    }

    private void EndPage()
    {
        pages.Add(new(section, pages.Count + 1, pieces));
        pieces = [];
        used = 0;
    }
}
