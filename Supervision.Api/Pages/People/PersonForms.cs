using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.People;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The forms by which people come in and roles are given and end. Who works for a unit holds a unit's roles alone, and nobody of the council does: each side has a form of its own.</summary>
internal static class PersonForms
{
    public const string RoleField = "Role", BodyField = "BodyId", PostUnit = "PostUnitId", PostTitle = "PostTitle";

    private static readonly Role[] OfUnits = [Role.UnitHead, Role.UnitContact];

    /// <summary>Somebody of the council.</summary>
    /// <param name="bodies">Where a role may be held.</param>
    /// <param name="posts">The unit in which a post is held beside.</param>
    /// <param name="today">The day from which the role is proposed.</param>
    public static ActionForm OfCouncil(IReadOnlyList<BodyLine> bodies, UnitChoices posts, DateOnly today) => new("council", "Thêm người của Hội đồng nhân dân", "Thêm người")
    {
        Once = true,
        Note = "Đại biểu, lãnh đạo, chuyên viên, văn thư, người được mời. Thêm xong, trang của người đó có nút mời vào hệ thống.",
        Fields =
        [
            .. Who("Ghi như trên văn bản, ví dụ: Phó Trưởng Ban Pháp chế."),
            .. RoleOf(isUnit: false, bodies),
            .. Account(today),
            .. posts.Fields("Đồng thời giữ chức vụ tại đơn vị", "Không").Select(field => field with { IsOptional = true, Hint = field.Hint ?? "Người kiêm nhiệm không được xác nhận, phê duyệt việc về chính đơn vị đó." }),
            new(PostTitle) { Label = "Chức vụ tại đơn vị đó", IsOptional = true },
        ],
    };

    /// <summary>Somebody who works for a unit.</summary>
    /// <param name="units">What the unit is chosen of.</param>
    /// <param name="today">The day from which the role is proposed.</param>
    public static ActionForm OfUnit(UnitChoices units, DateOnly today) => new("unit", "Thêm người của đơn vị", "Thêm người")
    {
        Once = true,
        IsOpen = units.Proposed is not null,
        Note = "Người đứng đầu hoặc công chức đầu mối của đơn vị chịu sự giám sát; chỉ thấy việc của đơn vị mình.",
        Fields =
        [
            .. units.Fields("Đơn vị", "Chọn đơn vị"),
            .. Who("Ghi như trên văn bản, ví dụ: Chủ tịch Ủy ban nhân dân xã."),
            .. RoleOf(isUnit: true, []),
            .. Account(today),
        ],
    };

    /// <summary>A further role of somebody.</summary>
    public static ActionForm Assign(PersonAccountAnswer person, IReadOnlyList<BodyLine> bodies, DateOnly today) => new ActionForm("assign", person.Roles.Count == 0 ? "Giao vai trò" : "Giao thêm vai trò", "Giao vai trò")
    {
        Once = true,
        Note = "Vai trò thêm vào vai trò đang giữ. Ai giữ nhiều vai trò thì chọn vai trò khi làm việc.",
        Fields =
        [
            .. RoleOf(person.UnitId is not null, bodies),
            Field.Day(nameof(AssignRole.ValidFrom), today) with { Label = "Giữ vai trò từ ngày" },
            Field.Day(nameof(AssignRole.ValidTo)) with { Label = "Đến hết ngày", IsOptional = true },
        ],
    }.With(nameof(AssignRole.PersonId), person.PersonId);

    /// <summary>What the person holds now and nobody would do any more: seats in delegations, and roles that nobody else has; null where there is nothing of it.</summary>
    /// <param name="person">Whose account is closed or whose role ends.</param>
    /// <param name="role">The role that ends; null for all of them.</param>
    public static string? Holding(PersonAccountAnswer person, Role? role)
    {
        var seats = person.Delegations.Where(seat => role is null || RoleOf(seat.Part) == role).ToList();
        var last = person.LastOf.Where(one => role is null || one == role).ToList();
        if (seats.Count == 0 && last.Count == 0) return null;
        var said = new List<string>();
        if (seats.Count > 0)
            said.Add($"Người này đang ở trong Đoàn giám sát của {seats.Count} cuộc đang thực hiện: {string.Join("; ", seats.Select(seat => $"{Phrases.Within(seat.Part.Label())} cuộc {seat.Code} “{seat.Title}”"))}. Hãy thay thành viên ở trang của từng cuộc.");
        if (last.Count > 0)
            said.Add($"Không còn ai khác đang giữ vai trò {string.Join(", ", last.Select(one => Phrases.Within(one.Label())))}; hãy giao vai trò này cho người khác trước.");
        return string.Join(" ", said);
    }

    private static Role? RoleOf(DelegationPart part) => part switch
    {
        DelegationPart.Head or DelegationPart.DeputyHead => Role.DelegationHead,
        DelegationPart.Member => Role.Member,
        DelegationPart.Secretary => Role.Secretary,
        _ => null,
    };

    /// <summary>The end of a role; none for one that has ended.</summary>
    public static ActionForm? End(PersonAccountAnswer person, RoleHeld role, DateOnly today) => role.ValidTo < today ? null
        : new ActionForm("endRole", "Kết thúc vai trò này", "Kết thúc vai trò")
        {
            Of = role.AssignmentId,
            Note = Holding(person, role.Role) is { } holds ? $"{holds} Việc đã làm trong vai trò này vẫn giữ nguyên." : "Việc đã làm trong vai trò này vẫn giữ nguyên.",
            Fields = [Field.Day(nameof(EndRole.LastDay), today > role.ValidFrom ? today : role.ValidFrom) with { Label = "Ngày cuối cùng giữ vai trò" }],
        }.With(nameof(EndRole.PersonId), person.PersonId).With(nameof(EndRole.AssignmentId), role.AssignmentId).With(nameof(EndRole.Version), person.Version);

    /// <summary>The post as papers name it.</summary>
    public static ActionForm TitleOf(PersonAccountAnswer person) => new ActionForm("title", "Sửa chức vụ", "Lưu chức vụ")
    {
        Note = "Văn bản đã ký giữ chức vụ như lúc ký.",
        Fields = [new(nameof(ChangePersonTitle.Title)) { Label = "Chức vụ", Value = person.Title, Hint = "Ghi như trên văn bản." }],
    }.With(nameof(ChangePersonTitle.PersonId), person.PersonId).With(nameof(ChangePersonTitle.Version), person.Version);

    /// <summary>A post in a unit beside the work for the council.</summary>
    public static ActionForm Post(PersonAccountAnswer person, UnitChoices units, DateOnly today) => new ActionForm("post", "Ghi chức vụ kiêm nhiệm tại đơn vị", "Ghi chức vụ")
    {
        Note = "Người kiêm nhiệm không được xác nhận, phê duyệt việc về chính đơn vị đó.",
        Fields = [.. units.Fields("Đơn vị", "Chọn đơn vị"), .. PostFields(null, today, null)],
    }.With(nameof(GivePost.PersonId), person.PersonId).With(nameof(GivePost.Version), person.Version);

    /// <summary>Such a post worded otherwise, or ended.</summary>
    public static ActionForm Revise(PersonAccountAnswer person, PostHeld post) => new ActionForm("revisePost", $"Sửa, kết thúc chức vụ kiêm nhiệm: {post.Title}, {post.UnitName}", "Lưu chức vụ")
    {
        Of = post.PostId,
        Fields = [.. PostFields(post.Title, post.ValidFrom, post.ValidTo)],
    }.With(nameof(RevisePost.PersonId), person.PersonId).With(nameof(RevisePost.PostId), post.PostId).With(nameof(RevisePost.Version), person.Version);

    private static IEnumerable<Field> PostFields(string? title, DateOnly from, DateOnly? to) =>
    [
        new(nameof(GivePost.Title)) { Label = "Chức vụ tại đơn vị đó", Value = title },
        Field.Day(nameof(GivePost.ValidFrom), from) with { Label = "Giữ chức vụ từ ngày" },
        Field.Day(nameof(GivePost.ValidTo), to) with { Label = "Đến hết ngày", IsOptional = true },
    ];

    private static IEnumerable<Field> Who(string hint) =>
    [
        new(nameof(AddPerson.Name)) { Label = "Họ và tên" },
        new(nameof(AddPerson.Title)) { Label = "Chức vụ", Hint = hint },
    ];

    private static IEnumerable<Field> RoleOf(bool isUnit, IReadOnlyList<BodyLine> bodies)
    {
        yield return new Field(RoleField, FieldKind.Choice)
        {
            Choices = [new("", "Chọn vai trò"), .. Enum.GetValues<Role>().Where(role => OfUnits.Contains(role) == isUnit).Select(role => new Choice($"{role}", role.Label()))],
            Hint = isUnit ? null : "Đi giám sát trong một Đoàn thì còn phải có tên trong quyết định thành lập Đoàn đó.",
        };
        if (!isUnit)
            yield return new Field(BodyField, FieldKind.Choice)
            {
                Choices = [new("", "Không thuộc Ban, Tổ nào"), .. bodies.Select(body => new Choice($"{body.Id}", body.Name))],
                IsOptional = true,
                Hint = "Cần chọn với Trưởng, Phó Ban: người đó phụ trách việc của Ban này.",
            };
    }

    private static IEnumerable<Field> Account(DateOnly today) =>
    [
        new(nameof(AddPerson.UserName)) { IsOptional = true, Hint = "Để trống thì đăng nhập bằng thư điện tử hoặc số điện thoại, ghi ở trang của người đó." },
        Field.Day(nameof(AddPerson.ValidFrom), today) with { Label = "Giữ vai trò từ ngày" },
    ];
}
