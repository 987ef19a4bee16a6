using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>Signs of violations stand apart from shortcomings in a conclusion as in the delegation's report.</summary>
public sealed partial class ConcludingPageTests
{
    [Test]
    public async Task A_sign_of_a_violation_stands_in_a_part_of_its_own_on_the_pages_and_the_paper_of_the_conclusion()
    {
        var ended = await World.EndedCampaign();
        var indicator = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM Indicators WHERE CampaignId = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }))!);
        var violation = await World.Record(ended.Campaign, FindingKind.SignOfViolation, "Có dấu hiệu thu phí ngoài quy định", new FindingEvidence(EvidenceKind.Indicator, indicator));
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, violation, ended.Shortcoming, ended.Cause] });
        var submitted = await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1 });
        var approved = await World.SendOn(SomeConclusions.ReportedOn, World.Head, new ApproveReport { ReportId = report, Version = submitted.Version });
        var issued = await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, approved.Version));
        await World.Send(World.Clerk, new ReceiveDelegationReport { ReportId = report, Version = issued.Version, ReceivedOn = new DateOnly(2026, 5, 6) });
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var office = await Browser(World.Office);
        await office.Do($"/cuoc-giam-sat/{ended.Campaign}", "#conclude", ("conclude.Abstract", "Kết luận về kết quả giám sát"), ("conclude.RemedyBy", "Trong tháng 6/2026"), ("conclude.ExecuteBy", "Chủ tịch xã"), ("conclude.ReportBy", "Ủy ban nhân dân xã"), ("conclude.FiguresAsOf", "30/4/2026"));
        var conclusion = (await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Conclusions.Single().Id;

        var page = await office.Open($"/ket-luan/{conclusion}");
        Assert.That(page.QuerySelectorAll("h3").Select(line => line.TextContent), Is.EqualTo(new[] { "Kết quả đạt được", "Tồn tại, hạn chế", "Nội dung có dấu hiệu vi phạm", "Nguyên nhân", "Trách nhiệm", "Yêu cầu, kiến nghị" }));
        Assert.That(page.QuerySelectorAll("h3")[2].NextElementSibling!.TextContent.Trim(), Does.StartWith("Mục III:").And.Contain("thu phí ngoài quy định").And.Not.Contain("72 hồ sơ"));
        var text = SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(conclusion)));
        int At(string words) => text.IndexOf(words, StringComparison.Ordinal);
        Assert.That(new[] { At("72 hồ sơ"), At("III. NỘI DUNG CÓ DẤU HIỆU VI PHẠM"), At("thu phí ngoài quy định"), At("IV. NGUYÊN NHÂN"), At("phối hợp giữa các phòng") }, Is.Ordered.And.All.GreaterThan(0));
        var split = await office.Open($"/ket-luan/{conclusion}/tach-nhiem-vu");
        Assert.That(split.QuerySelectorAll("main details.card > summary").Select(part => part.TextContent), Does.Contain("Tồn tại, hạn chế (1)").And.Contain("Nội dung có dấu hiệu vi phạm (1)"));
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Clauses.Single(clause => clause.FindingId == violation).Place, Is.EqualTo("Mục III"));

        // Issued, its clauses are called as they were printed, though a finding is told otherwise later.
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = await Version() });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = await Version() });
        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, await Version()));
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Findings SET Kind = 'Shortcoming' WHERE Id = @violation AND CouncilId = @CouncilId", new { violation }, CancellationToken.None));
        Assert.That(await Places(), Is.EqualTo("Mục I, Mục II, Mục III, Mục IV, Mục V, Mục VI.1, Mục VI.2"));
        Assert.That((await office.Open($"/ket-luan/{conclusion}")).QuerySelector("main")!.TextContent, Does.Contain("Mục IV:"));

        // One that was issued before places were kept was printed with its signs of violations among the shortcomings.
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Findings SET Kind = 'SignOfViolation' WHERE Id = @violation AND CouncilId = @CouncilId", new { violation }, CancellationToken.None));
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE ConclusionClauses SET Place = NULL WHERE ConclusionId = @conclusion AND CouncilId = @CouncilId", new { conclusion }, CancellationToken.None));
        Assert.That(await Places(), Is.EqualTo("Mục I, Mục II.1, Mục II.2, Mục III, Mục IV, Mục V.1, Mục V.2"));

        async Task<int> Version() => (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;

        async Task<string> Places() => string.Join(", ", (await World.Send(World.Office, new ConclusionDetails(conclusion))).Clauses.OrderBy(clause => clause.Number).Select(clause => clause.Place));
    }
}
