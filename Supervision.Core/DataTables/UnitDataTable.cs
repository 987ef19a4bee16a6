using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.DataTables;

/// <summary>The tables that go with a unit's report, and what of each has come.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnitDataTables(Guid UnitReportId) : IQuery<IReadOnlyList<UnitTableLine>>;

public sealed record UnitTableLine
{
    public required Guid DataTableId { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required DataTableStatus Status { get; init; }
    public required ReturnState State { get; init; }
    public int? LastNumber { get; init; }
    public DateTimeOffset? LastAt { get; init; }
}

/// <summary>One table of one unit: the design, what was given last, what is wrong in it, what it gave the time before, and every version.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnitDataTable(Guid UnitReportId, Guid DataTableId) : IQuery<UnitTableView>;

public sealed record UnitTableView
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public required DataTableStatus Status { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? Reason { get; init; }
    public required string UnitName { get; init; }
    public DateOnly? DueOn { get; init; }
    public required TableDesign Design { get; init; }

    /// <summary>What it holds as it came last, good or not; empty where nothing came. For the unit's own people what they are filling in, where there is a <see cref="Draft"/>.</summary>
    public required TableContent Content { get; init; }

    /// <summary>What is calculated from it, and every total.</summary>
    public required IReadOnlyList<TableFigure> Totals { get; init; }

    /// <summary>Cells that are calculated and lack a figure that was left out: a total is too small by it, a ratio is not calculated.</summary>
    public required IReadOnlyList<TableCellKey> Incomplete { get; init; }

    /// <summary>Figures that may be left out and were; null where there are none, or where nothing was filled in yet.</summary>
    public UnitGaps? Gaps { get; init; }
    public required IReadOnlyList<CellProblem> Problems { get; init; }

    /// <summary>What the unit gave for the same table the time before; offered, not sent.</summary>
    public TableContent? Prior { get; init; }

    /// <summary>Where that stands.</summary>
    public PriorSource? PriorFrom { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<TableReturn> Returns { get; init; }

    /// <summary>What the unit is filling in; for its own people alone, null for everybody else.</summary>
    public TableDraft? Draft { get; init; }

    /// <summary>Whoever asks may fill in now, and send or lay before the head what was filled in.</summary>
    public required bool MaySend { get; init; }

    /// <summary>What whoever asks fills in is a draft, which the unit's head approves and sends.</summary>
    public required bool OnlyDrafts { get; init; }
}

/// <summary>The supervision for which a unit gave the same table before, and when.</summary>
public sealed record PriorSource(string CampaignTitle, DateTimeOffset SentAt);

/// <summary>A figure that we calculated.</summary>
public sealed record TableFigure(string RowKey, string ColumnKey, decimal Number);

/// <summary>One version that was sent in.</summary>
public sealed record TableReturn
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required ReturnStatus Status { get; init; }
    public required ReturnSource Source { get; init; }
    public string? FileName { get; init; }
    public long? Size { get; init; }
    public required string SentByName { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>The file that a unit fills in: its own, with what it gave last or, before that, with nothing.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnitTableFile : IQuery<Workbook>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>Filled with what the unit gave the time before, where it gave nothing yet this time.</summary>
    public bool FromPrior { get; init; }

    public sealed class Validator : AbstractValidator<UnitTableFile>
    {
        public Validator()
        {
            RuleFor(q => q.UnitReportId).NotEmpty();
            RuleFor(q => q.DataTableId).NotEmpty();
        }
    }
}

/// <summary>A file as the unit sent it.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record ReturnedFile(Guid UnitReportId, Guid DataTableId, Guid ReturnId) : IQuery<KeptFile>;

internal sealed class UnitDataTableHandler(Db db, Gate gate, Actor actor, IFileStore files, TimeProvider clock)
    : IRequestHandler<UnitDataTables, IReadOnlyList<UnitTableLine>>, IRequestHandler<UnitDataTable, UnitTableView>, IRequestHandler<UnitTableFile, Workbook>, IRequestHandler<ReturnedFile, KeptFile>
{
    public async Task<IReadOnlyList<UnitTableLine>> Handle(UnitDataTables query, CancellationToken ct)
    {
        var access = await gate.UnitReport(query.UnitReportId, Act.Read, ct);
        return [.. (await db.List<LineRow>("""
            SELECT t.Id AS DataTableId, t.Number, t.Title, t.Status,
                   (SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = t.Id AND x.UnitReportId = @UnitReportId) AS LastNumber,
                   (SELECT MAX(x.SentAt) FROM DataTableReturns x WHERE x.DataTableId = t.Id AND x.UnitReportId = @UnitReportId) AS LastAt,
                   (SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = t.Id AND x.UnitReportId = @UnitReportId AND x.Status = 'Received') AS ReceivedNumber
            FROM DataTables t
            WHERE t.CampaignId = @CampaignId AND t.CouncilId = @CouncilId AND t.SentOn IS NOT NULL
            ORDER BY t.Number
            """, new { query.UnitReportId, access.CampaignId }, ct)).Select(row => new UnitTableLine
            {
                DataTableId = row.DataTableId,
                Number = row.Number,
                Title = row.Title,
                Status = row.Status,
                State = row.ReceivedNumber is not null ? ReturnState.Received : row.LastNumber is not null ? ReturnState.Faulty : ReturnState.Missing,
                LastNumber = row.LastNumber,
                LastAt = row.LastAt,
            })];
    }

    public async Task<UnitTableView> Handle(UnitDataTable query, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, query.UnitReportId, query.DataTableId, Act.Read, ct);
        var head = await Head(query.UnitReportId, ct);
        var draft = await Draft(query.DataTableId, query.UnitReportId, ct);
        var last = await Last(query.DataTableId, query.UnitReportId, ct);
        var content = draft?.Content ?? (last is null ? new TableContent() : TableJson.Read<TableContent>(last.Content));
        var design = table.Layout;
        var prior = await db.PriorOf(table, head.UnitId, ct);
        var layout = new TableLayout(design);
        return new UnitTableView
        {
            UnitReportId = query.UnitReportId,
            DataTableId = table.Id,
            CampaignId = table.CampaignId,
            CampaignTitle = head.CampaignTitle,
            Number = table.Number,
            Title = table.Title,
            PeriodText = table.PeriodText,
            MeasureUnit = table.MeasureUnit,
            Status = table.Status,
            Reason = table.Reason,
            UnitName = head.UnitName,
            DueOn = head.DueOn,
            Design = design,
            Content = content,
            Totals = [.. layout.Calculate(content.Figures).Where(one => layout.FillOf(design.Rows.First(row => row.Key == one.Key.Row), layout.Column(one.Key.Column)) is not CellFill.Input)
                .Select(one => new TableFigure(one.Key.Row, one.Key.Column, one.Value))],
            Incomplete = content.IsEmpty ? [] : layout.Incomplete(content.Figures),
            Gaps = !content.IsEmpty && layout.Empty(content) is { Count: > 0 } empty ? new UnitGaps(query.UnitReportId, head.UnitName, empty) : null,
            Problems = draft is not null ? draft.Problems : last is null ? [] : TableJson.Read<IReadOnlyList<CellProblem>>(last.Problems),
            Prior = prior?.Content,
            PriorFrom = prior is null ? null : new PriorSource(prior.CampaignTitle, prior.SentAt),
            Returns = await db.List<TableReturn>("""
                SELECT r.Id, r.Number, r.Status, r.Source, r.FileName, r.Size, p.Name AS SentByName, r.SentAt
                FROM DataTableReturns r
                JOIN People p ON p.Id = r.SentBy
                WHERE r.DataTableId = @DataTableId AND r.UnitReportId = @UnitReportId AND r.CouncilId = @CouncilId
                ORDER BY r.Number DESC
                """, query, ct),
            MaySend = table.Status is DataTableStatus.Sent && UnitReportRows.IsOpen(access) && access.Allows(Subject.UnitReport, Standing.Current, Act.Write),
            Draft = draft,
            OnlyDrafts = UnitSending.OnlyDrafts(actor),
        };
    }

    public async Task<Workbook> Handle(UnitTableFile query, CancellationToken ct)
    {
        var (table, _) = await db.EnterUnitTable(gate, query.UnitReportId, query.DataTableId, Act.Read, ct);
        var head = await Head(query.UnitReportId, ct);
        var content = await Draft(table.Id, query.UnitReportId, ct) is { } draft ? draft.Content
            : await Last(table.Id, query.UnitReportId, ct) is { } last ? TableJson.Read<TableContent>(last.Content)
            : query.FromPrior ? (await db.PriorOf(table, head.UnitId, ct))?.Content ?? new TableContent()
            : new TableContent();
        return TableSheet.Write(table.Layout, new SheetHead(head.CouncilName, head.CampaignTitle, table.Title, head.UnitName, table.PeriodText, table.MeasureUnit, head.DueOn),
            new SheetMark(table.Id, table.Version, query.UnitReportId), content);
    }

    public async Task<KeptFile> Handle(ReturnedFile query, CancellationToken ct)
    {
        var (table, _) = await db.EnterUnitTable(gate, query.UnitReportId, query.DataTableId, Act.Read, ct);
        var row = await db.Find<FileRow>("""
            SELECT FileName, Size, Sha256 FROM DataTableReturns
            WHERE Id = @ReturnId AND DataTableId = @DataTableId AND UnitReportId = @UnitReportId AND Sha256 IS NOT NULL AND CouncilId = @CouncilId
            """, new { DataTableId = table.Id, query.UnitReportId, query.ReturnId }, ct) ?? throw RefusedException.NotFound("tệp biểu số liệu");
        return new KeptFile(row.FileName, FileTypes.ContentTypeOf(FileKind.Xlsx), row.Size, await files.Read(row.Sha256, ct));
    }

    // Whoever came by a link stands for a unit whose people have no accounts and draft nothing.
    private async Task<TableDraft?> Draft(Guid dataTableId, Guid unitReportId, CancellationToken ct) =>
        actor.UnitId is not null && actor.Identity.Link is null ? await db.FindTableDraft(dataTableId, unitReportId, ct) : null;

    private Task<LastRow?> Last(Guid dataTableId, Guid unitReportId, CancellationToken ct) => db.Find<LastRow>("""
        SELECT r.Content, r.Problems FROM DataTableReturns r
        WHERE r.DataTableId = @dataTableId AND r.UnitReportId = @unitReportId AND r.CouncilId = @CouncilId
          AND r.Number = (SELECT MAX(x.Number) FROM DataTableReturns x WHERE x.DataTableId = @dataTableId AND x.UnitReportId = @unitReportId)
        """, new { dataTableId, unitReportId }, ct);

    private async Task<HeadRow> Head(Guid unitReportId, CancellationToken ct) => (await db.Find<HeadRow>("""
        SELECT r.UnitId, n.Name AS UnitName, r.DueOn, c.Title AS CampaignTitle, l.HeaderName AS CouncilName
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        JOIN Councils l ON l.Id = r.CouncilId
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId
        """, new { unitReportId, Today = clock.Today() }, ct))!;

    private sealed record HeadRow
    {
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
        public DateOnly? DueOn { get; init; }
        public required string CampaignTitle { get; init; }
        public required string CouncilName { get; init; }
    }

    private sealed record LastRow
    {
        public required string Content { get; init; }
        public required string Problems { get; init; }
    }

    private sealed record FileRow
    {
        public required string FileName { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
    }

    private sealed record LineRow
    {
        public required Guid DataTableId { get; init; }
        public required int Number { get; init; }
        public required string Title { get; init; }
        public required DataTableStatus Status { get; init; }
        public int? LastNumber { get; init; }
        public DateTimeOffset? LastAt { get; init; }
        public int? ReceivedNumber { get; init; }
    }
}
