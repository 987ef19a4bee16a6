using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.People;

/// <summary>Adds a person of the council or of a unit, with the roles held and, where they sign in, an account.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record AddPerson : ICommand<Created>
{
    public required string Name { get; init; }

    /// <summary>The post, as papers name it: "Phó Chủ tịch HĐND tỉnh".</summary>
    public required string Title { get; init; }

    /// <summary>The inspected unit the person works for; none for the council's own people.</summary>
    public Guid? UnitId { get; init; }
    public string? UserName { get; init; }
    public string? Password { get; init; }
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    /// <summary>Posts held in units, which show a conflict when the person supervises them.</summary>
    public IReadOnlyList<HeldPost> Posts { get; init; } = [];
    public required DateOnly ValidFrom { get; init; }

    public sealed class Validator : AbstractValidator<AddPerson>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
            RuleFor(c => c.UserName!).UserName().When(c => c.UserName is not null);
            RuleFor(c => c.Password!).Password(PasswordRules.Shortest, c => [c.UserName, c.Name]).When(c => c.Password is not null);
            RuleFor(c => c.Roles).Must(roles => roles.Count <= 11).WithMessage("“{PropertyName}” có quá nhiều mục.");
            RuleForEach(c => c.Roles).ChildRules(role => role.RuleFor(r => r.Role).IsInEnum());
            RuleForEach(c => c.Posts).ChildRules(post => post.RuleFor(p => p.Title).NotEmpty().MaximumLength(300));
            RuleFor(c => c.Roles)
                .Must((c, roles) => roles.All(r => (r.Role is Role.UnitHead or Role.UnitContact) == c.UnitId is not null))
                .WithMessage("Người của đơn vị chỉ giữ vai trò của đơn vị; người của Hội đồng nhân dân chỉ giữ vai trò của Hội đồng nhân dân.");
        }
    }
}

/// <summary>A role, and for leaders and members of a committee or group, in which.</summary>
public sealed record HeldRole(Role Role, Guid? BodyId = null);

/// <summary>A post in a unit, from a date on.</summary>
public sealed record HeldPost(Guid UnitId, string Title, DateOnly ValidFrom, DateOnly? ValidTo = null);

internal sealed class AddPersonHandler(Db db, Journal journal, Gate gate, IPasswords passwords) : IRequestHandler<AddPerson, Created>
{
    public async Task<Created> Handle(AddPerson command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        foreach (var unitId in command.Posts.Select(p => (Guid?)p.UnitId).Append(command.UnitId).OfType<Guid>().Distinct()) await db.DemandUnit(unitId, ct);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO People (Id, CouncilId, Name, Title, UserName, PasswordHash, SecurityStamp, UnitId, IsActive, Version)
            VALUES (@id, @CouncilId, @Name, @Title, @UserName, @PasswordHash, @SecurityStamp, @UnitId, @IsActive, 1)
            """, new
        {
            id,
            command.Name,
            command.Title,
            command.UserName,
            PasswordHash = command.Password is { } password ? passwords.Hash(password) : null,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            command.UnitId,
            IsActive = true,
        }, ct);
        foreach (var held in command.Roles)
        {
            if (held.BodyId is { } bodyId && await db.Value<long>("SELECT COUNT(*) FROM Bodies WHERE Id = @bodyId AND CouncilId = @CouncilId", new { bodyId }, ct) == 0)
                throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
            await db.Execute("""
                INSERT INTO RoleAssignments (Id, CouncilId, PersonId, Role, BodyId, ValidFrom, ValidTo)
                VALUES (@RowId, @CouncilId, @id, @Role, @BodyId, @ValidFrom, NULL)
                """, new { RowId = Guid.CreateVersion7(), id, held.Role, held.BodyId, command.ValidFrom }, ct);
        }
        foreach (var post in command.Posts)
            await db.Execute("""
                INSERT INTO PersonPosts (Id, CouncilId, PersonId, UnitId, Title, ValidFrom, ValidTo)
                VALUES (@RowId, @CouncilId, @id, @UnitId, @Title, @ValidFrom, @ValidTo)
                """, new { RowId = Guid.CreateVersion7(), id, post.UnitId, post.Title, post.ValidFrom, post.ValidTo }, ct);

        journal.Add(new PersonAdded(id, command.Name, command.Title, command.UserName, command.UnitId, command.Roles, command.Posts, command.ValidFrom));
        return new Created(id);
    }
}

public sealed record PersonAdded(
    Guid SubjectId, string Name, string Title, string? UserName, Guid? UnitId, IReadOnlyList<HeldRole> Roles, IReadOnlyList<HeldPost> Posts, DateOnly ValidFrom) : IRightsChanged;
