using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.DataTables;

/// <summary>What comes from a unit: checked cell by cell, kept whole, summed when it is good.</summary>
public sealed class ReturnTests : FeatureTest
{
    [Test]
    public async Task A_wrong_total_is_told_at_its_cell_and_the_corrected_file_is_received()
    {
        var (_, table, report, _) = await World.SentTable();
        var form = await World.Form(World.UnitHead, report, table);
        var wrong = SomeTables.Good();
        wrong["D10"] = 130m;

        var first = await World.Upload(World.UnitHead, report, table, SomeTables.Fill(form, wrong));
        var second = await World.Upload(World.UnitHead, report, table, SomeTables.Fill(form, SomeTables.Good()));

        Assert.That((first.Number, first.Status, first.Problems.Single().Said), Is.EqualTo((1, ReturnStatus.Faulty, "Ô D10 (I. Tổng số hồ sơ; Đúng hạn): tổng ghi 130, tính lại được 135.")));
        Assert.That((second.Number, second.Status, second.Problems.Count), Is.EqualTo((2, ReturnStatus.Received, 0)));
        var view = await World.Send(World.UnitHead, new UnitDataTable(report, table));
        Assert.That(view.Returns.Select(sent => (sent.Number, sent.Status, sent.FileName)), Is.EqualTo(new[] { (2, ReturnStatus.Received, "bieu.xlsx"), (1, ReturnStatus.Faulty, "bieu.xlsx") }));
        Assert.That(view.Totals, Has.Member(new TableFigure("d1", "c4", 90m)));
    }

    [Test]
    public async Task Every_kind_of_fault_is_told_with_cell_line_and_column_and_nothing_given_is_lost()
    {
        var (_, table, report, _) = await World.SentTable();
        var cells = SomeTables.Good();
        (cells["D11"], cells["E12"], cells["B16"], cells["D17"]) = ("chín mươi", 5.5m, "Lưu động", 3m);
        cells.Remove("D14");
        foreach (var total in new[] { "D10", "E10", "F10", "F11", "F12", "G10", "G11" }) cells.Remove(total);

        var received = await World.Upload(World.UnitHead, report, table, SomeTables.Fill(await World.Form(World.UnitHead, report, table), cells));

        Assert.That(received.Problems.Select(problem => (problem.Address, problem.Code)), Is.EquivalentTo(new[] { ("D11", "cell.kind"), ("E12", "cell.kind"), ("D14", "cell.required"), ("B17", "free.text") }));
        Assert.That(received.Problems.First(problem => problem.Address == "D11").Said, Is.EqualTo("Ô D11 (1. Trực tiếp; Đúng hạn): “chín mươi” không đọc được; ghi một số nguyên, ví dụ 1.234."));
        var content = (await World.Send(World.UnitHead, new UnitDataTable(report, table))).Content;
        Assert.That(content.Cells.Select(cell => (cell.RowKey, cell.ColumnKey, cell.Number, cell.Text)), Has.Member(("d2", "c1", (decimal?)null, "chín mươi")).And.Member(("d3", "c1", (decimal?)45m, (string?)null)));
        Assert.That(content.FreeRows[0].Text, Is.EqualTo("Lưu động"));
        Assert.That((await World.Send(World.Secretary, new DataTableDetails(table))).Units.Select(unit => unit.State), Is.EqualTo(new[] { ReturnState.Faulty, ReturnState.Missing }), "a table with faults is counted nowhere");
    }

    [Test]
    public async Task A_file_of_another_unit_another_table_or_no_table_is_refused_and_not_kept()
    {
        var (_, table, report, other) = await World.SentTable();
        var (_, second, secondReport, _) = await World.SentTable();
        var own = await World.Form(World.UnitHead, report, table);
        var picture = SomeTables.Fill(own, new Dictionary<string, object> { ["B11"] = "Dòng khác", ["D11"] = 90m });

        Assert.That(await Refused(World.UnitHead, report, table, await World.Form(World.OtherUnitHead, other, table)), Is.EqualTo("data_table.other_unit"));
        Assert.That(await Refused(World.UnitHead, secondReport, second, own), Is.EqualTo("data_table.other_table"));
        Assert.That(await Refused(World.UnitHead, report, table, Plain()), Is.EqualTo("data_table.unknown_file"));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Returns, Is.Empty);
        Assert.That((await World.Upload(World.UnitHead, report, table, picture)).Problems.Select(problem => problem.Code), Has.Member("sheet.row"), "a line that was moved is no figure of the line that stood there");
    }

    [Test]
    public async Task What_is_typed_is_checked_as_a_file_is_and_a_version_that_was_not_seen_is_not_passed_over()
    {
        var (_, table, report, _) = await World.SentTable();

        var faulty = await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0, ("d2", "c1", "1.09o")));
        var refusal = await World.Refused(World.Office, SomeTables.Typed(report, table, 0));
        var good = await World.Send(World.Office, SomeTables.Typed(report, table, 1, ("d2", "c1", "1.090")));

        Assert.That((faulty.Status, faulty.Problems.Single().Said), Is.EqualTo((ReturnStatus.Faulty, "1. Trực tiếp; Đúng hạn: “1.09o” không đọc được; ghi một số nguyên, ví dụ 1.234.")));
        Assert.That(refusal.Code, Is.EqualTo("data_table.newer"));
        Assert.That(good.Status, Is.EqualTo(ReturnStatus.Received));
        Assert.That((await World.Send(World.Office, new UnitDataTable(report, table))).Totals, Has.Member(new TableFigure("d1", "c1", 1135m)));
    }

    [Test]
    public async Task A_copy_offers_each_unit_what_it_gave_and_remarks_where_last_year_s_figure_is_another()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var (_, next, nextReport, nextOther) = await World.SentTable(copiedFrom: table);

        var received = await World.Send(World.UnitHead, SomeTables.Typed(nextReport, next, 0, ("d2", "c1", "120"), ("d2", "c5", "91"), ("d3", "c5", "45")));

        Assert.That((received.Status, received.Problems.Single().Said), Is.EqualTo((ReturnStatus.Received, "1. Trực tiếp; Đúng hạn kỳ trước: kỳ trước đơn vị đã báo cáo 90, nay ghi 91.")));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(nextReport, next))).Prior!.Cells.First(cell => cell is { RowKey: "d2", ColumnKey: "c1" }).Number, Is.EqualTo(90));
        Assert.That((await World.Send(World.OtherUnitHead, new UnitDataTable(nextOther, next))).Prior, Is.Null, "nobody is offered another unit's figures");
    }

    [Test]
    public async Task A_unit_sees_its_own_table_and_only_once_it_was_sent()
    {
        var (campaign, table, report, other) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var draft = (await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Biểu đang soạn", Design = SomeTables.Design })).Id;

        Assert.That((await World.Send(World.UnitHead, new CampaignDataTables(campaign))).Select(line => (line.Id, line.ReceivedCount, line.UnitCount)), Is.EqualTo(new[] { (table, 1, 1) }));
        foreach (var refused in new[]
        {
            await World.Refused(World.OtherUnitHead, new UnitDataTable(report, table)), await World.Refused(World.UnitHead, new UnitDataTable(other, table)),
            await World.Refused(World.UnitHead, new UnitDataTable(report, draft)), await World.Refused(World.UnitHead, new DataTableDetails(draft)), await World.Refused(World.Clerk, new DataTableDetails(draft)),
        }) Assert.That(refused.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new DataTableDetails(table))).Kind, Is.EqualTo(RefusalKind.Forbidden), "sums hold the other units' figures");
        Assert.That((await World.Refused(World.Member, SomeTables.Typed(report, table, 1))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<string> Refused(Guid person, Guid report, Guid table, byte[] file)
    {
        await using var content = await World.Received(file, "bieu.xlsx");
        return (await World.Refused(person, new UploadDataTable { UnitReportId = report, DataTableId = table, Content = content })).Code;
    }

    private static byte[] Plain() => new Infrastructure.Documents.Xlsx.SheetWriter().Write(new Core.Documents.Sheet("Biểu số liệu", [], ["TT"], [["1"]]));
}
