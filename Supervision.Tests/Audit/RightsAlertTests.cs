using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Tests.Web;

namespace Supervision.Tests.Audit;

/// <summary>A change of what somebody may do stays in sight until somebody else has confirmed it.</summary>
public sealed class RightsAlertTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task A_change_of_rights_waits_until_another_confirms_it()
    {
        await ConfirmAll();
        var role = await World.Send(World.Administrator, new AssignRole { PersonId = World.Member, Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });
        Assert.That(role.Id, Is.Not.EqualTo(Guid.Empty));

        var seen = await World.Send(World.Administrator, new RightsAlertList());
        var alert = (await World.Send(World.StandingBoard, new RightsAlertList())).Single();
        Assert.That(seen.Single().MayConfirm, Is.False);
        Assert.That(alert.MayConfirm, Is.True);
        Assert.That(alert.Sentence, Does.Contain("giao vai trò Văn thư từ ngày 09/3/2026"));
        Assert.That(alert.PersonName, Is.EqualTo(World.Identity(World.Member).Name));

        var own = await World.Refused(World.Administrator, new ConfirmRightsAlerts { RightsAlertIds = [alert.AlertId] });
        Assert.That((own.Kind, own.Code), Is.EqualTo((RefusalKind.Conflict, "rights.own_change")));
        Assert.That(await World.Send(World.StandingBoard, new RightsAlertList()), Has.Count.EqualTo(1));

        Assert.That((await World.Send(World.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = [alert.AlertId], Note = "Đúng quyết định số 5." })).Confirmed, Is.EqualTo(1));
        Assert.That(await World.Send(World.StandingBoard, new RightsAlertList()), Is.Empty);
        Assert.That(await World.Journalled(World.Council.CouncilId, "RightsAlertsConfirmed", "Data"), Has.Some.Contains("Đúng quyết định số 5."));
        Assert.That((await World.Send(World.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = [alert.AlertId] })).Confirmed, Is.Zero);
    }

    [Test]
    public async Task What_was_undone_raises_nothing()
    {
        await ConfirmAll();
        await World.Refused(World.Administrator, new AssignRole { PersonId = Guid.CreateVersion7(), Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });

        Assert.That(await World.Send(World.StandingBoard, new RightsAlertList()), Is.Empty);
    }

    [Test]
    public async Task It_is_told_once_a_day_for_as_long_as_it_waits()
    {
        async Task<int> Told() => (await World.Send(World.StandingBoard, new NoticeList { Take = 100 })).Items.Count(n => n.Title.Contains("thay đổi về quyền", StringComparison.Ordinal));

        await World.RunJob("rights.remind");
        await World.RunJob("rights.remind");
        Assert.That(await Told(), Is.EqualTo(1));
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.RunJob("rights.remind");
        Assert.That(await Told(), Is.EqualTo(2));
        await ConfirmAll();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.RunJob("rights.remind");
        Assert.That(await Told(), Is.EqualTo(2));
    }

    [Test]
    public async Task It_is_confirmed_on_its_page_by_ticking_it()
    {
        await ConfirmAll();
        await World.Send(World.Administrator, new AssignRole { PersonId = World.Member, Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });
        var alert = (await World.Send(World.StandingBoard, new RightsAlertList())).Single();
        await using var site = await Site.Open(World);
        var browser = new FormBrowser(await site.BrowserOf(World.StandingBoard));

        var nothing = await browser.Send("/quan-tri/thay-doi-quyen", "main form", ("Confirm.Note", "Thiếu lựa chọn"));
        Assert.That(nothing.Page.Body!.TextContent, Does.Contain("Hãy chọn ít nhất một thay đổi."));
        Assert.That(nothing.Page.QuerySelector("input[name='Confirm.Note']")!.GetAttribute("value"), Is.EqualTo("Thiếu lựa chọn"));
        var page = await browser.Do("/quan-tri/thay-doi-quyen", "main form", ("Confirm.RightsAlertIds", alert.AlertId.ToString()));
        Assert.That(page.Body!.TextContent, Does.Contain("Đã xác nhận 1 thay đổi.").And.Contain("Không có thay đổi nào chờ xác nhận."));
    }

    [Test]
    public async Task Whoever_made_the_changes_is_asked_for_nothing_and_told_who_confirms()
    {
        await ConfirmAll();
        await World.Send(World.Administrator, new AssignRole { PersonId = World.Member, Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });
        await using var site = await Site.Open(World);
        var (maker, other) = (new FormBrowser(await site.BrowserOf(World.Administrator)), new FormBrowser(await site.BrowserOf(World.StandingBoard)));

        Assert.That((await maker.Open("/")).QuerySelector("a[href='/quan-tri/thay-doi-quyen']"), Is.Null);
        Assert.That((await other.Open("/")).QuerySelector("a[href='/quan-tri/thay-doi-quyen']")!.TextContent, Does.StartWith("1 thay đổi về quyền"));
        var page = await maker.Open("/quan-tri/thay-doi-quyen");
        Assert.That(page.QuerySelector("main form"), Is.Null);
        Assert.That(page.QuerySelector("main .notice")!.TextContent, Does.Contain("Thường trực HĐND hoặc người quản trị khác xác nhận"));
        Assert.That(page.QuerySelectorAll("main ul.rows li"), Has.Length.EqualTo(1));

        await World.RunJob("rights.remind");
        Assert.That((await World.Send(World.Administrator, new NoticeList { Take = 100 })).Items.Select(notice => notice.Title), Has.None.Contains("thay đổi về quyền"));
        Assert.That((await World.Send(World.StandingBoard, new NoticeList { Take = 100 })).Items.Select(notice => notice.Title), Has.Some.StartsWith("1 thay đổi về quyền"));
    }

    [Test]
    public async Task Nobody_confirms_what_gave_them_their_right_while_somebody_else_is_there()
    {
        await ConfirmAll();
        var second = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND");
        await ConfirmAll();
        await World.Send(World.Administrator, new AssignRole { PersonId = second, Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });
        var alert = (await World.Send(World.StandingBoard, new RightsAlertList())).Single(one => one.PersonName == World.Identity(second).Name);

        var own = await World.Refused(second, new ConfirmRightsAlerts { RightsAlertIds = [alert.AlertId] });
        Assert.That((own.Kind, own.Code), Is.EqualTo((RefusalKind.Conflict, "rights.own_right")));
        Assert.That((await World.Send(second, new RightsAlertList())).Single(one => one.AlertId == alert.AlertId).MayConfirm, Is.False);
        Assert.That((await World.Send(World.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = [alert.AlertId] })).Confirmed, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_was_given_a_role_to_stand_in_for_never_confirms_it_nor_what_the_other_did()
    {
        await ConfirmAll();
        await World.Send(World.Administrator, new AssignRole { PersonId = World.StandingBoard, Role = Role.Office, ValidFrom = new DateOnly(2026, 3, 9) });
        await World.Send(World.StandingBoard, new AddStandIn
        {
            PersonId = World.Administrator, ForPersonId = World.StandingBoard, Role = Role.Office, ValidFrom = new DateOnly(2026, 3, 9), ValidTo = new DateOnly(2026, 3, 12), Reference = "Thông báo số 12/TB-TTHĐND",
        });
        var given = (await World.Send(World.Administrator, new RightsAlertList())).Single(alert => alert.Sentence.Contains("làm thay", StringComparison.Ordinal));

        Assert.That(given.MayConfirm, Is.False);
        Assert.That((await World.Refused(World.Administrator, new ConfirmRightsAlerts { RightsAlertIds = [given.AlertId] })).Code, Is.EqualTo("rights.own_right"));
    }

    private async Task ConfirmAll()
    {
        var open = (await World.Send(World.StandingBoard, new RightsAlertList())).Where(a => a.MayConfirm).Select(a => a.AlertId).ToList();
        if (open.Count > 0) await World.Send(World.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = open });
    }
}
