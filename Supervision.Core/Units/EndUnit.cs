using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Units;

/// <summary>
/// Ends a unit by the paper that dissolved it and names who took over: one or many, as with the districts that ended on 30/6/2025.
/// What was addressed to it stays addressed to it; who receives each open item is chosen item by item.
/// </summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record EndUnit : ICommand<Changed>, IVersioned
{
    public required Guid UnitId { get; init; }
    public required int Version { get; init; }

    /// <summary>The last day on which the unit existed.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The paper by which it ended: "Nghị quyết số 1656/NQ-UBTVQH15".</summary>
    public required string Paper { get; init; }
    public required IReadOnlyList<Successor> Successors { get; init; }

    public sealed class Validator : AbstractValidator<EndUnit>
    {
        public Validator()
        {
            RuleFor(c => c.Paper).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Successors).NotEmpty().Must(s => s.Count <= 200).WithMessage("“{PropertyName}” tối đa 200 mục.");
            RuleFor(c => c.Successors).Must(s => s.Select(x => x.UnitId).Distinct().Count() == s.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");
            RuleFor(c => c.Successors).Must((c, s) => s.All(x => x.UnitId != c.UnitId)).WithMessage("Đơn vị không thể kế thừa chính nó.");
            RuleForEach(c => c.Successors).ChildRules(s => s.RuleFor(x => x.Note).MaximumLength(1000));
        }
    }
}

/// <summary>Who took over, and what of it.</summary>
public sealed record Successor(Guid UnitId, string? Note = null);

internal sealed class EndUnitHandler(Db db, Journal journal, Gate gate) : IRequestHandler<EndUnit, Changed>
{
    public async Task<Changed> Handle(EndUnit command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        var unit = await db.LoadUnit(command.UnitId, ct);
        await db.DemandVersion(unit.Id, command.Version, unit.Version, ct);
        if (command.LastDay < unit.ValidFrom)
            throw RefusedException.Invalid("unit.ends_before", nameof(command.LastDay), "Ngày kết thúc không được trước ngày đơn vị bắt đầu hoạt động.");
        // A unit may have been entered with its last day; its successors are added then, on that very day.
        if (unit.ValidTo is { } ended && ended != command.LastDay)
            throw RefusedException.Conflict("unit.ended", $"Đơn vị đã kết thúc hoạt động ngày {ended:dd/MM/yyyy}.", nameof(command.LastDay));
        var from = command.LastDay.AddDays(1);
        foreach (var successor in command.Successors)
        {
            var next = await db.LoadUnit(successor.UnitId, ct);
            if (next.ValidFrom > from || next.ValidTo < from)
                throw RefusedException.Invalid("unit.successor_absent", nameof(command.Successors), $"Đơn vị kế thừa chưa có hoặc không còn hoạt động vào ngày {from:dd/MM/yyyy}.");
        }

        var before = new { unit.ValidTo, Names = await db.NamesBeyond(unit.Id, command.LastDay, ct) };
        await db.Update("UPDATE Units SET ValidTo = @LastDay, Version = Version + 1 WHERE Id = @UnitId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        await db.Execute("UPDATE UnitNames SET ValidTo = @LastDay WHERE UnitId = @UnitId AND CouncilId = @CouncilId AND (ValidTo IS NULL OR ValidTo > @LastDay)", command, ct);
        await db.ExecuteEach("""
            INSERT INTO UnitSuccessors (Id, CouncilId, UnitId, SuccessorId, FromDate, Paper, Note)
            VALUES (@Id, @CouncilId, @UnitId, @SuccessorId, @from, @Paper, @Note)
            """, command.Successors.Select(s => new { Id = Guid.CreateVersion7(), command.UnitId, SuccessorId = s.UnitId, from, command.Paper, s.Note }), ct);
        journal.Add(new UnitEnded(unit.Id, command.LastDay, command.Paper, command.Successors), before);
        return new Changed(unit.Id, unit.Version + 1);
    }
}

public sealed record UnitEnded(Guid SubjectId, DateOnly LastDay, string Paper, IReadOnlyList<Successor> Successors) : IEvent;
