using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Units;

/// <summary>Gives a unit another name from a day on; papers about earlier days go on naming it as it was called then.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record RenameUnit : ICommand<Changed>, IVersioned
{
    public required Guid UnitId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The first day of the new name; it may lie in the past, but after every name the unit already has.</summary>
    public required DateOnly ValidFrom { get; init; }

    public sealed class Validator : AbstractValidator<RenameUnit>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(300);
    }
}

internal sealed class RenameUnitHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RenameUnit, Changed>
{
    public async Task<Changed> Handle(RenameUnit command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        var unit = await db.LoadUnit(command.UnitId, ct);
        await db.DemandVersion(unit.Id, command.Version, unit.Version, ct);
        if (command.ValidFrom < unit.ValidFrom || command.ValidFrom > unit.ValidTo)
            throw RefusedException.Invalid("unit.name_outside", nameof(command.ValidFrom), "Tên mới phải bắt đầu trong thời gian đơn vị tồn tại.");
        if (await db.Value<long>("SELECT COUNT(*) FROM UnitNames WHERE UnitId = @UnitId AND CouncilId = @CouncilId AND ValidFrom >= @ValidFrom", command, ct) > 0)
            throw RefusedException.Conflict("unit.name_later", "Đơn vị đã có tên bắt đầu từ ngày này hoặc sau ngày này.", nameof(command.ValidFrom));

        var before = await db.NamesBeyond(unit.Id, command.ValidFrom.AddDays(-1), ct);
        await db.Execute("UPDATE UnitNames SET ValidTo = @LastDay WHERE UnitId = @UnitId AND CouncilId = @CouncilId AND (ValidTo IS NULL OR ValidTo > @LastDay)",
            new { command.UnitId, LastDay = command.ValidFrom.AddDays(-1) }, ct);
        await db.InsertUnitName(unit.Id, command.Name, command.ValidFrom, unit.ValidTo, ct);
        await db.Update("UPDATE Units SET Version = Version + 1 WHERE Id = @UnitId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new UnitRenamed(unit.Id, command.Name, command.ValidFrom), new { Names = before });
        return new Changed(unit.Id, unit.Version + 1);
    }
}

public sealed record UnitRenamed(Guid SubjectId, string Name, DateOnly ValidFrom) : IEvent;
