using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;

namespace Supervision.Tests;

/// <summary>Who is in the world: a council with a person in every role, and its units.</summary>
public sealed partial class World
{
    /// <summary>Opens a further council in the same database and makes it this world's.</summary>
    public async Task<CouncilOpened> OpenCouncil(CouncilLevel level = CouncilLevel.Province)
    {
        var code = Guid.NewGuid().ToString("N")[..8];
        Council = await SendUnknown(new SetUpCouncil
        {
            SetupCode = SetupCodeValue,
            Code = code,
            Name = "Hội đồng nhân dân tỉnh Lam Sơn",
            HeaderName = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
            Level = level,
            PlaceName = "Lam Sơn",
            ValidFrom = new DateOnly(2021, 7, 1),
            IsDemo = true,
            AdministratorName = "Quản trị",
            UserName = $"admin.{code}",
            Password = Password,
        });
        _people[Administrator] = new ActorIdentity { PersonId = Administrator, Name = "Quản trị", CouncilId = Council.CouncilId, Roles = [Role.Admin] };
        Unit = (await Send(Administrator, NewUnit("U1", "Ủy ban nhân dân xã Hòa Bình"))).Id;
        OtherUnit = (await Send(Administrator, NewUnit("U2", "Ủy ban nhân dân xã Tân Tiến"))).Id;
        StandingBoard = await Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        Head = await Person(Role.DelegationHead, "Phó Chủ tịch HĐND tỉnh");
        Member = await Person(Role.Member, "Đại biểu HĐND tỉnh");
        Secretary = await Person(Role.Secretary, "Chuyên viên Văn phòng");
        Office = await Person(Role.Office, "Chuyên viên Văn phòng");
        Clerk = await Person(Role.RecordsClerk, "Văn thư");
        Expert = await Person(Role.Expert, "Chuyên gia");
        UnitHead = await Person(Role.UnitHead, "Chủ tịch UBND xã", Unit);
        UnitContact = await Person(Role.UnitContact, "Công chức Văn phòng - Thống kê", Unit);
        OtherUnitHead = await Person(Role.UnitHead, "Chủ tịch UBND xã", OtherUnit);
        return Council;
    }

    public async Task<Guid> Person(Role role, string title, Guid? unitId = null, Guid? bodyId = null)
    {
        var code = Guid.NewGuid().ToString("N")[..8];
        var id = (await Send(Administrator, new AddPerson
        {
            Name = $"Người {code}",
            Title = title,
            UnitId = unitId,
            UserName = $"{role.ToString().ToLowerInvariant()}.{code}",
            // Accounts of the tests sign in only where a test is about signing in; hashing a password each would dominate the suite.
            Password = null,
            Roles = [new HeldRole(role, bodyId)],
            ValidFrom = new DateOnly(2021, 7, 1),
        } with { UserName = null })).Id;
        _people[id] = new ActorIdentity
        {
            PersonId = id,
            Name = $"Người {code}",
            CouncilId = Council.CouncilId,
            UnitId = unitId,
            Roles = [role],
            LedBodyIds = role is Role.CommitteeLeader && bodyId is { } body ? [body] : [],
        };
        return id;
    }

    /// <summary>One of the council's own who also holds a post in a unit, and acts with all that the holder of the role may.</summary>
    public async Task<Guid> ServesBoth(Role role, Guid unitId, DateOnly? until = null)
    {
        var id = (await Send(Administrator, new AddPerson
        {
            Name = "Người hai việc",
            Title = "Công chức Văn phòng HĐND và UBND",
            Roles = [new HeldRole(role)],
            Posts = [new HeldPost(unitId, "Phó Chủ tịch UBND xã", new DateOnly(2024, 1, 1), until)],
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        _people[id] = new ActorIdentity { PersonId = id, Name = "Người hai việc", CouncilId = Council.CouncilId, Roles = [role] };
        return id;
    }

    public static AddUnit NewUnit(string code, string name) => new()
    {
        Code = code,
        Name = name,
        Kind = UnitKind.PeoplesCommittee,
        Level = UnitLevel.Commune,
        ValidFrom = new DateOnly(2021, 7, 1),
    };
}
