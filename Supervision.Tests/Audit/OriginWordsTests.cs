using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Pages;
using Supervision.Core.Jobs;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Audit;

/// <summary>From where something was done, as people tell it.</summary>
public sealed class OriginWordsTests : SiteTest
{
    protected override bool Alone => true;

    [Test]
    public async Task From_where_something_was_done_is_told_by_the_name_of_the_job_the_address_and_the_link()
    {
        await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(6, 30));
        await World.Run(new Core.Chasing.ChaseJob());
        var jobs = await World.With(World.Administrator, services => Task.FromResult(services.GetRequiredService<JobCatalogue>()));
        var browser = new FormBrowser(await Site.BrowserOf(World.Administrator));

        var page = await browser.Open("/quan-tri/nhat-ky");
        var looks = await browser.Open("/quan-tri/nhat-ky?truy-cap=true");

        Assert.That(page.QuerySelectorAll("section.card li > .meta").Select(origin => origin.TextContent), Has.Some.EqualTo($"từ công việc tự động “{new Core.Chasing.ChaseJob().Definition.Name}”"));
        Assert.That(looks.QuerySelector("section.card")!.TextContent, Does.Match(@"xem nhật ký\.\s+Nhóm truy cập: dữ liệu cá nhân"));
        Assert.That(new[] { "10.0.0.7", "10.0.0.8 link K7Q2", " link K7Q2", "job gone.by" }.Select(origin => OriginWords.Say(origin, jobs)),
            Is.EqualTo(new[] { "từ địa chỉ 10.0.0.7", "từ địa chỉ 10.0.0.8, qua đường dẫn K7Q2", "qua đường dẫn K7Q2", "từ một công việc tự động" }));
    }
}
