using Supervision.Core.Papers;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>A conclusion whose wording a letter corrected says so where people read it.</summary>
public sealed class CorrectedConclusionPageTests : SiteTest
{
    [Test]
    public async Task A_conclusion_names_the_letter_that_corrects_it_once_that_is_issued()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var paper = (await World.Send(World.Office, new PaperList { SubjectId = conclusion })).Items.Single().Id;
        var approved = await World.ApprovedCorrection(paper);
        var (clerk, unit) = (new FormBrowser(await Site.BrowserOf(World.Clerk)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        Assert.That((await clerk.Open($"/ket-luan/{conclusion}")).QuerySelector("dl.facts")!.TextContent, Does.Not.Contain("Đính chính bởi"), "not issued yet");

        await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        Assert.That((await clerk.Open($"/ket-luan/{conclusion}")).QuerySelector($"dl.facts a[href='/van-ban/{approved.Id}']")!.TextContent, Is.EqualTo("số 41/HĐND-VP, ngày 29/5/2026"));
        Assert.That((await unit.Open($"/ket-luan/{conclusion}")).QuerySelector("dl.facts")!.TextContent, Does.Contain("Đính chính bởi").And.Contain("41/HĐND-VP"), "named to the unit, which opens it when it was sent");
    }
}
