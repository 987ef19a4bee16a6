using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>The council's days off of one year, or all of them.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record DaysOff(int? Year = null) : IQuery<DaysOffView>;

/// <param name="Days">By date.</param>
/// <param name="UnannouncedYears">Years of the table of which nothing is official yet; deadlines in them are provisional.</param>
public sealed record DaysOffView(IReadOnlyList<DayOff> Days, IReadOnlyList<int> UnannouncedYears);

internal sealed class DaysOffHandler(Db db, Gate gate) : IRequestHandler<DaysOff, DaysOffView>
{
    public async Task<DaysOffView> Handle(DaysOff query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        var calendar = await db.Calendar(ct);
        return new DaysOffView(
            [.. calendar.Days.Where(day => query.Year is null || day.Date.Year == query.Year)],
            [.. calendar.Days.Select(day => day.Date.Year).Distinct().Where(year => !calendar.IsAnnounced(year))]);
    }
}
