using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>The data tables of a campaign; a unit sees those that were sent.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record CampaignDataTables(Guid CampaignId) : IQuery<IReadOnlyList<DataTableLine>>;

public sealed record DataTableLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public string? PeriodText { get; init; }
    public required DataTableStatus Status { get; init; }
    public DateOnly? SentOn { get; init; }

    /// <summary>Of so many units something was received; of its own for a unit.</summary>
    public required int ReceivedCount { get; init; }
    public required int UnitCount { get; init; }
    public required int Version { get; init; }
}

/// <summary>A table with its sums over the units, and what is missing. Of a unit's people: not for them, who see their own (<see cref="UnitDataTable"/>).</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record DataTableDetails(Guid DataTableId) : IQuery<DataTableView>;

public sealed record DataTableView
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public required DataTableStatus Status { get; init; }
    public DateOnly? SentOn { get; init; }
    public string? Reason { get; init; }
    public Guid? CopiedFromId { get; init; }
    public required TableDesign Design { get; init; }
    public required IReadOnlyList<UnitOfTable> Units { get; init; }

    /// <summary>Every cell that has a sum or misses something.</summary>
    public required IReadOnlyList<SummedCell> Cells { get; init; }

    /// <summary>Which units left cells empty of what was received from them.</summary>
    public required IReadOnlyList<UnitGaps> Gaps { get; init; }

    /// <summary>Whoever asks may change, send, take back.</summary>
    public required bool MayWrite { get; init; }
    public required int Version { get; init; }
}

/// <summary>A cell over all units.</summary>
/// <param name="RowKey">Its line.</param>
/// <param name="ColumnKey">Its column.</param>
/// <param name="Sum">Over the units whose tables were received; none where the column has no sum, and none of a ratio that lacks a unit.</param>
/// <param name="Missing">So many of them left it, or a cell that it is calculated from, empty.</param>
public sealed record SummedCell(string RowKey, string ColumnKey, decimal? Sum, int Missing);

/// <summary>One cell, unit by unit: what a sum is made of.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record DataTableCell : IQuery<CellOfUnits>
{
    public required Guid DataTableId { get; init; }
    public required string RowKey { get; init; }
    public required string ColumnKey { get; init; }

    public sealed class Validator : AbstractValidator<DataTableCell>
    {
        public Validator()
        {
            RuleFor(q => q.RowKey).NotEmpty().MaximumLength(20);
            RuleFor(q => q.ColumnKey).NotEmpty().MaximumLength(20);
        }
    }
}

public sealed record CellOfUnits
{
    public required DesignRow Row { get; init; }
    public required DesignColumn Column { get; init; }
    public decimal? Sum { get; init; }
    public required IReadOnlyList<CellOfUnit> Units { get; init; }
}

public sealed record CellOfUnit
{
    public required UnitOfTable Unit { get; init; }
    public decimal? Number { get; init; }
    public string? Text { get; init; }

    /// <summary>The cell is calculated and lacks a figure that the unit left out.</summary>
    public bool IsIncomplete { get; init; }
}

internal sealed class DataTableDetailsHandler(Db db, Gate gate)
    : IRequestHandler<CampaignDataTables, IReadOnlyList<DataTableLine>>, IRequestHandler<DataTableDetails, DataTableView>, IRequestHandler<DataTableCell, CellOfUnits>
{
    public async Task<IReadOnlyList<DataTableLine>> Handle(CampaignDataTables query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.UnitReport, Act.Read, ct);
        return await db.List<DataTableLine>("""
            SELECT t.Id, t.Number, t.Title, t.PeriodText, t.Status, t.SentOn, t.Version,
                   (SELECT COUNT(*) FROM UnitReports r WHERE r.CampaignId = t.CampaignId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)) AS UnitCount,
                   (SELECT COUNT(*) FROM UnitReports r WHERE r.CampaignId = t.CampaignId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)
                        AND EXISTS (SELECT 1 FROM DataTableReturns x WHERE x.DataTableId = t.Id AND x.UnitReportId = r.Id AND x.Status = 'Received')) AS ReceivedCount
            FROM DataTables t
            WHERE t.CampaignId = @CampaignId AND t.CouncilId = @CouncilId AND
            """ + " " + DataTableRows.Seen + " ORDER BY t.Number", new { query.CampaignId, SeesDrafts = access.KnowsNotes }, ct);
    }

    public async Task<DataTableView> Handle(DataTableDetails query, CancellationToken ct)
    {
        var (table, access) = await Enter(query.DataTableId, ct);
        var layout = new TableLayout(table.Layout);
        var totals = new TableTotals(layout, await db.ReceivedOf(table.Id, ct));
        var units = await db.UnitsOf(table, ct);
        return new DataTableView
        {
            Id = table.Id,
            CampaignId = table.CampaignId,
            CampaignTitle = (await db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { table.CampaignId }, ct))!,
            Number = table.Number,
            Title = table.Title,
            PeriodText = table.PeriodText,
            MeasureUnit = table.MeasureUnit,
            Status = table.Status,
            SentOn = table.SentOn,
            Reason = table.Reason,
            CopiedFromId = table.CopiedFromId,
            Design = layout.Design,
            Units = units,
            Gaps = totals.Gaps(units),
            Cells = [.. from row in layout.Design.Rows
                        from column in layout.Design.Columns
                        let cell = new SummedCell(row.Key, column.Key, totals.Sum(row, column), totals.Missing(row, column))
                        where cell.Sum is not null || cell.Missing > 0
                        select cell],
            MayWrite = access.Status <= CampaignStatus.Examined && access.Allows(Subject.Campaign, access.Status < CampaignStatus.PlanSent ? Standing.Draft : Standing.Sent, Act.Write),
            Version = table.Version,
        };
    }

    public async Task<CellOfUnits> Handle(DataTableCell query, CancellationToken ct)
    {
        var (table, _) = await Enter(query.DataTableId, ct);
        var layout = new TableLayout(table.Layout);
        var row = layout.Design.Rows.FirstOrDefault(one => one.Key == query.RowKey) ?? throw RefusedException.NotFound("dòng của biểu số liệu");
        var column = layout.Design.Columns.FirstOrDefault(one => one.Key == query.ColumnKey) ?? throw RefusedException.NotFound("cột của biểu số liệu");
        var received = (await db.ReceivedOf(table.Id, ct)).ToList();
        var of = received.ToDictionary(one => one.UnitReportId, one => one.Content);
        return new CellOfUnits
        {
            Row = row,
            Column = column,
            Sum = new TableTotals(layout, received).Sum(row, column),
            Units = [.. (await db.UnitsOf(table, ct)).Select(unit => of.TryGetValue(unit.UnitReportId, out var content) ? Of(unit, content) : new CellOfUnit { Unit = unit })],
        };

        CellOfUnit Of(UnitOfTable unit, TableContent content)
        {
            var given = content.Figures;
            return new CellOfUnit
            {
                Unit = unit,
                Number = layout.Calculate(given).TryGetValue((row.Key, column.Key), out var figure) ? figure : null,
                Text = content.Cells.FirstOrDefault(cell => cell.RowKey == row.Key && cell.ColumnKey == column.Key)?.Text,
                IsIncomplete = layout.FillOf(row, column) is not CellFill.Input && layout.Inputs(row, column).Any(cell => !given.ContainsKey(cell)),
            };
        }
    }

    private async Task<(DataTable Table, CampaignAccess Access)> Enter(Guid dataTableId, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, dataTableId, Subject.UnitReport, Act.Read, ct);
        return access.IsUnit ? throw RefusedException.Forbidden("Số liệu tổng hợp của các đơn vị chỉ dành cho cơ quan giám sát; đơn vị xem biểu của mình ở báo cáo của đơn vị.") : (table, access);
    }
}
