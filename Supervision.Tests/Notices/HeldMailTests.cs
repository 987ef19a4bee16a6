using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Text;
using Supervision.Core.Watching;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Notices;

/// <summary>What was held back over a night, a weekend or days without a run, and what is left of it when it leaves: 09/3/2026 is a Monday.</summary>
public sealed class HeldMailTests
{
    private MailServerProcess _server = null!;
    private World _world = null!;

    [SetUp]
    public async Task Start()
    {
        _server = await MailServerProcess.Start();
        _world = await World.Create(_server.Options(200, null), alone: true);
        await _world.Address(_world.UnitHead, "chu.tich@hoabinh.example");
        await _world.Address(_world.StandingBoard, "thuong.truc@lamson.example");
    }

    [TearDown]
    public async Task Stop()
    {
        await _world.DisposeAsync();
        _server.Dispose();
    }

    [Test]
    public async Task What_comes_due_at_night_after_days_without_a_run_waits_for_the_morning_and_what_is_urgent_does_not()
    {
        _world.Clock.Set(new DateOnly(2026, 3, 13), new TimeOnly(19, 0));
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Thường"), SomeNotices.ToPerson(_world.UnitHead, "Khẩn", NoticeKind.UrgentDemand));

        _world.Clock.Set(new DateOnly(2026, 3, 17), new TimeOnly(22, 11));
        await _world.Deliver();
        var atNight = _server.Taken().Select(mail => mail.Subject).ToList();
        _world.Clock.Set(new DateOnly(2026, 3, 18), new TimeOnly(7, 0));
        await _world.Deliver();

        Assert.That(atNight, Is.EqualTo(new[] { "[MINH HỌA] Khẩn" }));
        Assert.That(_server.Taken().Select(mail => mail.Subject[^5..]), Is.EqualTo(new[] { " Khẩn", "hường" }));
    }

    [Test]
    public async Task A_count_that_waited_is_counted_anew_and_not_sent_once_nothing_waits()
    {
        await _world.Send(_world.Administrator, new AssignRole { PersonId = _world.Head, Role = Role.Office, ValidFrom = SomeTasks.Today });
        _world.Clock.Set(new DateOnly(2026, 3, 13), new TimeOnly(19, 0));
        await _world.AsSystem(new TellOfRights());
        var alerts = await _world.Send(_world.StandingBoard, new RightsAlertList());
        Assert.That(await _world.Deliveries(DeliveryState.Waiting), Has.Count.EqualTo(1));
        await _world.Send(_world.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = [.. alerts.Where(alert => alert.MayConfirm).Skip(1).Select(alert => alert.AlertId)] });
        _world.Clock.Set(new DateOnly(2026, 3, 16), new TimeOnly(8, 0));
        await _world.Deliver();
        _world.Clock.Set(new DateOnly(2026, 3, 16), new TimeOnly(19, 0));
        await _world.AsSystem(new TellOfRights());
        await _world.Send(_world.StandingBoard, new ConfirmRightsAlerts { RightsAlertIds = [alerts.First(alert => alert.MayConfirm).AlertId] });
        _world.Clock.Set(new DateOnly(2026, 3, 17), new TimeOnly(8, 0));
        await _world.Deliver();

        Assert.That(_server.Taken().Select(mail => mail.Subject), Is.EqualTo(new[] { "[MINH HỌA] 1 thay đổi về quyền chờ xác nhận" }));
        var dropped = (await _world.Deliveries(DeliveryState.Dropped)).Single();
        Assert.That((dropped.Address, dropped.LastError, dropped.State.Label()), Is.EqualTo(("thuong.truc@lamson.example", "Việc đã xong trước giờ gửi.", "Không gửi, việc đã xong")));
    }

    [Test]
    public async Task What_was_laid_before_somebody_in_the_evening_and_approved_before_the_morning_is_not_sent()
    {
        var (_, conclusion) = await _world.DraftedConclusion();
        var version = (await _world.Send(_world.Office, new ConclusionDetails(conclusion))).Version;
        _world.Clock.Set(SomeConclusions.IssuedOn, new TimeOnly(19, 0));
        await _world.Send(_world.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Select(mail => mail.Title), Has.Some.StartsWith("Văn bản trình, chờ duyệt"));

        await _world.Send(_world.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 });
        _world.Clock.Set(SomeConclusions.IssuedOn.AddDays(4), new TimeOnly(8, 0));
        await _world.Deliver();

        Assert.That(_server.Taken().Select(mail => mail.Subject), Has.None.Contains("chờ duyệt"));
        Assert.That((await _world.Deliveries(DeliveryState.Dropped)).Select(mail => mail.Title), Has.Some.StartsWith("Văn bản trình, chờ duyệt"));
    }

    [Test]
    public async Task A_digest_that_waited_for_weeks_counts_its_days_on_the_day_it_leaves()
    {
        await _world.SentConclusion();
        _world.Clock.Set(new DateOnly(2026, 6, 9), new TimeOnly(19, 0));
        await _world.Run(new ChaseJob());
        _world.Clock.Set(new DateOnly(2026, 7, 3), new TimeOnly(8, 0));
        await _world.Deliver();

        var digest = _server.Taken().Single(mail => mail.Recipients[0] == "chu.tich@hoabinh.example" && mail.Subject.Contains("quá hạn", StringComparison.Ordinal));
        Assert.That(digest.Subject, Is.EqualTo("[MINH HỌA] 1 nội dung quá hạn"));
        Assert.That(digest.Text, Does.Contain("quá hạn 3 ngày (hạn 30/6/2026)").And.Not.Contain("ngày làm việc"));
    }

    [Test]
    public async Task The_title_of_a_report_that_is_late_counts_its_days_on_the_day_it_leaves()
    {
        await _world.SentConclusion();
        _world.Clock.Set(new DateOnly(2026, 7, 16), new TimeOnly(19, 0));
        await _world.AsSystem(new WatchUnits());
        var held = (await _world.Deliveries(DeliveryState.Waiting)).Select(mail => mail.Title).ToList();
        _world.Clock.Set(new DateOnly(2026, 7, 20), new TimeOnly(8, 0));
        await _world.Deliver();

        Assert.That(held, Has.Some.EqualTo("Báo cáo thực hiện kết luận quá hạn 1 ngày (hạn 15/7/2026)"));
        Assert.That(_server.Taken().Where(mail => mail.Recipients[0] == "chu.tich@hoabinh.example").Select(mail => mail.Subject), Has.Some.EqualTo("[MINH HỌA] Báo cáo thực hiện kết luận quá hạn 5 ngày (hạn 15/7/2026)"));
        Assert.That((await _world.Send(_world.UnitHead, new NoticeList { Take = 100 })).Items.Select(notice => notice.Title), Has.None.Contains("quá hạn 1 ngày"));
    }
}
