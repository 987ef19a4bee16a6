using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.People;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.People;

public sealed class RoleTests : FeatureTest
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    [Test]
    public async Task A_role_is_held_from_its_first_to_its_last_day()
    {
        var given = await World.Send(World.Administrator, new AssignRole { PersonId = World.Office, Role = Role.Secretary, ValidFrom = Today });
        Assert.That(await Roles(World.Office), Is.EqualTo(new[] { Role.Office, Role.Secretary }));

        await World.Send(World.Administrator, new EndRole { PersonId = World.Office, Version = 1, AssignmentId = given.Id, LastDay = Today });

        Assert.That(await Roles(World.Office), Is.EqualTo(new[] { Role.Office, Role.Secretary }));
        World.Clock.Set(Today.AddDays(1), new TimeOnly(0, 0));
        Assert.That(await Roles(World.Office), Is.EqualTo(new[] { Role.Office }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @Office AND Event IN ('RoleAssigned', 'RoleEnded') AND CouncilId = @CouncilId", new { World.Office }), Is.EqualTo(2));
    }

    [Test]
    public async Task Nobody_holds_a_role_twice_or_a_role_of_the_other_side()
    {
        var twice = await World.Refused(World.Administrator, new AssignRole { PersonId = World.Office, Role = Role.Office, ValidFrom = Today });
        var side = await World.Refused(World.Administrator, new AssignRole { PersonId = World.UnitHead, Role = Role.Office, ValidFrom = Today });
        var other = await World.Refused(World.Administrator, new AssignRole { PersonId = World.Office, Role = Role.UnitHead, ValidFrom = Today });

        Assert.That((twice.Code, side.Code, other.Code), Is.EqualTo(("role.held", "role.side", "role.side")));
    }

    [Test]
    public async Task Who_leads_one_committee_and_sits_in_another_leads_the_first_alone_and_only_reads_elsewhere()
    {
        var led = await Committee("BPC");
        var joined = await Committee("BVX");
        var leader = (await World.Send(World.Administrator, new AddPerson
        {
            Name = "Lãnh đạo Ban",
            Title = "Trưởng Ban",
            Roles = [new HeldRole(Role.CommitteeLeader, led), new HeldRole(Role.Member, joined)],
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        World.Know(await World.SignedIn(leader));
        var own = (await World.Send(World.Office, Some.Plan(World, SubjectKind.Committee) with { BodyId = led })).Id;
        var other = (await World.Send(World.Office, Some.Plan(World, SubjectKind.Committee) with { BodyId = joined })).Id;

        Assert.That(World.Identity(leader).LedBodyIds, Is.EqualTo(new[] { led }));
        Assert.That(await Enters(own, Subject.Campaign, Act.Approve), Is.Null);
        Assert.That(await Enters(other, Subject.Campaign, Act.Read), Is.Null);
        Assert.That(await Enters(other, Subject.Finding, Act.Read), Is.Null);
        Assert.That(await Enters(other, Subject.Campaign, Act.Write), Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(await Enters(other, Subject.Campaign, Act.Approve), Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(await Enters(other, Subject.Finding, Act.Write), Is.EqualTo(RefusalKind.Forbidden));

        async Task<Guid> Committee(string code) => (await World.Send(World.Administrator, new AddBody
        {
            Kind = BodyKind.Committee,
            Name = $"Ban {code} Hội đồng nhân dân tỉnh Lam Sơn",
            HeaderName = $"BAN {code}",
            ShortCode = code,
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;

        Task<RefusalKind?> Enters(Guid campaign, Subject subject, Act act) => World.With<RefusalKind?>(leader, async services =>
        {
            try
            {
                await services.GetRequiredService<Gate>().Campaign(campaign, subject, act, CancellationToken.None);
                return null;
            }
            catch (RefusedException refusal)
            {
                return refusal.Kind;
            }
        });
    }

    [Test]
    public async Task A_council_is_not_left_without_an_administrator()
    {
        var own = (await World.Send(World.Administrator, new MeDetails())).Roles.Single().AssignmentId;
        var end = new EndRole { PersonId = World.Administrator, Version = 1, AssignmentId = own, LastDay = Today };

        Assert.That((await World.Refused(World.Administrator, end)).Code, Is.EqualTo("role.last_admin"));

        await World.Send(World.Administrator, new AssignRole { PersonId = World.Office, Role = Role.Admin, ValidFrom = Today });
        await World.Send(World.Administrator, end);
        Assert.That((await World.Refused(World.Administrator, end with { Version = 2 })).Code, Is.EqualTo("role.ended"));
    }

    [Test]
    public async Task Whoever_works_for_a_unit_sees_its_own_people_only_and_nobody_but_the_administrator_sees_accounts()
    {
        var own = await World.Send(World.UnitHead, new PersonList());
        var all = await World.Send(World.Administrator, new PersonList());
        var office = await World.Send(World.Office, new PersonList());

        Assert.That(own.Items.Select(p => p.Id), Is.EquivalentTo(new[] { World.UnitHead, World.UnitContact }));
        Assert.That(all.Items.Select(p => p.UserName), Has.Some.StartsWith("admin."));
        Assert.That(office.Items.Select(p => p.UserName), Is.All.Null);
        Assert.That((await World.Send(World.Office, new PersonList { Role = Role.RecordsClerk })).Items.Select(p => p.Id), Is.EqualTo(new[] { World.Clerk }));
    }

    [Test]
    public async Task Who_works_for_council_and_committee_is_marked_while_both_last()
    {
        var both = await World.ServesBoth(Role.Office, World.Unit, until: Today);
        var front = (await World.Send(World.Administrator, World.NewUnit("MT", "Ủy ban Mặt trận Tổ quốc xã") with { Kind = UnitKind.Other })).Id;
        await World.ServesBoth(Role.Office, front);

        Assert.That((await World.Send(World.Office, new PersonList())).Items.Where(p => p.ServesBoth).Select(p => p.Id), Is.EqualTo(new[] { both }));
        Assert.That((await World.Send(both, new MeDetails())).ServesBoth, Is.True);
        Assert.That((await World.Send(World.UnitHead, new MeDetails())).ServesBoth, Is.False);
        Assert.That((await World.Send(World.Office, new PersonList { On = Today.AddDays(1) })).Items.Select(p => p.ServesBoth), Is.All.False);
    }

    [Test]
    public async Task Who_am_I_says_the_roles_the_council_and_the_unit()
    {
        var me = await World.Send(World.UnitContact, new MeDetails());

        Assert.That((me.PersonId, me.Council.Id, me.Council.IsDemo, me.Unit?.Name), Is.EqualTo((World.UnitContact, World.Council.CouncilId, true, "Ủy ban nhân dân xã Hòa Bình")));
        Assert.That(me.Roles.Select(r => r.Role), Is.EqualTo(new[] { Role.UnitContact }));
        var nobody = await Assert.ThrowsAsync<RefusedException>(async () => await World.SendUnknown(new MeDetails()));
        Assert.That(nobody!.Kind, Is.EqualTo(RefusalKind.Unauthenticated));
    }

    private async Task<Role[]> Roles(Guid person) => [.. (await World.Send(person, new MeDetails())).Roles.Select(r => r.Role)];
}
