using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Decides for a council whether one thing takes two people or one may do both; what must be two everywhere is not relaxed.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetFourEyesRule : ICommand<Changed>, IVersioned
{
    public required FourEyesDuty Duty { get; init; }

    /// <summary>0 where the council decided nothing yet.</summary>
    public required int Version { get; init; }

    /// <summary>Two people are needed.</summary>
    public required bool IsStrict { get; init; }

    /// <summary>What the decision rests on: the council's own regulation, a conclusion of the Standing Board.</summary>
    public required string Basis { get; init; }

    public sealed class Validator : AbstractValidator<SetFourEyesRule>
    {
        public Validator()
        {
            RuleFor(c => c.Duty).IsInEnum();
            RuleFor(c => c.Basis).NotEmpty().MaximumLength(500);
        }
    }
}

internal sealed class SetFourEyesRuleHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<SetFourEyesRule, Changed>
{
    public async Task<Changed> Handle(SetFourEyesRule command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var level = (await db.LoadCouncil(ct)).Level;
        var held = await db.Find<Row>("SELECT IsStrict, Basis, Version FROM FourEyesRules WHERE CouncilId = @CouncilId AND Duty = @Duty", command, ct);
        await db.DemandVersion(actor.CouncilId, command.Version, held?.Version ?? 0, ct);
        if (!command.IsStrict && FourEyesRules.IsCore(command.Duty))
            throw RefusedException.Invalid("four_eyes.core", nameof(command.IsStrict), "Yêu cầu hai người ở việc này áp dụng ở mọi cấp, không nới lỏng được.");

        if (held is null)
            await db.Execute("""
                INSERT INTO FourEyesRules (Id, CouncilId, Duty, IsStrict, Basis, Version) VALUES (@RowId, @CouncilId, @Duty, @IsStrict, @Basis, 1)
                """, new { RowId = Guid.CreateVersion7(), command.Duty, command.IsStrict, command.Basis }, ct);
        else
            await db.Update("""
                UPDATE FourEyesRules SET IsStrict = @IsStrict, Basis = @Basis, Version = Version + 1 WHERE CouncilId = @CouncilId AND Duty = @Duty AND Version = @Version
                """, command, ct);
        journal.Add(new FourEyesRuleSet(actor.CouncilId, command.Duty, command.IsStrict, command.Basis),
            held ?? new Row { IsStrict = FourEyesRules.IsStrictByItself(command.Duty, level), Version = 0 });
        return new Changed(actor.CouncilId, (held?.Version ?? 0) + 1);
    }

    private sealed record Row
    {
        public required bool IsStrict { get; init; }
        public string? Basis { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record FourEyesRuleSet(Guid SubjectId, FourEyesDuty Duty, bool IsStrict, string Basis) : IRightsChanged;
