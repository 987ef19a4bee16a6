using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.People;

/// <summary>
/// Lets somebody act in a role of another between two days: the other gives it themselves, or an administrator enters it. Whoever stands in chooses the role to act in it, and the journal says for whom.
/// It cannot be given on.
/// </summary>
[OpenToAll("about a role that the actor holds; for a role of somebody else the handler asks for an administrator"), OwnAccount]
public sealed record AddStandIn : ICommand<Created>
{
    /// <summary>Who stands in.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Whose role it is.</summary>
    public required Guid ForPersonId { get; init; }
    public required Role Role { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }

    /// <summary>The paper that says so: "Thông báo phân công số 12/TB-TTHĐND".</summary>
    public required string Reference { get; init; }

    public sealed class Validator : AbstractValidator<AddStandIn>
    {
        public Validator()
        {
            RuleFor(c => c.Role).IsInEnum().Must(StandIns.Roles.Contains).WithMessage("Vai trò này không giao làm thay được: vai trò trong đoàn do quyết định về đoàn giao, vai trò quản trị thì giao có thời hạn cho chính người đó.");
            RuleFor(c => c.PersonId).NotEqual(c => c.ForPersonId).WithMessage("Người làm thay phải là người khác.");
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom).Must((c, to) => to <= c.ValidFrom.AddYears(1)).WithMessage("“{PropertyName}” không quá một năm kể từ ngày bắt đầu.");
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>Ends a stand-in before its last day.</summary>
[OpenToAll("about a role that the actor holds; for a role of somebody else the handler asks for an administrator"), OwnAccount]
public sealed record EndStandIn : ICommand<Changed>, IVersioned
{
    public required Guid StandInId { get; init; }
    public required int Version { get; init; }

    /// <summary>From this day on it holds no more.</summary>
    public required DateOnly EndedOn { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<EndStandIn>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

/// <summary>Who stands in for whom: an administrator sees all of the council, everybody else what is about themselves.</summary>
[OpenToAll("about the actor alone, save for administrators; nobody signed in is refused")]
public sealed record StandInList : IQuery<IReadOnlyList<StandInLine>>;

public sealed record StandInLine
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required Guid ForPersonId { get; init; }
    public required string ForPersonName { get; init; }
    public required Role Role { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required string Reference { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    public required int Version { get; init; }
}

/// <summary>Which roles others may stand in for.</summary>
public static class StandIns
{
    /// <summary>Roles of a council or a unit; those of a delegation come from its own decision, and administrators are made for a time.</summary>
    public static readonly Role[] Roles = [Role.StandingBoard, Role.CommitteeLeader, Role.Office, Role.RecordsClerk, Role.UnitHead, Role.UnitContact];
}

internal sealed class StandInsHandler(Db db, Journal journal, Actor actor, TimeProvider clock) :
    IRequestHandler<AddStandIn, Created>, IRequestHandler<EndStandIn, Changed>, IRequestHandler<StandInList, IReadOnlyList<StandInLine>>
{
    private const string Select = """
        SELECT s.Id, s.PersonId, p.Name AS PersonName, s.ForPersonId, f.Name AS ForPersonName, s.Role, s.ValidFrom, s.ValidTo, s.Reference, s.EndedOn, s.EndReason, s.Version
        FROM StandIns s
        JOIN People p ON p.Id = s.PersonId
        JOIN People f ON f.Id = s.ForPersonId
        """;

    private bool Administers => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public async Task<Created> Handle(AddStandIn command, CancellationToken ct)
    {
        // Takes the lock of the person's row, so that the same is not given twice at once.
        await db.Execute("UPDATE People SET Version = Version WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct);
        var stands = await db.LoadPerson(command.PersonId, ct);
        var whose = await db.LoadPerson(command.ForPersonId, ct);
        DemandOwn(command.ForPersonId);
        if (stands.UnitId != whose.UnitId) throw RefusedException.Invalid("stand_in.side", nameof(command.PersonId), "Người làm thay phải cùng cơ quan, đơn vị với người được thay.");
        if (await db.Value<long>("SELECT COUNT(*) FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId AND IsActive = 1", command, ct) == 0)
            throw RefusedException.Conflict("account.closed", "Tài khoản của người làm thay đã đóng.", nameof(command.PersonId));
        if (command.ValidTo < clock.Today()) throw RefusedException.Invalid("stand_in.over", nameof(command.ValidTo), "Thời gian làm thay đã qua.");
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM RoleAssignments WHERE PersonId = @ForPersonId AND CouncilId = @CouncilId AND Role = @Role AND ValidFrom <= @ValidTo AND (ValidTo IS NULL OR ValidTo >= @ValidFrom)
            """, command, ct) == 0)
            throw RefusedException.Conflict("stand_in.role", $"Người được thay không giữ vai trò “{command.Role.Label()}” trong thời gian đó; vai trò nhận làm thay không giao lại được.", nameof(command.Role));
        if (command.Role is Role.StandingBoard && await db.Value<long>("""
            SELECT COUNT(*) FROM RoleAssignments WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND Role = 'Admin' AND ValidFrom <= @ValidTo AND (ValidTo IS NULL OR ValidTo >= @ValidFrom)
            """, command, ct) > 0)
            throw RefusedException.Conflict("stand_in.administrator", "Người quản trị hệ thống không làm thay Thường trực Hội đồng nhân dân được: Thường trực xác nhận những thay đổi về quyền mà người quản trị thực hiện.", nameof(command.PersonId));
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM StandIns
            WHERE PersonId = @PersonId AND ForPersonId = @ForPersonId AND CouncilId = @CouncilId AND Role = @Role AND ValidFrom <= @ValidTo AND ValidTo >= @ValidFrom AND (EndedOn IS NULL OR EndedOn > @ValidFrom)
            """, command, ct) > 0)
            throw RefusedException.Conflict("stand_in.held", "Người này đã được giao làm thay vai trò đó trong thời gian đó.", nameof(command.PersonId));
        if (await db.List<StandInLine>(Select + """

            WHERE s.ForPersonId = @ForPersonId AND s.CouncilId = @CouncilId AND s.Role = @Role AND s.ValidFrom <= @ValidTo AND s.ValidTo >= @ValidFrom AND (s.EndedOn IS NULL OR s.EndedOn > @ValidFrom)
            ORDER BY s.Seq
            """, command, ct) is [var other, ..])
            throw RefusedException.Conflict("stand_in.other",
                $"Đồng chí {other.PersonName} đã được giao làm thay vai trò “{command.Role.Label()}” từ {VietnameseDate.Short(other.ValidFrom)} đến {VietnameseDate.Short(other.ValidTo)}; chấm dứt việc làm thay đó trước, hoặc chọn thời gian khác.", nameof(command.PersonId));

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO StandIns (Id, CouncilId, PersonId, ForPersonId, Role, ValidFrom, ValidTo, Reference, MadeBy, MadeAt, EndedOn, EndReason, Version)
            VALUES (@id, @CouncilId, @PersonId, @ForPersonId, @Role, @ValidFrom, @ValidTo, @Reference, @ActorId, @Now, NULL, NULL, 1)
            """, new { id, command.PersonId, command.ForPersonId, command.Role, command.ValidFrom, command.ValidTo, command.Reference, Now = clock.GetUtcNow() }, ct);
        journal.Add(new StandInAdded(command.PersonId, id, command.ForPersonId, command.Role, command.ValidFrom, command.ValidTo, command.Reference));
        return new Created(id);
    }

    public async Task<Changed> Handle(EndStandIn command, CancellationToken ct)
    {
        var before = await db.Find<StandInLine>(Select + "\nWHERE s.Id = @StandInId AND s.CouncilId = @CouncilId", command, ct) ?? throw RefusedException.NotFound("việc làm thay");
        DemandOwn(before.ForPersonId);
        await db.DemandVersion(before.Id, command.Version, before.Version, ct);
        if (before.EndedOn is not null) throw RefusedException.Conflict("stand_in.ended", "Việc làm thay này đã chấm dứt.");
        if (command.EndedOn > before.ValidTo) throw RefusedException.Invalid("stand_in.over", nameof(command.EndedOn), $"Việc làm thay tự hết ngày {VietnameseDate.Short(before.ValidTo)}.");
        await db.Update("""
            UPDATE StandIns SET EndedOn = @EndedOn, EndReason = @Reason, Version = Version + 1 WHERE Id = @StandInId AND CouncilId = @CouncilId AND Version = @Version
            """, command, ct);
        journal.Add(new StandInEnded(before.PersonId, before.Id, command.EndedOn, command.Reason), before);
        return new Changed(before.Id, before.Version + 1);
    }

    public Task<IReadOnlyList<StandInLine>> Handle(StandInList query, CancellationToken ct) => db.List<StandInLine>(Select + """

        WHERE s.CouncilId = @CouncilId AND (@All = 1 OR s.PersonId = @ActorId OR s.ForPersonId = @ActorId)
        ORDER BY s.ValidTo DESC, s.Seq DESC
        """, new { All = Administers ? 1 : 0 }, ct);

    private void DemandOwn(Guid whose)
    {
        var identity = actor.Identity;
        if (identity.ActingFor is not null) throw RefusedException.Forbidden("Vai trò nhận làm thay không giao lại cho người khác được.", "stand_in.given_on");
        if (identity.MustSetUpSecondFactor || (whose != identity.PersonId && !Administers)) throw RefusedException.Forbidden("Chỉ chính người giữ vai trò hoặc người quản trị được giao làm thay.");
    }
}

public sealed record StandInAdded(Guid SubjectId, Guid StandInId, Guid ForPersonId, Role Role, DateOnly ValidFrom, DateOnly ValidTo, string Reference) : IRightsChanged;

public sealed record StandInEnded(Guid SubjectId, Guid StandInId, DateOnly EndedOn, string Reason) : IRightsChanged;
