using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Sets the council's own number of days for one clock of a law, by a paper of its own and from a day on.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record OverrideRule : ICommand<Created>
{
    public required string RuleSetCode { get; init; }
    public required string ClockCode { get; init; }
    public required int Days { get; init; }
    public required DayUnit DayUnit { get; init; }

    /// <summary>The paper that sets it: "Quy chế hoạt động … số 05/QC-HĐND".</summary>
    public required string SourcePaper { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }

    public sealed class Validator : AbstractValidator<OverrideRule>
    {
        public Validator()
        {
            RuleFor(c => c.RuleSetCode).NotEmpty().MaximumLength(40);
            RuleFor(c => c.ClockCode).NotEmpty().MaximumLength(60);
            RuleFor(c => c.Days).InclusiveBetween(1, 366);
            RuleFor(c => c.DayUnit).IsInEnum();
            RuleFor(c => c.SourcePaper).NotEmpty().MaximumLength(300);
            RuleFor(c => c.EffectiveTo).GreaterThanOrEqualTo(c => c.EffectiveFrom);
        }
    }
}

internal sealed class OverrideRuleHandler(Db db, Journal journal, Gate gate) : IRequestHandler<OverrideRule, Created>
{
    public async Task<Created> Handle(OverrideRule command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var law = RuleSets.Shipped.All.FirstOrDefault(set => set.Code == command.RuleSetCode)
            ?? throw RefusedException.Invalid("rule.set", nameof(command.RuleSetCode), $"Không có bộ quy tắc “{command.RuleSetCode}”.");
        var clock = law.Clocks.FirstOrDefault(c => c.Code == command.ClockCode)
            ?? throw RefusedException.Invalid("rule.clock", nameof(command.ClockCode), $"{law.ShortName} không có thời hạn “{command.ClockCode}”.");
        if (clock.Count is null)
            throw RefusedException.Invalid("rule.clock", nameof(command.ClockCode), $"Thời hạn “{command.ClockCode}” không tính bằng số ngày.");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RuleOverrides (Id, CouncilId, RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo, Version)
            VALUES (@id, @CouncilId, @RuleSetCode, @ClockCode, @Days, @DayUnit, @SourcePaper, @EffectiveFrom, @EffectiveTo, 1)
            """, new { id, command.RuleSetCode, command.ClockCode, command.Days, command.DayUnit, command.SourcePaper, command.EffectiveFrom, command.EffectiveTo }, ct);
        journal.Add(new RuleOverridden(id, command.RuleSetCode, command.ClockCode, clock.Count.Value, command.Days, command.DayUnit, command.SourcePaper, command.EffectiveFrom));
        return new Created(id);
    }
}

public sealed record RuleOverridden(
    Guid SubjectId, string RuleSetCode, string ClockCode, int LawDays, int Days, DayUnit DayUnit, string SourcePaper, DateOnly EffectiveFrom) : IEvent;
