using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Units;

namespace Supervision.Api.Demo;

/// <summary>A demonstration council with its bodies, the unit it supervises, and one person in every role. The people are invented and named by their role.</summary>
internal sealed class Cast
{
    private readonly Dictionary<Role, Guid> _people = [];

    private Cast(DemoHost host, CouncilOpened council, string code)
    {
        Host = host;
        Council = council;
        Code = code;
    }

    public DemoHost Host { get; }

    public CouncilOpened Council { get; }

    /// <summary>What ends the accounts' names.</summary>
    public string Code { get; }

    public Guid CommitteeId { get; private set; }

    public Guid GroupId { get; private set; }

    /// <summary>The unit that the unit's two people work for.</summary>
    public Guid UnitId { get; private set; }

    public Guid this[Role role] => _people[role];

    public Task<T> Send<T>(Role role, MediatR.IRequest<T> request) => Host.Send(_people[role], request);

    /// <summary>Opens the council as an installer and its administrator would.</summary>
    public static async Task<Cast> Open(DemoHost host, CouncilScript script)
    {
        host.Clock.Set(script.OpenedOn, new TimeOnly(8, 0));
        var council = await host.SendUnknown(new SetUpCouncil
        {
            SetupCode = host.SetupCode,
            Code = script.Code,
            Name = script.Name,
            HeaderName = script.HeaderName,
            Level = script.Level,
            PlaceName = script.PlaceName,
            ValidFrom = script.ValidFrom,
            ValidTo = script.ValidTo,
            IsDemo = true,
            AdministratorName = "Quản trị (minh họa)",
            UserName = DemoAccounts.UserName(Role.Admin, script.Code),
            Password = DemoAccounts.Password,
        });
        host.Know(new ActorIdentity { PersonId = council.AdministratorId, Name = "Quản trị (minh họa)", CouncilId = council.CouncilId, Roles = [Role.Admin] });
        var cast = new Cast(host, council, script.Code);
        cast._people[Role.Admin] = council.AdministratorId;
        await cast.GiveAddress(Role.Admin);
        cast.CommitteeId = (await cast.Send(Role.Admin, new AddBody
        {
            Kind = BodyKind.Committee,
            Name = $"Ban Kinh tế - Ngân sách {script.Name}",
            HeaderName = "BAN KINH TẾ - NGÂN SÁCH",
            ShortCode = "BKTNS",
            ValidFrom = script.ValidFrom,
            ValidTo = script.ValidTo,
        })).Id;
        cast.GroupId = (await cast.Send(Role.Admin, new AddBody
        {
            Kind = BodyKind.DelegateGroup,
            Name = script.GroupName,
            HeaderName = HeaderOf(script.GroupName),
            ShortCode = "TĐB",
            ValidFrom = script.ValidFrom,
            ValidTo = script.ValidTo,
        })).Id;
        if (script.Unit is { } unit) cast.UnitId = (await cast.Send(Role.Admin, unit)).Id;
        foreach (var role in DemoAccounts.RolesIn(script.Code).Where(r => r != Role.Admin)) await cast.Hire(role, script);
        return cast;
    }

    /// <summary>The name in the head of a paper, where the council stands above it already: "TỔ ĐẠI BIỂU SỐ 7" of "Tổ đại biểu số 7 HĐND huyện Phong Điền".</summary>
    public static string HeaderOf(string name) => name.Split(" HĐND ")[0].ToUpperInvariant();

    public async Task<Guid> AddUnit(AddUnit unit) => (await Send(Role.Admin, unit)).Id;

    private async Task Hire(Role role, CouncilScript script)
    {
        var ofUnit = role is Role.UnitHead or Role.UnitContact;
        if (ofUnit && UnitId == Guid.Empty) return;
        Guid? body = role == Role.CommitteeLeader ? CommitteeId : null;
        var name = $"{DemoAccounts.LabelOf(role)} (minh họa)";
        var id = (await Send(Role.Admin, new AddPerson
        {
            Name = name,
            Title = DemoAccounts.LabelOf(role),
            UnitId = ofUnit ? UnitId : null,
            UserName = DemoAccounts.UserName(role, script.Code),
            Password = DemoAccounts.Password,
            Roles = [new HeldRole(role, body)],
            ValidFrom = script.ValidFrom,
        })).Id;
        Host.Know(new ActorIdentity
        {
            PersonId = id,
            Name = name,
            CouncilId = Council.CouncilId,
            UnitId = ofUnit ? UnitId : null,
            Roles = [role],
            LedBodyIds = body is { } b ? [b] : [],
        });
        _people[role] = id;
        await GiveAddress(role);
    }

    private async Task GiveAddress(Role role) => await Send(Role.Admin, new ChangePersonContact { PersonId = _people[role], Version = 1, Email = DemoAccounts.Email(role, Code) });
}

/// <summary>What a demonstration council is called and where it stands.</summary>
internal sealed record CouncilScript
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string HeaderName { get; init; }
    public required CouncilLevel Level { get; init; }
    public required string PlaceName { get; init; }
    public required string GroupName { get; init; }

    /// <summary>When the council begins to use the system; before its first case.</summary>
    public required DateOnly OpenedOn { get; init; }
    public DateOnly ValidFrom { get; init; } = new(2016, 7, 1);
    public DateOnly? ValidTo { get; init; }
    public AddUnit? Unit { get; init; }
}

/// <summary>All demonstration accounts share one password that is printed on the first page: one hash serves, and start-up does not wait for sixty.</summary>
internal sealed class SharedPassword(IPasswords real) : IPasswords
{
    private readonly Dictionary<string, string> _hashes = [];

    public string Hash(string password) => _hashes.TryGetValue(password, out var hash) ? hash : _hashes[password] = real.Hash(password);

    public PasswordCheck Check(string hash, string password) => real.Check(hash, password);
}
