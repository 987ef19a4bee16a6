using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>The sums of a table as an annex to print.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record PrintDataTable(Guid DataTableId) : IQuery<Document>;

internal sealed class PrintDataTableHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<PrintDataTable, Document>
{
    public async Task<Document> Handle(PrintDataTable query, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, query.DataTableId, Subject.UnitReport, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.Forbidden("Số liệu tổng hợp của các đơn vị chỉ dành cho cơ quan giám sát.");
        var head = (await db.Find<HeadRow>("""
            SELECT c.Title, l.Name AS CouncilName, l.IsDemo
            FROM Campaigns c
            JOIN Councils l ON l.Id = c.CouncilId
            WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId
            """, new { table.CampaignId }, ct))!;
        return DataTablePaper.Of(await db.Reported(table, ct), head.Title, head.CouncilName, head.IsDemo, clock.Now());
    }

    private sealed record HeadRow
    {
        public required string Title { get; init; }
        public required string CouncilName { get; init; }
        public required bool IsDemo { get; init; }
    }
}

internal static class ReportedTableRows
{
    /// <summary>The sums of a table as they are now.</summary>
    public static async Task<ReportedTable> Reported(this Db db, DataTable table, CancellationToken ct)
    {
        var layout = new TableLayout(table.Layout);
        return ReportedTable.Of(table, layout, new TableTotals(layout, await db.ReceivedOf(table.Id, ct)), await db.UnitsOf(table, ct));
    }

    /// <summary>The annexes of a delegation's report, as they were taken into it.</summary>
    public static async Task<IReadOnlyList<ReportedTable>> TablesOfReport(this Db db, Guid reportId, CancellationToken ct) => [.. (await db.List<ContentRow>("""
        SELECT Content FROM DelegationReportTables WHERE DelegationReportId = @reportId AND CouncilId = @CouncilId ORDER BY Number
        """, new { reportId }, ct)).Select(row => TableJson.Read<ReportedTable>(row.Content))];

    private sealed record ContentRow
    {
        public required string Content { get; init; }
    }
}
