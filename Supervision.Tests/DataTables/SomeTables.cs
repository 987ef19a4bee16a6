using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.DataTables;

/// <summary>A data table to begin a test with, and a spreadsheet program's hands.</summary>
internal static class SomeTables
{
    /// <summary>Two lines under a total (C10 in the file), a heading, a line with another unit; counts, a sum of two columns, a ratio, last year's count, words.</summary>
    public static readonly TableDesign Design = new()
    {
        Rows =
        [
            new DesignRow { Key = "d1", Ordinal = "I", Text = "Tổng số hồ sơ", MeasureUnit = "hồ sơ" },
            new DesignRow { Key = "d2", Ordinal = "1", Text = "Trực tiếp", MeasureUnit = "hồ sơ", ParentKey = "d1" },
            new DesignRow { Key = "d3", Ordinal = "2", Text = "Trực tuyến", MeasureUnit = "hồ sơ", ParentKey = "d1" },
            new DesignRow { Key = "d4", Ordinal = "II", Text = "Nhân lực", IsHeading = true },
            new DesignRow { Key = "d5", Ordinal = "1", Text = "Công chức tiếp nhận", MeasureUnit = "người" },
        ],
        Columns =
        [
            new DesignColumn { Key = "c1", Title = "Đúng hạn", Kind = ColumnKind.Whole, IsRequired = true },
            new DesignColumn { Key = "c2", Title = "Quá hạn", Kind = ColumnKind.Whole, IsRequired = true },
            new DesignColumn { Key = "c3", Title = "Cộng", Kind = ColumnKind.Whole, SumOfKeys = ["c1", "c2"] },
            new DesignColumn { Key = "c4", Title = "Tỷ lệ đúng hạn", MeasureUnit = "%", Kind = ColumnKind.Percent, NumeratorKey = "c1", DenominatorKey = "c3" },
            new DesignColumn { Key = "c5", Title = "Đúng hạn kỳ trước", Kind = ColumnKind.Whole, PriorOfKey = "c1" },
            new DesignColumn { Key = "c6", Title = "Ghi chú", Kind = ColumnKind.Text },
        ],
        FreeRowCount = 2,
    };

    /// <summary>A table that was sent to the units of a campaign, and their reports: of <see cref="World.Unit"/> and of <see cref="World.OtherUnit"/>.</summary>
    public static async Task<(Guid Campaign, Guid Table, Guid Report, Guid Other)> SentTable(this World world, Guid? copiedFrom = null)
    {
        var (campaign, _) = await world.SentCampaign();
        var table = copiedFrom is { } original ? (await world.Send(world.Secretary, new CopyDataTable { DataTableId = original, CampaignId = campaign })).Id
            : (await world.Send(world.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Kết quả giải quyết thủ tục hành chính", PeriodText = "năm 2025", Design = Design })).Id;
        await world.Send(world.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        var lines = await world.Send(world.Office, new CampaignUnitReports(campaign));
        return (campaign, table, lines.Single(line => line.UnitId == world.Unit).Id, lines.Single(line => line.UnitId == world.OtherUnit).Id);
    }

    /// <summary>The unit's file as it downloads it.</summary>
    public static async Task<byte[]> Form(this World world, Guid person, Guid report, Guid table, bool fromPrior = false)
    {
        var workbook = await world.Send(person, new UnitTableFile { UnitReportId = report, DataTableId = table, FromPrior = fromPrior });
        return await world.With(person, services => Task.FromResult(services.GetRequiredService<IWorkbookWriter>().Write(workbook)));
    }

    /// <summary>A good filling of <see cref="Design"/>: inputs and the totals that a program calculates.</summary>
    public static Dictionary<string, object> Good() => new()
    {
        ["D11"] = 90m, ["E11"] = 10m, ["D12"] = 45m, ["E12"] = 5m, ["D14"] = 4m, ["E14"] = 0m,
        ["D10"] = 135m, ["E10"] = 15m, ["F10"] = 150m, ["F11"] = 100m, ["F12"] = 50m, ["G10"] = 90m, ["G11"] = 90m,
    };

    /// <summary>The same typed on the page.</summary>
    public static EnterDataTable Typed(Guid report, Guid table, int seen, params (string Row, string Column, string Value)[] instead)
    {
        var cells = new Dictionary<(string, string), string> { [("d2", "c1")] = "90", [("d2", "c2")] = "10", [("d3", "c1")] = "45", [("d3", "c2")] = "5", [("d5", "c1")] = "4", [("d5", "c2")] = "0" };
        foreach (var (row, column, value) in instead) cells[(row, column)] = value;
        return new EnterDataTable { UnitReportId = report, DataTableId = table, SeenNumber = seen, Cells = [.. cells.Select(cell => new TypedCell { RowKey = cell.Key.Item1, ColumnKey = cell.Key.Item2, Value = cell.Value })] };
    }

    public static async Task<DataTableReceived> Upload(this World world, Guid person, Guid report, Guid table, byte[] file)
    {
        await using var content = await world.Received(file, "bieu.xlsx");
        var made = await world.Send(person, new UploadDataTable { UnitReportId = report, DataTableId = table, Content = content });
        var view = await world.Send(person, new UnitDataTable(report, table));
        return new DataTableReceived(made.Id, made.Number!.Value, view.Returns[0].Status, view.Problems);
    }

    /// <summary>Sets cells of the first sheet, formulas keeping what is set as what they calculated.</summary>
    public static byte[] Fill(byte[] xlsx, IReadOnlyDictionary<string, object> cells)
    {
        using var bytes = new MemoryStream();
        bytes.Write(xlsx);
        using (var file = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var part = (WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
            foreach (var (name, value) in cells)
            {
                var cell = part.Worksheet.Descendants<Cell>().First(one => one.CellReference == name);
                cell.RemoveAllChildren<InlineString>();
                cell.RemoveAllChildren<CellValue>();
                if (value is decimal number)
                {
                    cell.DataType = null;
                    cell.Append(new CellValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                }
                else
                {
                    cell.DataType = CellValues.InlineString;
                    cell.Append(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text((string)value)));
                }
            }
            part.Worksheet.Save();
        }
        return bytes.ToArray();
    }
}
