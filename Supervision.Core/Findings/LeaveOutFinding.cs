using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>Leaves a finding out of the report or the conclusion; it stays on record with the reason.</summary>
[Requires(Subject.Finding, Act.Approve)]
public sealed record LeaveOutFinding : ICommand<Changed>, IVersioned
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<LeaveOutFinding>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class LeaveOutFindingHandler(Db db, Journal journal, Gate gate) : IRequestHandler<LeaveOutFinding, Changed>
{
    public async Task<Changed> Handle(LeaveOutFinding command, CancellationToken ct)
    {
        await gate.Finding(command.FindingId, Act.Approve, ct);
        var finding = await db.LoadFinding(command.FindingId, ct);
        await db.DemandVersion(finding.Id, command.Version, finding.Version, ct);

        var (left, moved) = finding.Take(FindingStep.LeaveOut, command.Reason);
        await db.Save(left with { LeftOutReason = command.Reason }, ct);
        // A report that is still being drafted loses it; one that was laid before its signer stays as it was read.
        var place = await db.Find<Place>("""
            SELECT f.DelegationReportId, f.Number
            FROM DelegationReportFindings f JOIN DelegationReports r ON r.Id = f.DelegationReportId
            WHERE f.FindingId = @FindingId AND f.CouncilId = @CouncilId AND r.Status IN ('Draft', 'Consulting')
            """, new { command.FindingId }, ct);
        if (place is null)
        {
            journal.Add(moved);
        }
        else
        {
            await db.Execute("DELETE FROM DelegationReportFindings WHERE FindingId = @FindingId AND DelegationReportId = @DelegationReportId AND CouncilId = @CouncilId",
                new { command.FindingId, place.DelegationReportId }, ct);
            journal.Add(moved, place);
        }
        return new Changed(finding.Id, finding.Version + 1);
    }

    /// <summary>Where in a drafted report it stood.</summary>
    private sealed record Place
    {
        public required Guid DelegationReportId { get; init; }
        public required int Number { get; init; }
    }
}
