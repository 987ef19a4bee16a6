using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Councils;

/// <summary>
/// Adds or changes one day of the council's table of days off. Open deadlines that rest on it are counted anew and listed;
/// the deadline first set is never touched.
/// </summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetDayOff : ICommand<DaysOffChanged>
{
    public required DateOnly Day { get; init; }
    public required DayOffKind DayKind { get; init; }
    public required string Name { get; init; }
    public required string SourcePaper { get; init; }
    public required DayOffStatus DayStatus { get; init; }

    public sealed class Validator : AbstractValidator<SetDayOff>
    {
        public Validator()
        {
            RuleFor(c => c.DayKind).IsInEnum();
            RuleFor(c => c.DayStatus).IsInEnum();
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.SourcePaper).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Day).Must(day => day.Year is >= 2020 and <= 2100).WithMessage("“{PropertyName}” ngoài khoảng năm 2020-2100.");
        }
    }

    internal DayOff AsDayOff => new() { Date = Day, Kind = DayKind, Name = Name, SourcePaper = SourcePaper, Status = DayStatus };
}

/// <summary>How many days were set, and which open tasks are due on another day now.</summary>
public sealed record DaysOffChanged(int Days, IReadOnlyList<MovedDeadline> Moved);

internal sealed class SetDayOffHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SetDayOff, DaysOffChanged>
{
    public async Task<DaysOffChanged> Handle(SetDayOff command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        return await DayOffChanges.Apply(db, journal, clock.Today(), [command.AsDayOff], [], ct);
    }
}

/// <summary>Changes the table of days off and what follows from it.</summary>
internal static class DayOffChanges
{
    public static async Task<DaysOffChanged> Apply(Db db, Journal journal, DateOnly today, IReadOnlyList<DayOff> set, IReadOnlyList<DateOnly> removed, CancellationToken ct)
    {
        if (set.Select((day, i) => (Fault: day.Fault(), Index: i)).FirstOrDefault(x => x.Fault is not null) is { Fault: { } fault })
            throw RefusedException.Invalid("day_off.invalid", nameof(SetDayOff.Day), fault);

        var before = (await db.Calendar(ct)).Days.ToDictionary(day => day.Date);
        foreach (var day in removed)
            if (await db.Execute("DELETE FROM DaysOff WHERE CouncilId = @CouncilId AND Day = @day", new { day }, ct) == 0)
                throw RefusedException.NotFound($"ngày {day:dd/MM/yyyy} trong bảng ngày nghỉ");
        foreach (var day in set)
        {
            if (before.ContainsKey(day.Date))
                await db.Execute("""
                    UPDATE DaysOff SET Kind = @Kind, Name = @Name, SourcePaper = @SourcePaper, Status = @Status, Version = Version + 1
                    WHERE CouncilId = @CouncilId AND Day = @Date
                    """, day, ct);
            else
                await db.Execute("""
                    INSERT INTO DaysOff (Id, CouncilId, Day, Kind, Name, SourcePaper, Status, Version)
                    VALUES (@Id, @CouncilId, @Date, @Kind, @Name, @SourcePaper, @Status, 1)
                    """, new { Id = Guid.CreateVersion7(), day.Date, day.Kind, day.Name, day.SourcePaper, day.Status }, ct);
        }

        var council = await db.Find<Row>("SELECT Id FROM Councils WHERE Id = @CouncilId", null, ct) ?? throw RefusedException.NotFound("Hội đồng nhân dân");
        foreach (var day in set)
            if (before.TryGetValue(day.Date, out var was)) journal.Add(new DayOffSet(council.Id, day), was);
            else journal.Add(new DayOffSet(council.Id, day));
        foreach (var day in removed) journal.Add(new DayOffRemoved(council.Id, day), before[day]);
        return new DaysOffChanged(set.Count + removed.Count, await TaskDeadlines.Recount(db, journal, today, ct));
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
    }
}

public sealed record DayOffSet(Guid SubjectId, DayOff Day) : IEvent;

public sealed record DayOffRemoved(Guid SubjectId, DateOnly Day) : IEvent;
