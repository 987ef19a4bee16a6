using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Units;

/// <summary>A unit with its place in the tree, every name it bore, and who came before and after it.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record UnitDetails(Guid UnitId, DateOnly? On = null) : IQuery<UnitAnswer>
{
    public sealed class Validator : AbstractValidator<UnitDetails>
    {
        public Validator() => RuleFor(q => q.UnitId).NotEmpty();
    }
}

public sealed record UnitAnswer
{
    public required UnitHead Unit { get; init; }

    /// <summary>From the top of the tree down to the direct superior.</summary>
    public required IReadOnlyList<NamedUnit> Path { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<BorneName> Names { get; init; }

    /// <summary>The units whose work it took over.</summary>
    public required IReadOnlyList<Succession> Predecessors { get; init; }

    /// <summary>The units that took over its work.</summary>
    public required IReadOnlyList<Succession> Successors { get; init; }
}

public sealed record UnitHead
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }

    /// <summary>The name on the day asked for.</summary>
    public required string Name { get; init; }
    public required UnitKind Kind { get; init; }
    public required UnitLevel Level { get; init; }
    public string? PlaceName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required int Version { get; init; }
}

public sealed record NamedUnit
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}

public sealed record BorneName
{
    public required string Name { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

/// <summary>One unit taking over from another, by which paper and from which day.</summary>
public sealed record Succession
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
    public required DateOnly FromDate { get; init; }
    public required string Paper { get; init; }
    public string? Note { get; init; }
}

internal sealed class UnitDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<UnitDetails, UnitAnswer>
{
    private const string Sql = """
        SELECT u.Id, u.Code, n.Name, u.Kind, u.Level, u.PlaceName, u.ValidFrom, u.ValidTo, u.Version
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId;

        WITH Above (Id, ParentId, Height) AS (
            SELECT s.Id, s.ParentId, 0 FROM Units s WHERE s.Id = @UnitId AND s.CouncilId = @CouncilId
            UNION ALL
            SELECT p.Id, p.ParentId, a.Height + 1 FROM Above a JOIN Units p ON p.Id = a.ParentId WHERE a.Height < 20
        )
        SELECT u.Id, n.Name
        FROM Above a JOIN Units u ON u.Id = a.Id
        """ + UnitNaming.OnDay + """
        WHERE a.Height > 0
        ORDER BY a.Height DESC;

        SELECT Name, ValidFrom, ValidTo FROM UnitNames WHERE UnitId = @UnitId AND CouncilId = @CouncilId ORDER BY ValidFrom;

        SELECT u.Id AS UnitId, n.Name, s.FromDate, s.Paper, s.Note
        FROM UnitSuccessors s JOIN Units u ON u.Id = s.UnitId
        """ + UnitNaming.OnDay + """
        WHERE s.SuccessorId = @UnitId AND s.CouncilId = @CouncilId
        ORDER BY s.Seq;

        SELECT u.Id AS UnitId, n.Name, s.FromDate, s.Paper, s.Note
        FROM UnitSuccessors s JOIN Units u ON u.Id = s.SuccessorId
        """ + UnitNaming.OnDay + """
        WHERE s.UnitId = @UnitId AND s.CouncilId = @CouncilId
        ORDER BY s.Seq;
        """;

    public async Task<UnitAnswer> Handle(UnitDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return await db.Several(Sql, new { query.UnitId, On = query.On ?? clock.Today() }, async rows => new UnitAnswer
        {
            Unit = await rows.ReadSingleOrDefaultAsync<UnitHead>() ?? throw RefusedException.NotFound("đơn vị"),
            Path = [.. await rows.ReadAsync<NamedUnit>()],
            Names = [.. await rows.ReadAsync<BorneName>()],
            Predecessors = [.. await rows.ReadAsync<Succession>()],
            Successors = [.. await rows.ReadAsync<Succession>()],
        }, ct);
    }
}
