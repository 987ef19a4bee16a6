using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers;

/// <summary>A supervision whose title begins with "Giám sát" is named without saying the word twice, on every paper and page and in every notice.</summary>
public sealed class SaidOnceTests : SiteTest
{
    private const string Title = "Giám sát việc quản lý nhà, đất dôi dư";

    // "Cuộc giám sát “…”" and "Cuộc giám sát: …" name it as it is called.
    private static readonly string[] Twice =
    [
        "giám sát giám sát", "giám sát về giám sát", "giám sát về việc giám sát", "quả giám sát “giám sát", "hành giám sát “giám sát", "vụ giám sát “giám sát", "đoàn giám sát “giám sát", "đoàn giám sát: giám sát",
        "hồ sơ giám sát: giám sát", "trong cuộc giám sát “giám sát",
    ];

    [Test]
    public async Task No_paper_page_or_notice_says_it_twice()
    {
        var ended = await World.EndedCampaign(title: Title);
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        await office.Do($"/cuoc-giam-sat/{ended.Campaign}", "#conclude", ("conclude.RemedyBy", "Trong năm 2026"));
        var conclusion = (await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Conclusions.Single().Id;
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Abstract, Is.EqualTo("Kết luận giám sát về việc quản lý nhà, đất dôi dư"));
        var visit = await World.EndedVisit();
        await World.Value<long>("UPDATE Campaigns SET Title = @Title WHERE Id = @campaign AND CouncilId = @CouncilId", new { Title, campaign = await World.CampaignOf(visit) });

        var said = new List<(string Where, string Text)>();
        var kinds = new HashSet<PaperKind>();
        foreach (var (about, id) in new[] { (PaperAbout.Campaign, ended.Campaign), (PaperAbout.Conclusion, conclusion), (PaperAbout.Session, visit) })
            foreach (var person in new[] { World.Office, World.Secretary, World.Member })
                await Begin(about, id, person);
        said.Add(("thông báo kết luận", SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(conclusion)))));
        said.Add(("báo cáo của Đoàn", SomeOfficePapers.Text(await World.Send(World.Secretary, new PrintDelegationReport(await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM DelegationReports WHERE CampaignId = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }))))));
        said.Add(("biên bản", SomeOfficePapers.Text(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }))));
        foreach (var person in new[] { World.Head, World.Secretary, World.Member, World.UnitHead, World.StandingBoard })
            said.AddRange((await World.Send(person, new NoticeList())).Items.Select(notice => ("thông báo", $"{notice.Title}\n{notice.Text}")));
        foreach (var page in new[] { $"/cuoc-giam-sat/{ended.Campaign}", $"/ket-luan/{conclusion}", $"/buoi-lam-viec/{visit}", "/van-ban" })
            said.Add((page, (await office.Open(page)).QuerySelector("main")!.TextContent));

        Assert.That(kinds, Is.SupersetOf(new[] { PaperKind.Outline, PaperKind.PlanLetter, PaperKind.TaskList, PaperKind.NewsItem, PaperKind.Invitation, PaperKind.ProgrammeLetter, PaperKind.MemberAssessment }));
        Assert.Multiple(() =>
        {
            foreach (var (where, text) in said)
                foreach (var twice in Twice)
                    Assert.That(System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").ToLowerInvariant(), Does.Not.Contain(twice), where);
        });

        async Task Begin(PaperAbout about, Guid id, Guid person)
        {
            PapersToBeginView offered;
            try
            {
                offered = await World.Send(person, new PapersToBegin { About = about, SubjectId = id });
            }
            catch (RefusedException)
            {
                return;
            }
            foreach (var kind in offered.Kinds.Where(kinds.Add))
            {
                var paper = (await World.Send(person, new DraftPaper { Kind = kind, SubjectId = about is PaperAbout.Campaign ? null : id, CampaignId = about is PaperAbout.Campaign ? id : null, AddresseeUnitId = offered.Units is [var unit, ..] ? unit.Id : null })).Id;
                said.Add((kind.ToString(), (await World.Send(person, new PaperDetails(paper))).Title));
                said.Add((kind.ToString(), await World.Printed(person, paper)));
            }
        }
    }
}
