using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Opinions;

/// <summary>Whoever may write in a delegation's drafted report or approve it says what they think of it, before it is approved.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record GiveReportOpinion : ICommand<Created>, IDraftOpinion
{
    public required Guid ReportId { get; init; }
    public required int DraftVersion { get; init; }
    public required OpinionStance Stance { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<GiveReportOpinion>
    {
        public Validator() => DraftOpinions.Rules(this);
    }
}

/// <summary>The opinions on a delegation's drafted report, for whoever may write in it.</summary>
[Requires(Subject.Conclusion, Act.Write)]
[Sensitive(SensitiveKind.Draft)]
public sealed record ReportOpinions(Guid ReportId) : IQuery<IReadOnlyList<DraftOpinion>>;

internal sealed class ReportOpinionsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
    : IRequestHandler<GiveReportOpinion, Created>, IRequestHandler<ReportOpinions, IReadOnlyList<DraftOpinion>>
{
    public async Task<Created> Handle(GiveReportOpinion command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        if (report.Status is ReportStatus.Issued || report.ApprovedBy is not null)
            throw RefusedException.Conflict("opinion.closed", "Báo cáo của Đoàn giám sát đã được duyệt hoặc ban hành nên không còn nhận ý kiến về dự thảo.");
        return await db.AddOpinion(journal, actor, clock, new OpinionatedDraft(DraftKind.DelegationReport, report.Id, report.Version, report.DraftedBy, DraftKind.DelegationReport.Label(), $"/bao-cao-doan/{report.Id}/doc"), command, ct);
    }

    public async Task<IReadOnlyList<DraftOpinion>> Handle(ReportOpinions query, CancellationToken ct)
    {
        await gate.DelegationReport(query.ReportId, Act.Write, ct);
        return await db.OpinionsOf(query.ReportId, ct);
    }
}
