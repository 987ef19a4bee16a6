using Supervision.Core.Calendar;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>How a council's days off are kept: each council has its own table, since it may know of a swap before others do.</summary>
internal static class DaysOffRows
{
    public static Task Seed(Db db, CancellationToken ct) => db.ExecuteEach("""
        INSERT INTO DaysOff (Id, CouncilId, Day, Kind, Name, SourcePaper, Status, Version)
        VALUES (@Id, @CouncilId, @Date, @Kind, @Name, @SourcePaper, @Status, 1)
        """, DaysOffSeed.Days.Select(day => new { Id = Guid.CreateVersion7(), day.Date, day.Kind, day.Name, day.SourcePaper, day.Status }), ct);

    /// <summary>The council's calendar as it stands now.</summary>
    public static async Task<WorkCalendar> Calendar(this Db db, CancellationToken ct) => new(await db.List<DayOff>("""
        SELECT Day AS Date, Kind, Name, SourcePaper, Status FROM DaysOff WHERE CouncilId = @CouncilId ORDER BY Day
        """, null, ct));
}
