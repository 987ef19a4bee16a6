using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>Sends findings to the units that they are about, so that each is heard before anything stands in a report. All are sent or none.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record SendForReconciliation : ICommand<SentFindings>
{
    public required Guid CampaignId { get; init; }
    public required IReadOnlyList<SeenFinding> Findings { get; init; }

    public sealed class Validator : AbstractValidator<SendForReconciliation>
    {
        public Validator()
        {
            RuleFor(c => c.Findings).NotEmpty().Must(f => f.Count <= 200).WithMessage("“{PropertyName}” tối đa 200 mục.");
            RuleFor(c => c.Findings).Must(f => f.Select(x => x.FindingId).Distinct().Count() == f.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
        }
    }
}

/// <summary>A finding and the version of it that the sender saw.</summary>
public sealed record SeenFinding(Guid FindingId, int Version);

/// <summary>The findings that were sent, with their versions now.</summary>
public sealed record SentFindings(IReadOnlyList<Changed> Findings);

internal sealed class SendForReconciliationHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SendForReconciliation, SentFindings>
{
    public async Task<SentFindings> Handle(SendForReconciliation command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.Finding, Act.Write, ct);
        // A member writes findings; what leaves the house is the head's, the secretary's or the office's to send.
        if (access.Roles.All(role => role is Role.Member))
            throw RefusedException.Forbidden("Việc gửi đơn vị đối chiếu do Trưởng đoàn, Thư ký hoặc Văn phòng thực hiện.", "finding.member_sends");

        var findings = new List<FindingState>();
        foreach (var seen in command.Findings)
        {
            var finding = await db.LoadFinding(seen.FindingId, ct);
            if (finding.CampaignId != command.CampaignId) throw RefusedException.NotFound("nội dung ghi nhận");
            findings.Add(finding);
        }
        await DemandActive(findings, ct);

        var (sent, toTell) = (new List<Changed>(), new List<FindingState>());
        foreach (var (seen, finding) in command.Findings.Zip(findings))
        {
            await db.DemandVersion(finding.Id, seen.Version, finding.Version, ct);
            if (finding.UnitId is null)
                throw RefusedException.Conflict("finding.no_unit", $"Nội dung ghi nhận số {finding.Number} không gắn với đơn vị nào nên không có đơn vị để đối chiếu.");
            var (moved, happened) = finding.Take(FindingStep.SendForReconciliation);
            await db.Save(moved, ct);
            journal.Add(happened);
            sent.Add(new Changed(finding.Id, finding.Version + 1));
            toTell.Add(finding);
        }
        await db.TellSent(command.CampaignId, toTell, ct);
        return new SentFindings(sent);
    }

    // Nobody is left to see what is sent to a unit that is no more, and silence that nobody could break must not stand as its own.
    private async Task DemandActive(IEnumerable<FindingState> findings, CancellationToken ct)
    {
        var refused = new List<string>();
        foreach (var ofUnit in findings.Where(finding => finding.UnitEndedOn is not null).GroupBy(finding => (finding.UnitId, finding.UnitEndedOn)))
        {
            var name = await db.Value<string>("SELECT n.Name FROM Units u " + UnitNaming.OnDay + " WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId", new { ofUnit.Key.UnitId, On = clock.Today() }, ct);
            refused.Add($"{name} đã kết thúc hoạt động ngày {VietnameseDate.Short(ofUnit.Key.UnitEndedOn!.Value)} nên không gửi đối chiếu được nội dung số {string.Join(", ", ofUnit.Select(finding => finding.Number).Order())}");
        }
        if (refused.Count > 0)
            throw RefusedException.Invalid("unit.ended", nameof(SendForReconciliation.Findings), $"{string.Join("; ", refused)}: Trưởng đoàn chốt khi không có ý kiến của đơn vị, ghi rõ lý do.");
    }
}
