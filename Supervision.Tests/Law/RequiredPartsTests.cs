using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Law;
using Supervision.Core.Papers;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Law;

/// <summary>What a report or a conclusion must say is read from the law of the day.</summary>
public sealed class RequiredPartsTests : FeatureTest
{
    private const string Row = """{"paper":"delegation_report","parts":["recommendations"],"article":"Điều 5 Luật A","mark":"verified"}""";

    private static RuleSets Laws(string rows) => RuleSets.Read("thu.json", $$"""
        {"subjects":[],"forms":[],"rule_sets":[{"code":"A","name":"Luật A","short_name":"A","effective_from":"2016-07-01","effective_to":null,"note":null,"clocks":[],"subject_forms":[],"delegations":[],"required_parts":[{{rows}}],"thresholds":[]}]}
        """);

    [TestCase(PaperKind.DelegationReport, "Results, Shortcomings, Causes, Responsibility, Recommendations")]
    [TestCase(PaperKind.ConclusionNotice, "Results, Shortcomings, Causes, Responsibility, RemedyBy, ExecuteBy, ReportBy")]
    [TestCase(PaperKind.SupervisionResolution, "Results, Shortcomings, Causes, Responsibility, RemedyBy, ExecuteBy, ReportBy")]
    [TestCase(PaperKind.CommitteeReport, "Results, Recommendations")]
    [TestCase(PaperKind.GroupReport, "Recommendations")]
    [TestCase(PaperKind.SessionNotice, null)]
    public void The_2015_law_wants_these_parts_and_the_2025_law_carries_them_over(PaperKind paper, string? parts)
    {
        var (read, carried) = (RuleSets.Shipped.For(new(2026, 2, 28)).PartsOf(paper), RuleSets.Shipped.For(new(2026, 3, 1)).PartsOf(paper));

        Assert.That((read is null ? null : string.Join(", ", read.Parts), carried is null ? null : string.Join(", ", carried.Parts)), Is.EqualTo((parts, parts)));
        Assert.That((carried?.Mark, carried?.Article), Is.EqualTo((read is null ? (LegalMark?)null : LegalMark.CarriedOverUnverified, read?.Article)));
    }

    [Test]
    public void A_law_that_wants_less_is_followed()
    {
        var law = Laws(Row).For(new(2026, 5, 1));

        Assert.That(ReportBlanks.Of(law.PartsOf(PaperKind.DelegationReport), null, null, [FindingKind.Shortcoming]), Is.EqualTo(new[] { "Kiến nghị" }));
        Assert.That(ReportBlanks.Of(law.PartsOf(PaperKind.ConclusionNotice), null, null, []), Is.Empty, "nothing particular");
    }

    [TestCase("\"recommendations\"", "", "không nêu phần nào")]
    [TestCase("\"recommendations\"", "\"report_by\"", "báo cáo của Đoàn giám sát không có phần")]
    [TestCase("\"recommendations\"", "\"poem\"", "$.rule_sets[0].required_parts[0].parts")]
    [TestCase("\"delegation_report\"", "\"session_notice\"", "phần mềm không kiểm tra")]
    [TestCase("}", "},{\"paper\":\"delegation_report\",\"parts\":[\"causes\"],\"article\":\"Điều 6\",\"mark\":\"verified\"}", "bị lặp")]
    public void A_rule_that_could_not_be_followed_is_refused(string what, string by, string says) =>
        Assert.That(() => Laws(Row.Replace(what, by, StringComparison.Ordinal)), Throws.TypeOf<InvalidDataException>().With.Message.Contains(says));

    [Test]
    public async Task A_draft_is_held_against_the_law_of_the_day_on_which_it_is_looked_at_and_submitted()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        const string article = "Điều 71 khoản 1 điểm d Luật 87/2015/QH13";
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(await World.EndedCampaign()) with { Recommendations = null })).Id;
        await World.Send(World.Office, new ReviseConclusion
        {
            ConclusionId = conclusion, Version = 1, Abstract = "Kết luận giám sát", FiguresAsOf = SomeConclusions.FieldworkEndedOn, Clauses = [new NewClause { Block = ClauseBlock.Results, Text = "Đã niêm yết" }],
        });
        var (now, was) = (new DateOnly(2026, 5, 29), new DateOnly(2026, 2, 27));

        foreach (var (day, cited) in new[] { (was, article), (now, $"{article}, theo luật cũ, chưa đối chiếu văn bản mới") })
        {
            World.Clock.Set(day, new TimeOnly(9, 0));
            Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).PartsWantedBy, Is.EqualTo(cited));
            Assert.That((await World.Refused(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 2 })).Message, Does.StartWith("Văn bản còn thiếu: Tồn tại, hạn chế; Nguyên nhân; ").And.EndsWith($" ({cited})."));
            Assert.That((await World.Send(World.Secretary, new DelegationReportDetails(report))) is { PartsWantedBy: { } by, Blanks: [.., "Kiến nghị"] } ? by : null, Does.StartWith("Điều 62 khoản 3, Điều 81 khoản 2 Luật 87/2015/QH13").And.EndsWith(cited[article.Length..]));
        }
    }
}
