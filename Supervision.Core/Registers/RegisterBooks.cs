using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>Which books are closed.</summary>
internal static class RegisterBooks
{
    /// <summary>Nothing is entered in a book that was closed.</summary>
    public static async Task DemandOpen(Db db, Register register, string series, int year, string field, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM RegisterBooks WHERE CouncilId = @CouncilId AND Register = @register AND Series = @series AND Year = @year", new { register, series, year }, ct) > 0)
            throw RefusedException.Conflict("register.closed", $"Sổ {(series.Length == 0 ? "văn bản đến" : series)} năm {year} đã khóa, không ghi thêm.", field);
    }
}
