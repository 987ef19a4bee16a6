using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>A clause copied from a delegation's report that proposes to the body whose own paper it now is.</summary>
public sealed class OwnProposalTests : SiteTest
{
    private const string Own = "Hội đồng nhân dân tỉnh Lam Sơn";

    [TestCase("Đề nghị Hội đồng nhân dân tỉnh yêu cầu Sở Tài chính rà soát", ConclusionKind.SupervisionResolution)]
    [TestCase("1. Kiến nghị HĐND tỉnh xem xét", ConclusionKind.SupervisionResolution)]
    [TestCase("- Đề nghị với Hội đồng nhân dân ban hành nghị quyết", ConclusionKind.SupervisionResolution)]
    [TestCase("Đề nghị Thường trực yêu cầu Sở Tài chính rà soát", ConclusionKind.StandingBoardConclusion)]
    [TestCase("Kiến nghị Thường trực Hội đồng nhân dân tỉnh xem xét, kết luận.", ConclusionKind.StandingBoardConclusion)]
    public void It_is_pointed_out(string text, ConclusionKind kind) => Assert.That(OwnProposals.Remark(kind, Own, text), Does.Contain("viết lại"));

    [TestCase("Đề nghị Hội đồng nhân dân các xã rà soát", ConclusionKind.SupervisionResolution)]
    [TestCase("Đề nghị Hội đồng nhân dân xã Hòa Bình rà soát", ConclusionKind.SupervisionResolution)]
    [TestCase("Đề nghị Ủy ban nhân dân tỉnh chỉ đạo", ConclusionKind.SupervisionResolution)]
    [TestCase("Giao Thường trực Hội đồng nhân dân tỉnh theo dõi", ConclusionKind.SupervisionResolution)]
    [TestCase("Đề nghị Thường trực Hội đồng nhân dân tỉnh theo dõi", ConclusionKind.SupervisionResolution)]
    [TestCase("Đề nghị Thường trực Tỉnh ủy cho ý kiến", ConclusionKind.StandingBoardConclusion)]
    [TestCase("Đề nghị Hội đồng nhân dân tỉnh ban hành nghị quyết", ConclusionKind.StandingBoardConclusion)]
    [TestCase("Đề nghị Thường trực Hội đồng nhân dân tỉnh xem xét", ConclusionKind.CommitteeRecommendations)]
    public void What_is_addressed_to_others_is_left_alone(string text, ConclusionKind kind) => Assert.That(OwnProposals.Remark(kind, Own, text), Is.Null);

    [Test]
    public async Task The_author_is_told_beside_the_clause_and_the_approver_at_it_and_nothing_is_changed_or_stopped()
    {
        const string Copied = "Đề nghị Hội đồng nhân dân tỉnh yêu cầu Sở Tài chính rà soát nhà, đất dôi dư.";
        var ended = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Session(ended));
        var draft = SomeConclusions.Draft(ended, ConclusionKind.SupervisionResolution);
        var resolution = (await World.Send(World.Office, draft with { Clauses = [.. draft.Clauses.SkipLast(1), new NewClause { Block = ClauseBlock.Recommendations, Text = Copied }] })).Id;
        var path = $"/ket-luan/{resolution}";
        var clause = (await World.Send(World.Office, new ConclusionDetails(resolution))).Clauses[^1];

        var page = await new FormBrowser(await Site.BrowserOf(World.Office)).Open(path);
        Assert.That(page.QuerySelector($"[name='revise.Clauses[{clause.Id}].Text']")!.ParentElement!.TextContent, Does.Contain("viết lại thành quyết định của Hội đồng nhân dân"));
        Assert.That(page.QuerySelectorAll(".kien-nghi-minh").Select(one => one.ParentElement!.TextContent), Has.Exactly(1).Contains(Copied));
        Assert.That((await World.Send(World.Office, new ConclusionChecklist(resolution))).Remarks, Has.Some.StartsWith($"{clause.Place}: Đây là kiến nghị của Đoàn giám sát"));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = resolution, Version = 1 });

        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open(path)).QuerySelector("#viec #kien-nghi-minh")!.TextContent, Does.Contain(clause.Place).And.Contain("1 điều còn viết như kiến nghị với chính cơ quan ban hành"));
        await board.Do(path, "#approve");
        Assert.That((await World.Send(World.Office, new ConclusionDetails(resolution))).Clauses[^1].Text, Is.EqualTo(Copied));
    }
}
