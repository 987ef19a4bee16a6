using Supervision.Core.Calendar;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Watching;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Tasks;

/// <summary>Days that cannot be right, and years that nobody has entered days off for.</summary>
public sealed class BadDayTests : FeatureTest
{
    [Test]
    public async Task A_deadline_before_the_conclusions_date_stops_its_issue_and_names_the_task()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content });
        var early = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = SomeConclusions.IssuedOn.AddDays(-1) } } })).Id;

        var refusal = await Assert.ThrowsAsync<RefusedException>(async () => await World.Issued(conclusion));

        Assert.That((refusal!.Code, refusal.Message), Is.EqualTo(("task.deadline", refusal.Message)));
        Assert.That(refusal.Message, Does.StartWith("Nội dung yêu cầu, kiến nghị số 2: "));
        Assert.That((await World.Send(World.Office, new TaskDetails(early))).OriginalDueOn, Is.Null, "nothing was assigned");
    }

    [Test]
    public async Task In_a_year_without_its_days_off_weekends_alone_count_and_deadlines_are_marked()
    {
        // 30/6/2029 is a Saturday; 30/4/2029 is a Monday, and off in every year whose table is known.
        var (_, far) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2029, 6, 30) }));
        var (_, holiday) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2029, 4, 30) }));
        var (_, near) = await World.Assigned();

        var seen = await Task.WhenAll(new[] { far, holiday, near }.Select(task => World.Send(World.UnitHead, new TaskDetails(task))));

        Assert.That(seen.Select(t => (t.DueOn, t.IsProvisional)), Is.EqualTo(new[]
        {
            ((DateOnly?)new DateOnly(2029, 7, 2), true), (new DateOnly(2029, 4, 30), true), (new DateOnly(2026, 6, 30), false),
        }));
    }

    [Test]
    public async Task Two_months_before_a_year_without_its_days_off_the_administrator_is_told_once()
    {
        await World.AsSystem(new WatchUnits());
        Assert.That((await World.Send(World.Administrator, new NoticeList())).Items, Is.Empty);
        for (var day = new DateOnly(2028, 11, 6); day <= new DateOnly(2028, 11, 8); day = day.AddDays(1))
        {
            World.Clock.Set(day, new TimeOnly(7, 0));
            await World.AsSystem(new WatchUnits());
        }

        var told = (await World.Send(World.Administrator, new NoticeList())).Items.Single(n => n.Title.EndsWith("2029", StringComparison.Ordinal));
        Assert.That((told.Kind, told.Title), Is.EqualTo((NoticeKind.DaysOffMissing, "Chưa có bảng ngày nghỉ năm 2029")));
        Assert.That(told.Text, Does.Contain("chỉ trừ thứ Bảy, Chủ nhật và được đánh dấu là tạm tính"));
    }
}
