using Supervision.Core.Text;

namespace Supervision.Core.Planning;

/// <summary>In which way a plan meets what others do at the same unit.</summary>
public enum OverlapKind
{
    [Label("Cùng đơn vị, cùng nội dung")] SameTopic,
    [Label("Cùng đơn vị, cùng tuần làm việc")] SameWeeks,
    [Label("Cơ quan khác làm việc tại đơn vị")] OutsideBody,
}

/// <summary>One thing that a plan meets. It is told and forbids nothing.</summary>
public sealed record Overlap
{
    public required OverlapKind Kind { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Where, when, by whom, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The other campaign, where the reader may open it.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The entry of the reference calendar.</summary>
    public Guid? OutsideCheckId { get; init; }

    /// <summary>What it is, for the journal: the row's id, whoever may open it.</summary>
    internal Guid Met { get; init; }
}

/// <param name="Overlaps">By unit, the repeated topics first.</param>
/// <param name="Policy">The figures by which topics were held against each other.</param>
public sealed record OverlapsView(IReadOnlyList<Overlap> Overlaps, PlanningPolicy Policy);

/// <summary>Days that a plan means to be at units.</summary>
/// <param name="UnitIds">Which of them.</param>
internal readonly record struct Span(IReadOnlyCollection<Guid> UnitIds, DateOnly From, DateOnly To)
{
    public bool Meets(Guid unit, DateOnly from, DateOnly to) => UnitIds.Contains(unit) && from <= To && to >= From;

    /// <summary>From the Monday of its first week to the Sunday of its last.</summary>
    public Span Weeks => this with { From = From.AddDays(-(((int)From.DayOfWeek + 6) % 7)), To = To.AddDays((7 - (int)To.DayOfWeek) % 7) };
}

/// <summary>What is planned, as it is held against what others do.</summary>
internal sealed record Intent
{
    public required IReadOnlyCollection<Guid> UnitIds { get; init; }

    /// <summary>None where only days are asked about.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public required DateOnly On { get; init; }
    public IReadOnlyList<Span> Spans { get; init; } = [];

    /// <summary>The campaign itself, where it is there already.</summary>
    public Guid? CampaignId { get; init; }
}
