using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Indicators;

public sealed class IndicatorChangeTests : FeatureTest
{
    [Test]
    public async Task A_further_statement_stands_beside_the_first_and_is_compared_with_it()
    {
        var campaign = await World.OpenCampaign();
        var indicator = await World.Indicator(campaign, SomeFigures.Ratio with { Code = "A" });

        await World.Send(World.Member, new RecordStatement { IndicatorId = indicator, Text = "81", Place = "phần mở đầu" });
        await World.Send(World.Secretary, new RecordStatement { IndicatorId = indicator, Text = "82" });

        var flags = await World.Send(World.Secretary, new CampaignFlags(campaign));
        Assert.That(flags.Lines(), Does.Contain("StatementsDiffer: A"));
        Assert.That(flags.Flags.Single(f => f.Code is FlagCode.StatementsDiffer).Sentences.Single(), Does.Contain("81% (phần mở đầu), 82%"));
        Assert.That(flags.Lines(), Does.Contain("RatioDisagrees: A"));
    }

    [Test]
    public async Task Two_indicators_that_may_be_one_are_linked_once()
    {
        var campaign = await World.OpenCampaign();
        var one = await World.Indicator(campaign, SomeFigures.Ratio with { Code = "A" });
        var two = await World.Indicator(campaign, SomeFigures.Ratio with { Code = "B", StatedRatio = "81,3" });
        var three = await World.Indicator(campaign, SomeFigures.Ratio with { Code = "C" });

        await World.Send(World.Secretary, new LinkIndicators { IndicatorId = one, SameAsIndicatorId = two });

        var again = await World.Refused(World.Secretary, new LinkIndicators { IndicatorId = one, SameAsIndicatorId = three });
        var itself = await World.Refused(World.Secretary, new LinkIndicators { IndicatorId = three, SameAsIndicatorId = three });
        var unknown = await World.Refused(World.Secretary, new LinkIndicators { IndicatorId = three, SameAsIndicatorId = Guid.NewGuid() });
        Assert.That((await World.Send(World.Secretary, new CampaignFlags(campaign))).Lines(), Does.Contain("PossiblySameIndicator: A B"));
        Assert.That(again.Code, Is.EqualTo("indicator.linked"));
        Assert.That(itself.Code, Is.EqualTo("indicator.itself"));
        Assert.That(unknown.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_typing_error_is_corrected_with_both_texts_in_the_journal()
    {
        var campaign = await World.OpenCampaign();
        var indicator = await World.Indicator(campaign, SomeFigures.Ratio with { OtherStatements = [new OtherStatement("80")] });

        var changed = await World.Send(World.Secretary, new ReviseIndicator
        {
            IndicatorId = indicator,
            Version = 1,
            Reason = "Gõ nhầm tử số",
            Stated = SomeFigures.Ratio with { Numerator = 12, StatedRatio = "75" },
        });

        var back = (await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign })).Items.Single();
        Assert.That(changed.Version, Is.EqualTo(2));
        Assert.That((back.Version, back.Stated.Code, back.Stated.Numerator, back.Stated.StatedRatio, back.Stated.OtherStatements.Count), Is.EqualTo((2, "CT1", 12m, "75", 0)));
        Assert.That(await World.Value<string>("SELECT Before FROM Journal WHERE SubjectId = @indicator AND Event = 'IndicatorRevised' AND CouncilId = @CouncilId", new { indicator }),
            Does.Contain("81,25").And.Contain("80"));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @indicator AND Event = 'IndicatorRevised' AND CouncilId = @CouncilId", new { indicator }),
            Does.Contain("Gõ nhầm tử số"));
    }

    [Test]
    public async Task A_correction_of_what_somebody_else_corrected_is_refused()
    {
        var campaign = await World.OpenCampaign();
        var indicator = await World.Indicator(campaign, SomeFigures.Ratio);
        var revision = new ReviseIndicator { IndicatorId = indicator, Version = 1, Reason = "Gõ nhầm", Stated = SomeFigures.Ratio with { Numerator = 12 } };
        await World.Send(World.Secretary, revision);

        Assert.That((await World.Refused(World.Office, revision)).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task A_denominator_of_others_keeps_its_value()
    {
        var campaign = await World.OpenCampaign();
        var total = await World.Indicator(campaign, new() { Name = "Tổng số", Kind = IndicatorKind.Count, Amount = 16 });
        await World.Indicator(campaign, SomeFigures.Ratio with { DenominatorIndicatorId = total });

        var refusal = await World.Refused(World.Secretary, new ReviseIndicator { IndicatorId = total, Version = 1, Reason = "Bỏ", Stated = new() { Name = "Tổng số", Kind = IndicatorKind.Count } });

        Assert.That(refusal.Code, Is.EqualTo("indicator.in_use"));
    }

    [Test]
    public async Task A_figure_is_judged_while_it_is_typed()
    {
        var truncated = await World.Send(World.UnitContact, new CheckFigure { Numerator = 187, Denominator = 649, StatedRatio = "28" });
        var right = await World.Send(World.Member, new CheckFigure { Numerator = 13, Denominator = 16, StatedRatio = "81,25" });
        var refusal = await World.Refused(World.Member, new CheckFigure { Numerator = 13, Denominator = 0 });

        Assert.That((truncated.ComputedRatio, truncated.Verdict), Is.EqualTo((28.81m, RatioVerdict.Truncated)));
        Assert.That(truncated.Remarks.Single().Code, Is.EqualTo(FlagCode.RatioTruncated));
        Assert.That((right.Verdict, right.Remarks.Count), Is.EqualTo((RatioVerdict.Agrees, 0)));
        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "Denominator" }));
    }
}
