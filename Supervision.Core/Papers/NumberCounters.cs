using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The next number of a series and a year. Whoever asks at the same time waits for this transaction and gets the one after it.</summary>
internal static class NumberCounters
{
    /// <param name="db">The database.</param>
    /// <param name="series">Which series.</param>
    /// <param name="year">From 01 on 1 January.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<int> Next(Db db, string series, int year, CancellationToken ct)
    {
        var key = new { series, year };
        if (await db.Execute("UPDATE NumberCounters SET LastNumber = LastNumber + 1 WHERE CouncilId = @CouncilId AND Series = @series AND Year = @year", key, ct) == 0)
            await db.Execute("""
                INSERT INTO NumberCounters (Id, CouncilId, Series, Year, LastNumber)
                SELECT @RowId, @CouncilId, @series, @year, COALESCE(MAX(Number), 0) + 1 FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = @series AND Year = @year
                """, new { RowId = Guid.CreateVersion7(), series, year }, ct);
        return await db.Value<int>("SELECT LastNumber FROM NumberCounters WHERE CouncilId = @CouncilId AND Series = @series AND Year = @year", key, ct);
    }
}
