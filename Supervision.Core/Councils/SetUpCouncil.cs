using System.Globalization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>
/// Opens a council in this installation, with its Standing Board, its office and its first administrator. Whoever installs the system has the set-up code;
/// nobody can be signed in yet.
/// </summary>
[OpenToAll("there is nobody to sign in before the first administrator; the set-up code stands in for the sign-in")]
public sealed record SetUpCouncil : ICommand<CouncilOpened>
{
    public required string SetupCode { get; init; }
    public required string Code { get; init; }

    /// <summary>As the council writes its name: "Hội đồng nhân dân Thành phố Hà Nội".</summary>
    public required string Name { get; init; }

    /// <summary>As it stands in the header of its papers, one line.</summary>
    public required string HeaderName { get; init; }
    public required CouncilLevel Level { get; init; }

    /// <summary>The place in "…, ngày … tháng … năm …".</summary>
    public required string PlaceName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>Every paper of a demonstration council says that it has no legal value; this can never be changed.</summary>
    public bool IsDemo { get; init; }
    public required string AdministratorName { get; init; }
    public required string UserName { get; init; }
    public required string Password { get; init; }

    public sealed class Validator : AbstractValidator<SetUpCouncil>
    {
        public Validator()
        {
            RuleFor(c => c.SetupCode).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.HeaderName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Level).IsInEnum();
            RuleFor(c => c.PlaceName).NotEmpty().MaximumLength(100);
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
            RuleFor(c => c.AdministratorName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.UserName).UserName();
            RuleFor(c => c.Password).Password(PasswordRules.ShortestOfAdministrators, c => [c.UserName, c.AdministratorName]);
        }
    }
}

/// <summary>What was opened: the council, its own bodies, its administrator.</summary>
public sealed record CouncilOpened(Guid CouncilId, Guid CouncilBodyId, Guid StandingBoardId, Guid OfficeId, Guid AdministratorId);

internal sealed class SetUpCouncilHandler(Db db, Journal journal, SetupCodes setup, IPasswords passwords, Actor actor) : IRequestHandler<SetUpCouncil, CouncilOpened>
{
    public async Task<CouncilOpened> Handle(SetUpCouncil command, CancellationToken ct)
    {
        if (!await setup.Redeem(command.SetupCode, ct))
            throw RefusedException.Forbidden("Mã thiết lập không đúng.", "setup.code");

        var councilId = Guid.CreateVersion7();
        var opened = new CouncilOpened(councilId, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        // From here on the new administrator is the one who acts: the rows and the journal belong to the new council.
        actor.Become(new ActorIdentity { PersonId = opened.AdministratorId, Name = command.AdministratorName, CouncilId = councilId, Roles = [Role.Admin] });

        await db.Execute("""
            -- across councils: a council is opened before anybody belongs to it
            INSERT INTO Councils (Id, Code, Name, HeaderName, Level, PlaceName, IsDemo, ValidFrom, ValidTo, NumberSource, ChecklistName, ChecklistItems, ChecklistEnforced, ImmediateDays, MinutesSigners, Version)
            VALUES (@NewId, @Code, @Name, @HeaderName, @Level, @PlaceName, @IsDemo, @ValidFrom, @ValidTo, @NumberSource, @ChecklistName, @ChecklistItems, @ChecklistEnforced, @ImmediateDays, @MinutesSigners, 1)
            """, new
        {
            NewId = councilId,
            command.Code,
            command.Name,
            command.HeaderName,
            command.Level,
            command.PlaceName,
            command.IsDemo,
            command.ValidFrom,
            command.ValidTo,
            NumberSource = NumberSource.Qlvb,
            ChecklistName = CouncilDefaults.ChecklistName,
            ChecklistItems = Lists.Write(CouncilDefaults.Checklist),
            ChecklistEnforced = false,
            CouncilDefaults.ImmediateDays,
            MinutesSigners = Lists.Write(CouncilDefaults.MinutesSigners),
        }, ct);

        await AddBody(opened.CouncilBodyId, BodyKind.Council, command.Name, command.HeaderName, "HĐND");
        await AddBody(opened.StandingBoardId, BodyKind.StandingBoard, $"Thường trực {command.Name}", command.HeaderName, "TTHĐND");
        var office = CouncilDefaults.Office(command.Level, command.Name);
        await AddBody(opened.OfficeId, BodyKind.Office, office, office.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), "VP");

        await db.Execute("""
            INSERT INTO People (Id, CouncilId, Name, Title, UserName, PasswordHash, SecurityStamp, UnitId, IsActive, Version)
            VALUES (@AdministratorId, @CouncilId, @AdministratorName, @Title, @UserName, @PasswordHash, @SecurityStamp, NULL, @IsActive, 1)
            """, new
        {
            opened.AdministratorId,
            command.AdministratorName,
            Title = "Quản trị hệ thống",
            command.UserName,
            PasswordHash = passwords.Hash(command.Password),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            IsActive = true,
        }, ct);
        await db.Execute("""
            INSERT INTO RoleAssignments (Id, CouncilId, PersonId, Role, BodyId, ValidFrom, ValidTo)
            VALUES (@Id, @CouncilId, @AdministratorId, @Role, NULL, @ValidFrom, NULL)
            """, new { Id = Guid.CreateVersion7(), opened.AdministratorId, Role = Role.Admin, command.ValidFrom }, ct);
        await DaysOffRows.Seed(db, ct);

        journal.Add(new CouncilSetUp(councilId, command.Code, command.Name, command.Level, command.IsDemo, command.UserName));
        return opened;

        Task AddBody(Guid id, BodyKind kind, string name, string header, string shortCode) => db.Execute("""
            INSERT INTO Bodies (Id, CouncilId, Kind, Name, HeaderName, ShortCode, ValidFrom, ValidTo)
            VALUES (@id, @CouncilId, @kind, @name, @header, @shortCode, @ValidFrom, @ValidTo)
            """, new { id, kind, name, header, shortCode, command.ValidFrom, command.ValidTo }, ct);
    }
}

public sealed record CouncilSetUp(Guid SubjectId, string Code, string Name, CouncilLevel Level, bool IsDemo, string UserName) : IEvent;

/// <summary>What a new council starts with; all of it is the council's own to change.</summary>
internal static class CouncilDefaults
{
    public const string ChecklistName = "6 rõ";

    private const string Council = "Hội đồng nhân dân";

    /// <summary>
    /// What serves the council by the law of its level: a province's serves the deputation too, a commune's the committee. A district's, of before, served both as well.
    /// </summary>
    public static string Office(CouncilLevel level, string councilName) => !councilName.StartsWith(Council, StringComparison.OrdinalIgnoreCase) ? $"Văn phòng {councilName}"
        : level is CouncilLevel.Province ? $"Văn phòng Đoàn đại biểu Quốc hội và {Council}{councilName[Council.Length..]}"
        : $"Văn phòng {Council} và Ủy ban nhân dân{councilName[Council.Length..]}";

    /// <summary>Working days that "at once" is taken to mean; no law says it.</summary>
    public const int ImmediateDays = 3;

    public static readonly ChecklistItem[] Checklist =
        [ChecklistItem.Person, ChecklistItem.Work, ChecklistItem.Responsibility, ChecklistItem.Authority, ChecklistItem.Time, ChecklistItem.Product];

    public static readonly MinutesParty[] MinutesSigners = [MinutesParty.Secretary, MinutesParty.Head, MinutesParty.UnitRepresentative];
}
