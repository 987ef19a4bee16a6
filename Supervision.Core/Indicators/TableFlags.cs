using Supervision.Core.DataTables;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Indicators;

/// <summary>What does not fit in the data tables that units sent last, received or not: parts that are larger than their whole.</summary>
internal static class TableFlags
{
    /// <summary>The flags of a campaign's tables, of these units alone where they are given, and the tables by the codes that the flags use.</summary>
    public static async Task<(IReadOnlyList<Flag> Flags, IReadOnlyDictionary<string, FlagSubject> Tables)> Of(Db db, Guid campaignId, IReadOnlySet<Guid>? units, DateOnly today, CancellationToken ct)
    {
        var rows = (await db.List<SentRow>("""
            SELECT t.Id, t.Number, t.Title, t.Design, x.Content, r.UnitId, n.Name AS UnitName
            FROM DataTables t
            JOIN DataTableReturns x ON x.DataTableId = t.Id
            JOIN UnitReports r ON r.Id = x.UnitReportId
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE t.CampaignId = @campaignId AND t.CouncilId = @CouncilId AND t.Status = 'Sent'
              AND x.Number = (SELECT MAX(y.Number) FROM DataTableReturns y WHERE y.DataTableId = t.Id AND y.UnitReportId = r.Id)
            ORDER BY t.Number, r.Seq
            """, new { campaignId, Today = today }, ct)).Where(row => units is null || units.Contains(row.UnitId)).ToList();
        var layouts = rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => new TableLayout(TableJson.Read<TableDesign>(row.Design)));
        var details = rows.SelectMany(row => PartCheck.Of(layouts[row.Id], TableJson.Read<TableContent>(row.Content)).Select(over =>
            new FlagDetail([Code(row)], $"Biểu {row.Number} “{row.Title}”, {row.UnitName}, {over.Row.InWords()}; {over.Column.Title}: {over.Message}"))).ToList();
        var kind = FlagCatalog.Of(FlagCode.CellOverWhole);
        return (details.Count == 0 ? [] : [new Flag(kind.Code, kind.Severity, [.. details.SelectMany(detail => detail.Subjects).Distinct()], details, [])],
            rows.DistinctBy(row => row.Id).ToDictionary(Code, row => new FlagSubject(FlagSubjectKind.DataTable, row.Id, Code(row))));
    }

    private static string Code(SentRow row) => $"biểu {row.Number}";

    private sealed record SentRow
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required string Title { get; init; }
        public required string Design { get; init; }
        public required string Content { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
    }
}
