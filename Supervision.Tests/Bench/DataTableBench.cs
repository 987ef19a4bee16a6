using System.Diagnostics;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.UnitReports;
using Supervision.Infrastructure.Documents.Xlsx;

namespace Supervision.Tests.Bench;

/// <summary>A data table of 60 lines and 10 columns for 100 units: making each unit's file, reading it back with every check, and the sums over all of them.</summary>
internal sealed class DataTableBench : IBench
{
    private const int Units = 100;
    private const int Lines = 60;
    private const int Columns = 10;
    private const int PartsOfTotal = 5;

    private static readonly SheetHead Head = new("HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", "Cải cách hành chính", "Biểu lớn", "UBND xã", "năm 2025", null, null);

    public string Name => "datatable";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var design = Design();
        var layout = new TableLayout(design);
        var content = new TableContent { Cells = [.. from row in design.Rows from column in design.Columns where layout.FillOf(row, column) is CellFill.Input select new GivenCell { RowKey = row.Key, ColumnKey = column.Key, Number = row.Key.Length * 1000 + column.Key.Length + 0.5m }] };
        var mark = new SheetMark(Guid.NewGuid(), 2, Guid.NewGuid());
        var (writer, reader) = (new WorkbookWriter(), new WorkbookReader());
        var file = writer.Write(TableSheet.Write(design, Head, mark, content));
        await using var world = await World.Create();
        var (table, reports) = await Sent(world, design);
        foreach (var report in reports) await world.Send(world.Office, new EnterDataTable { UnitReportId = report, DataTableId = table, SeenNumber = 0, Cells = [.. content.Cells.Select(cell => new TypedCell { RowKey = cell.RowKey, ColumnKey = cell.ColumnKey, Value = TableText(cell.Number!.Value) })] });
        return
        [
            new($"XLSX of {Lines} lines and {Columns} columns, median of {Units}", await Median(() => Task.FromResult(writer.Write(TableSheet.Write(design, Head, mark, content)).Length > 0)), "ms"),
            new($"XLSX of {Lines} lines and {Columns} columns, size", file.Length / 1024.0, "kB"),
            new($"reading and checking it, median of {Units}", await Median(async () =>
            {
                using var bytes = new MemoryStream(file);
                return new TableCheck(design, new Dictionary<(string, string), decimal>()).Check(TableSheet.Read(await reader.Read(bytes, CancellationToken.None), design, mark)).IsGood;
            }), "ms"),
            new($"sums of {Units} units with who is missing (query), median", await Median(async () => (await world.Send(world.Office, new DataTableDetails(table))).Units.Count(unit => unit.State is ReturnState.Received) == Units, 20), "ms"),
            new($"one cell of {Units} units (query), median", await Median(async () => (await world.Send(world.Office, new DataTableCell { DataTableId = table, RowKey = "d0", ColumnKey = "c1" })).Sum > 0, 20), "ms"),
        ];
    }

    private static string TableText(decimal number) => Core.Documents.VietnameseNumber.Decimal(number);

    // A total and its parts by turns; the last two columns are calculated.
    private static TableDesign Design() => new()
    {
        Rows = [.. Enumerable.Range(0, Lines).Select(i => new DesignRow { Key = $"d{i}", Text = $"Nội dung số {i + 1} của biểu", MeasureUnit = "hồ sơ", ParentKey = i % (PartsOfTotal + 1) == 0 ? null : $"d{i / (PartsOfTotal + 1) * (PartsOfTotal + 1)}" })],
        Columns =
        [
            .. Enumerable.Range(1, Columns - 2).Select(i => new DesignColumn { Key = $"c{i}", Title = $"Chỉ tiêu {i}", Kind = ColumnKind.Decimal, IsRequired = true }),
            new DesignColumn { Key = "c9", Title = "Cộng", Kind = ColumnKind.Decimal, SumOfKeys = ["c1", "c2"] }, new DesignColumn { Key = "c10", Title = "Tỷ lệ", Kind = ColumnKind.Percent, NumeratorKey = "c1", DenominatorKey = "c9" },
        ],
    };

    private static async Task<(Guid Table, IReadOnlyList<Guid> Reports)> Sent(World world, TableDesign design)
    {
        var units = new List<InspectedUnit>();
        for (var i = 0; i < Units; i++) units.Add(new InspectedUnit((await world.Send(world.Administrator, World.NewUnit($"B{i}", $"Ủy ban nhân dân xã số {i}"))).Id, UnitMode.ByReport, new DateOnly(2026, 3, 20)));
        var campaign = (await world.Send(world.Office, Some.Plan(world) with { Units = units })).Id;
        await world.Send(world.StandingBoard, Some.Founding(world, campaign, 1));
        await world.Send(world.Secretary, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = new DateOnly(2026, 3, 9), Paper = Some.Paper("Công văn", "15/HĐND-VP") });
        var table = (await world.Send(world.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Biểu lớn", Design = design })).Id;
        await world.Send(world.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        return (table, [.. (await world.Send(world.Office, new CampaignUnitReports(campaign))).Select(line => line.Id)]);
    }

    private static async Task<double> Median(Func<Task<bool>> once, int times = Units)
    {
        for (var i = 0; i < 5; i++)
            if (!await once()) throw new BenchFailedException("A table came out wrong.");
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            if (!await once()) throw new BenchFailedException("A table came out wrong.");
            taken.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
        taken.Sort();
        return taken[taken.Count / 2];
    }
}
