using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Puts a finding of a drafted report before another that is printed in its group, or a group named by a field before another. It says where by what stands next to it, so that two people who
/// arrange at once refuse nobody and undo nothing of each other's.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record PlaceFinding : ICommand<Changed>
{
    public required Guid ReportId { get; init; }
    public required Guid FindingId { get; init; }

    /// <summary>Last of its group where nothing is said.</summary>
    public Guid? BeforeFindingId { get; init; }

    public sealed class Validator : AbstractValidator<PlaceFinding>
    {
        public Validator() => RuleFor(c => c.BeforeFindingId).NotEqual(c => c.FindingId).When(c => c.BeforeFindingId is not null).WithMessage("“{PropertyName}” phải là nội dung khác.");
    }
}

internal sealed class PlaceFindingHandler(Db db, Journal journal, Gate gate) : IRequestHandler<PlaceFinding, Changed>
{
    public async Task<Changed> Handle(PlaceFinding command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var (report, _) = await db.LockDelegationReport(command.ReportId, 0, ct);
        report.DemandDraft();

        var findings = await db.ReportedFindings(report.Id, report.CampaignId, ct);
        var finding = findings.FirstOrDefault(f => f.Id == command.FindingId) ?? throw RefusedException.NotFound("nội dung ghi nhận trong báo cáo");
        if (command.BeforeFindingId is { } next && findings.All(f => f.Id != next)) throw RefusedException.NotFound("nội dung ghi nhận trong báo cáo");
        var order = ReportOutline.Place(findings, finding.Id, command.BeforeFindingId) ?? throw RefusedException.Conflict("report.place",
            $"Nội dung số {finding.Number} chỉ đổi chỗ được với nội dung in cùng mục; các mục được xếp theo loại nội dung.", nameof(command.BeforeFindingId));

        // The places stay the same, the findings change theirs. Out of the way first: a place is taken once.
        var places = await db.PlacesInReport(report.Id, ct);
        var moved = order.Zip(places.Values.Order()).Where(pair => places[pair.First.Id] != pair.Second).Select(pair => new { FindingId = pair.First.Id, Number = pair.Second, report.Id }).ToList();
        await db.ExecuteEach("UPDATE DelegationReportFindings SET Number = -Number WHERE FindingId = @FindingId AND DelegationReportId = @Id AND CouncilId = @CouncilId", moved, ct);
        await db.ExecuteEach("UPDATE DelegationReportFindings SET Number = @Number WHERE FindingId = @FindingId AND DelegationReportId = @Id AND CouncilId = @CouncilId", moved, ct);
        journal.Add(new FindingPlaced(report.Id, finding.Id, finding.Number, command.BeforeFindingId, [.. order.Select(f => f.Number)]), new { Order = findings.Select(f => f.Number) });
        return new Changed(report.Id, report.Version);
    }
}

/// <param name="SubjectId">The report.</param>
/// <param name="FindingId">What was placed.</param>
/// <param name="Number">Its number in the campaign.</param>
/// <param name="BeforeFindingId">What it stands before; last of its group where null.</param>
/// <param name="Order">The numbers of all findings of the report, as they follow each other from then on.</param>
public sealed record FindingPlaced(Guid SubjectId, Guid FindingId, int Number, Guid? BeforeFindingId, IReadOnlyList<int> Order) : IEvent;
