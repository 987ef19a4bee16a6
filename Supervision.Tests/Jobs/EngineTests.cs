using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Jobs;
using Supervision.Tests.Web;

namespace Supervision.Tests.Jobs;

/// <summary>The engine that was chosen at build time, at work behind the web server.</summary>
public sealed class EngineTests : FeatureTest
{
    private Site? _site;
    private Marker _marker = null!;
    private Diary _diary = null!;
    private HttpClient _admin = null!;

    protected override Task<World> Enter() => World.Create(alone: true);

    [TearDown]
    public async Task CloseSite()
    {
        if (_site is not null) await _site.DisposeAsync();
        _site = null;
    }

    [Test]
    public async Task A_job_runs_when_it_is_asked_to_and_the_journal_knows_by_whom()
    {
        await Open("0 0 0 1 1 ?", TimeSpan.FromMinutes(2));

        var asked = await _admin.Post($"/api/jobs/{Diary.Code}/run", null);
        await Until(async () => (await Job())["last"] is not null);
        var busy = await _admin.Post($"/api/jobs/{Diary.Code}/run", null);
        _diary.Leave();
        await Until(async () => (string?)(await Job())["last"]!["outcome"] == "succeeded");

        var last = (await Job())["last"]!;
        Assert.That(((int)asked.Status, (int)busy.Status, busy.Code), Is.EqualTo((200, 409, "job.running")), asked.Text);
        Assert.That(((string?)last["cause"], (int?)last["items"]), Is.EqualTo(("hand", (int?)1)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event = 'JobRunAsked' AND ActorId = @ActorId"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_paused_job_rests_and_a_resumed_one_runs_again()
    {
        await Open("* * * * * ?", TimeSpan.Zero);
        await Until(() => Task.FromResult(_diary.Lines().Count >= 2));

        await _admin.Post($"/api/jobs/{Diary.Code}/pause", new JsonObject { ["reason"] = "Thử." });
        var job = await Job();
        await Passed();
        var before = _diary.Lines().Count;
        await Passed();
        var after = _diary.Lines().Count;
        await _admin.Post($"/api/jobs/{Diary.Code}/resume", null);

        Assert.That(((bool?)job["isPaused"], job["nextAt"]), Is.EqualTo(((bool?)true, (JsonNode?)null)));
        Assert.That(after, Is.EqualTo(before));
        await Until(() => Task.FromResult(_diary.Lines().Count >= after + 2));
    }

    [Test]
    public async Task Times_are_those_of_Vietnam()
    {
        await Open("0 30 6 * * ?", TimeSpan.Zero);

        var job = await Job();

        // It is 8 o'clock in Vietnam on 09/3/2026, whatever zone the machine is in.
        Assert.That((DateTimeOffset?)job["nextAt"], Is.EqualTo(new DateTimeOffset(2026, 3, 10, 6, 30, 0, TimeSpan.FromHours(7))));
        Assert.That((string?)job["schedule"], Is.EqualTo("06 giờ 30 phút hằng ngày"));
    }

    [Test]
    public async Task Every_job_of_the_product_has_a_next_time()
    {
        await Open("0 0 0 1 1 ?", TimeSpan.Zero);
        var jobs = _site!.Services.GetRequiredService<JobCatalogue>().All;
        var engine = _site.Services.GetRequiredService<IJobEngine>();

        Assert.That(jobs, Has.Count.GreaterThan(1));
        Assert.That(jobs.Where(job => engine.NextRun(job) is null).Select(job => job.Code), Is.Empty);
    }

    private async Task Open(string cron, TimeSpan stay)
    {
        _marker = new Marker();
        _diary = new Diary(Path.Combine(Directory.CreateDirectory(World.Database.Folder).FullName, "nhat-ky.txt"), cron, stay, OfCouncils: true);
        _site = await Site.Open(World, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(World.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()));
            builder.Services.AddSingleton(_diary);
            builder.Services.AddScoped<IScheduledJob, DiaryJob>();
            builder.Services.AddSingleton(_marker);
            builder.Services.AddScoped<IScheduledJob, MarkerJob>();
            builder.Services.AddJobEngine();
        });
        _admin = await _site.As(World.Administrator);
        await Until(() => Task.FromResult(_site.Services.GetRequiredService<IJobEngine>().State == JobEngineState.Running));
    }

    private async Task<JsonNode> Job() => (await _admin.Get("/api/jobs")).Json!["jobs"]!.AsArray().Single(job => (string?)job!["code"] == Diary.Code)!;

    private async Task Passed()
    {
        var before = _marker.Runs;
        await Until(() => Task.FromResult(_marker.Runs >= before + Marker.Passed));
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds()) await Task.Delay(50, patience.Token);
    }
}
