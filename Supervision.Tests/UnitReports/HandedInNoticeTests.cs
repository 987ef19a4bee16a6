using Supervision.Core.DataTables;
using Supervision.Core.Notices;
using Supervision.Tests.DataTables;

namespace Supervision.Tests.UnitReports;

/// <summary>The secretary hears of what a unit hands in, and nobody of what they entered themselves.</summary>
public sealed class HandedInNoticeTests : FeatureTest
{
    [Test]
    public async Task The_secretary_is_told_of_a_units_report_with_what_it_lacks()
    {
        var (_, report) = await World.OpenReport();

        await World.Send(World.UnitHead, await World.Submission(report, 1, 1));

        var told = (await Told(World.Secretary)).Single();
        Assert.That((told.Title, told.Link), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình gửi báo cáo phục vụ giám sát, bản 1", $"/bao-cao-don-vi/{report}")));
        Assert.That(told.Text, Does.Contain("còn thiếu mục II"));
        Assert.That((await Told(World.Office)).Concat(await Told(World.Member)).Concat(await Told(World.UnitHead)), Is.Empty);
    }

    [Test]
    public async Task What_the_secretary_enters_for_a_unit_tells_nobody()
    {
        var (_, report) = await World.OpenReport();

        await World.Send(World.Secretary, await World.Submission(report, 1, 1, 2));

        Assert.That((await Told(World.Secretary)).Concat(await Told(World.Office)), Is.Empty);
    }

    [Test]
    public async Task Of_a_data_table_the_secretary_hears_once_it_is_without_faults()
    {
        var (_, table, report, _) = await World.SentTable();

        var faulty = await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0, ("d2", "c1", "không phải số")));
        Assert.That((faulty.Status, (await Told(World.Secretary)).Count), Is.EqualTo((ReturnStatus.Faulty, 0)));
        var good = await World.Send(World.UnitHead, SomeTables.Typed(report, table, 1));

        Assert.That(good.Status, Is.EqualTo(ReturnStatus.Received));
        var told = (await Told(World.Secretary)).Single();
        Assert.That(told.Title, Does.StartWith("Ủy ban nhân dân xã Hòa Bình gửi biểu số liệu “").And.EndWith("”, bản 2"));
        Assert.That(told.Link, Is.EqualTo($"/bao-cao-don-vi/{report}/bieu/{table}"));
    }

    private async Task<IReadOnlyList<NoticeLine>> Told(Guid person) => [.. (await World.Send(person, new NoticeList())).Items.Where(notice => notice.Kind is NoticeKind.ReportSubmitted)];
}
