using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>
/// Keeps what a unit has written of its report so far, or of a supplement, however little; nobody outside of the unit sees it. Whoever may not send it lays it before the unit's head, who is told. What
/// is saved takes the place of what was saved before.
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record SaveUnitReportDraft : ICommand<Changed>, IVersioned, IUnitReportText
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>The report's own number, where it has one already.</summary>
    public string? Reference { get; init; }

    /// <summary>Who will sign, by post.</summary>
    public string? SignedBy { get; init; }
    public required IReadOnlyList<OutlineAnswer> Answers { get; init; }
    public string? Petitions { get; init; }

    /// <summary>It is ready: the head is asked to approve and send it.</summary>
    public bool AsksHead { get; init; }

    public sealed class Validator : AbstractValidator<SaveUnitReportDraft>
    {
        public Validator()
        {
            Include(new UnitReportTextRules());
            RuleFor(c => c.Answers).NotEmpty().When(c => c.AsksHead).WithMessage("Dự thảo chưa trả lời mục nào của đề cương nên chưa trình được.");
        }
    }
}

internal sealed class SaveUnitReportDraftHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SaveUnitReportDraft, Changed>
{
    public async Task<Changed> Handle(SaveUnitReportDraft command, CancellationToken ct)
    {
        var access = await gate.UnitReport(command.UnitReportId, Act.Write, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Dự thảo báo cáo do đơn vị lập; báo cáo nhận bằng văn bản thì nhập ngay bản đã gửi.", "unit_report.draft");
        UnitReportRows.DemandOpen(access);
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.DemandAllows(UnitReportStep.Submit);
        await db.DemandOutlineItems(report, command.Answers, ct);

        var before = await db.FindDraft(report.Id, ct);
        // A head who goes on writing has it before them already, and it stays whose it was.
        var isHead = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Approve);
        await db.Put(report.Id, new UnitReportDraft
        {
            Id = before?.Id ?? Guid.CreateVersion7(),
            Reference = command.Reference,
            SignedBy = command.SignedBy,
            Petitions = command.Petitions,
            WrittenBy = isHead && before is not null ? before.WrittenBy : actor.PersonId,
            AskedOn = isHead ? before?.AskedOn : command.AsksHead ? clock.Today() : null,
            ReturnReason = isHead || !command.AsksHead ? before?.ReturnReason : null,
            Answers = command.Answers,
        }, ct);
        await db.Save(report, ct);
        journal.Add(new UnitReportDrafted(report.Id, command.Reference, command.SignedBy, command.Answers, command.Petitions, command.AsksHead),
            new { before?.Reference, before?.SignedBy, before?.Answers, before?.Petitions, before?.AskedOn, before?.ReturnReason });
        if (command.AsksHead && !isHead) await db.TellHeads(report, ct);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record UnitReportDrafted(Guid SubjectId, string? Reference, string? SignedBy, IReadOnlyList<OutlineAnswer> Answers, string? Petitions, bool AsksHead) : IEvent;
