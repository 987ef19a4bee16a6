using System.Globalization;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>What the ledger is read in the order of.</summary>
internal enum LedgerOrder
{
    /// <summary>What was filed last comes first.</summary>
    Newest,

    /// <summary>The earliest deadline first: what is overdue longest, then what falls due next.</summary>
    Deadline,

    /// <summary>As <see cref="Deadline"/>, of what is open.</summary>
    OpenDeadline,

    /// <summary>As <see cref="OpenDeadline"/>, and then what has no deadline.</summary>
    OpenDeadlineThenNone,
}

internal static class LedgerOrders
{
    /// <summary>What was chosen by its deadline is read by it; all else as it came.</summary>
    public static LedgerOrder Order(this LedgerList query) => query switch
    {
        { Slice: LedgerSlice.Overdue or LedgerSlice.InTerm } => LedgerOrder.OpenDeadline,
        { Slice: LedgerSlice.Open } => LedgerOrder.OpenDeadlineThenNone,
        { Slice: LedgerSlice.FellDue or LedgerSlice.Kept or LedgerSlice.Missed } => LedgerOrder.Deadline,
        { Slice: null, Timeliness: Timeliness.Overdue or Timeliness.NearDue or Timeliness.InTerm } => LedgerOrder.OpenDeadline,
        _ => LedgerOrder.Newest,
    };

    /// <summary>Where a page by deadline goes on: after a day and a number, or after a number of what has no day.</summary>
    public static (DateOnly? On, long Seq) Position(string? cursor)
    {
        if (cursor is null) return (DateOnly.MinValue, 0);
        var parts = Cursor.Read(cursor, 2);
        if (!long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq)) throw Cursor.Wrong();
        if (parts[0].Length == 0) return (null, seq);
        return DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? (on, seq) : throw Cursor.Wrong();
    }
}
