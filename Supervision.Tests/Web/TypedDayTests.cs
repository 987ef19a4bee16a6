using System.Net;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>Days are typed and read as day, month, year by everybody, whatever language the browser speaks.</summary>
public sealed class TypedDayTests : SiteTest
{
    [TestCase("03/04/2026", "2026-04-03")]
    [TestCase("3/4/2026", "2026-04-03")]
    [TestCase("3.4.2026", "2026-04-03")]
    [TestCase(" 29-02-2028 ", "2028-02-29")]
    [TestCase("03042026", "2026-04-03")]
    [TestCase("2026-04-03", "2026-04-03")]
    [TestCase("29/02/2026", null)]
    [TestCase("04/13/2026", null)]
    [TestCase("3/4/26", null)]
    [TestCase("3/4-2026", null)]
    [TestCase("0/4/2026", null)]
    [TestCase("2026-4-3", null)]
    [TestCase("hôm nay", null)]
    [TestCase("03/04/0000", null)]
    public void A_day_is_read_strictly(string typed, string? read) =>
        Assert.That(Api.Web.TypedDay.Read(typed), Is.EqualTo(read is null ? null : (DateOnly?)DateOnly.ParseExact(read, "yyyy-MM-dd", null)));

    [Test]
    public async Task A_form_shows_the_day_as_it_is_written_here_and_keeps_what_is_no_day()
    {
        var (_, task) = await World.Assigned();
        var path = $"/noi-dung/{task}";
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var opened = (await contact.Open(path)).QuerySelector("#accept-AcceptedOn")!;
        var (status, refused) = await contact.Send(path, "#accept", ("accept.AcceptedOn", "31/02/2026"));
        var (empty, emptyPage) = await contact.Send(path, "#accept", ("accept.AcceptedOn", ""));
        await contact.Do(path, "#accept", ("accept.AcceptedOn", "09/03/2026"));

        Assert.That((opened.GetAttribute("type"), opened.GetAttribute("inputmode"), FormBrowser.ValueOf(opened)), Is.EqualTo(((string?)null, "numeric", "09/03/2026")));
        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector("#accept-AcceptedOn")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "31/02/2026")));
        Assert.That(refused.QuerySelector("#accept-AcceptedOn ~ .error")!.TextContent, Is.EqualTo($"“31/02/2026” không phải một ngày có thật của “{Glossary.LabelOf("AcceptedOn")}”; ghi ngày/tháng/năm, ví dụ 05/3/2026."));
        Assert.That((empty, emptyPage.QuerySelector("#accept-AcceptedOn ~ .error")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, $"“{Glossary.LabelOf("AcceptedOn")}” không được để trống.")));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).AcceptedOn, Is.EqualTo(new DateOnly(2026, 3, 9)));
    }

    [Test]
    public async Task The_chase_book_reads_its_days_from_an_address_and_from_its_fields()
    {
        await World.AcceptedTask();
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));

        var linked = await board.Open($"/so-don-doc?don-vi={World.Unit}&tu=2026-03-01&den=2026-03-31");
        var typed = await board.Open($"/so-don-doc?don-vi={World.Unit}&tu=01%2F03%2F2026&den=31%2F3%2F2026");
        var (_, wrong) = await board.Get($"/so-don-doc?don-vi={World.Unit}&tu=31%2F02%2F2026&den=31%2F03%2F2026");

        foreach (var page in new[] { linked, typed })
            Assert.That((FormBrowser.ValueOf(page.QuerySelector("#tu")!), FormBrowser.ValueOf(page.QuerySelector("#den")!), page.QuerySelectorAll(".error").Length), Is.EqualTo(("01/03/2026", "31/03/2026", 0)));
        Assert.That((FormBrowser.ValueOf(wrong.QuerySelector("#tu")!), wrong.QuerySelector("#tu ~ .error")!.TextContent), Is.EqualTo(("31/02/2026", "“31/02/2026” không phải một ngày có thật của “Từ ngày”; ghi ngày/tháng/năm, ví dụ 05/3/2026.")));
    }
}
