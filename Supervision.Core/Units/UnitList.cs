using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Units;

/// <summary>The units that existed on a day, by the names they bore then and in their order; without a day, today's.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record UnitList : IQuery<Page<UnitLine>>
{
    /// <summary>Words anywhere in any name the unit ever bore, or its code; with or without diacritics.</summary>
    public string? Search { get; init; }
    public DateOnly? On { get; init; }
    public UnitKind? Kind { get; init; }
    public UnitLevel? Level { get; init; }

    /// <summary>Only the direct subordinates of this unit.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Only those that this People's Committee may pass work on to: under it by the directory, else by their level.</summary>
    public Guid? UnderId { get; init; }

    /// <summary>Also units that ended before the day.</summary>
    public bool Ended { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<UnitList>
    {
        public Validator()
        {
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Level).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record UnitLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Code { get; init; }

    /// <summary>The name on the day asked for.</summary>
    public required string Name { get; init; }
    public required UnitKind Kind { get; init; }
    public required UnitLevel Level { get; init; }
    public Guid? ParentId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required int Version { get; init; }
}

internal sealed class UnitListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<UnitList, Page<UnitLine>>
{
    private const string Names = """
        SELECT u.Seq, u.Id, n.Name
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.CouncilId = @CouncilId
            AND u.ValidFrom <= @On AND (@Ended = 1 OR u.ValidTo IS NULL OR u.ValidTo >= @On)
            AND (@Kind IS NULL OR u.Kind = @Kind)
            AND (@Level IS NULL OR u.Level = @Level)
            AND (@ParentId IS NULL OR u.ParentId = @ParentId)
            AND (@UnderId IS NULL OR
        """ + UnitsUnder.Condition + """
            )
            AND (@Pattern IS NULL OR LOWER(u.Code) LIKE @Pattern ESCAPE '\'
                OR EXISTS (SELECT 1 FROM UnitNames s WHERE s.UnitId = u.Id AND s.FoldedName LIKE @Pattern ESCAPE '\'))
        """;

    private const string Rows = """
        SELECT u.Seq, u.Id, u.Code, n.Name, u.Kind, u.Level, u.ParentId, u.ValidFrom, u.ValidTo, u.Version
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.CouncilId = @CouncilId AND u.Id IN @Ids
        """;

    public Task<Page<UnitLine>> Handle(UnitList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.PageByName<UnitLine>(Names, Rows, new
        {
            On = query.On ?? clock.Today(),
            query.Ended,
            query.Kind,
            query.Level,
            query.ParentId,
            query.UnderId,
            Pattern = SearchText.Anywhere(query.Search),
        }, query.After, query.Take, VietnameseOrder.Key, unit => unit.Id, ct);
    }
}
