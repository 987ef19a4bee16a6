using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>The unit's head gives a draft that was laid before them back to who wrote it, who is told why and sees it at the draft until it is laid before the head again.</summary>
[Requires(Subject.UnitReport, Act.Approve)]
public sealed record ReturnUnitReportDraft : ICommand<Changed>, IVersioned
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReturnUnitReportDraft>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class ReturnUnitReportDraftHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReturnUnitReportDraft, Changed>
{
    public async Task<Changed> Handle(ReturnUnitReportDraft command, CancellationToken ct)
    {
        await gate.UnitReport(command.UnitReportId, Act.Approve, ct);
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        if (await db.FindDraft(report.Id, ct) is not { AskedOn: not null } draft) throw RefusedException.Conflict("unit_report.not_asked", "Không có dự thảo báo cáo nào đang chờ người đứng đầu phê duyệt.");

        await db.Put(report.Id, draft with { AskedOn = null, ReturnReason = command.Reason }, ct);
        await db.Save(report, ct);
        journal.Add(new UnitReportDraftReturned(report.Id, command.Reason), new { draft.AskedOn, draft.ReturnReason });
        await db.TellReturned(report, draft.WrittenBy, command.Reason, ct);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record UnitReportDraftReturned(Guid SubjectId, string Reason) : IEvent;
