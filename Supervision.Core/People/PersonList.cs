using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.People;

/// <summary>The people of the council and of its units by their given names, with the roles they hold. Whoever works for a unit sees that unit's people only.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record PersonList : IQuery<Page<PersonLine>>
{
    /// <summary>Only this role's holders.</summary>
    public Role? Role { get; init; }

    /// <summary>Only this unit's people.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The day on which the roles are held; without one, today.</summary>
    public DateOnly? On { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<PersonList>
    {
        public Validator()
        {
            RuleFor(q => q.Role).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record PersonLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }

    /// <summary>Only for who may change users.</summary>
    public string? UserName { get; init; }
    public Guid? UnitId { get; init; }
    public required bool IsActive { get; init; }

    /// <summary>One of the council's own who on that day also holds a post on the People's Committee's side.</summary>
    public required bool ServesBoth { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<RoleHeld> Roles { get; init; } = [];
}

/// <summary>A role as it was assigned.</summary>
public sealed record RoleHeld
{
    public required Guid AssignmentId { get; init; }
    public required Role Role { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

internal sealed class PersonListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PersonList, Page<PersonLine>>
{
    public async Task<Page<PersonLine>> Handle(PersonList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        var on = query.On ?? clock.Today();
        var page = await db.PageByName<PersonLine>("""
            SELECT p.Seq, p.Id, p.Name
            FROM People p
            WHERE p.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR p.UnitId = @ActorUnitId)
                AND NOT EXISTS (SELECT 1 FROM UnitLinks l WHERE l.ReaderId = p.Id)
                AND (@UnitId IS NULL OR p.UnitId = @UnitId)
                AND (@Role IS NULL OR EXISTS (
                    SELECT 1 FROM RoleAssignments r
                    WHERE r.PersonId = p.Id AND r.Role = @Role AND r.ValidFrom <= @On AND (r.ValidTo IS NULL OR r.ValidTo >= @On)))
            """, """
            SELECT p.Seq, p.Id, p.Name, p.Title, p.UserName, p.UnitId, p.IsActive, p.Version,
            """ + TwoServices.Mark + """
            FROM People p
            WHERE p.CouncilId = @CouncilId AND p.Id IN @Ids
            """, new { query.UnitId, query.Role, On = on }, query.After, query.Take, VietnameseOrder.PersonKey, person => person.Id, ct);
        var roles = page.Items.Count == 0 ? [] : await db.List<RoleRow>("""
            SELECT r.PersonId, r.Id AS AssignmentId, r.Role, r.BodyId, b.Name AS BodyName, r.ValidFrom, r.ValidTo
            FROM RoleAssignments r
            LEFT JOIN Bodies b ON b.Id = r.BodyId
            WHERE r.CouncilId = @CouncilId AND r.PersonId IN @People AND r.ValidFrom <= @On AND (r.ValidTo IS NULL OR r.ValidTo >= @On)
            ORDER BY r.Seq
            """, new { People = page.Items.Select(p => p.Id).ToArray(), On = on }, ct);
        var held = roles.ToLookup(r => r.PersonId, r => new RoleHeld
        {
            AssignmentId = r.AssignmentId,
            Role = r.Role,
            BodyId = r.BodyId,
            BodyName = r.BodyName,
            ValidFrom = r.ValidFrom,
            ValidTo = r.ValidTo,
        });
        var administers = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);
        return page with { Items = [.. page.Items.Select(p => p with { UserName = administers ? p.UserName : null, Roles = [.. held[p.Id]] })] };
    }

    private sealed record RoleRow
    {
        public required Guid PersonId { get; init; }
        public required Guid AssignmentId { get; init; }
        public required Role Role { get; init; }
        public Guid? BodyId { get; init; }
        public string? BodyName { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}
