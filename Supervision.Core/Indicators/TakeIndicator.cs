using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>Records an indicator whose figure is a cell of the data table that a unit sent last and that was received: nobody types it again, and where it stands is named with it.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record TakeIndicator : ICommand<Created>
{
    public required Guid DataTableId { get; init; }
    public required Guid UnitReportId { get; init; }
    public required string RowKey { get; init; }
    public required string ColumnKey { get; init; }

    /// <summary>What it is called; line and column of the cell where left out.</summary>
    public string? Name { get; init; }

    public sealed class Validator : AbstractValidator<TakeIndicator>
    {
        public Validator()
        {
            RuleFor(c => c.UnitReportId).NotEmpty();
            RuleFor(c => c.RowKey).NotEmpty().MaximumLength(20);
            RuleFor(c => c.ColumnKey).NotEmpty().MaximumLength(20);
            RuleFor(c => c.Name).MaximumLength(300);
        }
    }
}

internal sealed class TakeIndicatorHandler(Db db, Journal journal, Gate gate) : IRequestHandler<TakeIndicator, Created>
{
    private const int LongestName = 300;

    public async Task<Created> Handle(TakeIndicator command, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, command.DataTableId, Subject.Finding, Act.Write, ct);
        access.DemandOpenForFigures();
        var layout = new TableLayout(table.Layout);
        var row = layout.Design.Rows.FirstOrDefault(one => one.Key == command.RowKey) ?? throw RefusedException.NotFound("dòng của biểu số liệu");
        var column = layout.Design.Columns.FirstOrDefault(one => one.Key == command.ColumnKey) ?? throw RefusedException.NotFound("cột của biểu số liệu");
        var sent = await db.Find<SentRow>("""
            SELECT x.Id, x.Content, r.UnitId
            FROM DataTableReturns x
            JOIN UnitReports r ON r.Id = x.UnitReportId
            WHERE x.DataTableId = @DataTableId AND x.UnitReportId = @UnitReportId AND x.CouncilId = @CouncilId AND x.Number = (
                SELECT MAX(y.Number) FROM DataTableReturns y WHERE y.DataTableId = @DataTableId AND y.UnitReportId = @UnitReportId AND y.Status = 'Received')
            """, new { command.DataTableId, command.UnitReportId }, ct)
            ?? throw RefusedException.Conflict("indicator.cell", "Đơn vị chưa gửi biểu hoàn chỉnh nên chưa lấy được số liệu.", nameof(command.UnitReportId));
        var figures = layout.Calculate(TableJson.Read<TableContent>(sent.Content).Figures);
        if (!column.IsNumeric || !figures.TryGetValue((row.Key, column.Key), out var figure))
            throw RefusedException.Conflict("indicator.cell", "Ô này của đơn vị không có số liệu.", nameof(command.UnitReportId));

        var stated = Stated(command, table, row, column, figure, figures);
        if ((await new StatedIndicator.Rules().ValidateAsync(stated, ct)).Errors is [var fault, ..])
            throw RefusedException.Invalid("indicator.cell", nameof(command.UnitReportId), $"Số {VietnameseNumber.Decimal(figure)} không ghi được thành chỉ tiêu: {fault.ErrorMessage}");
        var number = await db.NextFinding(table.CampaignId, ct);
        var id = await db.InsertIndicator(IndicatorOwner.Campaign(table.CampaignId), null, sent.UnitId, number, stated, ct);
        var from = $"Biểu {table.Number} “{table.Title}”, dòng “{row.InWords()}”, cột “{column.Title}”";
        await db.Execute("UPDATE Indicators SET TakenFrom = @from, DataTableReturnId = @returnId WHERE Id = @id AND CouncilId = @CouncilId", new { id, from, returnId = sent.Id }, ct);
        journal.Add(new IndicatorTaken(table.CampaignId, id, number, sent.Id, from, stated));
        return new Created(id, number);
    }

    // A ratio that the table calculates keeps its parts, so that it is checked as any other.
    private static StatedIndicator Stated(TakeIndicator command, DataTable table, DesignRow row, DesignColumn column, decimal figure, IReadOnlyDictionary<(string, string), decimal> figures)
    {
        decimal? Part(string? key) => key is not null && column.Kind is ColumnKind.Percent && figures.TryGetValue((row.Key, key), out var part) ? part : null;
        var isRatio = column.Kind is ColumnKind.Percent;
        var name = string.IsNullOrWhiteSpace(command.Name) ? $"{row.Text}, {column.Title}" : command.Name.Trim();
        return new StatedIndicator
        {
            Name = name.Length <= LongestName ? name : name[..LongestName],
            Kind = isRatio ? IndicatorKind.Ratio : column.Kind is ColumnKind.Money ? IndicatorKind.Money : IndicatorKind.Count,
            Numerator = Part(column.NumeratorKey),
            Denominator = Part(column.DenominatorKey),
            StatedRatio = isRatio ? VietnameseNumber.Decimal(figure).Replace(".", "", StringComparison.Ordinal) : null,
            Amount = isRatio ? null : figure,
            MeasureUnit = isRatio ? null : column.MeasureUnit ?? row.MeasureUnit ?? table.MeasureUnit,
            PeriodText = table.PeriodText,
        };
    }

    private sealed record SentRow
    {
        public required Guid Id { get; init; }
        public required string Content { get; init; }
        public required Guid UnitId { get; init; }
    }
}

/// <param name="SubjectId">The campaign.</param>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="Number">Its number.</param>
/// <param name="ReturnId">The version of the unit's table that the figure stands in.</param>
/// <param name="TakenFrom">The table, the line and the column.</param>
/// <param name="Stated">The figure.</param>
public sealed record IndicatorTaken(Guid SubjectId, Guid IndicatorId, int Number, Guid ReturnId, string TakenFrom, StatedIndicator Stated) : IEvent;
