using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Takes findings into a delegation's report. Shortcomings and signs of violation enter only when they rest on evidence, an item of the minutes or an indicator,
/// and have been reconciled with the unit.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record IncludeFindings : ICommand<Created>
{
    public required Guid ReportId { get; init; }
    public required IReadOnlyList<Guid> FindingIds { get; init; }

    public sealed class Validator : AbstractValidator<IncludeFindings>
    {
        public Validator()
        {
            RuleFor(c => c.FindingIds).NotEmpty().Must(ids => ids.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 mục.");
            RuleFor(c => c.FindingIds).Must(ids => ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
        }
    }
}

internal sealed class IncludeFindingsHandler(Db db, Journal journal, Gate gate) : IRequestHandler<IncludeFindings, Created>
{
    public async Task<Created> Handle(IncludeFindings command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var (report, first) = await db.LockDelegationReport(command.ReportId, command.FindingIds.Count, ct);
        report.DemandDraft();

        var known = (await db.FindingsForReport(report.CampaignId, ct)).ToDictionary(f => f.Id);
        var findings = command.FindingIds.Select(id => known.TryGetValue(id, out var finding) ? finding : throw RefusedException.NotFound("nội dung ghi nhận")).ToList();
        if (findings.FirstOrDefault(f => f.DelegationReportId is not null) is { } twice)
            throw RefusedException.Conflict("finding.in_report", $"Nội dung số {twice.Number} đã có trong báo cáo.", nameof(command.FindingIds));
        FindingForReport.DemandEvidence(findings);

        foreach (var (finding, i) in findings.Select((f, i) => (f, i)))
        {
            var (entered, moved) = (await db.LoadFinding(finding.Id, ct)).Take(FindingStep.EnterReport);
            await db.Save(entered, ct);
            journal.Add(moved);
            await db.Execute("""
                INSERT INTO DelegationReportFindings (Id, CouncilId, DelegationReportId, FindingId, Number)
                VALUES (@RowId, @CouncilId, @ReportId, @FindingId, @Number)
                """, new { RowId = Guid.CreateVersion7(), command.ReportId, FindingId = finding.Id, Number = first + i }, ct);
        }
        journal.Add(new FindingsIncluded(report.Id, [.. findings.Select(f => f.Number)], command.FindingIds));
        return new Created(report.Id, findings.Count);
    }
}

public sealed record FindingsIncluded(Guid SubjectId, IReadOnlyList<int> Numbers, IReadOnlyList<Guid> FindingIds) : IEvent;
