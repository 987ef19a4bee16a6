using System.Net;
using Supervision.Core.Notices;

namespace Supervision.Tests.Web;

/// <summary>How somebody wants to be written to, chosen on the page.</summary>
public sealed class NoticePreferencesPageTests : SiteTest
{
    private const string Path = "/thong-bao/cach-nhan";
    private const string Form = "#preferences";

    [Test]
    public async Task Somebody_chooses_a_daily_mail_mutes_two_groups_and_rests_at_noon()
    {
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        Assert.That((await contact.Open("/thong-bao")).QuerySelector($"a[href='{Path}']"), Is.Not.Null);
        var done = await contact.Do(Path, Form,
            ("preferences.Timing", nameof(NoticeTiming.DailyDigest)), ("preferences.MutedGroups", "Papers System"), ("preferences.QuietFrom", "11:30"), ("preferences.QuietTo", "13:30"));
        var chosen = await World.Send(World.UnitContact, new NoticePreferences());
        await contact.Do(Path, Form, ("preferences.MutedGroups", ""));

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Does.Contain("Đã lưu"));
        Assert.That(done.QuerySelectorAll($"{Form} input[type=checkbox][checked]").Select(e => e.GetAttribute("value")), Is.EquivalentTo(new[] { "Papers", "System" }));
        Assert.That(FormBrowser.ValueOf(done.QuerySelector("#preferences-QuietFrom")!), Is.EqualTo("11:30"));
        Assert.That((chosen.Timing, chosen.QuietFrom, chosen.QuietTo), Is.EqualTo((NoticeTiming.DailyDigest, new TimeOnly(11, 30), new TimeOnly(13, 30))));
        Assert.That(chosen.MutedGroups, Is.EquivalentTo(new[] { NoticeGroup.Papers, NoticeGroup.System }));
        var emptied = await World.Send(World.UnitContact, new NoticePreferences());
        Assert.That((emptied.MutedGroups, emptied.Timing), Is.EqualTo((Array.Empty<NoticeGroup>(), NoticeTiming.DailyDigest)));
        Assert.That((await World.Send(World.UnitHead, new NoticePreferences())).Version, Is.Zero, "of nobody else");
    }

    [Test]
    public async Task An_hour_that_is_none_is_refused_beside_its_field_and_what_was_ticked_stays()
    {
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var before = await Site.Rows();

        var (status, page) = await contact.Send(Path, Form, ("preferences.MutedGroups", "Reports"), ("preferences.QuietFrom", "25:70"), ("preferences.QuietTo", "06:00"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#preferences-QuietFrom ~ .error")!.TextContent, Does.Contain("25:70").And.Contain("Giờ yên lặng từ"));
        Assert.That(page.QuerySelectorAll($"{Form} .error"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll($"{Form} input[type=checkbox][checked]").Select(e => e.GetAttribute("value")), Is.EqualTo(new[] { "Reports" }));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#preferences-QuietTo")!), Is.EqualTo("06:00"));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_two_changes_from_the_same_page_the_second_is_told()
    {
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        Assert.That(await contact.SendTwice(Path, Form, ("preferences.QuietTo", "06:00")), Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.PreconditionFailed)));
    }

    [Test]
    public async Task Who_is_not_signed_in_is_asked_who_it_is()
    {
        using var response = await Site.Browser().GetAsync(new Uri(Path, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }
}
