using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>One person in every role, and a client of each.</summary>
internal sealed record Walker(Role Role, Guid Person, HttpClient Client)
{
    public bool IsOfUnit => Role is Role.UnitHead or Role.UnitContact;

    /// <summary>Sees only what a delegation or an invitation reaches.</summary>
    public bool IsOfDelegation => Role is Role.DelegationHead or Role.Member or Role.Secretary or Role.Expert;

    /// <summary>The world's people, and the leader of a committee.</summary>
    public static async Task<IReadOnlyList<Walker>> Of(World world, Site site, Guid committee)
    {
        var leader = await world.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: committee);
        var walkers = new List<Walker>();
        foreach (var (role, person) in new[]
        {
            (Role.Admin, world.Administrator), (Role.StandingBoard, world.StandingBoard), (Role.DelegationHead, world.Head), (Role.Member, world.Member), (Role.Secretary, world.Secretary),
            (Role.CommitteeLeader, leader), (Role.Office, world.Office), (Role.RecordsClerk, world.Clerk), (Role.UnitHead, world.UnitHead), (Role.UnitContact, world.UnitContact), (Role.Expert, world.Expert),
        })
            walkers.Add(new Walker(role, person, await site.As(person)));
        return walkers;
    }

    public static async Task<Guid> Committee(World world, string code) => (await world.Send(world.Administrator, new AddBody
    {
        Kind = BodyKind.Committee,
        Name = $"Ban {code}",
        HeaderName = $"BAN {code}",
        ShortCode = code,
        ValidFrom = new DateOnly(2021, 7, 1),
    })).Id;
}
