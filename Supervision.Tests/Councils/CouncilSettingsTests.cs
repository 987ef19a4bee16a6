using Supervision.Core.Councils;
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
}
