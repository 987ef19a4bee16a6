using Supervision.Core.DataTables;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>A unit's contact fills in a data table, its head sends it.</summary>
public sealed class TableDraftTests : SiteTest
{
    [Test]
    public async Task What_the_contact_fills_in_is_seen_in_the_unit_alone_and_counted_nowhere()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));

        await World.Send(World.UnitContact, Draft(report, table, 0, ("d2", "c1", "900")));

        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Content.Cells.First(cell => cell is { RowKey: "d2", ColumnKey: "c1" }).Number, Is.EqualTo(900));
        foreach (var reader in new[] { World.Secretary, World.Office, World.Head, World.StandingBoard })
        {
            var seen = await World.Send(reader, new UnitDataTable(report, table));
            Assert.That((seen.Draft, seen.Content.Cells.First(cell => cell is { RowKey: "d2", ColumnKey: "c1" }).Number, seen.Returns.Count), Is.EqualTo(((TableDraft?)null, (decimal?)90m, 1)));
            Assert.That((await World.Refused(reader, new TableDraftFile(report, table))).Kind, Is.EqualTo(RefusalKind.NotFound));
        }
        Assert.That((await World.Send(World.Secretary, new DataTableDetails(table))).Cells, Has.Member(new SummedCell("d1", "c1", 135m, 0)));
        Assert.That((await World.Refused(World.Office, Draft(report, table, 1))).Code, Is.EqualTo("data_table.draft"));
        Assert.That((await World.Refused(World.OtherUnitHead, Draft(report, table, 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_contact_sends_neither_a_typed_table_nor_a_file()
    {
        var (_, table, report, _) = await World.SentTable();
        await using var file = await World.Received(SomeTables.Fill(await World.Form(World.UnitContact, report, table), SomeTables.Good()), "bieu.xlsx");

        Assert.That((await World.Refused(World.UnitContact, SomeTables.Typed(report, table, 0))).Code, Is.EqualTo("data_table.head"));
        Assert.That((await World.Refused(World.UnitContact, new UploadDataTable { UnitReportId = report, DataTableId = table, Content = file })).Code, Is.EqualTo("data_table.head"));
        await World.Send(World.UnitContact, Draft(report, table, 0));
        Assert.That((await World.Refused(World.UnitContact, new SendTableDraft { UnitReportId = report, DataTableId = table, SeenDraft = 1 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Returns, Is.Empty);
    }

    [Test]
    public async Task A_file_is_laid_before_the_head_without_faults_and_goes_out_as_it_came()
    {
        var (_, table, report, _) = await World.SentTable();
        var form = await World.Form(World.UnitContact, report, table);
        var wrong = SomeTables.Good();
        wrong["D10"] = 130m;

        var faulty = await Upload(report, table, SomeTables.Fill(form, wrong));
        Assert.That((await World.Refused(World.UnitContact, new AskTableHead { UnitReportId = report, DataTableId = table, SeenDraft = faulty })).Code, Is.EqualTo("data_table.faulty_draft"));
        Assert.That((await World.Refused(World.UnitHead, new SendTableDraft { UnitReportId = report, DataTableId = table, SeenDraft = faulty })).Code, Is.EqualTo("data_table.faulty_draft"));
        var good = await Upload(report, table, SomeTables.Fill(form, SomeTables.Good()));
        await World.Send(World.UnitContact, new AskTableHead { UnitReportId = report, DataTableId = table, SeenDraft = good });
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Is.EqualTo("Dự thảo biểu số liệu chờ phê duyệt, gửi, hạn gửi ngày 20/3/2026"));
        Assert.That((await World.Refused(World.UnitHead, new SendTableDraft { UnitReportId = report, DataTableId = table, SeenDraft = good })).Code, Is.EqualTo("data_table.newer_draft"), "laying it before the head is another state of it");

        var sent = await World.Send(World.UnitHead, new SendTableDraft { UnitReportId = report, DataTableId = table, SeenDraft = good + 1 });

        var view = await World.Send(World.UnitContact, new UnitDataTable(report, table));
        Assert.That((sent.Number, sent.Status, view.Draft, view.Returns.Single().FileName), Is.EqualTo((1, ReturnStatus.Received, (TableDraft?)null, "bieu.xlsx")));
        Assert.That((await World.Send(World.Secretary, new ReturnedFile(report, table, view.Returns.Single().Id))).Size, Is.GreaterThan(0));
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items[0].Title, Does.StartWith("Người đứng đầu đơn vị đã gửi biểu số liệu “"));
    }

    [Test]
    public async Task What_somebody_else_of_the_unit_kept_meanwhile_is_not_passed_over_and_an_entry_of_the_office_leaves_the_draft()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitContact, Draft(report, table, 0));

        Assert.That((await World.Refused(World.UnitHead, Draft(report, table, 0))).Code, Is.EqualTo("data_table.newer_draft"));
        await World.Send(World.UnitHead, Draft(report, table, 1, ("d2", "c1", "91")));
        await World.Send(World.Office, SomeTables.Typed(report, table, 0));

        var draft = (await World.Send(World.UnitContact, new UnitDataTable(report, table))).Draft!;
        Assert.That((draft.Number, draft.WrittenBy), Is.EqualTo((2, World.UnitContact)), "it stays whose it was");
    }

    [Test]
    public async Task On_the_pages_the_contact_fills_in_and_asks_and_the_head_returns_it_with_a_reason_and_then_sends_it()
    {
        var (_, table, report, _) = await World.SentTable();
        var (contact, head) = (new FormBrowser(await Site.BrowserOf(World.UnitContact)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        var page = $"/bao-cao-don-vi/{report}/bieu/{table}";
        (string, string)[] cells = [("o.d2.c1", "90"), ("o.d2.c2", "10"), ("o.d3.c1", "45"), ("o.d3.c2", "5"), ("o.d5.c1", "4"), ("o.d5.c2", "0")];
        string? Line(AngleSharp.Html.Dom.IHtmlDocument first) => first.QuerySelector($"a[href='{page}']")?.ParentElement!.TextContent;

        Assert.That((await contact.Open($"{page}/nhap")).QuerySelectorAll("form.entry > button").Select(button => button.TextContent), Is.EqualTo(new[] { "Lưu dự thảo", "Lưu và trình người đứng đầu" }));
        var half = await contact.Do($"{page}/nhap", "form.entry", ("o.d2.c1", "90"), ("trinh", "true"));
        Assert.That(half.Body!.TextContent, Does.Contain("Dự thảo còn 5 ô phải sửa"));
        Assert.That(Line(await contact.Open("/")), Does.Contain("Có dự thảo, chưa gửi"));
        Assert.That(Line(await head.Open("/")), Does.Not.Contain("trình ngày"), "with cells to fill in it is not laid before the head");
        await contact.Do($"{page}/nhap", "form.entry", [.. cells, ("trinh", "true")]);
        Assert.That(Line(await head.Open("/")), Does.Contain("Dự thảo trình ngày 09/3/2026, chờ người đứng đầu phê duyệt, gửi"));

        await head.Do(page, "#return", ("return.Reason", "Đối chiếu lại số trực tiếp"));
        Assert.That(Line(await contact.Open("/")), Does.Contain("Dự thảo được trả lại để hoàn thiện"));
        Assert.That((await contact.Open(page)).Body!.TextContent, Does.Contain("Người đứng đầu trả lại dự thảo: Đối chiếu lại số trực tiếp"));
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items[0].Title, Is.EqualTo("Dự thảo biểu số liệu được trả lại để hoàn thiện"));
        await contact.Do($"{page}/nhap", "form.entry", ("o.d2.c1", "91"));
        await contact.Do(page, "#askHead");
        Assert.That((await contact.Open(page)).Body!.TextContent, Does.Not.Contain("trả lại dự thảo"));

        var sent = await head.Do(page, "#send");
        Assert.That(sent.Body!.TextContent, Does.Contain("Đã gửi biểu, bản 1."));
        Assert.That(Line(await contact.Open("/")), Is.Null);
        Assert.That((await World.Send(World.Secretary, new DataTableDetails(table))).Cells, Has.Member(new SummedCell("d1", "c1", 136m, 0)));
    }

    private static SaveTableDraft Draft(Guid report, Guid table, int seen, params (string Row, string Column, string Value)[] instead) =>
        new() { UnitReportId = report, DataTableId = table, SeenDraft = seen, Cells = SomeTables.Typed(report, table, 0, instead).Cells };

    private async Task<int> Upload(Guid report, Guid table, byte[] file)
    {
        await using var content = await World.Received(file, "bieu.xlsx");
        return (await World.Send(World.UnitContact, new UploadTableDraft { UnitReportId = report, DataTableId = table, Content = content })).Number!.Value;
    }
}
