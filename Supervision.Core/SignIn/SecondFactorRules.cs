using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Of which roles the council asks a second factor.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record SecondFactorRules : IQuery<SecondFactorRulesAnswer>;

public sealed record SecondFactorRulesAnswer
{
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The council's.</summary>
    public required int Version { get; init; }
}

/// <summary>Decides of which roles a second factor is asked: whoever holds one and has none reaches nothing but the page to set it up.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetSecondFactorRules : ICommand<Changed>, IVersioned
{
    public required int Version { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }

    public sealed class Validator : AbstractValidator<SetSecondFactorRules>
    {
        public Validator()
        {
            RuleForEach(c => c.Roles).IsInEnum();
            RuleFor(c => c.Roles).Must(roles => roles.Distinct().Count() == roles.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
        }
    }
}

/// <summary>Takes away the second factor of somebody who has lost telephone and codes; their sessions end, and they set up a new one.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ResetSecondFactor : ICommand<AuthenticatorRemoved>
{
    public required Guid PersonId { get; init; }

    /// <summary>How it was made sure that it is they who ask.</summary>
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ResetSecondFactor>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class SecondFactorRulesHandler(Db db, Gate gate, Journal journal, Actor actor, AccountManager accounts, AccountSecrets secrets, TimeProvider clock) :
    IRequestHandler<SecondFactorRules, SecondFactorRulesAnswer>, IRequestHandler<SetSecondFactorRules, Changed>, IRequestHandler<ResetSecondFactor, AuthenticatorRemoved>
{
    public async Task<SecondFactorRulesAnswer> Handle(SecondFactorRules query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return await Read(ct);
    }

    public async Task<Changed> Handle(SetSecondFactorRules command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await Read(ct);
        await db.DemandVersion(actor.CouncilId, command.Version, before.Version, ct);
        await db.Update("UPDATE Councils SET SecondFactorRoles = @Column, Version = Version + 1 WHERE Id = @CouncilId AND Version = @Version", new { Column = Lists.Write(command.Roles), command.Version }, ct);
        journal.Add(new SecondFactorRulesSet(actor.CouncilId, command.Roles), before);
        return new Changed(actor.CouncilId, before.Version + 1);
    }

    public async Task<AuthenticatorRemoved> Handle(ResetSecondFactor command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        if (await accounts.Find(command.PersonId, ct) is not { } account || account.CouncilId != actor.CouncilId) throw RefusedException.NotFound("người dùng");
        if (account.Id == actor.PersonId) throw RefusedException.Conflict("account.own", "Lớp xác thực của chính mình thì tắt ở trang Tài khoản, bằng mật khẩu.");
        if (account.AuthenticatorSince is not { } since) throw RefusedException.Conflict("second_factor.off", "Đồng chí này chưa bật lớp xác thực thứ hai.");
        await accounts.Forget(account, ct);
        await secrets.EndEverything(account, null, ct);
        journal.Add(new SecondFactorOff(account.Id, command.Reason), new { Since = since });
        return new AuthenticatorRemoved(clock.GetUtcNow());
    }

    private async Task<SecondFactorRulesAnswer> Read(CancellationToken ct)
    {
        var row = (await db.Find<Row>("SELECT IsDemo, SecondFactorRoles, Version FROM Councils WHERE Id = @CouncilId", null, ct))!;
        return new SecondFactorRulesAnswer { Roles = SecondFactor.RolesOf(row.SecondFactorRoles, row.IsDemo), Version = row.Version };
    }

    private sealed record Row
    {
        public required bool IsDemo { get; init; }
        public string? SecondFactorRoles { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record SecondFactorRulesSet(Guid SubjectId, IReadOnlyList<Role> Roles) : IRightsChanged;
