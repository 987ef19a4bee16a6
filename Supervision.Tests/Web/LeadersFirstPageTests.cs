using Supervision.Core.Ledger;
using Supervision.Core.Publishing;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;
using Supervision.Tests.Publishing;

namespace Supervision.Tests.Web;

/// <summary>What waits for a leader's word stands on the first page until it is given.</summary>
public sealed class LeadersFirstPageTests : SiteTest
{
    [Test]
    public async Task A_text_for_the_public_stands_there_until_it_is_approved()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var text = await World.Drafted(PublicationKind.Conclusion, conclusion);
        var way = $"a[href='/quan-ly-cong-khai/noi-dung/{text}']";

        Assert.That((await First(World.StandingBoard)).QuerySelector(way), Is.Not.Null);
        Assert.That((await First(World.Office)).QuerySelector(way), Is.Null, "who prepared it does not approve it");

        await World.Send(World.StandingBoard, new ApprovePublication { PublicationId = text, Version = 1 });
        Assert.That((await First(World.StandingBoard)).QuerySelector(way), Is.Null);
    }

    [Test]
    public async Task A_list_of_past_years_stands_there_until_it_is_entered()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.Backlog))).Id;
        var row = new LedgerRow { UnitCode = "U1", Content = "Rà soát, công khai quỹ đất công ích", AssignedOn = new DateOnly(2026, 3, 3), DueOn = new DateOnly(2026, 12, 31), Progress = TaskProgress.Assigned };
        var list = (await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [row] })).SubjectId;
        var way = $"a[href='/noi-dung/nhap/{list}']";

        Assert.That((await First(World.StandingBoard)).QuerySelector(way)!.TextContent, Is.EqualTo("1 nội dung của văn bản số 25/NQ-HĐND ngày 02/3/2026"));
        Assert.That((await First(World.Office)).QuerySelector(way), Is.Null);
        Assert.That((await First(World.UnitHead)).QuerySelector(way), Is.Null);

        await World.Send(World.StandingBoard, new EnterLedgerImport { LedgerImportId = list, Version = 1 });
        Assert.That((await First(World.StandingBoard)).QuerySelector(way), Is.Null);
    }

    private async Task<AngleSharp.Dom.IDocument> First(Guid person) => await new FormBrowser(await Site.BrowserOf(person)).Open("/");
}
