using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>What bounds the time limits of a campaign: the council, or every unit of it, has ended; or a day is not its source's.</summary>
public sealed record ClockBounds
{
    public required string CouncilName { get; init; }

    /// <summary>The council's last day; none while it is at work.</summary>
    public DateOnly? CouncilEndsOn { get; init; }

    /// <summary>The last day of the unit that ended last; none while one of them is at work.</summary>
    public DateOnly? UnitsEndOn { get; init; }

    /// <summary>Days that were filled in and no source states.</summary>
    public IReadOnlyCollection<RecordDay> Unstated { get; init; } = [];

    /// <summary>The reading as it is told: nobody is late who is no more, and nothing is judged by a day that is nobody's.</summary>
    /// <param name="reading">As counted.</param>
    /// <param name="from">The day it counts from.</param>
    /// <param name="done">The day that ends it.</param>
    /// <param name="isForUnits">It is something that the units are to receive.</param>
    /// <param name="today">The day it is told.</param>
    public ClockReading Bound(ClockReading reading, RecordDay from, RecordDay done, bool isForUnits, DateOnly today)
    {
        if (reading.Status is ClockStatus.NotStarted or ClockStatus.NoDate) return reading;
        RecordDay[] unstated = [.. new[] { from, done }.Where(day => Unstated.Contains(day) && (day == from || reading.DoneOn is not null))];
        var ended = reading.DoneOn is null ? Ended(isForUnits, today) : null;
        if (unstated.Length == 0 && ended is null) return reading;
        string?[] remarks = [unstated.Length > 0 ? $"Không xét đúng hạn, muộn hạn: nguồn không nêu {string.Join(", ", unstated.Select(day => day.Label()))}" : null, ended];
        return reading with { Status = ended is null ? ClockStatus.Unjudged : ClockStatus.Stopped, Remark = string.Join(". ", remarks.OfType<string>()) + "." };
    }

    private string? Ended(bool isForUnits, DateOnly today) =>
        CouncilEndsOn < today ? $"{CouncilName} kết thúc hoạt động ngày {VietnameseDate.Short(CouncilEndsOn.Value)}; không còn tính"
        : isForUnits && UnitsEndOn < today ? $"Đơn vị chịu sự giám sát kết thúc hoạt động ngày {VietnameseDate.Short(UnitsEndOn.Value)}; không còn tính"
        : null;
}

/// <summary>Reads what bounds the time limits of campaigns, of all of them at once.</summary>
internal static class ClockBoundRows
{
    public static async Task<ClockBounds> ClockBoundsOf(this Db db, Guid campaignId, CancellationToken ct) => (await db.ClockBoundsOf([campaignId], ct))[campaignId];

    public static async Task<IReadOnlyDictionary<Guid, ClockBounds>> ClockBoundsOf(this Db db, IReadOnlyCollection<Guid> campaigns, CancellationToken ct) => campaigns.Count == 0 ? new Dictionary<Guid, ClockBounds>() :
        (await db.List<Row>("""
            SELECT c.Id, k.Name AS CouncilName, k.ValidTo AS CouncilEndsOn, s.UnstatedDays,
                   (SELECT CASE WHEN COUNT(*) = COUNT(u.ValidTo) THEN MAX(u.ValidTo) END FROM CampaignUnits i JOIN Units u ON u.Id = i.UnitId WHERE i.CampaignId = c.Id) AS UnitsEndOn
            FROM Campaigns c
            JOIN Councils k ON k.Id = c.CouncilId
            LEFT JOIN CampaignSources s ON s.CampaignId = c.Id
            WHERE c.CouncilId = @CouncilId AND c.Id IN @campaigns
            """, new { campaigns = campaigns.ToArray() }, ct)).GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => new ClockBounds
        {
            CouncilName = rows.First().CouncilName,
            CouncilEndsOn = rows.First().CouncilEndsOn,
            UnitsEndOn = rows.First().UnitsEndOn,
            Unstated = [.. rows.SelectMany(row => Lists.Read<RecordDay>(row.UnstatedDays ?? "")).Distinct()],
        });

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string CouncilName { get; init; }
        public DateOnly? CouncilEndsOn { get; init; }
        public DateOnly? UnitsEndOn { get; init; }
        public string? UnstatedDays { get; init; }
    }
}
