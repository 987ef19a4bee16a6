using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Web;

public sealed class PaperFileNameTests : SiteTest
{
    [Test]
    public async Task A_paper_is_saved_under_its_title_in_plain_letters_and_the_day_in_vietnam()
    {
        var (_, report) = await World.OpenReport();
        // Still the day before in Greenwich.
        World.Clock.Set(new DateOnly(2026, 3, 10), new TimeOnly(6, 0));
        var client = await Site.BrowserOf(World.UnitHead);

        foreach (var extension in new[] { "pdf", "docx" })
        {
            using var answer = await client.GetAsync(new Uri($"/api/unit-reports/{report}/form.{extension}", UriKind.Relative));
            Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Does.Match($"^\"?[a-z0-9]+(-[a-z0-9]+)+-20260310\\.{extension}\"?$").And.Not.Contain("print").And.Contain("bao-cao"));
        }
    }
}
