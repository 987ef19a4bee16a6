using System.Net;
using Supervision.Core.Agenda;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Agenda;

/// <summary>The calendar page, and the address by which a person's own calendar program reads the same.</summary>
public sealed class CalendarFeedTests : SiteTest
{
    private static readonly MakeCalendarFeed Telephone = new() { Name = "Điện thoại của tôi" };

    [Test]
    public async Task A_calendar_program_reads_what_the_person_sees_and_nothing_else_by_the_address()
    {
        var task = await World.AcceptedTask();
        var made = await World.Send(World.UnitContact, Telephone);

        var (status, calendar) = await Read(made.Token);
        var due = calendar!.Events.Single(one => one.Uid == $"{task}@giam-sat");
        var elsewhere = await World.Person(Core.Access.Role.UnitHead, "Chủ tịch UBND xã", (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Xa"))).Id);
        var other = (await Read((await World.Send(elsewhere, Telephone)).Token)).Calendar!;
        using var client = Site.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Token);
        using var api = await client.GetAsync(new Uri("/api/agenda?from=2026-06-01&to=2026-06-30", UriKind.Relative));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((due.Start!.Date, due.IsAllDay), Is.EqualTo((new DateOnly(2026, 6, 30), true)));
        Assert.That(due.Summary, Does.StartWith("Hạn thực hiện, Ủy ban nhân dân xã Hòa Bình: "));
        Assert.That(due.Url!.AbsolutePath, Is.EqualTo($"/noi-dung/{task}"));
        Assert.That(calendar.Events.Select(one => one.Summary), Has.Some.Contains("Quốc khánh"), "days off of the year ahead");
        Assert.That(other.Events.Select(one => one.Uid), Has.None.EqualTo(due.Uid));
        Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the address is no way to sign in");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM CalendarFeeds WHERE CouncilId = @CouncilId AND TokenHash = @PlainHash", new { PlainHash = made.Token }), Is.Zero);
    }

    [Test]
    public async Task It_ends_when_it_is_revoked_when_the_password_changes_and_with_the_account()
    {
        var (first, second, third) = (await World.Send(World.UnitContact, Telephone), await World.Send(World.Administrator, Telephone), await World.Send(World.Clerk, Telephone));
        var known = await Read(first.Token);
        Assert.That(await World.Send(World.UnitContact, new CalendarFeedList()), Has.Count.EqualTo(1).And.All.Property(nameof(CalendarFeed.LastReadAt)).EqualTo(World.Clock.GetUtcNow()));
        Assert.That((await World.Refused(World.Office, new RevokeCalendarFeed { FeedId = first.Id })).Kind, Is.EqualTo(RefusalKind.NotFound), "somebody else's");

        await World.Send(World.UnitContact, new RevokeCalendarFeed { FeedId = first.Id });
        await World.Send(World.Administrator, new ChangeOwnPassword { CurrentPassword = World.Password, NewPassword = "mot-cau-dai-de-nho-2026" });
        await World.Send(World.Administrator, new Core.People.SetPersonActive { PersonId = World.Clerk, Version = 1, IsActive = false, Reason = "Chuyển công tác" });

        Assert.That(known.Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var token in new[] { first.Token, second.Token, third.Token, "khong-co" })
            Assert.That((await Read(token)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task One_person_has_five_addresses_at_a_time()
    {
        for (var i = 0; i < MakeCalendarFeed.Most; i++) await World.Send(World.Clerk, Telephone);

        Assert.That((await World.Refused(World.Clerk, Telephone)).Code, Is.EqualTo("calendar_feed.many"));
        await World.Send(World.Clerk, new RevokeCalendarFeed { FeedId = (await World.Send(World.Clerk, new CalendarFeedList()))[0].Id });
        await World.Send(World.Clerk, Telephone);
    }

    [Test]
    public async Task The_page_shows_a_month_and_makes_and_revokes_addresses()
    {
        var task = await World.AcceptedTask();
        var browser = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var june = await browser.Open("/lich?thang=2026-06");
        var (_, made) = await browser.Send("/lich", "#make");
        var address = made.QuerySelector("#dia-chi-lich")!.TextContent;
        var again = await browser.Open("/lich");
        var revoked = await browser.Do("/lich", $"#{again.QuerySelector("details[id^='revoke']")!.Id}");
        var wrong = await browser.Get("/lich?thang=abc");

        Assert.That(june.QuerySelector("h1")!.TextContent, Is.EqualTo("Lịch tháng 6/2026"));
        var day = june.QuerySelectorAll(".month > li")[29];
        Assert.That((june.QuerySelectorAll(".month > li").Length, day.QuerySelector("a")!.GetAttribute("href")), Is.EqualTo((30, $"/noi-dung/{task}")));
        Assert.That((await Read(new Uri(address).Segments[^1][..^4])).Status, Is.EqualTo(HttpStatusCode.NotFound), "revoked");
        Assert.That(again.Body!.TextContent, Does.Contain("chưa được đọc").And.Not.Contain(address));
        Assert.That(revoked.QuerySelector(".notice.good")!.TextContent, Is.EqualTo("Đã thu hồi địa chỉ lịch."));
        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<(HttpStatusCode Status, Ical.Net.Calendar? Calendar)> Read(string token)
    {
        using var response = await Site.Anonymous.GetAsync(new Uri($"/lich/{token}.ics", UriKind.Relative));
        if (response.StatusCode != HttpStatusCode.OK) return (response.StatusCode, null);
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
        return (response.StatusCode, Ical.Net.Calendar.Load(await response.Content.ReadAsStringAsync()));
    }
}
