using System.Net;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Hosting;
using Supervision.Core.Jobs;
using Supervision.Infrastructure.Jobs;
using Supervision.Tests.Web;

namespace Supervision.Tests.Jobs.Hangfire;

/// <summary>Hangfire's own pages, over HTTP.</summary>
[NonParallelizable]
public sealed class DashboardTests : FeatureTest
{
    private const string Address = "/cong-viec/hangfire";

    private Site? _site;

    protected override Task<World> Enter() => World.Create(alone: true);

    [SetUp]
    public async Task OpenSite()
    {
        var diary = new Diary(Path.Combine(Directory.CreateDirectory(World.Database.Folder).FullName, "nhat-ky.txt"), "0 0 0 1 1 ?", TimeSpan.Zero);
        _site = await Site.Open(World, builder =>
        {
            builder.Services.AddSingleton(diary);
            builder.Services.AddScoped<IScheduledJob, DiaryJob>();
            builder.Services.AddJobEngine().AddJobDashboard();
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_site.Services.GetRequiredService<IJobEngine>().State != JobEngineState.Running) await Task.Delay(50, patience.Token);
    }

    [TearDown]
    public async Task CloseSite()
    {
        if (_site is not null) await _site.DisposeAsync();
        _site = null;
    }

    [TestCase("")]
    [TestCase("/recurring")]
    [TestCase("/jobs/failed")]
    [TestCase("/servers")]
    public async Task Only_administrators_see_it(string page)
    {
        using var anonymous = await _site!.Anonymous.GetAsync(new Uri(Address + page, UriKind.Relative));
        using var clerk = await (await _site.As(World.Office)).GetAsync(new Uri(Address + page, UriKind.Relative));
        using var unit = await (await _site.As(World.UnitHead)).GetAsync(new Uri(Address + page, UriKind.Relative));
        using var admin = await (await _site.As(World.Administrator)).GetAsync(new Uri(Address + page, UriKind.Relative));

        Assert.That(anonymous.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(anonymous.Headers.Location?.ToString(), Is.EqualTo($"/dang-nhap?tiep={Uri.EscapeDataString(Address + page)}"));
        Assert.That((clerk.StatusCode, unit.StatusCode, admin.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)));
        Assert.That(WebUtility.HtmlDecode(await clerk.Content.ReadAsStringAsync()), Does.Contain("Chỉ quản trị viên được xem bảng theo dõi của bộ lập lịch."));
        Assert.That(await admin.Content.ReadAsStringAsync(), Does.Contain("hangfire"));
    }

    [Test]
    public async Task It_names_jobs_as_the_product_does_and_leads_from_and_to_its_page()
    {
        var admin = await _site!.As(World.Administrator);
        var planned = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri($"{Address}/recurring", UriKind.Relative)));
        var ours = await admin.GetStringAsync(new Uri("/cong-viec", UriKind.Relative));
        var office = await (await _site.As(World.Office)).GetStringAsync(new Uri("/cong-viec", UriKind.Relative));

        foreach (var job in _site.Services.GetRequiredService<JobCatalogue>().All.Take(20)) Assert.That(planned, Does.Contain(job.Name));
        Assert.That(planned, Does.Contain("href=\"/cong-viec\""));
        Assert.That(ours, Does.Contain($"href=\"{Address}\""));
        Assert.That(office, Does.Not.Contain(Address));
    }

    [Test]
    public async Task Not_even_an_administrator_runs_or_removes_a_job_past_the_journal()
    {
        var admin = await _site!.BrowserOf(World.Administrator);
        var page = await admin.GetStringAsync(new Uri($"{Address}/recurring", UriKind.Relative));

        var answers = new List<HttpStatusCode>();
        foreach (var action in new[] { "trigger", "remove" })
        {
            // As Hangfire's own script would ask.
            using var asked = new HttpRequestMessage(HttpMethod.Post, $"{Address}/recurring/{action}") { Content = new FormUrlEncodedContent([new("jobs[]", Diary.Code)]) };
            asked.Headers.Add(Meta(page, "csrf-header"), Meta(page, "csrf-token"));
            using var answer = await admin.SendAsync(asked);
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.Unauthorized), "Hangfire's word for what only looking does not allow.");
        Assert.That(page, Does.Not.Contain("/recurring/trigger"));
        Assert.That(await World.Value<long>("-- across councils: a job runs for the whole installation\nSELECT COUNT(*) FROM JobRuns WHERE JobCode = 'test.diary'"), Is.Zero);
        using var connection = _site.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.That(connection.GetAllItemsFromSet("recurring-jobs"), Does.Contain(Diary.Code));
    }

    private static string Meta(string page, string name)
    {
        var from = page.IndexOf($"name=\"{name}\" content=\"", StringComparison.Ordinal) + name.Length + "name=\"\" content=\"".Length;
        return WebUtility.HtmlDecode(page[from..page.IndexOf('"', from)]);
    }
}
