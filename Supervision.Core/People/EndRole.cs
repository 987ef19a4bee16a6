using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.People;

/// <summary>Ends a role that a person holds; a council is never left without an administrator.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record EndRole : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }

    /// <summary>The person's version.</summary>
    public required int Version { get; init; }
    public required Guid AssignmentId { get; init; }

    /// <summary>The last day on which the role is held.</summary>
    public required DateOnly LastDay { get; init; }

    public sealed class Validator : AbstractValidator<EndRole>
    {
        public Validator() => RuleFor(c => c.LastDay).NotEmpty();
    }
}

internal sealed class EndRoleHandler(Db db, Journal journal, Gate gate) : IRequestHandler<EndRole, Changed>
{
    public async Task<Changed> Handle(EndRole command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var person = await db.LoadPerson(command.PersonId, ct);
        await db.DemandVersion(person.Id, command.Version, person.Version, ct);
        var held = await db.Find<Assignment>("""
            SELECT Role, ValidFrom, ValidTo FROM RoleAssignments WHERE Id = @AssignmentId AND PersonId = @PersonId AND CouncilId = @CouncilId
            """, command, ct) ?? throw RefusedException.NotFound("vai trò của đồng chí này");
        if (command.LastDay < held.ValidFrom)
            throw RefusedException.Invalid("role.ends_before", nameof(command.LastDay), "Ngày kết thúc không được trước ngày bắt đầu giữ vai trò.");
        if (held.ValidTo <= command.LastDay)
            throw RefusedException.Conflict("role.ended", $"Vai trò này đã kết thúc ngày {held.ValidTo:dd/MM/yyyy}.", nameof(command.LastDay));
        if (held.Role is Role.Admin && await db.Value<long>("""
            SELECT COUNT(*) FROM RoleAssignments r JOIN People p ON p.Id = r.PersonId
            WHERE r.CouncilId = @CouncilId AND r.Role = @Role AND r.Id <> @AssignmentId AND p.IsActive = 1
                AND r.ValidFrom <= @Next AND (r.ValidTo IS NULL OR r.ValidTo >= @Next)
            """, new { held.Role, command.AssignmentId, Next = command.LastDay.AddDays(1) }, ct) == 0)
            throw RefusedException.Conflict("role.last_admin", "Đây là người quản trị duy nhất; hãy giao vai trò quản trị cho người khác trước.");

        await db.Execute("UPDATE RoleAssignments SET ValidTo = @LastDay WHERE Id = @AssignmentId AND CouncilId = @CouncilId", command, ct);
        await db.Update("UPDATE People SET Version = Version + 1 WHERE Id = @PersonId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new RoleEnded(person.Id, command.AssignmentId, held.Role, command.LastDay), held);
        return new Changed(person.Id, person.Version + 1);
    }

    private sealed record Assignment
    {
        public required Role Role { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

public sealed record RoleEnded(Guid SubjectId, Guid AssignmentId, Role Role, DateOnly LastDay) : IRightsChanged;
