using Supervision.Core.Notices;
using Supervision.Core.Watching;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Watching;

/// <summary>What reminders say: by which law, how late, about which paper of whom.</summary>
public sealed class ReminderWordsTests : FeatureTest
{
    [Test]
    public async Task A_limit_of_the_law_is_named_with_its_law_and_nobody_is_advised_to_keep_a_day_that_has_passed()
    {
        await World.FoundedCampaign();
        var near = await LawNotices(12);
        var late = await LawNotices(40);

        Assert.That(near.Select(notice => notice.Text), Has.Some.Match("theo Điều 70 Luật 87/2015/QH13, áp dụng tiếp.*nên thực hiện chậm nhất ngày"));
        var passed = late.First(notice => notice.Title.StartsWith("Quá thời hạn", StringComparison.Ordinal));
        Assert.That(passed.Title, Does.Match(@"^Quá thời hạn \d+ ngày \(hạn \d+/\d+/2026\): "));
        Assert.That(passed.Text, Does.Contain("Luật 87/2015/QH13").And.Contain("đề nghị thực hiện ngay").And.Not.Contain("nên thực hiện").And.Not.Contain("mang sang"));
    }

    [Test]
    public async Task Whose_receipt_is_missing_is_named_with_the_paper_s_number()
    {
        await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 6, 30), new TimeOnly(8, 0));
        await World.AsSystem(new WatchUnits());

        Assert.That((await Of(World.Clerk)).Select(notice => notice.Title), Has.Some.Match("^Ủy ban nhân dân xã Hòa Bình chưa xác nhận đã nhận văn bản số 15/[^ ]+ gửi ngày "));
        Assert.That((await Of(World.UnitHead)).Select(notice => notice.Title), Has.Some.Match("^Chưa xác nhận đã nhận văn bản số 15/[^ ]+ gửi ngày "));
    }

    [Test]
    public async Task A_unit_is_told_of_which_supervision_a_session_is_when_and_where()
    {
        await World.NotifiedVisit();

        var told = (await Of(World.UnitHead)).Single(notice => notice.Title.StartsWith("Đoàn giám sát làm việc với đơn vị", StringComparison.Ordinal));
        Assert.That(told.Text, Does.Match("^Cuộc giám sát “.+”: Đoàn giám sát làm việc với đơn vị (buổi (sáng|chiều)|cả) ngày [0-9/]+, tại .+, theo văn bản số "));
    }

    private async Task<IReadOnlyList<NoticeLine>> LawNotices(int days)
    {
        World.Clock.Set(new DateOnly(2026, 3, 9).AddDays(days), new TimeOnly(8, 0));
        await World.AsSystem(new WatchCampaigns { Take = 100 });
        return [.. (await Of(World.Office)).Where(notice => notice.Kind is NoticeKind.NoticeDue)];
    }

    private async Task<IReadOnlyList<NoticeLine>> Of(Guid person) => (await World.Send(person, new NoticeList { Take = 100 })).Items;
}
