using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>
/// Hands in a unit's report, or a supplement to it, as a version that never changes afterwards. The unit's head does it, from what was drafted (<see cref="SaveUnitReportDraft"/>) or at once;
/// a unit without accounts by the link that was sent to it; or the secretary or the office enters a report that came on paper (the unit's duty: law 87/2015/QH13, Art. 8).
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record SubmitUnitReport : ICommand<SubmittedUnitReport>, IVersioned, IUnitReportText
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>The report's own number: "45/BC-UBND".</summary>
    public string? Reference { get; init; }

    /// <summary>Who signed, by post; a deputy only with an authorisation, which the post says.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The day it was handed in; it may lie in the past.</summary>
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>When the paper came, of a report that the council's people enter; today where it is not said. Of what a unit sends by itself it is not kept.</summary>
    public DateOnly? ReceivedOn { get; init; }
    public required IReadOnlyList<OutlineAnswer> Answers { get; init; }

    /// <summary>What the unit itself asks for, kept apart from the delegation's recommendations.</summary>
    public string? Petitions { get; init; }

    /// <summary>A unit sends it although it leaves items of the outline without an answer: what is sent is not changed, and counts as handed in only when the outline is answered.</summary>
    public bool ConfirmsUnanswered { get; init; }

    public sealed class Validator : AbstractValidator<SubmitUnitReport>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.SignedBy).NotEmpty();
            RuleFor(c => c.ReceivedOn).GreaterThanOrEqualTo(c => c.SubmittedOn).LessThanOrEqualTo(_ => clock.Today());
            Include(new UnitReportTextRules());
        }
    }
}

/// <summary>What the report says on one item of the outline.</summary>
public sealed record OutlineAnswer(Guid OutlineItemId, string Text);

/// <summary>What a unit writes of its report.</summary>
internal interface IUnitReportText
{
    string? Reference { get; }
    string? SignedBy { get; }
    IReadOnlyList<OutlineAnswer> Answers { get; }
    string? Petitions { get; }
}

/// <summary>What a unit writes of its report is held to the same rules, kept or handed in.</summary>
internal sealed class UnitReportTextRules : AbstractValidator<IUnitReportText>
{
    public UnitReportTextRules()
    {
        RuleFor(c => c.Reference).MaximumLength(100);
        RuleFor(c => c.SignedBy).MaximumLength(300);
        RuleFor(c => c.Answers).NotNull().Must(a => a.Count <= 200).WithMessage("“{PropertyName}” tối đa 200 mục.");
        RuleFor(c => c.Answers).Must(a => a.Select(x => x.OutlineItemId).Distinct().Count() == a.Count).WithMessage("“{PropertyName}” có mục đề cương bị lặp.");
        RuleForEach(c => c.Answers).ChildRules(answer => answer.RuleFor(a => a.Text).NotEmpty().MaximumLength(50_000));
        RuleFor(c => c.Petitions).MaximumLength(20_000);
    }
}

/// <summary>The version that was made, whether the report is complete with it, and the version of the report to send next.</summary>
public sealed record SubmittedUnitReport(Guid Id, int Version, int Number, IReadOnlyList<OutlineItem> Unanswered);

internal sealed class SubmitUnitReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SubmitUnitReport, SubmittedUnitReport>
{
    public async Task<SubmittedUnitReport> Handle(SubmitUnitReport command, CancellationToken ct)
    {
        UnitReportRows.DemandOpen(await gate.UnitReport(command.UnitReportId, Act.Write, ct));
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        await UnitSending.DemandHead(gate, actor, report.Id, UnitSending.Report, ct);

        var moved = report.Take(UnitReportStep.Submit, command.SubmittedOn);
        await db.DemandDate(report, nameof(command.SubmittedOn), command.SubmittedOn, clock.Today(), ct);
        await db.DemandOutlineItems(report, command.Answers, ct);
        report.VersionCount++;
        var versionId = Guid.CreateVersion7();
        DateOnly? paperReceivedOn = actor.UnitId is null ? command.ReceivedOn ?? clock.Today() : null;
        await db.Execute("""
            INSERT INTO UnitReportVersions (Id, CouncilId, UnitReportId, Number, Reference, SignedBy, SubmittedOn, Petitions, PaperReceivedOn)
            VALUES (@versionId, @CouncilId, @UnitReportId, @Number, @Reference, @SignedBy, @SubmittedOn, @Petitions, @paperReceivedOn)
            """, new { versionId, command.UnitReportId, Number = report.VersionCount, command.Reference, command.SignedBy, command.SubmittedOn, command.Petitions, paperReceivedOn }, ct);
        await db.ExecuteEach("""
            INSERT INTO UnitReportAnswers (Id, CouncilId, VersionId, OutlineItemId, Text)
            VALUES (@Id, @CouncilId, @versionId, @OutlineItemId, @Text)
            """, command.Answers.Select(a => new { Id = Guid.CreateVersion7(), versionId, a.OutlineItemId, a.Text }), ct);

        var unanswered = await db.Unanswered(report, ct);
        // What came on paper is entered as it came.
        if (unanswered.Count > 0 && actor.UnitId is not null && !command.ConfirmsUnanswered)
            throw RefusedException.Invalid("unit_report.unanswered", nameof(command.ConfirmsUnanswered), $"Báo cáo còn để trống: {string.Join("; ", unanswered.Select(item => $"mục {item.Sign}"))}. Bản đã gửi không sửa được và báo cáo chỉ tính là đã nộp khi trả lời đủ đề cương; trả lời nốt, hoặc đánh dấu vẫn gửi.");
        if (unanswered.Count == 0) report.FirstCompleteOn ??= command.SubmittedOn;
        await db.Save(report, ct);
        journal.Add(moved);
        journal.Add(new UnitReportSubmitted(report.Id, report.VersionCount, command.Reference, command.SignedBy, command.SubmittedOn, command.Answers, command.Petitions,
            [.. unanswered.Select(o => o.Number)], report.FirstCompleteOn, paperReceivedOn, command.ConfirmsUnanswered));
        // What the secretary enters from paper leaves the unit what it was writing, and the files for it.
        if (actor.UnitId is not null)
        {
            await db.RemoveDraft(report.Id, ct);
            await db.SubmitFiles(journal, report, versionId, clock.GetUtcNow(), ct);
        }
        await db.TellHandedIn(actor, new UnitSubmission(report.CampaignId, report.UnitId, report.Id, $"báo cáo phục vụ giám sát, bản {report.VersionCount}",
            unanswered.Count == 0 ? "Báo cáo trả lời đủ đề cương; đề nghị kiểm tra." : $"Báo cáo còn thiếu mục {string.Join(", ", unanswered.Select(o => o.Sign))} của đề cương; đề nghị kiểm tra.",
            UnitReportNotices.Way(report.Id), $"unit-report/{report.Id}/version/{report.VersionCount}"), ct);
        return new SubmittedUnitReport(report.Id, report.Version + 1, report.VersionCount, unanswered);
    }
}

public sealed record UnitReportSubmitted(
    Guid SubjectId, int Number, string? Reference, string SignedBy, DateOnly SubmittedOn, IReadOnlyList<OutlineAnswer> Answers, string? Petitions,
    IReadOnlyList<int> UnansweredItems, DateOnly? FirstCompleteOn, DateOnly? PaperReceivedOn, bool ConfirmsUnanswered = false) : IEvent;
