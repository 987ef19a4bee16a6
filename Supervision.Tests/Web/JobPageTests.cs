namespace Supervision.Tests.Web;

/// <summary>What the page of jobs answers to whoever comes second.</summary>
public sealed class JobPageTests : SiteTest
{
    [Test]
    public async Task Who_lets_a_job_run_again_that_somebody_else_did_just_before_reads_why_nothing_was_done()
    {
        var browser = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var page = await browser.Open("/cong-viec");
        page.QuerySelector("form.choices")!.SetAttribute("action", "/cong-viec?handler=Resume");

        var (_, answer) = await browser.Send(page, "/cong-viec", "form.choices");

        Assert.That(answer.QuerySelector("main .problem")!.TextContent.Trim(), Is.EqualTo("Công việc này không tạm dừng; có thể người khác vừa cho chạy lại."));
    }
}
