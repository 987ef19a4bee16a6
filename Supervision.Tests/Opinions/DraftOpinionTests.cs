using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.Opinions;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Opinions;

/// <summary>What leaders think of a draft, and what they do about it, on its page for reading.</summary>
public sealed class DraftOpinionTests : SiteTest
{
    [Test]
    public async Task A_leader_reads_a_submitted_conclusion_gives_an_opinion_and_sends_it_back()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version });
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var path = $"/ket-luan/{conclusion}/doc";
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{path}']"), Is.Not.Null, "it waits on the first page");

        var read = await board.Open(path);
        Assert.That(read.QuerySelector(".preview .paper"), Is.Not.Null, "the text itself");
        var said = await board.Do(path, "#opinion", ("opinion.Stance", "WantsChanges"), ("opinion.Text", "Điểm 2 cần nêu rõ thời hạn."));
        Assert.That(said.QuerySelector("main")!.TextContent, Does.Contain("Điểm 2 cần nêu rõ thời hạn.").And.Contain("Đề nghị sửa").And.Not.Contain("về bản trước"));
        Assert.That((await World.Send(World.Office, new DraftsToRead())).Single().Opinions, Is.EqualTo(1));

        var told = (await World.Send(World.Office, new NoticeList())).Items.Single(one => one.Link == path);
        Assert.That(told.Title, Does.StartWith("Có ý kiến về dự thảo: "));
        Assert.That(told.Text, Does.Contain("đề nghị sửa").And.Not.Contain("Điểm 2"), "what is thought of a draft does not travel in a mail");

        var returned = await board.Do(path, "#return", ("return.Reason", "Nêu rõ thời hạn ở điểm 2."));
        Assert.That(returned.QuerySelector("main")!.TextContent, Does.Contain("Dự thảo").And.Contain("về bản trước của dự thảo"), "what was said about the version before says so");
        Assert.That(returned.QuerySelector("#approve"), Is.Null);
        Assert.That((await World.Send(World.Office, new ConclusionOpinions(conclusion))).Single().Text, Is.EqualTo("Điểm 2 cần nêu rõ thời hạn."), "whoever writes the draft reads it");
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open($"/ket-luan/{conclusion}")).QuerySelector($"a[href='{path}']"), Is.Not.Null);
    }

    [Test]
    public async Task Opinions_are_for_those_who_have_a_say_and_end_with_the_approval()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var version = (await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version })).Version;
        var opinion = new GiveConclusionOpinion { ConclusionId = conclusion, DraftVersion = version, Stance = OpinionStance.Agrees, Text = "Nhất trí." };

        Assert.That((await World.Refused(World.Member, opinion)).Kind, Is.EqualTo(RefusalKind.Forbidden), "a member reads");
        Assert.That((await World.Refused(World.UnitHead, opinion)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, new ConclusionOpinions(conclusion))).Kind, Is.EqualTo(RefusalKind.Forbidden), "what is thought of a draft is no unit's");
        Assert.That((await World.Refused(World.StandingBoard, opinion with { DraftVersion = version + 1 })).Code, Is.EqualTo("opinion.version"), "nobody read what is not written");
        await World.Send(World.StandingBoard, opinion);
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version });

        Assert.That((await World.Refused(World.StandingBoard, opinion)).Code, Is.EqualTo("opinion.closed"));
        Assert.That((await World.Send(World.Office, new DraftsToRead())), Is.Empty, "nothing waits any more");
        Assert.That(await World.Journalled(conclusion, nameof(DraftOpinionGiven), "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delegation_s_report_waits_for_its_head_and_for_no_other_delegation_s()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var version = (await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true })).Version;

        Assert.That((await World.Send(World.Head, new DraftsToRead())).Select(draft => (draft.Id, draft.DraftKind)), Is.EqualTo(new[] { (report, DraftKind.DelegationReport) }));
        var other = await World.Person(Role.DelegationHead, "Trưởng đoàn khác");
        Assert.That(await World.Send(other, new DraftsToRead()), Is.Empty);
        Assert.That((await World.Refused(other, new ReportOpinions(report))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.Head, new GiveReportOpinion { ReportId = report, DraftVersion = version, Stance = OpinionStance.Remarks, Text = "Bổ sung số liệu quý I." });
        var head = new FormBrowser(await Site.BrowserOf(World.Head));
        var page = await head.Do($"/bao-cao-doan/{report}/doc", "#approve");
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Đã duyệt, chờ ký").And.Contain("Bổ sung số liệu quý I."));
    }
}
