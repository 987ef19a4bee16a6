using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>One kind of what can be found: what it says, and who sees which of it.</summary>
internal sealed record SearchSource
{
    private const string Slots = """
         AND (@W1 IS NULL OR e.Words LIKE @W1) AND (@W2 IS NULL OR e.Words LIKE @W2) AND (@W3 IS NULL OR e.Words LIKE @W3) AND (@W4 IS NULL OR e.Words LIKE @W4)
          AND (@W5 IS NULL OR e.Words LIKE @W5) AND (@W6 IS NULL OR e.Words LIKE @W6) AND (@W7 IS NULL OR e.Words LIKE @W7) AND (@W8 IS NULL OR e.Words LIKE @W8)
          AND (@W9 IS NULL OR e.Words LIKE @W9) AND (@W10 IS NULL OR e.Words LIKE @W10)
        """;

    public required SearchKind Kind { get; init; }

    /// <summary>Whoever may not read this at all finds none of it.</summary>
    public required Subject Subject { get; init; }

    /// <summary>A reader whose roles allow it is left out all the same.</summary>
    public Func<Actor, bool> IsFor { get; init; } = _ => true;

    /// <summary>The table of the thing under its short name, with what decides who sees it.</summary>
    public required string From { get; init; }

    /// <summary>The short name.</summary>
    public required string Alias { get; init; }

    /// <summary>The condition under which the actor sees a row; see <see cref="SearchSight"/>.</summary>
    public required string Sight { get; init; }

    /// <summary>Columns of a <see cref="FoundText"/> and where they come from, joined to the thing under its short name. Takes @On.</summary>
    public required (string Columns, string Joins) Says { get; init; }

    /// <summary>More of what it says that stands in rows of its own: a statement of Id and Text, for the things @Ids. Takes @ReaderUnitId, the one unit whose name it says; null for those of all.</summary>
    public string? Further { get; init; }

    /// <summary>What is said further names units besides the reader's, of which a unit is not told.</summary>
    public bool NamesUnits { get; init; }

    /// <summary>The things that are called by the units @Ids: their Id.</summary>
    public string? OfUnits { get; init; }

    /// <summary>What the reader is told of its state or kind, from its column.</summary>
    public Func<string, string>? Label { get; init; }

    /// <summary>The label says what kind of paper it is, and is searched by.</summary>
    public bool IsFoundByLabel { get; init; }

    /// <summary>Its reference is a code of its own, which whoever types it whole means.</summary>
    public bool HasCode { get; init; }

    private string Table => From[..From.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>The newest things with all the words, as far as the actor sees them.</summary>
    public string ByWords => field ??= Found + Slots + Order;

    /// <summary>The newest things with such a number.</summary>
    public string ByNumber => field ??= Found + " AND e.NumberKey >= @NumberFrom AND e.NumberKey < @NumberTo" + Order;

    /// <summary>What the things @Ids say.</summary>
    public string Read => field ??= $"SELECT {Alias}.Id, {Says.Columns} FROM {Table} {Alias} {Says.Joins} WHERE {Alias}.CouncilId = @CouncilId AND {Alias}.Id IN @Ids";

    /// <summary>All things there are, in the order they came.</summary>
    public string All => field ??= $"SELECT {Alias}.Seq, {Alias}.Id FROM {Table} {Alias} WHERE {Alias}.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR {Alias}.Seq > @AfterSeq) ORDER BY {Alias}.Seq";

    /// <summary>Removes what is said of things that are gone.</summary>
    public string Forget => field ??= $"DELETE FROM SearchEntries WHERE CouncilId = @CouncilId AND Kind = '{Kind}' AND NOT EXISTS (SELECT 1 FROM {Table} {Alias} WHERE {Alias}.Id = SearchEntries.SubjectId)";

    public bool IsOpenTo(Actor actor) =>
        PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject, Act.Read) && IsFor(actor)
        && (actor.Identity.Scope is not { } scope || scope.Contains(new Permission(Subject, Act.Read)));

    // The entries are gone through from the newest on, and of each that has the words it is asked whether the actor sees the thing.
    private string Found => $"""
        SELECT e.Seq, e.SubjectId, e.OnDay, e.NumberKey, e.Words, e.TitleLength
        FROM SearchEntries e CROSS JOIN {From}
        WHERE e.CouncilId = @CouncilId AND e.Kind = '{Kind}' AND {Alias}.Id = e.SubjectId
          AND ({Sight})
        """;

    // In the order in which they lie: a hundred thousand rows are gone through twice as fast as in that of their days.
    private const string Order = "\nORDER BY e.Seq DESC";
}

/// <summary>What a thing says, as its own tables hold it.</summary>
internal sealed record FoundText
{
    public required Guid Id { get; init; }

    /// <summary>Number and symbol.</summary>
    public string? Reference { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public DateOnly? OnDay { get; init; }

    /// <summary>Whose it is, by today's name.</summary>
    public string? UnitName { get; init; }

    /// <summary>A state or kind, for the label.</summary>
    public string? Sort { get; init; }

    /// <summary>Where it stands, for the address of its page.</summary>
    public Guid? CampaignId { get; init; }
    public Guid? VisitId { get; init; }
}
