using Supervision.Core.Conclusions;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Papers;

/// <summary>The paper of what writes its own is opened while it is a draft, once, and issued with its subject.</summary>
public sealed class SubjectPaperTests : FeatureTest
{
    [Test]
    public async Task The_paper_of_a_drafted_conclusion_is_opened_once_and_becomes_the_issued_one()
    {
        var (ended, conclusion) = await World.DraftedConclusion();

        var paper = (await World.Send(World.Office, Open(PaperKind.ConclusionNotice, conclusion))).Id;
        Assert.That((await World.Send(World.Secretary, Open(PaperKind.ConclusionNotice, conclusion))).Id, Is.EqualTo(paper));

        var draft = await World.Send(World.Office, new PaperDetails(paper));
        Assert.That((draft.Status, draft.SubjectId, draft.CampaignId, draft.Title), Is.EqualTo((PaperStatus.Draft, (Guid?)conclusion, (Guid?)ended.Campaign, SomeConclusions.Draft(ended).Abstract)));
        await World.Issued(conclusion);
        var issued = await World.Send(World.Clerk, new PaperDetails(paper));
        Assert.That((issued.Status, issued.Reference), Is.EqualTo((PaperStatus.Issued, "15/TB-HĐND")));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion }), Is.EqualTo(1));
        Assert.That((await World.Refused(World.Office, Open(PaperKind.ConclusionNotice, conclusion))).Code, Is.EqualTo("paper.subject_closed"));
    }

    [Test]
    public async Task Who_may_not_draft_the_subject_does_not_open_its_paper_nor_does_anybody_under_another_kind()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        var report = (await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM DelegationReports WHERE CampaignId = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }))!;

        Assert.That((await World.Refused(World.UnitHead, Open(PaperKind.ConclusionNotice, conclusion))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Clerk, Open(PaperKind.ConclusionNotice, conclusion))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var other = await World.Refused(World.Office, Open(PaperKind.SupervisionResolution, conclusion));
        Assert.That((other.Code, other.Message), Is.EqualTo(("paper.kind", "Hồ sơ này lập “Thông báo kết luận giám sát”, không lập “Nghị quyết giám sát”.")));
        Assert.That((await World.Refused(World.Secretary, Open(PaperKind.DelegationReport, Guid.Parse(report)))).Code, Is.EqualTo("paper.subject_closed"));
        Assert.That((await World.Refused(World.Office, Open(PaperKind.Invitation, conclusion))).Kind, Is.EqualTo(RefusalKind.Invalid));
    }

    [Test]
    public async Task An_opened_paper_is_written_submitted_and_approved_by_its_subject_alone()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var paper = (await World.Send(World.Office, Open(PaperKind.ConclusionNotice, conclusion))).Id;

        Assert.That((await World.Refused(World.Office, new SubmitPaper { PaperId = paper, Version = 1 })).Code, Is.EqualTo("paper.owned"));
        Assert.That((await World.Refused(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 1 })).Code, Is.EqualTo("paper.owned"));
    }

    [Test]
    public async Task A_delegations_report_has_a_paper_to_open_while_it_is_drafted()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;

        var paper = (await World.Send(World.Secretary, Open(PaperKind.DelegationReport, report))).Id;

        Assert.That((await World.Send(World.Secretary, new PaperDetails(paper))).Title, Does.StartWith("Kết quả giám sát"));
    }

    private static OpenSubjectPaper Open(PaperKind kind, Guid subject) => new() { Kind = kind, SubjectId = subject };
}
