using Supervision.Core.Campaigns;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Indicators;

public sealed class RecordIndicatorTests : FeatureTest
{
    [Test]
    public async Task Figures_are_kept_as_millionths_and_the_ratio_as_printed()
    {
        var campaign = await World.OpenCampaign();

        var created = await World.Send(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Numerator = 18.81m, Denominator = 20, StatedRatio = "93,55%" }));

        var id = created.Id;
        Assert.That(await World.Value<long>("SELECT Numerator FROM Indicators WHERE Id = @id AND CouncilId = @CouncilId", new { id }), Is.EqualTo(18_810_000));
        Assert.That(await World.Value<string>("SELECT StatedRatio FROM Indicators WHERE Id = @id AND CouncilId = @CouncilId", new { id }), Is.EqualTo("93,55"));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @campaign AND Event = 'IndicatorRecorded' AND CouncilId = @CouncilId", new { campaign }), Does.Contain("93,55%"));
    }

    [Test]
    public async Task What_was_typed_comes_back_whole()
    {
        var campaign = await World.OpenCampaign();
        var total = await World.Indicator(campaign, new() { Code = "TONG", Name = "Nhiệm vụ được giao", Kind = IndicatorKind.Count, Amount = 79, MeasureUnit = "nhiệm vụ" });
        var stated = SomeFigures.Ratio with
        {
            Code = "CT-2",
            Field = "Chỉ đạo điều hành",
            PeriodText = "Năm 2025",
            PeriodInferred = true,
            PeriodEndOn = new DateOnly(2025, 12, 31),
            DenominatorInferred = true,
            DenominatorIndicatorId = total,
            TotalIndicatorId = total,
            GroupName = "han",
            RemainderName = "nhiệm vụ còn lại",
            RemainderAmount = 3,
            SameAsIndicatorId = total,
            Rank = 21,
            RankTotal = 30,
            Grade = "Khá",
            Target = "16/16",
            TargetDueOn = new DateOnly(2026, 12, 31),
            MaximumScore = 8.25m,
            LostScore = 0.27m,
            LostCause = "Chậm ban hành kế hoạch",
            LostResponsibility = LostResponsibility.Head,
            AtLeast = 5,
            Note = "Theo báo cáo",
            OtherStatements = [new OtherStatement("81", "phần mở đầu")],
            Changes = [new StatedChange { ComparedTo = "2024", StatedAmount = "-2,13", StatedUnit = "%", RankSteps = -2 }],
        };
        await World.Indicator(campaign, stated);

        var page = await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign });

        var back = page.Items[1];
        Assert.That(back.Stated with { OtherStatements = stated.OtherStatements, Changes = stated.Changes }, Is.EqualTo(stated));
        Assert.That(back.Stated.OtherStatements, Is.EqualTo(stated.OtherStatements));
        Assert.That(back.Stated.Changes, Is.EqualTo(stated.Changes));
        Assert.That(back.ComputedRatio, Is.EqualTo(81.25m));
        Assert.That(page.Items[0].ComputedRatio, Is.Null);
    }

    [TestCase("1.373", "1373 hoặc 1,373")]
    [TestCase("13/0", "mẫu số phải lớn hơn 0")]
    [TestCase("13/16", "nhập tử số và mẫu số vào hai ô riêng")]
    [TestCase("chín mươi", "không phải là số")]
    [TestCase("-5", "không nhận số âm")]
    [TestCase("1,2345678", "6 chữ số thập phân")]
    public async Task A_text_that_is_no_ratio_or_has_two_readings_is_refused(string text, string says)
    {
        var campaign = await World.OpenCampaign();

        var refusal = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { StatedRatio = text }));

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That(refusal.Fields["Stated.StatedRatio"].Single(), Does.Contain(says));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Indicators WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.Zero);
    }

    [Test]
    public async Task Numbers_that_no_fraction_can_have_are_refused()
    {
        var campaign = await World.OpenCampaign();

        var zero = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Denominator = 0 }));
        var negative = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Numerator = -1 }));
        var fine = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Numerator = 0.0000001m }));
        var groupless = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { TotalAmount = 16 }));

        Assert.That(zero.Fields["Stated.Denominator"].Single(), Is.EqualTo("“Mẫu số” phải lớn hơn 0."));
        Assert.That(negative.Fields.Keys, Is.EqualTo(new[] { "Stated.Numerator" }));
        Assert.That(fine.Fields["Stated.Numerator"].Single(), Does.Contain("6 chữ số thập phân"));
        Assert.That(groupless.Fields.Keys, Is.EqualTo(new[] { "Stated.GroupName" }));
    }

    [Test]
    public async Task A_numerator_over_its_denominator_is_kept_as_stated_and_flagged()
    {
        var campaign = await World.OpenCampaign();

        await World.Indicator(campaign, SomeFigures.Ratio with { Code = "A", Numerator = 17, StatedRatio = null });

        var flags = await World.Send(World.Secretary, new CampaignFlags(campaign));
        Assert.That(flags.Lines(), Does.Contain("NumeratorOverDenominator: A"));
    }

    [Test]
    public async Task An_indicator_of_another_campaign_or_without_value_is_no_denominator()
    {
        var (campaign, other) = (await World.OpenCampaign(), await World.OpenCampaign());
        var foreign = await World.Indicator(other, new() { Name = "Tổng số", Kind = IndicatorKind.Count, Amount = 16 });
        var empty = await World.Indicator(campaign, new() { Name = "Tổng số", Kind = IndicatorKind.Count });

        var unknown = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { DenominatorIndicatorId = foreign }));
        var without = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { TotalIndicatorId = empty, GroupName = "a" }));

        Assert.That(unknown.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(without.Code, Is.EqualTo("indicator.no_amount"));
    }

    [Test]
    public async Task A_code_stands_once_in_a_campaign_and_is_given_when_left_out()
    {
        var (campaign, other) = (await World.OpenCampaign(), await World.OpenCampaign());
        await World.Indicator(campaign, SomeFigures.Ratio with { Code = "X" });
        await World.Indicator(other, SomeFigures.Ratio with { Code = "X" });
        await World.Indicator(campaign, SomeFigures.Ratio);

        var refusal = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Code = "X" }));

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "Code" }));
        var codes = (await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign })).Items.Select(i => i.Stated.Code);
        Assert.That(codes, Is.EqualTo(new[] { "X", "CT2" }));
    }

    [Test]
    public async Task No_figures_are_taken_before_the_plan_is_sent_or_for_another_council()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var open = await World.OpenCampaign();
        var secretary = World.Secretary;

        var early = await World.Refused(secretary, SomeFigures.Record(campaign, SomeFigures.Ratio));
        await World.OpenCouncil();
        var foreign = await World.Refused(World.Secretary, SomeFigures.Record(open, SomeFigures.Ratio));
        var read = await World.Refused(World.Office, new CampaignFlags(open));

        Assert.That(early.Code, Is.EqualTo("indicator.campaign"));
        Assert.That(foreign.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(read.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_unit_records_no_figures_sees_no_flags_and_only_its_own_figures()
    {
        var campaign = await World.OpenCampaign();
        await World.Indicator(campaign, SomeFigures.Ratio);
        await World.Send(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Code = "U" }) with { UnitId = World.Unit });
        await World.Send(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Code = "V" }) with { UnitId = World.OtherUnit });

        Assert.That((await World.Refused(World.UnitHead, SomeFigures.Record(campaign, SomeFigures.Ratio))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, new CampaignFlags(campaign))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Send(World.UnitHead, new IndicatorList { CampaignId = campaign })).Items.Select(i => i.Stated.Code), Is.EqualTo(new[] { "U" }));
    }

    [Test]
    public async Task A_list_goes_on_where_its_page_ended()
    {
        var campaign = await World.OpenCampaign();
        foreach (var i in Enumerable.Range(1, 3)) await World.Indicator(campaign, SomeFigures.Ratio with { Code = $"P{i}" });

        var first = await World.Send(World.Member, new IndicatorList { CampaignId = campaign, Take = 2 });
        var second = await World.Send(World.Member, new IndicatorList { CampaignId = campaign, Take = 2, After = first.Next });

        Assert.That(first.Items.Select(i => i.Stated.Code), Is.EqualTo(new[] { "P1", "P2" }));
        Assert.That(second.Items.Select(i => i.Stated.Code), Is.EqualTo(new[] { "P3" }));
        Assert.That(second.Next, Is.Null);
    }
}
