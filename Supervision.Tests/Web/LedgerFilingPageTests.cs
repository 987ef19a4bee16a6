using System.Net;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Web;

/// <summary>Lists of past years filed by pasting a table, and what is told of it.</summary>
public sealed partial class LedgerFilingPageTests : SiteTest
{
    private const string Path = "/noi-dung/nhap";

    [Test]
    public async Task A_list_is_pasted_filed_and_entered_by_somebody_else()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open("/noi-dung")).QuerySelector($"a[href='{Path}']"), Is.Not.Null);
        await Registered(office);

        var (status, _) = await File(office, """"
            Mã đơn vị	Nội dung	Ngày chuyển	Tiến độ	Thời hạn	Thời hạn ban đầu	Ngày nhận	Tỷ lệ	Chức danh	Sản phẩm	Tính chất
            u1	"Rà soát, công khai
            quỹ đất ""công ích"""	10/7/2024	Đang thực hiện	31/3/2025	31/12/2024	15/7/2024	40%	Chủ tịch UBND xã	Báo cáo	yêu cầu
            U2	Sửa chữa kênh mương	10/07/2024	da chuyen
            """");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var notice = (await World.Send(World.StandingBoard, new NoticeList())).Items.Single(n => n.Kind is NoticeKind.LedgerImport);
        Assert.That(notice.Title, Is.EqualTo("Danh sách 2 nội dung chờ duyệt ghi vào sổ theo dõi"));
        await board.Do(notice.Link!, "#enter");
        var tasks = (await World.Send(World.Office, new TaskList())).Items;
        Assert.That(tasks.Select(t => (t.Content, t.Progress, t.DueOn, t.OriginalDueOn)), Is.EqualTo(new (string, TaskProgress, DateOnly?, DateOnly?)[]
        {
            ("Rà soát, công khai\nquỹ đất \"công ích\"", TaskProgress.InProgress, new DateOnly(2025, 3, 31), new DateOnly(2024, 12, 31)),
            ("Sửa chữa kênh mương", TaskProgress.Assigned, null, null),
        }));
        Assert.That((await World.Send(World.Office, new NoticeList())).Items.Single(n => n.Kind is NoticeKind.LedgerImport).Title, Is.EqualTo("Danh sách đã được duyệt, ghi vào sổ theo dõi"));
    }

    [Test]
    public async Task Every_cell_that_cannot_be_taken_is_named_with_its_row_and_what_was_pasted_stays()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        await Registered(office);
        const string Unreadable = "U1\tRà soát\t31/2/2024\tĐang làm\nU1\tRà soát";

        var (status, page) = await File(office, Unreadable);

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelectorAll("#file-table-loi li").Select(li => li.TextContent), Is.EquivalentTo(new[]
        {
            "Dòng 1: “31/2/2024” không phải một ngày có thật; ghi ngày/tháng/năm.",
            "Dòng 1: “Đang làm” không phải một trong: “Đã chuyển”, “Đơn vị đã nhận”, “Đang thực hiện”, “Chưa đạt yêu cầu, tiếp tục thực hiện”.",
            "Dòng 2: cần ít nhất 4 cột: mã đơn vị, nội dung, ngày chuyển, tiến độ.",
            "Dòng 2: chưa có ngày chuyển.",
            "Dòng 2: chưa có tiến độ; ghi một trong: “Đã chuyển”, “Đơn vị đã nhận”, “Đang thực hiện”, “Chưa đạt yêu cầu, tiếp tục thực hiện”.",
        }));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#file-table")!).ReplaceLineEndings("\n"), Is.EqualTo(Unreadable));

        var (again, judged) = await File(office, "KHÔNG-CÓ\tRà soát\t10/7/2024\tĐang thực hiện\t1/7/2024");
        Assert.That(again, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(judged.QuerySelectorAll("#file-table-loi li").Select(li => li.TextContent), Has.Some.EqualTo("Dòng 1: Không có đơn vị mang mã “KHÔNG-CÓ”."));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM LedgerImports WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task A_unit_files_nothing()
    {
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));

        Assert.That((await unit.Get(Path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await unit.Open("/noi-dung?xem=tat-ca")).QuerySelector($"a[href='{Path}']"), Is.Null);
    }

    private static async Task Registered(FormBrowser office) => await office.Do(Path, "#register", ("register.Reference", "12/NQ-HĐND"), ("register.IssuedOn", "01/7/2024"),
        ("register.Issuer", "Hội đồng nhân dân tỉnh Lam Sơn"), ("register.Title", "Nghị quyết giám sát năm 2024"));

    private static async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> File(FormBrowser office, string table)
    {
        var paper = (await office.Open(Path)).QuerySelector("#file-paper option:nth-child(2)")!.GetAttribute("value")!;
        return await office.Attach(Path, "#file", [], ("file.SourcePaperId", paper), ("file.Table", table));
    }
}
