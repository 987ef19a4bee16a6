using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Councils;

public sealed class CouncilSettingsTests : FeatureTest
{
    private static readonly ChangeCouncilSettings Settings = new()
    {
        Version = 1,
        NumberSource = NumberSource.Internal,
        ChecklistName = "5 rõ",
        Checklist = [ChecklistItem.Person, ChecklistItem.Work, ChecklistItem.Time],
        ChecklistEnforced = true,
        ImmediateDays = 5,
        MinutesSigners = [MinutesParty.Secretary, MinutesParty.UnitRepresentative],
    };

    [Test]
    public async Task A_council_settles_its_own_numbers_checklist_and_signers_and_the_journal_keeps_what_was()
    {
        await World.Send(World.Administrator, Settings);

        var council = await World.Send(World.UnitContact, new CouncilDetails());
        Assert.That((council.NumberSource, council.ChecklistName, council.ChecklistEnforced, council.ImmediateDays, council.Version), Is.EqualTo((NumberSource.Internal, "5 rõ", true, 5, 2)));
        Assert.That(council.Checklist, Is.EqualTo(Settings.Checklist));
        Assert.That(council.MinutesSigners, Is.EqualTo(Settings.MinutesSigners));
        Assert.That(await World.Value<string>("SELECT Before FROM Journal WHERE Event = 'CouncilSettingsChanged' AND CouncilId = @CouncilId"), Does.Contain("\"checklistName\":\"6 rõ\""));
    }

    [Test]
    public async Task Settings_seen_before_a_change_and_settings_of_the_office_are_refused()
    {
        await World.Send(World.Administrator, Settings);

        Assert.That((await World.Refused(World.Administrator, Settings)).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.Office, Settings with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Administrator, Settings with { Version = 2, Checklist = [ChecklistItem.Work, ChecklistItem.Work] })).Fields.Keys, Is.EqualTo(new[] { "Checklist" }));
    }

    [Test]
    public async Task Bodies_are_listed_for_the_day_asked_for()
    {
        await World.Send(World.Office, new AddBody
        {
            Kind = BodyKind.Committee, Name = "Ban Pháp chế", HeaderName = "BAN PHÁP CHẾ", ShortCode = "BPC", ValidFrom = new DateOnly(2026, 7, 1),
        });

        Assert.That((await World.Send(World.Office, new BodyList())).Select(b => b.ShortCode), Is.EqualTo(new[] { "HĐND", "TTHĐND", "VP" }));
        Assert.That((await World.Send(World.Office, new BodyList(new DateOnly(2026, 7, 1)))).Select(b => b.ShortCode), Does.Contain("BPC"));
    }

    [TestCase(CouncilLevel.Province, "Hội đồng nhân dân tỉnh Lam Sơn", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Lam Sơn")]
    [TestCase(CouncilLevel.Province, "Hội đồng nhân dân Thành phố Hà Nội", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân Thành phố Hà Nội")]
    [TestCase(CouncilLevel.Commune, "Hội đồng nhân dân xã Suối Ngà", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Suối Ngà")]
    [TestCase(CouncilLevel.District, "Hội đồng nhân dân huyện Chợ Mới", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Chợ Mới")]
    public void The_office_that_a_council_begins_with_is_called_as_the_law_calls_it(CouncilLevel level, string council, string office) => Assert.That(CouncilDefaults.Office(level, council), Is.EqualTo(office));

    [Test]
    public async Task A_body_bears_another_name_from_a_day_on_and_the_former_one_before_it()
    {
        var today = World.Clock.Today();
        var rename = new RenameBody { BodyId = World.Council.OfficeId, Name = "Văn phòng Hội đồng nhân dân tỉnh Lam Sơn", HeaderName = "VĂN PHÒNG", ValidFrom = today };
        var before = (await World.Send(World.Office, new BodyList())).Single(body => body.Id == World.Council.OfficeId).Name;
        Assert.That((await World.Refused(World.UnitHead, rename)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Administrator, rename with { ValidFrom = today.AddDays(1) })).Fields.Keys, Is.EqualTo(new[] { "ValidFrom" }));
        Assert.That((await World.Refused(World.Administrator, rename with { ValidFrom = new DateOnly(2000, 1, 1) })).Code, Is.EqualTo("body.name_outside"));
        Assert.That((await World.Refused(World.Administrator, rename with { BodyId = World.Council.CouncilBodyId })).Code, Is.EqualTo("body.council"));

        await World.Send(World.Administrator, rename);

        async Task<BodyLine> On(DateOnly day) => (await World.Send(World.Office, new BodyList(day))).Single(body => body.Id == World.Council.OfficeId);
        Assert.That(((await On(today.AddDays(-1))).Name, (await On(today)).Name, (await On(today)).HeaderName), Is.EqualTo((before, rename.Name, "VĂN PHÒNG")));
        Assert.That((await On(today)).FormerNames, Is.EqualTo(new[] { new FormerName(before, today.AddDays(-1)) }));
        Assert.That((await World.Refused(World.Administrator, rename)).Code, Is.EqualTo("body.name_later"));
        Assert.That(await World.Journalled(World.Council.OfficeId, "BodyRenamed", "Before"), Has.Exactly(1).Contains(before));
    }
}
