using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Sets many days at once, as when the Government announces a year's; all or none. Open deadlines are counted anew once.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ImportDaysOff : ICommand<DaysOffChanged>
{
    public required IReadOnlyList<SetDayOff> DaysOff { get; init; }

    public sealed class Validator : AbstractValidator<ImportDaysOff>
    {
        public Validator()
        {
            RuleFor(c => c.DaysOff).NotEmpty().Must(days => days.Count <= 400).WithMessage("“{PropertyName}” tối đa 400 mục.");
            RuleFor(c => c.DaysOff).Must(days => days.Select(d => d.Day).Distinct().Count() == days.Count).WithMessage("“{PropertyName}” có ngày bị lặp.");
            RuleForEach(c => c.DaysOff).SetValidator(new SetDayOff.Validator());
        }
    }
}

internal sealed class ImportDaysOffHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ImportDaysOff, DaysOffChanged>
{
    public async Task<DaysOffChanged> Handle(ImportDaysOff command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        return await DayOffChanges.Apply(db, journal, clock.Today(), [.. command.DaysOff.Select(day => day.AsDayOff)], [], ct);
    }
}
