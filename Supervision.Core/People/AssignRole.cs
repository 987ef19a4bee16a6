using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.People;

/// <summary>Gives a person a role from a day on; it adds to the roles held, of which a person with several chooses the acting one.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record AssignRole : ICommand<Created>
{
    public required Guid PersonId { get; init; }
    public required Role Role { get; init; }

    /// <summary>The committee or group, for those who lead or belong to one.</summary>
    public Guid? BodyId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<AssignRole>
    {
        public Validator()
        {
            RuleFor(c => c.Role).IsInEnum();
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

internal sealed class AssignRoleHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AssignRole, Created>
{
    public async Task<Created> Handle(AssignRole command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        // Takes the lock of the person's row, so that the same role is not given twice at once.
        await db.Execute("UPDATE People SET Version = Version WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct);
        var person = await db.LoadPerson(command.PersonId, ct);
        if (command.Role is Role.UnitHead or Role.UnitContact != person.UnitId is not null)
            throw RefusedException.Invalid("role.side", nameof(command.Role), "Người của đơn vị chỉ giữ vai trò của đơn vị; người của Hội đồng nhân dân chỉ giữ vai trò của Hội đồng nhân dân.");
        if (command.BodyId is not null && await db.Value<long>("SELECT COUNT(*) FROM Bodies WHERE Id = @BodyId AND CouncilId = @CouncilId", command, ct) == 0)
            throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM RoleAssignments
            WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND Role = @Role AND (BodyId = @BodyId OR (BodyId IS NULL AND @BodyId IS NULL))
                AND (ValidTo IS NULL OR ValidTo >= @ValidFrom) AND (@ValidTo IS NULL OR ValidFrom <= @ValidTo)
            """, command, ct) > 0)
            throw RefusedException.Conflict("role.held", $"Đồng chí này đã giữ vai trò “{command.Role.Label()}” trong thời gian đó.", nameof(command.Role));

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RoleAssignments (Id, CouncilId, PersonId, Role, BodyId, ValidFrom, ValidTo)
            VALUES (@id, @CouncilId, @PersonId, @Role, @BodyId, @ValidFrom, @ValidTo)
            """, new { id, command.PersonId, command.Role, command.BodyId, command.ValidFrom, command.ValidTo }, ct);
        journal.Add(new RoleAssigned(command.PersonId, id, command.Role, command.BodyId, command.ValidFrom, command.ValidTo));
        return new Created(id);
    }
}

public sealed record RoleAssigned(Guid SubjectId, Guid AssignmentId, Role Role, Guid? BodyId, DateOnly ValidFrom, DateOnly? ValidTo) : IRightsChanged;

internal static class PersonRows
{
    public static async Task<PersonRow> LoadPerson(this Db db, Guid id, CancellationToken ct) => await db.Find<PersonRow>("""
        SELECT Id, UnitId, Version FROM People WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("người dùng");
}

internal sealed record PersonRow
{
    public required Guid Id { get; init; }
    public Guid? UnitId { get; init; }
    public required int Version { get; init; }
}
