using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Dossiers;
using Supervision.Core.Notices;
using Supervision.Core.UnitLinks;

namespace Supervision.Tests.Web;

// By what the council chases and how long it keeps, what it sends to telephones, where a unit is written to.
public sealed partial class AdministrationPageTests
{
    [Test]
    public async Task The_steps_of_chasing_are_read_by_the_council_and_set_anew_by_an_administrator_from_a_day()
    {
        const string page = "/quan-tri/don-doc";
        var (administrator, office) = (new FormBrowser(await Site.BrowserOf(World.Administrator)), new FormBrowser(await Site.BrowserOf(World.Office)));

        Assert.That((await office.Open("/so-don-doc")).QuerySelector($"main a[href='{page}']"), Is.Not.Null);
        var read = await office.Open(page);
        Assert.That((read.QuerySelector("#set"), read.QuerySelector("main .meta a")!.GetAttribute("href")), Is.EqualTo(((AngleSharp.Dom.IElement?)null, "/so-don-doc")));
        Assert.That(read.QuerySelector("#dang-ap-dung")!.TextContent, Does.Contain("mặc định của hệ thống").And.Contain("Trước 15, 7 và 3 ngày làm việc, và đúng ngày đến hạn").And.Contain("Tối đa 2 lần"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Get(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        (string, string)[] typed =
        [
            ("set.Policy.EffectiveFrom", "16/3/2026"), ("set.Policy.Paper", ""), ("set.Policy.Typed.ReminderDays", "10, năm"), ("set.Policy.SecondLetterAfter", "7"), ("set.Policy.SuspensionStopsClock", "false"),
        ];
        var (status, refused) = await administrator.Send(page, "#set", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#set-Policy-Typed-ReminderDays-loi")!.TextContent, Does.StartWith("“năm” không phải một số"));
        Assert.That(refused.QuerySelector("#set-Policy-Paper-loi")!.TextContent, Is.EqualTo("“Theo văn bản” không được để trống."));
        Assert.That(new[] { "#set-Policy-Typed-ReminderDays", "#set-Policy-SecondLetterAfter", "#set-Policy-EffectiveFrom" }.Select(field => FormBrowser.ValueOf(refused.QuerySelector(field)!)), Is.EqualTo(new[] { "10, năm", "7", "16/3/2026" }));
        typed[1].Item2 = "Quy chế số 05/QC-HĐND";
        typed[2].Item2 = "10, 10";
        Assert.That((await administrator.Send(page, "#set", typed)).Page.QuerySelector("#set-Policy-Typed-ReminderDays-loi")!.TextContent, Does.StartWith("“Nhắc trước hạn mấy ngày làm việc” gồm 1 đến 10 số khác nhau"));

        typed[2].Item2 = "5, 10";
        var done = await administrator.Do(page, "#set", typed);
        var versions = done.QuerySelectorAll("#cac-lan-dat li").Select(line => line.TextContent).ToList();
        Assert.That(done.QuerySelector("#dang-ap-dung")!.TextContent, Does.Contain("mặc định của hệ thống"), "the day has not come");
        Assert.That(versions[0], Does.Contain("Từ 16/3/2026").And.Contain("chưa đến ngày").And.Contain("Quy chế số 05/QC-HĐND")
            .And.Contain("Công văn đôn đốc lần 2: 7 ngày làm việc sau công văn lần 1 (trước đó: 10 ngày làm việc").And.Contain("Nhắc trước hạn: trước 10 và 5").And.Not.Contain("lần 1: 3"));
        Assert.That(versions[1], Does.Contain("đến hết 15/3/2026").And.Contain("đang áp dụng"));
        var policy = await World.Send(World.Office, new FollowUpPolicyDetails(new DateOnly(2026, 3, 16)));
        Assert.That((policy.SecondLetterAfter, policy.NearDays, policy.SuspensionStopsClock, policy.KeepPhotoPlace), Is.EqualTo((7, 3, false, false)));
        Assert.That(policy.ReminderDays, Is.EqualTo(new[] { 10, 5 }));
        var (again, twice) = await administrator.Send(page, "#set", typed);
        Assert.That((again, twice.QuerySelector("#set-Policy-EffectiveFrom-loi")!.TextContent), Is.EqualTo((HttpStatusCode.Conflict, "Đã có chính sách theo dõi áp dụng từ ngày này.")));
    }

    [Test]
    public async Task How_long_dossiers_are_kept_is_read_from_the_archives_list_and_set_by_an_administrator()
    {
        const string page = "/quan-tri/thoi-han-luu";
        var (administrator, clerk) = (new FormBrowser(await Site.BrowserOf(World.Administrator)), new FormBrowser(await Site.BrowserOf(World.Clerk)));

        Assert.That((await clerk.Open("/nop-luu")).QuerySelector($"main a[href='{page}']"), Is.Not.Null);
        var read = await clerk.Open(page);
        Assert.That(read.QuerySelector("#set"), Is.Null);
        Assert.That(read.QuerySelector("#dang-ap-dung")!.TextContent, Does.Contain("Vĩnh viễn (chưa đối chiếu với văn bản)").And.Contain("Trong 12 tháng"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitContact)).Get(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        (string, string)[] typed = [("set.Policy.Paper", "Danh mục hồ sơ năm 2026"), ("set.Policy.RetentionYears", "20"), ("set.Policy.IsVerified", "true"), ("set.Policy.HandOverMonths", "0")];
        var (status, refused) = await administrator.Send(page, "#set", typed);
        Assert.That((status, refused.QuerySelectorAll("#set .error").Length), Is.EqualTo((HttpStatusCode.UnprocessableEntity, 1)));
        Assert.That(refused.QuerySelector("#set-Policy-HandOverMonths-loi")!.TextContent, Does.StartWith("“Nộp lưu trong (tháng)”"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#set-Policy-Paper")!), Is.EqualTo("Danh mục hồ sơ năm 2026"));

        typed[3].Item2 = "6";
        var done = await administrator.Do(page, "#set", typed);
        Assert.That(done.QuerySelector("#dang-ap-dung")!.TextContent, Does.Contain("20\u00A0năm (đã đối chiếu với văn bản)").And.Contain("Trong 6 tháng").And.Not.Contain("mặc định"));
        Assert.That(done.QuerySelector("#cac-lan-dat li")!.TextContent, Does.Contain("trước đó: vĩnh viễn"));
        typed[1].Item2 = "";
        await administrator.Do(page, "#set", [.. typed, ("set.Policy.EffectiveFrom", "01/4/2026")]);
        Assert.That((await World.Send(World.Clerk, new RetentionPolicyList())).Select(one => one.RetentionYears), Is.EqualTo(new int?[] { null, 20, null }));
    }

    [Test]
    public async Task A_gateway_is_added_changed_and_turned_off_and_its_secret_never_comes_back()
    {
        const string page = "/quan-tri/cong-nhan-tin", secret = "khoa-bi-mat-cua-cong";
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        (string, string)[] typed = [("add.Name", "Zalo của Văn phòng"), ("add.Url", "http://zalo.example/gui"), ("add.Secret", secret[..8])];

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Get(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var (status, refused) = await administrator.Send(page, "#add", typed);
        Assert.That((status, refused.QuerySelector("#add-Name")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Zalo của Văn phòng")));
        Assert.That(refused.QuerySelectorAll("#add-Url-loi, #add-Secret-loi"), Has.Length.EqualTo(2));
        Assert.That(refused.DocumentElement.OuterHtml, Does.Not.Contain(secret[..8]));

        typed[1].Item2 = "https://zalo.example/gui";
        typed[2].Item2 = secret;
        var done = await administrator.Do(page, "#add", typed);
        var gateway = (await World.Send(World.Administrator, new WebhookList())).Single();
        Assert.That(done.QuerySelector("ul.rows > li")!.TextContent, Does.Contain("Zalo của Văn phòng").And.Contain("đang gửi").And.Contain("https://zalo.example/gui"));
        Assert.That(done.DocumentElement.OuterHtml, Does.Not.Contain(secret));
        Assert.That((await administrator.Send(page, "#add", typed)).Page.QuerySelector("#add-Name-loi")!.TextContent, Is.EqualTo("Tên cổng nhắn tin này đã có."));

        var kept = await Kept();
        await administrator.Do(page, $"#change-{gateway.Id:N}", ("change.Url", "https://zalo.example/v2"));
        Assert.That(await Kept(), Is.EqualTo(kept), "no new secret keeps the old one");
        await administrator.Do(page, $"#change-{gateway.Id:N}", ("change.Secret", $"{secret}-moi"));
        Assert.That(await Kept(), Is.Not.EqualTo(kept));
        Assert.That(await administrator.SendTwice(page, $"#turn-{gateway.Id:N}"), Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.PreconditionFailed)));
        Assert.That((await World.Send(World.Administrator, new WebhookList())).Select(one => (one.Url, one.IsActive)), Is.EqualTo(new[] { ("https://zalo.example/v2", false) }));
        Assert.That((await administrator.Do(page, $"#turn-{gateway.Id:N}")).QuerySelector("ul.rows .badge")!.TextContent, Is.EqualTo("đang gửi"));

        Task<string?> Kept() => World.Value<string>("SELECT ProtectedSecret FROM Webhooks WHERE Id = @Id AND CouncilId = @CouncilId", new { gateway.Id });
    }

    [Test]
    public async Task A_units_mailbox_is_written_on_its_page_by_whoever_keeps_the_directory()
    {
        var page = $"/quan-tri/don-vi/{World.Unit}";
        var (office, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.Clerk)));

        await office.Do(page, "#mailbox", ("mailbox.Email", ""));
        var access = $"/duong-dan/{World.Unit}";
        Assert.That((await office.Open(access)).QuerySelector($"a[href='{page}#mailbox']"), Is.Not.Null);
        Assert.That((await clerk.Open(access)).QuerySelector($"a[href='{page}#mailbox']"), Is.Null, "a clerk of records does not keep the directory");
        Assert.That((await office.Open(page)).QuerySelector("a[href='/quan-tri']"), Is.Null, "the office does not administer");
        var (status, refused) = await office.Send(page, "#mailbox", ("mailbox.Email", "UBND xã <ubnd@example.vn>"));
        Assert.That((status, refused.QuerySelector("#mailbox-Email")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "UBND xã <ubnd@example.vn>")));
        Assert.That(refused.QuerySelector("#mailbox-Email-loi")!.TextContent, Is.EqualTo("“Hộp thư chính thức” không phải một địa chỉ thư điện tử."));

        var done = await office.Do(page, "#mailbox", ("mailbox.Email", "ubnd.hoabinh@example.vn"));
        Assert.That(done.QuerySelector("dl.facts")!.TextContent, Does.Contain("ubnd.hoabinh@example.vn"));
        Assert.That((await World.Send(World.Clerk, new UnitContactList(World.Unit))).Email, Is.EqualTo("ubnd.hoabinh@example.vn"));
        Assert.That(await office.SendTwice(page, "#mailbox", ("mailbox.Email", "khac@example.vn")), Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.PreconditionFailed)));
    }
}
