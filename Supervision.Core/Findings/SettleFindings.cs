using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>As <see cref="SettleFinding"/>, of several findings of one supervision at once that their units agree with: nothing is left to be weighed. All are settled or none.</summary>
[Requires(Subject.Finding, Act.Approve)]
public sealed record SettleFindings : ICommand<SettledFindings>
{
    public required Guid CampaignId { get; init; }
    public required IReadOnlyList<SeenFinding> Findings { get; init; }

    public sealed class Validator : AbstractValidator<SettleFindings>
    {
        public Validator()
        {
            RuleFor(c => c.Findings).NotEmpty().Must(f => f.Count <= 200).WithMessage("“{PropertyName}” tối đa 200 mục.");
            RuleFor(c => c.Findings).Must(f => f.Select(x => x.FindingId).Distinct().Count() == f.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
        }
    }
}

/// <summary>The findings that were settled, with their versions now.</summary>
public sealed record SettledFindings(IReadOnlyList<Changed> Findings);

internal sealed class SettleFindingsHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SettleFindings, SettledFindings>
{
    public async Task<SettledFindings> Handle(SettleFindings command, CancellationToken ct)
    {
        var settled = new List<Changed>();
        foreach (var seen in command.Findings)
        {
            await gate.Finding(seen.FindingId, Act.Approve, ct);
            var finding = await db.LoadFinding(seen.FindingId, ct);
            if (finding.CampaignId != command.CampaignId) throw RefusedException.NotFound("nội dung ghi nhận");
            await db.DemandVersion(finding.Id, seen.Version, finding.Version, ct);
            var (after, moved) = finding.Take(FindingStep.Settle);
            if (finding.UnitAgrees is not true)
                throw RefusedException.Conflict("finding.not_agreed", $"Đơn vị {(finding.UnitAgrees is null ? "chưa có ý kiến về" : "không đồng ý với")} nội dung số {finding.Number}; hãy chốt riêng nội dung đó và ghi rõ lý do.", nameof(command.Findings));
            await db.Save(after with { SettledOn = clock.Today() }, ct);
            journal.Add(moved);
            settled.Add(new Changed(finding.Id, finding.Version + 1));
        }
        return new SettledFindings(settled);
    }
}
