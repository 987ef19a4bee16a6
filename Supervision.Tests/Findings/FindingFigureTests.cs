using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Findings;

/// <summary>What a finding rests on stands beside it on paper.</summary>
public sealed class FindingFigureTests : FeatureTest
{
    [Test]
    public async Task Minutes_print_the_figure_that_was_stated_with_a_finding_once()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Secretary, Recorded(visit, "Tỷ lệ giải quyết đúng hạn còn thấp."));
        await World.Send(World.Secretary, Recorded(visit, "Mới giải quyết đúng hạn 184 hồ sơ"));
        await World.Send(World.Secretary, Recorded(visit, "Quyết định 1.184 chưa được niêm yết"));

        var text = SomeOfficePapers.Text(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }));

        Assert.That(text, Does.Contain("Tỷ lệ giải quyết đúng hạn còn thấp (Hồ sơ giải quyết đúng hạn: 184/408, đạt 45,1%).").And.Contain("Mới giải quyết đúng hạn 184 hồ sơ."));
        Assert.That(text, Does.Contain("Quyết định 1.184 chưa được niêm yết (Hồ sơ giải quyết đúng hạn: 184/408, đạt 45,1%)."));
    }

    [Test]
    public async Task Another_units_figure_is_not_printed_in_minutes_that_a_unit_gets()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var others = (await World.Send(World.Secretary, new RecordIndicator
        {
            CampaignId = campaign, UnitId = World.OtherUnit, Stated = new StatedIndicator { Name = "Hồ sơ của xã khác", Kind = IndicatorKind.Ratio, Numerator = 187, Denominator = 649, StatedRatio = "28" },
        })).Id;
        await World.Send(World.Secretary, new RecordAtVisit { VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Shortcoming, Text = "Tỷ lệ thấp hơn các xã", IndicatorId = others });

        var text = SomeOfficePapers.Text(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }));

        Assert.That(text, Does.Contain("Tỷ lệ thấp hơn các xã.").And.Not.Contain("187"));
    }

    [Test]
    public async Task A_report_says_whose_finding_it_is_with_its_figures_and_what_the_unit_holds_against_it()
    {
        var ended = await World.EndedCampaign();
        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = ended.Campaign, UnitId = World.Unit, Kind = FindingKind.Difficulty, Text = "Thiếu máy quét" })).Id;
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = ended.Campaign, Findings = [new SeenFinding(finding, 1)] });
        await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false, Explanation = "Máy quét đã được cấp từ tháng 3." });
        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = 3, Note = "Máy chưa dùng được." });
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [finding] });

        var text = SomeOfficePapers.Text(await World.Send(World.Secretary, new PrintDelegationReport(report)));

        Assert.That(text, Does.Contain("Thiếu máy quét (Ủy ban nhân dân xã Hòa Bình). Đơn vị có ý kiến: máy quét đã được cấp từ tháng 3. Ý kiến của Đoàn giám sát: Máy chưa dùng được."));
    }

    private static RecordAtVisit Recorded(Guid visit, string text) => new()
    {
        VisitId = visit,
        Kind = FindingKind.Shortcoming,
        Text = text,
        Figure = new SaidFigure { IndicatorName = "Hồ sơ giải quyết đúng hạn", Numerator = "184", Denominator = "408", StatedRatio = "45,1" },
    };
}
