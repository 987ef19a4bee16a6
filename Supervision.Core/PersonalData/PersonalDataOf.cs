using System.Globalization;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.PersonalData;

/// <summary>Everything that is held about one person of the council, to be handed to that person.</summary>
[Requires(Subject.Config, Act.Write)]
[Sensitive(SensitiveKind.PersonalData)]
public sealed record PersonalDataOf(Guid PersonId) : IQuery<PersonFile>;

/// <summary>The same as a sheet for a spreadsheet program.</summary>
[Requires(Subject.Config, Act.Write)]
[Sensitive(SensitiveKind.PersonalData)]
public sealed record PersonalDataSheet(Guid PersonId) : IQuery<Sheet>;

public sealed record PersonFile
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? UserName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required bool IsActive { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<PersonFileRole> Roles { get; init; } = [];
    public IReadOnlyList<PersonFileSession> Sessions { get; init; } = [];
    public IReadOnlyList<PersonFileLogin> Logins { get; init; } = [];
    public IReadOnlyList<PersonFileContact> Contacts { get; init; } = [];
    public long Notices { get; init; }
    public long Changes { get; init; }
    public long Looks { get; init; }

    /// <summary>What the person did last, and what was done about them.</summary>
    public IReadOnlyList<JournalLine> Journal { get; init; } = [];
}

public sealed record PersonFileRole
{
    public required Role Role { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

public sealed record PersonFileSession
{
    public required string Device { get; init; }
    public string? Address { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>How an identity provider names the person.</summary>
public sealed record PersonFileLogin
{
    public required string ProviderName { get; init; }
    public required string Subject { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
}

/// <summary>Where a unit without an account lets the person be reached by codes.</summary>
public sealed record PersonFileContact
{
    public required Role Role { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required string Reference { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

internal sealed class PersonalDataHandler(Db db, Gate gate) : IRequestHandler<PersonalDataOf, PersonFile>, IRequestHandler<PersonalDataSheet, Sheet>
{
    private const int MostLines = 1000;

    public async Task<PersonFile> Handle(PersonalDataOf query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        return await Read(query.PersonId, ct);
    }

    public async Task<Sheet> Handle(PersonalDataSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var file = await Read(query.PersonId, ct);
        List<IReadOnlyList<string>> rows =
        [
            ["Tài khoản", Glossary.LabelOf("Name"), file.Name],
            ["Tài khoản", Glossary.LabelOf("Title"), file.Title],
            ["Tài khoản", Glossary.LabelOf("UserName"), file.UserName ?? ""],
            ["Tài khoản", Glossary.LabelOf("Email"), file.Email ?? ""],
            ["Tài khoản", Glossary.LabelOf("Phone"), file.Phone ?? ""],
            ["Tài khoản", "Đang dùng", file.IsActive ? "có" : "không"],
            .. file.Roles.Select(role => (IReadOnlyList<string>)["Vai trò", role.Role.Label(), $"từ {VietnameseDate.Short(role.ValidFrom)}{(role.ValidTo is { } to ? $" đến {VietnameseDate.Short(to)}" : "")}"]),
            .. file.Sessions.Select(session => (IReadOnlyList<string>)["Phiên đăng nhập", When(session.BegunAt), $"{session.Device}{(session.Address is { } from ? $", từ {from}" : "")}"]),
            .. file.Logins.Select(login => (IReadOnlyList<string>)["Hệ thống định danh", login.ProviderName, $"{login.Name}, {login.Subject}{(login.Email is { } mail ? $", {mail}" : "")}"]),
            .. file.Contacts.Select(contact => (IReadOnlyList<string>)["Đầu mối của đơn vị", contact.Role.Label(), $"{string.Join(", ", new[] { contact.Email, contact.Phone }.OfType<string>())} (văn bản {contact.Reference}){(contact.EndedAt is null ? "" : ", đã thôi")}"]),
            ["Số lượng", "Thông báo đã nhận", file.Notices.ToString(CultureInfo.InvariantCulture)],
            ["Số lượng", "Thay đổi đã thực hiện", file.Changes.ToString(CultureInfo.InvariantCulture)],
            ["Số lượng", "Lượt xem nội dung nhạy cảm", file.Looks.ToString(CultureInfo.InvariantCulture)],
            .. file.Journal.Select(line => (IReadOnlyList<string>)["Nhật ký", When(line.At), line.Sentence]),
        ];
        return new Sheet($"Dữ liệu cá nhân {file.Name}", [file.Name, file.Title], ["Nhóm", "Mục", "Nội dung"], rows);
    }

    private async Task<PersonFile> Read(Guid personId, CancellationToken ct)
    {
        var person = await db.Find<PersonFile>("""
            SELECT p.Id AS PersonId, p.Name, p.Title, p.UserName, p.Email, p.Phone, p.IsActive, p.Version,
                   (SELECT COUNT(*) FROM Notices n WHERE n.PersonId = p.Id) AS Notices,
                   (SELECT COUNT(*) FROM Journal j WHERE j.ActorId = p.Id AND j.CouncilId = @CouncilId) AS Changes,
                   (SELECT COUNT(*) FROM AccessLog a WHERE a.PersonId = p.Id) AS Looks
            FROM People p
            WHERE p.Id = @personId AND p.CouncilId = @CouncilId
            """, new { personId }, ct) ?? throw RefusedException.NotFound("người dùng");
        var roles = await db.List<PersonFileRole>("""
            SELECT Role, ValidFrom, ValidTo FROM RoleAssignments WHERE PersonId = @personId AND CouncilId = @CouncilId ORDER BY Seq
            """, new { personId }, ct);
        var sessions = await db.List<PersonFileSession>("""
            SELECT Device, Address, BegunAt, EndedAt FROM Sessions WHERE PersonId = @personId AND CouncilId = @CouncilId ORDER BY Seq DESC
            """, new { personId }, ct);
        var logins = await db.List<PersonFileLogin>("""
            SELECT p.Name AS ProviderName, e.Subject, e.Name, e.Email
            FROM ExternalLogins e
            JOIN IdentityProviders p ON p.Id = e.ProviderId
            WHERE e.PersonId = @personId AND e.CouncilId = @CouncilId
            ORDER BY e.Seq
            """, new { personId }, ct);
        var contacts = await db.List<PersonFileContact>("""
            SELECT Role, Email, Phone, Reference, EndedAt FROM UnitContacts WHERE PersonId = @personId AND CouncilId = @CouncilId ORDER BY Seq
            """, new { personId }, ct);
        var lines = await db.Page<JournalLineRow>("""
            SELECT j.Seq, j.Id, j.At, j.ActorId, p.Name AS ActorName, p.Title AS ActorTitle, j.ActingAs, f.Name AS ActingForName, s.Name AS SubjectName, j.Origin, j.Event, j.SubjectId, j.Data, j.Before
            FROM Journal j
            LEFT JOIN People p ON p.Id = j.ActorId
            LEFT JOIN People f ON f.Id = j.ActingForId
            LEFT JOIN People s ON s.Id = j.SubjectId AND s.CouncilId = @CouncilId
            WHERE j.CouncilId = @CouncilId AND (j.ActorId = @personId OR j.SubjectId = @personId)
            ORDER BY j.Seq DESC
            """, new { personId }, MostLines, row => [row.Seq], ct);
        return person with { Roles = roles, Sessions = sessions, Logins = logins, Contacts = contacts, Journal = [.. lines.Items.Select(JournalLine.Of)] };
    }

    private static string When(DateTimeOffset at) => at.Local().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
