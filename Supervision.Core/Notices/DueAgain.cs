using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>
/// Looks once more at what waited before it leaves: whose matter is over is not sent any more, what counts counts anew, days that are over among it, and what comes due outside the hours of its rule, as after days without a run, waits for
/// the next morning. What was tried before goes on as it began.
/// </summary>
internal sealed partial class DueAgain(Db db, DateTimeOffset now)
{
    /// <summary>Why something was not sent.</summary>
    public const string Over = "Việc đã xong trước giờ gửi.";

    private const string Retitle = "UPDATE Notices SET Title = @title WHERE Id = @NoticeId AND CouncilId = @CouncilId";

    // What leaves at once is what was just told.
    private static readonly TimeSpan JustTold = TimeSpan.FromMinutes(10);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Count();

    /// <summary>True where something of them does not leave now.</summary>
    public async Task<bool> Look(IReadOnlyList<Guid> deliveries, CancellationToken ct)
    {
        if (deliveries.Count == 0) return false;
        var rows = await db.List<Row>("""
            SELECT d.Id, d.CreatedAt, d.IsDigest, CASE WHEN d.ProtectedLink IS NULL AND d.ProtectedText IS NULL THEN 0 ELSE 1 END AS IsSecret,
                   n.Id AS NoticeId, n.Seq AS NoticeSeq, n.Kind, n.Title, n.OnceKey, n.SubjectId, n.UnitId, n.PersonId, f.Timing, f.MutedGroups, f.QuietFrom, f.QuietTo
            FROM Deliveries d
            JOIN Notices n ON n.Id = d.NoticeId
            LEFT JOIN NoticePreferences f ON f.PersonId = n.PersonId
            WHERE d.CouncilId = @CouncilId AND d.Id IN @deliveries AND d.Attempts = 0 AND d.LastError IS NULL
            """, new { deliveries = deliveries.ToArray() }, ct);
        var calendar = await db.Calendar(ct);
        var stays = false;
        var due = new List<Row>();
        foreach (var row in rows)
        {
            if (row.LeavesAt(now, calendar) is var at && at > now)
            {
                await db.Execute("UPDATE Deliveries SET NextTryAt = @at WHERE Id = @Id AND CouncilId = @CouncilId AND State = 'Waiting'", new { row.Id, at }, ct);
                stays = true;
            }
            else if (now - row.CreatedAt > JustTold) due.Add(row);
        }
        var today = DateOnly.FromDateTime(now.Local());
        // What the title of an overdue report or an overdue limit of the law says of days was counted when it was told.
        foreach (var row in due.Where(row => row.Kind is NoticeKind.UnitReportDue or NoticeKind.NoticeDue))
            if (LateWords.Anew(row.Title, today) is var title && title != row.Title)
                await db.Execute(Retitle, new { row.NoticeId, title }, ct);
        foreach (var matter in NoticeMatter.All)
            if (due.Where(row => row.OnceKey?.StartsWith(matter.Key, StringComparison.Ordinal) == true).ToList() is { Count: > 0 } some)
                stays |= await Look(matter, some, ct);
        // The links of a mailbox stand beside the lines as they are.
        foreach (var digest in due.Where(row => !row.IsSecret && row.OnceKey?.StartsWith(ChaseNotices.Key, StringComparison.Ordinal) == true && DateOnly.FromDateTime(row.CreatedAt.Local()) < today))
            stays |= await LookAtDigest(digest, calendar, ct);
        return stays;
    }

    private async Task<bool> Look(NoticeMatter matter, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var waiting = (await db.List<WaitingRow>(matter.Sql, new { notices = rows.Select(row => row.NoticeId).Distinct().ToArray(), today = DateOnly.FromDateTime(now.Local()) }, ct)).ToDictionary(row => row.Id, row => row.Waiting);
        var over = false;
        foreach (var row in rows)
        {
            if (waiting[row.NoticeId] is var count && count == 0)
            {
                await Drop(row, ct);
                over = true;
            }
            else if (matter.Counts && Count().Replace(row.Title, count.ToString(CultureInfo.InvariantCulture), 1) is var title && title != row.Title)
                await db.Execute(Retitle, new { row.NoticeId, title }, ct);
        }
        return over;
    }

    // What a digest of an earlier day says of days is not true any more; a newer one says it anyway.
    private async Task<bool> LookAtDigest(Row row, WorkCalendar calendar, CancellationToken ct)
    {
        var newer = await db.Value<long>("""
            SELECT COUNT(*) FROM Notices x
            WHERE x.CouncilId = @CouncilId AND x.UnitId = @UnitId AND (x.PersonId = @PersonId OR (x.PersonId IS NULL AND @PersonId IS NULL)) AND x.Seq > @NoticeSeq AND x.OnceKey LIKE @like
            """, new { row.UnitId, row.PersonId, row.NoticeSeq, like = $"{ChaseNotices.Key}%" }, ct);
        var again = newer > 0 || row.UnitId is not { } unit || row.SubjectId is not { } digest ? null
            : await new ChaseNotices(db, calendar, DateOnly.FromDateTime(now.Local())).Again(digest, unit, ct);
        if (again is null)
        {
            await Drop(row, ct);
            return true;
        }
        await db.Execute("UPDATE Notices SET Kind = @Kind, Title = @Title, Text = @Text, Links = @Links WHERE Id = @NoticeId AND CouncilId = @CouncilId",
            new { row.NoticeId, again.Kind, again.Title, again.Text, Links = string.Join('\n', again.Links) }, ct);
        return false;
    }

    private Task Drop(Row row, CancellationToken ct) => db.Execute("""
        UPDATE Deliveries SET State = 'Dropped', LastError = @Over, ProtectedLink = NULL, ProtectedText = NULL WHERE Id = @Id AND CouncilId = @CouncilId AND State = 'Waiting'
        """, new { row.Id, Over }, ct);

    private sealed record WaitingRow
    {
        public required Guid Id { get; init; }
        public required long Waiting { get; init; }
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required bool IsDigest { get; init; }
        public required bool IsSecret { get; init; }
        public required Guid NoticeId { get; init; }
        public required long NoticeSeq { get; init; }
        public required NoticeKind Kind { get; init; }
        public required string Title { get; init; }
        public string? OnceKey { get; init; }
        public Guid? SubjectId { get; init; }
        public Guid? UnitId { get; init; }
        public Guid? PersonId { get; init; }
        public NoticeTiming? Timing { get; init; }
        public string? MutedGroups { get; init; }
        public int? QuietFrom { get; init; }
        public int? QuietTo { get; init; }

        /// <summary>Links to accounts and codes leave at once; a digest has an hour of its own, so that only the office's hours bind it.</summary>
        public DateTimeOffset LeavesAt(DateTimeOffset now, WorkCalendar calendar) => IsSecret && Kind is NoticeKind.Account
            ? now
            : DeliveryTime.Of(now, Kind, IsDigest || Timing is null ? NoticeWishes.Default : NoticeWishes.Stored(NoticeTiming.AtOnce, MutedGroups!, QuietFrom!.Value, QuietTo!.Value), calendar);
    }
}
