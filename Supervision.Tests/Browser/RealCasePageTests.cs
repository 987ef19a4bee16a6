using System.Net;
using Supervision.Api.Demo;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The five real cases as their pages show them: what a source states, and nothing invented as if a source stated it.</summary>
public sealed class RealCasePageTests
{
    [TestCase("hanoi", "S0")]
    [TestCase("phongdien", "S3")]
    public async Task Every_invented_value_is_named_with_its_reason_on_the_campaign_s_page_and_the_session_s(string council, string code)
    {
        using var client = await As(Role.Secretary, council);
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, code);
        var session = await browser.Open(page.QuerySelector("#buoi a[href^='/buoi-lam-viec/']")!.GetAttribute("href")!);

        var report = await browser.Open(page.QuerySelector("a[href^='/bao-cao-don-vi/']")!.GetAttribute("href")!);

        Assert.That(report.QuerySelector("main")!.TextContent, Does.Contain("Không có bản báo cáo trong hệ thống").And.Contain("không có trả lời trong hệ thống").And.Not.Contain("Chưa nộp"));
        Assert.That(session.QuerySelector("#de-cuong")!.TextContent, Does.Contain("Không có bản báo cáo trong hệ thống").And.Not.Contain("hưa nộp").And.Not.Contain("chưa trả lời"));
        foreach (var shown in new[] { page, session })
        {
            var lines = shown.QuerySelectorAll("#nguon li").Select(line => line.TextContent).ToList();
            Assert.That(lines.Count(line => line.Contains("Điền để minh họa: ", StringComparison.Ordinal)), Is.EqualTo(InventedFile.Count(CaseFiles.Invented($"{code}.json"))));
            Assert.That(lines, Has.Some.StartsWith("Giờ bắt đầu: ").And.Some.StartsWith("Văn bản thành lập Đoàn: ").And.Some.StartsWith("Ngày gửi thông báo buổi làm việc: "));
        }
    }

    [Test]
    public async Task Where_a_case_comes_from_is_told_with_day_and_hour()
    {
        using var hanoi = await As(Role.Secretary, "hanoi");
        using var phongDien = await As(Role.Secretary, "phongdien");

        Assert.That((await CampaignPage(new FormBrowser(hanoi), "S0")).QuerySelector("#nguon")!.TextContent, Does.Contain("Tin trên cổng thông tin của cơ quan nhà nước, đăng ngày 16/5/2023 lúc 14 giờ 00 phút."));
        Assert.That((await CampaignPage(new FormBrowser(phongDien), "S3")).QuerySelector("#nguon")!.TextContent, Does.Contain("thuathienhue.gov.vn, đăng ngày 20/11/2023 lúc 09 giờ 12 phút."));
    }

    [Test]
    public async Task No_real_body_is_called_late_by_a_day_that_no_source_states()
    {
        foreach (var (council, code) in new[] { ("hanoi", "S0"), ("phongdien", "S3") })
            foreach (var role in new[] { Role.Secretary, Role.Office, Role.StandingBoard })
            {
                using var client = await As(role, council);
                var browser = new FormBrowser(client);
                var (first, board) = (await browser.Open("/"), await browser.Open("/cuoc-giam-sat"));
                foreach (var page in new[] { first, board }) Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Match("[Qq]uá hạn [0-9]"), $"{council} {role}");
                if (role is not Role.Secretary) continue;
                var campaign = await CampaignPage(browser, code);
                Assert.That(campaign.QuerySelectorAll(".late, .badge.bad").Select(one => one.TextContent).Where(text => text.Contains("hạn", StringComparison.Ordinal)), Is.Empty, code);
                Assert.That(campaign.QuerySelector("#don-vi")!.TextContent, Does.Contain("Không đặt hạn gửi báo cáo · không có bản báo cáo trong hệ thống · đơn vị kết thúc hoạt động ngày 30/6/2025"));
                Assert.That(campaign.QuerySelectorAll(".badge").Select(badge => badge.TextContent), Has.None.EqualTo("Đúng hạn").And.None.EqualTo("Muộn hạn"), code);
            }
    }

    [Test]
    public async Task The_limit_of_a_council_that_ended_is_not_counted_on()
    {
        using var client = await As(Role.Secretary, "phongdien");

        var page = await CampaignPage(new FormBrowser(client), "S3");

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Hội đồng nhân dân huyện Phong Điền kết thúc hoạt động ngày 30/6/2025; không còn tính."));
        Assert.That(page.QuerySelector("#so-lieu")!.TextContent, Does.Contain("140/649\u00A0hồ sơ (mẫu số suy ra)").And.Not.Contain("Còn lại 3 nhiệm vụ còn lại").And.Contain("21,57% (suy ra)"));
    }

    [Test]
    public async Task Duties_that_no_source_states_are_marked_where_the_conclusion_says_them()
    {
        using var client = await As(Role.Secretary, "phongdien");
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, "S3");

        var conclusion = (await browser.Open(page.QuerySelector("a[href^='/ket-luan/']")!.GetAttribute("href")!)).QuerySelector("main")!;

        Assert.That(conclusion.QuerySelectorAll("dl.facts dd").Select(one => one.TextContent), Has.Some.EndsWith("trong quý I năm 2024. (nguồn không nêu)").And.Some.EndsWith("chịu trách nhiệm tổ chức thực hiện. (nguồn không nêu)")
            .And.Some.EndsWith("và Tổ đại biểu số 7. (nguồn không nêu)"));
        Assert.That(conclusion.QuerySelector("h1")!.TextContent, Does.EndWith("(nguồn không nêu)"));
        Assert.That(conclusion.QuerySelectorAll("ul.rows li").Where(clause => clause.TextContent.Contains("nguồn không nêu", StringComparison.Ordinal)), Is.Empty, "the clauses are the source's");
    }

    [TestCase("hanoi", "S0", "08 giờ 00 phút, 16/5/2023", "11 giờ 15 phút", 0, 1)]
    [TestCase("phongdien", "S3", "14 giờ 00 phút, 20/11/2023", "16 giờ 40 phút", 3, 0)]
    public async Task Hours_opinions_and_words_that_no_source_states_are_marked_on_the_session_s_own_page(string council, string code, string starts, string ends, int opinions, int findings)
    {
        using var client = await As(Role.Secretary, council);
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, code);

        var session = (await browser.Open(page.QuerySelector("#buoi a[href^='/buoi-lam-viec/']")!.GetAttribute("href")!)).QuerySelector("main")!;

        Assert.That(session.QuerySelectorAll("dl.facts dd").Select(one => one.TextContent), Has.Some.Contains($"bắt đầu {starts} (nguồn không nêu), kết thúc {ends}").And.Some.Match($"kết thúc {ends}, [0-9/]+ \\(nguồn không nêu\\)$"));
        var marked = session.QuerySelectorAll("#da-ghi .said, #da-ghi li").Where(one => one.TextContent.EndsWith("(nguồn không nêu)", StringComparison.Ordinal)).ToList();
        Assert.That((marked.Count(one => one.ClassName != "said"), marked.Count(one => one.ClassName == "said")), Is.EqualTo((opinions, findings)));
        if (code != "S3") return;
        Assert.That(session.QuerySelectorAll("#ghi-IndicatorId option").Select(one => one.TextContent), Has.Some.Contains("140/649\u00A0hồ sơ (mẫu số suy ra)"));
        var rests = await browser.Open(page.QuerySelectorAll("#noi-dung-ghi li").First(one => one.TextContent.Contains("giờ làm việc", StringComparison.Ordinal)).QuerySelector("a[href^='/noi-dung-ghi/']")!.GetAttribute("href")!);
        Assert.That(rests.QuerySelector("#can-cu li")!.TextContent.Trim(), Does.EndWith("(nguồn không nêu)"));
        Assert.That(page.QuerySelector("#askReports"), Is.Null, "its only unit is no more");
    }

    [TestCase("phongdien", "Kết luận còn là dự thảo, chưa trình ký.")]
    [TestCase("chomoi", null)]
    [TestCase("chiemhoa", null)]
    public async Task The_first_page_of_a_council_that_ended_says_so_and_lists_what_was_left_open_as_a_record(string council, string? left)
    {
        foreach (var role in new[] { Role.Secretary, Role.Office, Role.StandingBoard, Role.RecordsClerk, Role.Expert, Role.UnitHead, Role.Admin })
        {
            using var client = await As(role, council);
            var page = await new FormBrowser(client).Open("/");

            Assert.That((page.QuerySelector("h1")!.TextContent, page.QuerySelector("#da-ket-thuc")!.TextContent), Is.EqualTo(("Hồ sơ giám sát", $"{NameOf(council)} đã kết thúc hoạt động ngày 30/6/2025.")), $"{role}");
            foreach (var work in new[] { "Mở kết luận", "chờ ký", "quá hạn", "Soạn", "Việc này do" }) Assert.That(page.QuerySelector("#con-de-ngo")!.TextContent, Does.Not.Contain(work), $"{role}");
            Assert.That(page.QuerySelectorAll("main > .card > h2").Select(one => one.TextContent).Except(["Còn để ngỏ khi kết thúc hoạt động", "Hồ sơ tham chiếu", "Bản minh họa"]), Is.Empty, $"{role}");
            if (role is Role.Secretary) Assert.That(page.QuerySelector("#con-de-ngo")!.TextContent, Does.Contain(left ?? "không còn cuộc giám sát, nội dung yêu cầu, kiến nghị nào để ngỏ."));
        }
        using var other = await As(Role.Secretary, "hanoi");
        Assert.That((await new FormBrowser(other).Open("/")).QuerySelector("h1")!.TextContent, Is.EqualTo("Việc hôm nay"));

        static string NameOf(string code) => DemoAccounts.Councils.Single(one => one.Code == code).Name.Split(" (")[0];
    }

    [TestCase("hanoi", "S1", "Hạng 21/30|Hạng 11/30|Hạng 12/30|Hạng 4/30|Thay đổi 2,13% so với 2022, tăng 2 bậc|2023 (suy ra)|nguồn không nêu rõ: số lượng xã|chủ trì: UBND huyện Đan Phượng (suy ra)|thời hạn: thường xuyên (suy ra)")]
    [TestCase("chomoi", "S2", "Tin của cơ quan truyền thông cấp huyện, không ghi ngày đăng|Hạng 4. Xếp loại Khá|“tất cả”|4/16 (mẫu số suy ra)|25,00% (suy ra)|nguồn không nêu rõ: cơ quan chủ trì chính thức")]
    [TestCase("chiemhoa", "S4", "ít nhất 5\u00A0xã (suy ra)|ít nhất 4\u00A0xã (suy ra)|2\u00A0chợ (suy ra)|3\u00A0địa bàn (suy ra)|Đếm theo tên: chợ Chiêm Hóa, chợ Hòa Phú|nguồn không nêu rõ: thời hạn, danh mục văn bản|thời hạn: ngay sau buổi làm việc ngày 12/6; không có ngày kết thúc|Nhân Lý, Hùng Mỹ, Phú Bình, Tân An, Hòa An, … (danh sách để mở)|chủ trì: Cấp ủy, chính quyền các cấp (suy ra)|sản phẩm: Bảng chấm điểm (suy ra)|45,10%")]
    public async Task A_reference_shows_what_its_source_states_and_marks_what_was_concluded(string council, string code, string expected)
    {
        using var client = await As(Role.Office, council);
        var browser = new FormBrowser(client);
        var list = await browser.Open("/ho-so-tham-chieu");
        var page = await browser.Open(list.QuerySelectorAll("ul.rows li").Single(line => line.TextContent.Contains(code, StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!);
        var text = page.QuerySelector("main")!.TextContent;

        foreach (var said in expected.Split('|')) Assert.That(text, Does.Contain(said), said);
        Assert.That(text, Does.Not.Match("[a-z]_[a-z]"), "a code of the file");
        Assert.That(text, Does.Not.Contain("sau khi ban hành").And.Not.Contain("ngay lập tức").And.Not.Match(@"45,1%"));
    }

    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> CampaignPage(FormBrowser browser, string code)
    {
        var (status, found) = await browser.Get($"/vu-viec/{code}");
        if (status is HttpStatusCode.OK) return found;
        var board = await browser.Open("/cuoc-giam-sat");
        return await browser.Open(board.QuerySelectorAll("li.card").Single(card => card.TextContent.Contains(code, StringComparison.Ordinal)).QuerySelector("h3 a")!.GetAttribute("href")!);
    }

    internal static async Task<HttpClient> As(Role role, string council)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = DemoSite.Address };
        await new FormBrowser(client).Send("/dang-nhap", "form.card", ("UserName", DemoAccounts.UserName(role, council)), ("Password", DemoAccounts.Password));
        return client;
    }
}
