using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Web;

namespace Supervision.Tests.Jobs;

/// <summary>What stands of a run, whichever engine asked for it.</summary>
public sealed class JobRunnerTests : FeatureTest
{
    private Site? _site;
    private Diary _diary = null!;

    private JobRunner Runner => _site!.Services.GetRequiredService<JobRunner>();

    protected override Task<World> Enter() => World.Create(alone: true);

    [SetUp]
    public async Task OpenSite()
    {
        _diary = new Diary(Path.Combine(Directory.CreateDirectory(World.Database.Folder).FullName, "nhat-ky.txt"), "0 0 0 1 1 ?", TimeSpan.FromSeconds(2));
        _site = await Site.Open(World, builder =>
        {
            builder.Services.AddSingleton(_diary);
            builder.Services.AddScoped<IScheduledJob, DiaryJob>();
            builder.Services.AddScoped<IScheduledJob, BrokenJob>();
        });
    }

    [TearDown]
    public async Task CloseSite()
    {
        if (_site is not null) await _site.DisposeAsync();
        _site = null;
    }

    [Test]
    public async Task A_run_says_when_it_began_what_came_of_it_and_how_many_things_it_dealt_with()
    {
        var outcome = await Runner.Run(Diary.Code, JobCause.Hand, CancellationToken.None);

        var run = (await Runs(Diary.Code))[0];
        Assert.That(outcome, Is.EqualTo(JobOutcome.Succeeded));
        Assert.That((run.Outcome, run.Cause, run.Items, run.Note, run.FaultId), Is.EqualTo((JobOutcome.Succeeded, JobCause.Hand, (int?)1, "đã ghi", (string?)null)));
        Assert.That(run.StartedAt, Is.EqualTo(World.Clock.GetUtcNow()));
        Assert.That(run.EndedAt, Is.Not.Null);
        Assert.That(run.Milliseconds, Is.InRange(1900, 20_000));
        Assert.That(run.Node, Does.EndWith($"/{Environment.ProcessId}"));
    }

    [Test]
    public async Task A_run_that_goes_wrong_is_kept_with_an_id_and_its_text_is_for_those_who_may_run_jobs()
    {
        var outcome = await Runner.Run("test.broken", JobCause.Schedule, CancellationToken.None);
        var forAdmin = await (await _site!.As(World.Administrator)).Get("/api/jobs/test.broken/runs");
        var forOffice = await (await _site.As(World.Office)).Get("/api/jobs/test.broken/runs");

        Assert.That(outcome, Is.EqualTo(JobOutcome.Failed));
        var run = forAdmin.Json!["items"]![0]!;
        Assert.That((string?)run["outcome"], Is.EqualTo("failed"));
        Assert.That((string?)run["faultId"], Has.Length.EqualTo(32));
        Assert.That((string?)run["error"], Is.EqualTo("FormatException: hỏng rồi"));
        Assert.That((string?)forOffice.Json!["items"]![0]!["faultId"], Is.EqualTo((string?)run["faultId"]));
        Assert.That(forOffice.Text, Does.Not.Contain("hỏng rồi"));
    }

    [Test]
    public async Task Every_council_s_administrators_hear_once_a_day_that_a_job_fails_and_nobody_hears_of_one_that_does_not()
    {
        var first = World.Administrator;
        await World.OpenCouncil();
        await Runner.Run(Diary.Code, JobCause.Hand, CancellationToken.None);
        for (var i = 0; i < 2; i++) await Runner.Run("test.broken", JobCause.Schedule, CancellationToken.None);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Runner.Run("test.broken", JobCause.Schedule, CancellationToken.None);

        foreach (var administrator in new[] { first, World.Administrator })
        {
            var told = (await World.Send(administrator, new NoticeList())).Items;
            Assert.That(told.Select(n => n.Kind), Is.EqualTo(new[] { NoticeKind.JobFailed, NoticeKind.JobFailed }));
            Assert.That(told[0].Title + told[0].Text, Does.Not.Contain("hỏng rồi"));
        }
        Assert.That((await World.Send(World.Office, new NoticeList())).Items, Is.Empty);
    }

    [Test]
    public async Task A_job_that_is_running_is_not_begun_a_second_time()
    {
        var first = Runner.Run(Diary.Code, JobCause.Schedule, CancellationToken.None);
        while (_diary.Lines().Count == 0) await Task.Delay(20);
        var second = await Runner.Run(Diary.Code, JobCause.Schedule, CancellationToken.None);

        Assert.That((second, await first), Is.EqualTo(((JobOutcome?)null, (JobOutcome?)JobOutcome.Succeeded)));
        Assert.That(_diary.Lines(), Has.Count.EqualTo(2));
        Assert.That(await Runs(Diary.Code), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_the_end_of_the_program_stops_stands_as_interrupted()
    {
        using var stopping = new CancellationTokenSource();
        var running = Runner.Run(Diary.Code, JobCause.Schedule, stopping.Token);
        while (_diary.Lines().Count == 0) await Task.Delay(20);
        await stopping.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await running);
        Assert.That((await Runs(Diary.Code)).Select(run => run.Outcome), Is.EqualTo(new[] { JobOutcome.Interrupted }));
    }

    [Test]
    public async Task What_stands_as_running_without_anybody_at_work_is_marked_at_the_next_start()
    {
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("""
            -- across councils: what a killed process leaves
            INSERT INTO JobRuns (Id, JobCode, Cause, Node, StartedAt, EndedAt, Milliseconds, Outcome, Items, Note, FaultId, Error)
            VALUES (@Id, 'test.diary', 'Schedule', 'may/1', @Now, NULL, NULL, 'Running', NULL, NULL, NULL, NULL)
            """, new { Id = Guid.CreateVersion7(), Now = World.Clock.GetUtcNow() }, CancellationToken.None));

        await Runner.MarkInterrupted(CancellationToken.None);

        var run = (await Runs(Diary.Code))[0];
        Assert.That(run.Outcome, Is.EqualTo(JobOutcome.Interrupted));
        Assert.That(run.Note, Is.EqualTo("Chương trình bị tắt giữa chừng; phát hiện lúc 08 giờ 00 phút ngày 09/3/2026."));
    }

    [Test]
    public async Task A_job_that_a_council_lays_to_rest_passes_it_by_and_goes_on_for_the_others()
    {
        var other = World.Council.CouncilId;
        await World.OpenCouncil();
        var admin = await _site!.As(World.Administrator);
        var context = new JobContext(_site!.Services.GetRequiredService<IServiceScopeFactory>(), "chase.run");
        Task<IReadOnlyList<Guid>> Looked() => context.Councils(CancellationToken.None);
        Assert.That(await Looked(), Has.Member(World.Council.CouncilId).And.Member(other));

        var unsaid = await admin.Post("/api/jobs/chase.run/pause", new JsonObject { ["reason"] = " " });
        var paused = await admin.Post("/api/jobs/chase.run/pause", new JsonObject { ["reason"] = "Chờ rà lại thời hạn." });
        var resting = await Looked();
        var twice = await admin.Post("/api/jobs/chase.run/pause", new JsonObject { ["reason"] = "Chờ rà lại thời hạn." });
        var shared = await admin.Post("/api/jobs/journal.seal/pause", new JsonObject { ["reason"] = "Chờ rà lại thời hạn." });
        var told = (await World.Send(World.StandingBoard, new NoticeList())).Items.Select(notice => notice.Title).ToList();
        var resumed = await admin.Post("/api/jobs/chase.run/resume", null);
        var notPaused = await admin.Post("/api/jobs/chase.run/resume", null);

        Assert.That(((int)unsaid.Status, (int)paused.Status, (int)twice.Status, (int)resumed.Status, (int)notPaused.Status), Is.EqualTo((422, 200, 409, 200, 409)), paused.Text + twice.Text);
        Assert.That(((int)shared.Status, shared.Code), Is.EqualTo((409, "job.shared")));
        Assert.That(resting, Has.No.Member(World.Council.CouncilId).And.Member(other));
        Assert.That(await Looked(), Has.Member(World.Council.CouncilId));
        Assert.That(told, Has.Exactly(1).Matches<string?>(title => title!.StartsWith("Công việc tự động “Đôn đốc nội dung yêu cầu, kiến nghị sau giám sát” đã tạm dừng", StringComparison.Ordinal)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event IN ('JobPaused', 'JobResumed') AND ActorId = @ActorId"), Is.EqualTo(2));
    }

    [Test]
    public async Task Only_those_who_may_see_jobs_see_them_and_only_administrators_touch_them()
    {
        var office = await _site!.As(World.Office);
        var listed = await office.Get("/api/jobs");
        var pausing = await office.Post("/api/jobs/test.diary/pause", new JsonObject { ["reason"] = "Thử." });
        var unit = await (await _site.As(World.UnitHead)).Get("/api/jobs");
        var unknown = await (await _site.As(World.Administrator)).Post("/api/jobs/khong.co/pause", new JsonObject { ["reason"] = "Thử." });

        Assert.That(((int)listed.Status, (int)pausing.Status, (int)unit.Status, (int)unknown.Status), Is.EqualTo((200, 403, 403, 404)));
        Assert.That(listed.Json!["jobs"]!.AsArray().Select(job => (string?)job!["code"]), Is.SupersetOf(new[] { "jobs.forget", "test.broken", "test.diary" }));
        Assert.That((string?)listed.Json["engine"], Is.EqualTo("off"));
    }

    [Test]
    public async Task Where_jobs_are_turned_off_nobody_runs_one()
    {
        var answer = await (await _site!.As(World.Administrator)).Post("/api/jobs/test.diary/run", null);

        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((409, "jobs.off")));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event = 'JobRunAsked'"), Is.Zero);
    }

    [Test]
    public async Task Runs_of_half_a_year_ago_are_forgotten()
    {
        await Runner.Run("test.broken", JobCause.Hand, CancellationToken.None);
        World.Clock.Advance(TimeSpan.FromDays(181));
        await Runner.Run("test.broken", JobCause.Hand, CancellationToken.None);

        await Runner.Run("jobs.forget", JobCause.Schedule, CancellationToken.None);

        Assert.That((await Runs("test.broken")).Select(run => run.StartedAt), Is.EqualTo(new[] { World.Clock.GetUtcNow() }));
        Assert.That((await Runs("jobs.forget"))[0].Items, Is.EqualTo(1));
    }

    private Task<IReadOnlyList<JobRunLine>> Runs(string code) => World.With(World.Administrator, async services =>
        (await services.GetRequiredService<Db>().JobRuns(code, null, 50, tellsErrors: true, CancellationToken.None)).Items);
}
