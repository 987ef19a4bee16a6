using System.Net;
using Supervision.Core.Conclusions;
using Supervision.Core.Papers;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>The day of a paper starts the clocks of the law: what was approved here does not go out with a day before that.</summary>
public sealed class IssueDayPageTests : SiteTest
{
    [Test]
    public async Task A_report_is_not_issued_with_a_day_before_its_approval_here()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        var path = $"/bao-cao-doan/{report}";
        await (await Browser(World.Head)).Do(path, "#approve");
        var clerk = await Browser(World.Clerk);
        (string, string)[] typed =
        [
            ("issue.Number", "12"), ("issue.Symbol", "BC-ĐGS"), ("issue.IssuedOn", "5/5/2026"), ("issue.SignerName", "Trần Thị Minh Họa"), ("issue.SignerTitle", "Phó Chủ tịch Hội đồng nhân dân tỉnh"),
            ("issue.SignedOn", "5/5/2026"), ("issue.IsHandSigned", "true"),
        ];

        var (status, page) = await clerk.Send(path, "#issue", typed);

        Assert.That((status, page.QuerySelector("#issue-IssuedOn-loi")!.TextContent),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Ngày ban hành 05/5/2026 không được trước ngày 29/5/2026 là ngày văn bản được duyệt trong hệ thống.")));
        typed[2] = ("issue.IssuedOn", "29/5/2026");
        Assert.That((await clerk.Do(path, "#issue", typed)).QuerySelector("main")!.TextContent, Does.Contain("12/BC-ĐGS, ngày 29/5/2026"), "signed on paper before, but not dated before its approval");
    }

    [Test]
    public async Task Neither_is_a_conclusion_nor_a_letter_and_their_numbers_stay_free()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });
        var refused = await World.Refused(World.Clerk, SomeConclusions.Issue(conclusion, 3));
        Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("paper.before_approval", "IssuedOn")));
        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, 3) with { IssuedOn = SomePapers.IssuedOn });

        var notice = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion }))!);
        var draft = await World.CorrectionDraft(notice);
        World.Clock.Set(new DateOnly(2026, 6, 2), new TimeOnly(8, 0));
        var version = (await World.Send(World.Office, new SubmitPaper { PaperId = draft, Version = 2 })).Version;
        version = (await World.Send(World.StandingBoard, new ApprovePaper { PaperId = draft, Version = version })).Version;
        var early = await World.Refused(World.Clerk, new NumberPaper { PaperId = draft, Version = version, Number = 40, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 6, 1) });
        Assert.That((early.Code, early.Message), Is.EqualTo(("paper.before_approval", "Ngày ban hành 01/6/2026 không được trước ngày 02/6/2026 là ngày văn bản được duyệt trong hệ thống.")), "it was drafted on 29/5/2026");
        await World.Send(World.Clerk, new NumberPaper { PaperId = draft, Version = version, Number = 40, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 6, 2) });
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
