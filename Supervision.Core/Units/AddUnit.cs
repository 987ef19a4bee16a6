using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Units;

/// <summary>Adds a unit that the council may supervise, with its name from a date on.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record AddUnit : ICommand<Created>
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required UnitKind Kind { get; init; }
    public required UnitLevel Level { get; init; }

    /// <summary>The direct superior.</summary>
    public Guid? ParentId { get; init; }
    public string? PlaceName { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day it existed; districts: 30/6/2025.</summary>
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<AddUnit>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Level).IsInEnum();
            RuleFor(c => c.PlaceName).MaximumLength(100);
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

internal sealed class AddUnitHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddUnit, Created>
{
    public async Task<Created> Handle(AddUnit command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        if (command.ParentId is { } parentId) await db.DemandUnit(parentId, ct);

        var id = await db.InsertUnit(command, ct);
        journal.Add(new UnitAdded(id, command.Code, command.Name, command.ValidFrom, command.ValidTo));
        return new Created(id);
    }
}

public sealed record UnitAdded(Guid SubjectId, string Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo) : IEvent;

internal static class UnitRows
{
    public static async Task DemandUnit(this Db db, Guid unitId, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId", new { unitId }, ct) == 0)
            throw RefusedException.NotFound("đơn vị");
    }

    /// <summary>What a unit was called on a day.</summary>
    /// <exception cref="RefusedException">There is no such unit.</exception>
    public static async Task<string> UnitNameOn(this Db db, Guid unitId, DateOnly on, CancellationToken ct) => await db.Value<string>("""
        SELECT n.Name
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.Id = @unitId AND u.CouncilId = @CouncilId
        """, new { unitId, On = on }, ct) ?? throw RefusedException.NotFound("đơn vị");

    /// <summary>A new unit with its first name.</summary>
    public static async Task<Guid> InsertUnit(this Db db, AddUnit unit, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Units (Id, CouncilId, ParentId, Code, Kind, Level, PlaceName, ValidFrom, ValidTo, Version)
            VALUES (@id, @CouncilId, @ParentId, @Code, @Kind, @Level, @PlaceName, @ValidFrom, @ValidTo, 1)
            """, new { id, unit.ParentId, unit.Code, unit.Kind, unit.Level, unit.PlaceName, unit.ValidFrom, unit.ValidTo }, ct);
        await db.InsertUnitName(id, unit.Name, unit.ValidFrom, unit.ValidTo, ct);
        return id;
    }

    /// <summary>The unit as its changes need it.</summary>
    public static async Task<UnitRow> LoadUnit(this Db db, Guid unitId, CancellationToken ct) => await db.Find<UnitRow>("""
        SELECT Id, ValidFrom, ValidTo, Version FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId
        """, new { unitId }, ct) ?? throw RefusedException.NotFound("đơn vị");

    /// <summary>The names that a unit would bear after a day, as they stand.</summary>
    public static Task<IReadOnlyList<BorneName>> NamesBeyond(this Db db, Guid unitId, DateOnly day, CancellationToken ct) => db.List<BorneName>("""
        SELECT Name, ValidFrom, ValidTo FROM UnitNames WHERE UnitId = @unitId AND CouncilId = @CouncilId AND (ValidTo IS NULL OR ValidTo > @day) ORDER BY ValidFrom
        """, new { unitId, day }, ct);

    public static Task InsertUnitName(this Db db, Guid unitId, string name, DateOnly from, DateOnly? to, CancellationToken ct) => db.Execute("""
        INSERT INTO UnitNames (Id, CouncilId, UnitId, Name, FoldedName, ValidFrom, ValidTo)
        VALUES (@Id, @CouncilId, @unitId, @name, @FoldedName, @from, @to)
        """, new { Id = Guid.CreateVersion7(), unitId, name, FoldedName = SearchText.Fold(name), from, to }, ct);
}

internal sealed record UnitRow
{
    public required Guid Id { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required int Version { get; init; }
}
