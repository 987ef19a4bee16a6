using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.People;

/// <summary>People and their roles as a table, with the same filters as <see cref="PersonList"/>.</summary>
[Requires(Subject.Directory, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PersonSheet : IQuery<Sheet>
{
    public Role? Role { get; init; }
    public Guid? UnitId { get; init; }
}

internal sealed class PersonSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<PersonSheet, Sheet>
{
    private static readonly SheetColumn<PersonLine>[] Columns =
    [
        SheetTable.Text<PersonLine>("Họ tên", p => p.Name),
        SheetTable.Text<PersonLine>("Chức vụ", p => p.Title),
        SheetTable.Text<PersonLine>("Tên đăng nhập", p => p.UserName),
        SheetTable.Text<PersonLine>("Vai trò", p => string.Join(", ", p.Roles.Select(role => role.BodyName is { } body ? $"{role.Role.Label()} ({body})" : role.Role.Label()).Distinct())),
        SheetTable.Text<PersonLine>("Tình trạng", p => p.IsActive ? "đang dùng" : "đã đóng"),
    ];

    public async Task<Sheet> Handle(PersonSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        var rows = await SheetTable.All(mediator, after => new PersonList { Role = query.Role, UnitId = query.UnitId, After = after, Take = 200 }, ct);
        return SheetTable.Of("Tài khoản", [$"Người dùng và vai trò đến {VietnameseDate.Long(clock.Today())}"], Columns, rows);
    }
}
