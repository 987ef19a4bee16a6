using AngleSharp.Dom;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>A clause is called on every page what it is called in the paper.</summary>
public sealed class ClausePlacesTests : SiteTest
{
    [Test]
    public async Task Pages_call_a_clause_what_the_paper_and_its_annex_call_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var (second, sixth) = (await World.Clause(conclusion, 2), await World.Clause(conclusion, 6));
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, second, sixth) })).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var paper = await World.Send(World.Office, new PrintConclusion(conclusion));
        Assert.That(paper.Blocks.OfType<Table>().Single().Rows.Single().Cells[3].Text.PlainText, Is.EqualTo("Mục V.2"), "a paper cites what asks, not what that rests on");
        Assert.That(paper.Blocks.OfType<Heading>().Select(heading => $"{heading.Label} {heading.Text}"), Does.Contain("II. Tồn tại, hạn chế").And.Contain("V. Yêu cầu, kiến nghị"));
        Assert.That(paper.Blocks.OfType<Paragraph>().Single(block => block.Text.PlainText.StartsWith("Đề nghị Ủy ban nhân dân xã Tân Tiến", StringComparison.Ordinal)).Label, Is.EqualTo("2."));

        Assert.That((await office.Open($"/ket-luan/{conclusion}")).QuerySelectorAll("main li b").Select(one => one.TextContent), Is.SupersetOf(new[] { "Mục I:", "Mục II:", "Mục V.1:", "Mục V.2:" }));
        Assert.That((await office.Open($"/ket-luan/{conclusion}/tach-nhiem-vu")).QuerySelector($"#khoan-{sixth} h3")!.TextContent.Trim(), Is.EqualTo("Mục V.2"));
        Assert.That((await office.Open($"/noi-dung/{task}")).QuerySelectorAll("dd .meta").Select(one => one.TextContent), Is.SupersetOf(new[]
        {
            "Mục II (tồn tại, hạn chế): Còn 72 hồ sơ lĩnh vực đất đai giải quyết quá hạn.",
            "Mục V.2 (yêu cầu, kiến nghị): Đề nghị Ủy ban nhân dân xã Tân Tiến rà soát, công khai kết quả giải quyết hồ sơ.",
        }));
        var refused = await office.Send($"/ket-luan/{conclusion}", "#revise", ($"revise.Clauses[{sixth}].Text", ""));
        Assert.That(refused.Page.QuerySelector("#revise")!.TextContent, Does.Contain("Mục V.2 còn là nguồn của nội dung yêu cầu, kiến nghị nên chưa bỏ được."));
    }

    [TestCase(ConclusionKind.StandingBoardConclusion, false, "Mục I.1 Mục I.2 Mục II Mục III")]
    [TestCase(ConclusionKind.CommitteeRecommendations, false, "Mục II.1 Mục II.2 Mục III Mục IV")]
    [TestCase(ConclusionKind.CommitteeRecommendations, true, "Mục II.1 Mục II.2 Mục III Mục V")]
    [TestCase(ConclusionKind.SupervisionResolution, false, "Điểm a khoản 1 Điều 1 Điểm b khoản 1 Điều 1 Khoản 2 Điều 1 Điều 2")]
    public void Each_kind_of_paper_numbers_in_its_way(ConclusionKind kind, bool hasPetitions, string named)
    {
        Clause[] clauses = [.. new[] { ClauseBlock.Results, ClauseBlock.Results, ClauseBlock.Causes, ClauseBlock.Recommendations }.Select((block, i) => new Clause { Id = Guid.NewGuid(), Number = i + 1, Block = block, Text = "Nội dung" })];

        var places = ClausePlaces.Of(kind, clauses, hasTasks: true, hasPetitions);

        Assert.That(string.Join(' ', clauses.Select(clause => places[clause])), Is.EqualTo(named));
    }
}
