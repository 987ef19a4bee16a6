using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.DataTables;

/// <summary>What of one table has come from one unit.</summary>
public enum ReturnState
{
    [Label("Chưa gửi")] Missing,

    /// <summary>What came has faults that the unit must mend, and nothing before it was good.</summary>
    [Label("Còn lỗi phải sửa")] Faulty,
    [Label("Đã nhận")] Received,
}

/// <summary>One unit of a table's campaign and what came from it.</summary>
public sealed record UnitOfTable
{
    public required Guid UnitReportId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As it was called when the plan was sent.</summary>
    public required string UnitName { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The last of what it sent, good or not.</summary>
    public int? LastNumber { get; init; }
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The last that was received, which is what is summed.</summary>
    public int? ReceivedNumber { get; init; }

    public ReturnState State => ReceivedNumber is not null ? ReturnState.Received : LastNumber is not null ? ReturnState.Faulty : ReturnState.Missing;

    /// <summary>Something newer than what is summed has faults.</summary>
    public bool HasNewerFaults => ReceivedNumber is { } received && LastNumber > received;
}

internal static class UnitsOfTableRows
{
    /// <summary>Every unit of the table's campaign in the order of the plan; of a unit's own people that unit alone.</summary>
    public static Task<IReadOnlyList<UnitOfTable>> UnitsOf(this Db db, DataTable table, CancellationToken ct) => db.List<UnitOfTable>("""
        SELECT r.Id AS UnitReportId, r.UnitId, n.Name AS UnitName, r.DueOn,
               (SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = @Id AND x.UnitReportId = r.Id) AS LastNumber,
               (SELECT MAX(x.SentAt) FROM DataTableReturns x WHERE x.DataTableId = @Id AND x.UnitReportId = r.Id) AS LastAt,
               (SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = @Id AND x.UnitReportId = r.Id AND x.Status = 'Received') AS ReceivedNumber
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE r.CampaignId = @CampaignId AND r.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)
        ORDER BY r.Seq
        """, new { table.Id, table.CampaignId, Today = table.SentOn ?? DateOnly.MaxValue }, ct);

    /// <summary>What was received and is summed: of each unit its last good one.</summary>
    public static async Task<IReadOnlyList<ReceivedTable>> ReceivedOf(this Db db, Guid dataTableId, CancellationToken ct) => [.. (await db.List<ReceivedRow>("""
        SELECT r.Id, r.UnitReportId, r.Content
        FROM DataTableReturns r
        WHERE r.DataTableId = @dataTableId AND r.CouncilId = @CouncilId AND r.Number = (
            SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = @dataTableId AND x.UnitReportId = r.UnitReportId AND x.Status = 'Received')
        ORDER BY r.Seq
        """, new { dataTableId }, ct)).Select(row => new ReceivedTable(row.UnitReportId, TableJson.Read<TableContent>(row.Content)))];

    /// <summary>Judges what a unit gives for a table, also by what it gave the time before.</summary>
    public static async Task<CheckedTable> Check(this Db db, DataTable table, Guid unitId, RawTable raw, CancellationToken ct) =>
        new TableCheck(table.Layout, (await db.PriorOf(table, unitId, ct))?.Content.Figures ?? new Dictionary<(string, string), decimal>()).Check(raw);

    /// <summary>
    /// What a unit gave for the same table the time before: of the table that this one is a copy of, or of that one's original, whichever was received last. In another campaign the unit has
    /// another report; it is the same unit.
    /// </summary>
    public static async Task<PriorTable?> PriorOf(this Db db, DataTable table, Guid unitId, CancellationToken ct)
    {
        var from = table.CopiedFromId;
        for (var step = 0; from is { } original && step < LongestChain; step++)
        {
            if (await db.Find<PriorRow>("""
                SELECT v.Content, v.SentAt, c.Title AS CampaignTitle
                FROM DataTableReturns v
                JOIN UnitReports w ON w.Id = v.UnitReportId
                JOIN Campaigns c ON c.Id = w.CampaignId
                WHERE v.CouncilId = @CouncilId AND v.Seq = (
                    SELECT MAX(x.Seq) FROM DataTableReturns x JOIN UnitReports r ON r.Id = x.UnitReportId
                    WHERE x.DataTableId = @original AND r.UnitId = @unitId AND x.Status = 'Received')
                """, new { original, unitId }, ct) is { } row) return new PriorTable(TableJson.Read<TableContent>(row.Content), row.CampaignTitle, row.SentAt);
            from = (await db.LoadDataTable(original, ct)).CopiedFromId;
        }
        return null;
    }

    // A table is copied once a year.
    private const int LongestChain = 20;

    private sealed record ReceivedRow
    {
        public required Guid Id { get; init; }
        public required Guid UnitReportId { get; init; }
        public required string Content { get; init; }
    }

    private sealed record PriorRow
    {
        public required string Content { get; init; }
        public required DateTimeOffset SentAt { get; init; }
        public required string CampaignTitle { get; init; }
    }
}

/// <summary>What a unit gave the time before, and where it stands.</summary>
internal sealed record PriorTable(TableContent Content, string CampaignTitle, DateTimeOffset SentAt);

/// <summary>A unit's figures that are summed.</summary>
internal sealed record ReceivedTable(Guid UnitReportId, TableContent Content);
