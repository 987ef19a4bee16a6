using Supervision.Core.Access;
using Supervision.Core.Text;

namespace Supervision.Api.Demo;

/// <summary>The accounts of the demonstration: one for every role in each council, all with the same password, which is no secret.</summary>
public static class DemoAccounts
{
    public const string Password = "giam-sat-minh-hoa";

    /// <summary>Councils of the demonstration, by the code that ends their accounts' names.</summary>
    public static IReadOnlyList<DemoCouncil> Councils { get; } =
    [
        new("hanoi", "Hội đồng nhân dân Thành phố Hà Nội", ["S0", "S1"]),
        new("phongdien", "Hội đồng nhân dân huyện Phong Điền (đến 30/6/2025)", ["S3"]),
        new("chomoi", "Hội đồng nhân dân huyện Chợ Mới (đến 30/6/2025)", ["S2"]),
        new("chiemhoa", "Hội đồng nhân dân huyện Chiêm Hóa (đến 30/6/2025)", ["S4"]),
        new("lamson", "Hội đồng nhân dân tỉnh Lam Sơn (hư cấu)", ["LS-01"]),
        new("khac", "Hội đồng nhân dân xã Suối Ngà (hư cấu, không có vụ việc)", []),
    ];

    /// <summary>"thu-ky.hanoi".</summary>
    public static string UserName(Role role, string council) => $"{Slug(role)}.{council}";

    /// <summary>"thu-ky@hanoi.example": under a name that belongs to nobody and never will.</summary>
    public static string Email(Role role, string council) => $"{Slug(role)}@{council}.example";

    public static string Announcement() => string.Join(Environment.NewLine,
        Councils.Select(council => $"  {council.Name}: {string.Join(", ", RolesIn(council.Code).Select(role => UserName(role, council.Code)))}")
            .Prepend($"Tài khoản minh họa (mật khẩu chung: {Password}):"));

    /// <summary>Every role in each council that holds a case; the foreign council has one person, to see that it sees nothing.</summary>
    public static IEnumerable<Role> RolesIn(string council) => council == "khac" ? [Role.StandingBoard] : Enum.GetValues<Role>();

    public static string LabelOf(Role role) => role.Label();

    private static string Slug(Role role) => role switch
    {
        Role.Admin => "quan-tri",
        Role.StandingBoard => "thuong-truc",
        Role.DelegationHead => "truong-doan",
        Role.Member => "thanh-vien",
        Role.Secretary => "thu-ky",
        Role.CommitteeLeader => "truong-ban",
        Role.Office => "van-phong",
        Role.RecordsClerk => "van-thu",
        Role.UnitHead => "don-vi-lanh-dao",
        Role.UnitContact => "don-vi-dau-moi",
        Role.Expert => "chuyen-gia",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>A council of the demonstration and the cases it holds.</summary>
public sealed record DemoCouncil(string Code, string Name, IReadOnlyList<string> Cases);
