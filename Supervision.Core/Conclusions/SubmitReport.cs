using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Lays the draft before the head of the delegation; what is still blank of it is confirmed. Every shortcoming and sign of violation has by then been taken in, or left out with a reason.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record SubmitReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>It goes on although parts of it are blank, see <see cref="DelegationReportView.Blanks"/>.</summary>
    public bool ConfirmsBlanks { get; init; }
}

internal sealed class SubmitReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SubmitReport, Changed>
{
    public async Task<Changed> Handle(SubmitReport command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);

        var moved = report.Take(ReportStep.Submit);
        var undecided = (await db.FindingsForReport(report.CampaignId, ct))
            .Where(f => f.IsWeighty && f.Status < FindingStatus.InReport && (f.DelegationId is null || f.DelegationId == report.DelegationId))
            .Select(f => f.Number).ToList();
        if (undecided.Count > 0)
            throw RefusedException.Conflict("report.findings_undecided",
                $"Nội dung số {string.Join(", ", undecided)} chưa được đưa vào báo cáo, cũng chưa nêu lý do không đưa vào.");
        var blanks = ReportBlanks.Of(ReportBlanks.Parts(clock.Today()), report.Responsibility, report.Recommendations, (await db.ReportedFindings(report.Id, report.CampaignId, ct)).Select(f => f.Kind));
        if (blanks.Count > 0 && !command.ConfirmsBlanks)
            throw RefusedException.Invalid("report.blanks", nameof(command.ConfirmsBlanks), $"Báo cáo còn trống phần: {string.Join("; ", blanks)}. Bổ sung, hoặc đánh dấu vào đây để vẫn trình.");
        await db.Save(report, ct);
        await db.TellSubmitted(report, actor, ct);
        journal.Add(moved);
        journal.Add(new ReportSubmitted(report.Id, command.ConfirmsBlanks, blanks.Count == 0 ? "không" : string.Join("; ", blanks)));
        return new Changed(report.Id, report.Version + 1);
    }
}

/// <summary>A report was laid before the head; which parts that the law or the office wants were still blank.</summary>
public sealed record ReportSubmitted(Guid SubjectId, bool ConfirmsBlanks, string Blanks) : IEvent;
