using System.Xml.Linq;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Notices;

/// <summary>The message that offices copy into Zalo.</summary>
public sealed class ReadyMessageTests : FeatureTest
{
    [Test]
    public async Task It_says_what_until_when_and_where_to_answer_and_draws_the_link()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(8, 0));

        var message = await World.Send(World.Office, new ReadyMessage(task));

        Assert.That(message.Link, Does.EndWith($"/noi-dung/{task}"));
        Assert.That(message.Text, Does.Contain("Hội đồng nhân dân tỉnh Lam Sơn trân trọng đề nghị").And.Contain("Theo: văn bản số 15/").And.Contain("Thời hạn: 30/6/2026, đã quá hạn 2 ngày.").And.EndWith(message.Link));
        Assert.That(message.Text.IsNormalized(), Is.True);
        Assert.That(XDocument.Parse(message.QrSvg).Root!.Name.LocalName, Is.EqualTo("svg"));
    }

    [Test]
    public async Task It_asks_nothing_more_of_whoever_is_done()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = await World.VersionOf(task), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });

        var text = (await World.Send(World.Office, new ReadyMessage(task))).Text;

        Assert.That(text, Does.Contain(" thông báo với ").And.Contain("Tình trạng: Không còn phù hợp.").And.Contain("\nXem tại: ").And.Not.Contain("đề nghị").And.Not.Contain("báo cáo kết quả"));
    }

    [Test]
    public async Task A_unit_that_has_nothing_to_do_with_it_finds_nothing()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = (await World.Send(World.Administrator, World.NewUnit("U7", "Ủy ban nhân dân xã Xa"))).Id;
        var stranger = await World.Person(Role.UnitHead, "Chủ tịch UBND xã", unit);

        Assert.That((await World.Refused(stranger, new ReadyMessage(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
