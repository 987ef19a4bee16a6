using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Ledger;
using Supervision.Core.Papers;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Infrastructure.Documents.Xlsx;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;
using Sheet = Supervision.Core.Documents.Sheet;

namespace Supervision.Tests.Search;

/// <summary>Lists as tables for a spreadsheet program: what the page shows by its filter, numbers as numbers and days as days.</summary>
public sealed class ListSheetTests : FeatureTest
{
    [Test]
    public async Task The_ledger_as_a_table_holds_the_rows_of_its_filter_with_days_and_numbers()
    {
        var tasks = await World.AcceptedTasks(3);
        await World.Send(World.UnitContact, new StartTask { TaskId = tasks[1], Version = 3, StartedOn = SomeTasks.AcceptedOn });

        var all = await World.Send(World.Office, new LedgerSheet());
        var started = await World.Send(World.Office, new LedgerSheet { Progress = TaskProgress.InProgress });
        var list = await World.Send(World.Office, new LedgerList());

        Assert.That(all.Rows, Has.Count.EqualTo(list.Items.Count));
        Assert.That(started.Rows, Has.Count.EqualTo(1));
        var (due, percent) = (all.Headers.ToList().IndexOf("Thời hạn"), all.Headers.ToList().IndexOf("Đã thực hiện (%)"));
        var cells = Cells(started).Last();
        Assert.That((cells[due].DataType, DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(cells[due].InnerText, CultureInfo.InvariantCulture)))), Is.EqualTo(((DocumentFormat.OpenXml.EnumValue<CellValues>?)null, list.Items[0].DueOn!.Value)));
        Assert.That((cells[percent].DataType, cells[percent].InnerText), Is.EqualTo(((DocumentFormat.OpenXml.EnumValue<CellValues>?)null, $"{list.Items[0].PercentDone}")));
        Assert.That(cells[0].InnerText, Is.EqualTo(list.Items[0].Content));
        Assert.That(new[] { "Cuộc giám sát", "Sản phẩm" }.Select(name => cells[all.Headers.ToList().IndexOf(name)].InnerText), Is.EqualTo(new[] { list.Items[0].CampaignTitle!, list.Items[0].Product! }));
        Assert.That(all.Lines, Is.EqualTo(new[] { "Sổ theo dõi nội dung yêu cầu, kiến nghị đến ngày 29 tháng 5 năm 2026" }));
    }

    [Test]
    public async Task The_parts_of_every_units_figures_add_up_to_its_total()
    {
        var tasks = await World.AcceptedTasks(4);
        await World.AppraisedRemediation((tasks[0], RemediationClaim.Done));
        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[1], Version = 3, DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });
        await World.Send(World.StandingBoard, new SuspendTask { TaskId = tasks[2], Version = 3, SuspendedOn = SomeTasks.Today, DecisionReference = "27/TB-HĐND", Reason = "Chờ hướng dẫn." });

        var sheet = await World.Send(World.Office, new UnitCountsSheet());

        var headers = sheet.Headers.ToList();
        var row = sheet.Rows.Single(r => r[0] == "U1");
        int Of(string header) => int.Parse(row[headers.IndexOf(header)], CultureInfo.InvariantCulture);
        Assert.That(headers.GetRange(headers.IndexOf("Quá hạn"), 7).Sum(Of), Is.EqualTo(Of("Tổng")).And.EqualTo(4));
        Assert.That((headers[headers.IndexOf("Quá hạn") + 6], Of("Không còn phù hợp"), Of("Tạm dừng"), Of("Trong hạn"), Of("Trong đó chờ thẩm định")), Is.EqualTo(("Không còn phù hợp", 1, 1, 2, 1)));
        Assert.That(sheet.Lines[1], Does.StartWith("Tổng bằng các cột từ “Quá hạn” đến “Không còn phù hợp” cộng lại."));
    }

    [Test]
    public async Task A_unit_s_table_holds_its_own_and_a_look_is_kept_of_every_table()
    {
        await World.AcceptedTasks(2);

        Assert.That((await World.Send(World.UnitHead, new LedgerSheet())).Rows, Has.Count.EqualTo((await World.Send(World.UnitHead, new LedgerList())).Items.Count));
        await World.Send(World.Clerk, new PaperSheet());
        var people = await World.Send(World.Administrator, new PersonSheet());
        Assert.That((await World.Send(World.UnitHead, new PersonSheet())).Rows, Has.Count.LessThan(people.Rows.Count), "a unit sees its own people");

        var looks = (await World.Send(World.Administrator, new AccessList { Kind = SensitiveKind.Export })).Items;
        Assert.That(looks.Select(look => (look.PersonId, look.Request)), Is.EquivalentTo(new[]
        {
            (World.UnitHead, "LedgerSheet"), (World.Clerk, "PaperSheet"), (World.Administrator, "PersonSheet"), (World.UnitHead, "PersonSheet"),
        }));
    }

    [Test]
    public async Task A_list_longer_than_a_table_holds_is_refused_with_what_to_do()
    {
        var all = Enumerable.Range(1, SheetTable.Most + 1).ToList();

        var refused = (await Assert.ThrowsAsync<RefusedException>(() => SheetTable.All(after => Pages(all, after))))!;

        Assert.That(refused.Code, Is.EqualTo("sheet.too_many"));
        Assert.That(refused.Message, Does.Contain("10.000 dòng; hãy lọc bớt"));
        Assert.That(await SheetTable.All(after => Pages(all[1..], after)), Is.EqualTo(all[1..]), "as many as it holds");
    }

    private static Task<Page<int>> Pages(List<int> all, string? after)
    {
        var from = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        return Task.FromResult(new Page<int>(all[from..Math.Min(all.Count, from + 200)], from + 200 < all.Count ? $"{from + 200}" : null));
    }

    [Test]
    public void A_text_that_begins_as_a_formula_stays_text()
    {
        var sheet = SheetTable.Of("Thử", [], [SheetTable.Text<string>("Nội dung", text => text), SheetTable.Number<string>("Số", _ => null)], ["=1+1"]);

        var cells = Cells(sheet).Last();

        Assert.That((cells[0].DataType!.Value, cells[0].InnerText, cells[0].CellFormula), Is.EqualTo((CellValues.InlineString, "=1+1", (CellFormula?)null)));
        Assert.That(cells[1].CellValue, Is.Null, "what is not there is an empty cell and no nought");
    }

    private static List<List<Cell>> Cells(Sheet sheet)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(new SheetWriter().Write(sheet)), isEditable: false);
        Assert.That(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(error => error.Description), Is.Empty);
        return [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }
}
