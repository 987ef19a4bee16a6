using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Takes a day out of the table again, as when a proposed swap does not come about. Open deadlines are counted anew.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record RemoveDayOff(DateOnly Day) : ICommand<DaysOffChanged>;

internal sealed class RemoveDayOffHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RemoveDayOff, DaysOffChanged>
{
    public async Task<DaysOffChanged> Handle(RemoveDayOff command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        return await DayOffChanges.Apply(db, journal, clock.Today(), [], [command.Day], ct);
    }
}
