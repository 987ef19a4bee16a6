using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>Closes the reconciliation of a finding: the unit has answered, or its silence is put on record, or it has ended and could not be asked.</summary>
[Requires(Subject.Finding, Act.Approve)]
public sealed record SettleFinding : ICommand<Changed>, IVersioned
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }

    /// <summary>Why it is closed although the unit has not answered; how a disagreement was weighed.</summary>
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<SettleFinding>
    {
        public Validator() => RuleFor(c => c.Note).MaximumLength(1000);
    }
}

internal sealed class SettleFindingHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SettleFinding, Changed>
{
    public async Task<Changed> Handle(SettleFinding command, CancellationToken ct)
    {
        await gate.Finding(command.FindingId, Act.Approve, ct);
        var finding = await db.LoadFinding(command.FindingId, ct);
        await db.DemandVersion(finding.Id, command.Version, finding.Version, ct);

        var (settled, moved) = finding.Take(FindingStep.Settle, command.Note);
        if (finding.UnitAgrees is null && string.IsNullOrWhiteSpace(command.Note))
            throw RefusedException.Conflict("finding.unanswered", $"{(finding.UnitEndedOn is { } last ? $"Đơn vị đã kết thúc hoạt động ngày {VietnameseDate.Short(last)}, không có ý kiến đối chiếu" : "Đơn vị chưa có ý kiến đối chiếu")}; hãy ghi rõ lý do chốt khi chưa có ý kiến của đơn vị.", nameof(command.Note));
        if (finding.UnitAgrees is false && string.IsNullOrWhiteSpace(command.Note))
            throw RefusedException.Conflict("finding.unweighed", "Đơn vị không đồng ý với nội dung này; hãy ghi ý kiến về giải trình của đơn vị.", nameof(command.Note));
        await db.Save(settled with { SettleNote = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note, SettledOn = clock.Today() }, ct);
        journal.Add(moved);
        if (finding.UnitAgrees is false) await db.TellSettled(finding, command.Note!, ct);
        return new Changed(finding.Id, finding.Version + 1);
    }
}
