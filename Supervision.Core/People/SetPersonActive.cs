using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.People;

/// <summary>Closes or opens a person's account. Closing ends every session and token at once; what the person did remains theirs.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetPersonActive : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }
    public required int Version { get; init; }
    public required bool IsActive { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<SetPersonActive>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class SetPersonActiveHandler(Db db, Gate gate, Journal journal, Actor actor, AccountManager accounts, AccountSecrets secrets, TimeProvider clock) : IRequestHandler<SetPersonActive, Changed>
{
    public async Task<Changed> Handle(SetPersonActive command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var person = await db.LoadPerson(command.PersonId, ct);
        await db.DemandVersion(person.Id, command.Version, person.Version, ct);
        var account = (await accounts.Find(person.Id, ct))!;
        if (account.IsActive == command.IsActive) throw RefusedException.Conflict("account.state", command.IsActive ? "Tài khoản này đang mở." : "Tài khoản này đã đóng.");
        if (!command.IsActive && person.Id == actor.PersonId) throw RefusedException.Conflict("account.own", "Đồng chí không tự đóng tài khoản của mình được.");
        if (!command.IsActive && await IsLastAdministrator(person.Id, ct)) throw RefusedException.Conflict("role.last_admin", "Đây là người quản trị duy nhất; hãy giao vai trò quản trị cho người khác trước.");
        await db.Update("""
            UPDATE People SET IsActive = @IsActive, SecurityStamp = @Stamp, Version = Version + 1 WHERE Id = @PersonId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.PersonId, command.Version, command.IsActive, Stamp = Guid.NewGuid().ToString("N") }, ct);
        await secrets.EndEverything(account, null, ct);
        if (!command.IsActive)
            await db.Execute("UPDATE AccessTokens SET RevokedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND RevokedAt IS NULL", new { command.PersonId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new PersonActivitySet(person.Id, command.IsActive, command.Reason), new { account.IsActive });
        return new Changed(person.Id, person.Version + 1);
    }

    private async Task<bool> IsLastAdministrator(Guid person, CancellationToken ct) => await db.Value<long>("""
        SELECT COUNT(*) FROM RoleAssignments r JOIN People p ON p.Id = r.PersonId
        WHERE r.CouncilId = @CouncilId AND r.Role = @Role AND p.Id <> @person AND p.IsActive = 1 AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
        """, new { person, Role = Role.Admin, Today = clock.Today() }, ct) == 0;
}

public sealed record PersonActivitySet(Guid SubjectId, bool IsActive, string Reason) : IRightsChanged;
