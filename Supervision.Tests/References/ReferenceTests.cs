using System.Text.Json;
using Supervision.Api.Web;
using Supervision.Core.Calendar;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.References;
using Supervision.Tests.Indicators;

namespace Supervision.Tests.References;

public sealed class ReferenceTests : FeatureTest
{
    private static readonly RegisterReferenceCase Meeting = new()
    {
        Code = "TK-01",
        Kind = ReferenceKind.InternalReview,
        Title = "Tổng kết công tác cải cách hành chính",
        BodyName = "Ban Chỉ đạo cải cách hành chính huyện",
        UnitName = "Các cơ quan thuộc huyện",
    };

    private static TaskData Duty(DeadlineKind kind, params string[] sources) => new() { LeadBody = "UBND huyện", Deadline = new ReferenceDeadline { Kind = kind }, Sources = sources };

    [Test]
    public async Task A_reference_may_lack_its_date_and_is_listed_with_its_kind()
    {
        var id = (await World.Send(World.Office, Meeting)).Id;
        await World.Send(World.Office, Meeting with { Code = "TK-02", Kind = ReferenceKind.PartyMeeting, HeldOn = new DateOnly(2024, 6, 12), HeldOnInferred = true });

        var all = await World.Send(World.StandingBoard, new ReferenceCaseList());
        var reviews = await World.Send(World.StandingBoard, new ReferenceCaseList { Kind = ReferenceKind.InternalReview });
        var first = await World.Send(World.StandingBoard, new ReferenceCaseList { Take = 1 });
        var second = await World.Send(World.StandingBoard, new ReferenceCaseList { Take = 1, After = first.Next });

        Assert.That(all.Items.Select(row => row.Code), Is.EqualTo(new[] { "TK-01", "TK-02" }));
        Assert.That(reviews.Items.Single().Id, Is.EqualTo(id));
        Assert.That(second.Items.Single().Code, Is.EqualTo("TK-02"));
        Assert.That((await World.Send(World.Office, new ReferenceFlags(id))).Lines(), Is.EquivalentTo(new[] { "DateMissing: ", "NotCouncilSupervision: " }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @id AND Event = 'ReferenceCaseRegistered' AND CouncilId = @CouncilId", new { id }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_code_stands_once()
    {
        var id = (await World.Send(World.Office, Meeting)).Id;
        await World.Send(World.Office, new AddReferenceItem { ReferenceCaseId = id, Code = "U1", Text = "Duy trì một cửa", Data = new StrengthData() });

        var second = await World.Refused(World.Office, Meeting);
        var item = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Code = "U1", Text = "Khác", Data = new StrengthData() });

        Assert.That(second.Fields.Values.Single().Single(), Is.EqualTo("Mã hồ sơ tham chiếu này đã có."));
        Assert.That(item.Fields.Values.Single().Single(), Is.EqualTo("Mã này đã có trong hồ sơ tham chiếu."));
    }

    [Test]
    public async Task Only_here_a_task_may_have_no_deadline_and_it_is_flagged()
    {
        var id = (await World.Send(World.Office, Meeting with { HeldOn = new DateOnly(2018, 1, 15) })).Id;
        await World.Send(World.Office, new AddReferenceItem { ReferenceCaseId = id, Code = "K1", Text = "Đẩy mạnh tuyên truyền", Data = new StatementData { Type = ReferenceStatementKind.Request, Verb = "yêu cầu" } });
        await World.Send(World.Office, new AddReferenceItem { ReferenceCaseId = id, Code = "T1", Text = "Tuyên truyền", Data = Duty(DeadlineKind.None, "K1") });
        await World.Send(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "Báo cáo", Data = Duty(DeadlineKind.Unclear, "K1") });

        var answer = await World.Send(World.Office, new ReferenceFlags(id));

        Assert.That(answer.Lines(), Does.Contain("TaskWithoutDeadline: T1 mục 3"));
    }

    [Test]
    public async Task An_item_points_only_to_what_stands_in_its_reference()
    {
        var (id, other) = ((await World.Send(World.Office, Meeting)).Id, (await World.Send(World.Office, Meeting with { Code = "TK-02" })).Id);
        await World.Send(World.Office, new RecordReferenceIndicator { ReferenceCaseId = other, Stated = SomeFigures.Ratio with { Code = "CT9" } });

        var statement = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "Việc", Data = Duty(DeadlineKind.None, "K1") });
        var indicator = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "Chậm", Data = new ShortcomingData { Indicators = ["CT9"] } });
        var heading = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "Chậm", Data = new ShortcomingData { HeadingCode = "H1" } });

        Assert.That(statement.Fields.Keys, Is.EqualTo(new[] { "Data.Sources" }));
        Assert.That(indicator.Fields.Keys, Is.EqualTo(new[] { "Data.Indicators" }));
        Assert.That(heading.Fields.Keys, Is.EqualTo(new[] { "Data.HeadingCode" }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ReferenceItems WHERE ReferenceCaseId = @id AND CouncilId = @CouncilId", new { id }), Is.Zero);
    }

    [Test]
    public async Task Each_kind_of_item_has_its_own_rules()
    {
        var id = (await World.Send(World.Office, Meeting)).Id;

        var nobody = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "Chủ tịch", Data = new ParticipantData { Side = Core.Visits.Side.Chair, Part = "" } });
        var silent = await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Data = new StrengthData() });
        await World.Send(World.Office, new AddReferenceItem { ReferenceCaseId = id, Data = new SpeechData { Speaker = "Các đại biểu", Side = Core.Visits.Side.Other } });

        Assert.That(nobody.Fields.Keys, Is.EqualTo(new[] { "Data.Part" }));
        Assert.That(silent.Fields.Keys, Is.EqualTo(new[] { "Text" }));
    }

    [TestCase("""{"leadBody":"UBND","deadline":{"kind":"none"},"kind":"task"}""", true)]
    [TestCase("""{"kind":"task","leadBody":"UBND","deadline":{"kind":"none"},"chu":1}""", false)]
    [TestCase("""{"kind":"task","leadBody":"UBND"}""", false)]
    [TestCase("""{"kind":"task","leadBody":"UBND","deadline":{"kind":"sometime"}}""", false)]
    [TestCase("""{"kind":"rumour"}""", false)]
    [TestCase("""{"leadBody":"UBND","deadline":{"kind":"none"}}""", false)]
    public void The_data_of_an_item_are_strict_json(string json, bool isTaken)
    {
        if (isTaken) Assert.That(JsonSerializer.Deserialize<ReferenceItemData>(json, ApiJson.Options), Is.InstanceOf<TaskData>());
        else Assert.That(() => JsonSerializer.Deserialize<ReferenceItemData>(json, ApiJson.Options), Throws.InstanceOf<Exception>());
    }

    [Test]
    public async Task References_and_their_figures_count_in_no_campaign()
    {
        var campaign = await World.OpenCampaign();
        await World.EnterReference(Cases.Read("S1"));

        var flags = await World.Send(World.Secretary, new CampaignFlags(campaign));
        var indicators = await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign });

        Assert.That(flags.Lines(), Is.EqualTo(new[] { "LegalClocks: " }));
        Assert.That(indicators.Items, Is.Empty);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId"), Is.Zero);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Findings WHERE CouncilId = @CouncilId"), Is.Zero);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Visits WHERE CouncilId = @CouncilId"), Is.Zero);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Campaigns WHERE CouncilId = @CouncilId"), Is.EqualTo(1));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task A_figure_of_a_reference_is_corrected_by_the_office_and_no_figure_of_it_serves_a_campaign()
    {
        var id = (await World.Send(World.Office, Meeting)).Id;
        var campaign = await World.OpenCampaign();
        var indicator = (await World.Send(World.Office, new RecordReferenceIndicator { ReferenceCaseId = id, Stated = new() { Name = "Tổng số", Kind = IndicatorKind.Count, Amount = 16 } })).Id;

        await World.Send(World.Office, new ReviseIndicator { IndicatorId = indicator, Version = 1, Reason = "Gõ nhầm", Stated = new() { Name = "Tổng số", Kind = IndicatorKind.Count, Amount = 17 } });

        var mixed = await World.Refused(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { DenominatorIndicatorId = indicator }));
        var member = await World.Refused(World.Secretary, new RecordStatement { IndicatorId = indicator, Text = "5" });
        Assert.That(mixed.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(member.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task Another_council_and_the_units_see_none_of_it()
    {
        var id = (await World.Send(World.Office, Meeting)).Id;
        Assert.That((await World.Refused(World.UnitHead, new ReferenceCaseDetails(id))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.OpenCouncil();

        Assert.That((await World.Refused(World.Office, new ReferenceCaseDetails(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new ReferenceFlags(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new ReferenceSheet(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new AddReferenceItem { ReferenceCaseId = id, Text = "x", Data = new TopicData() })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new RecordReferenceIndicator { ReferenceCaseId = id, Stated = SomeFigures.Ratio })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.Office, new ReferenceCaseList())).Items, Is.Empty);
    }
}
