using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Law;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>A delegation's report with its findings and the law's clocks for it.</summary>
[Requires(Subject.Conclusion, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record DelegationReportDetails(Guid ReportId) : IQuery<DelegationReportView>;

public sealed record DelegationReportView
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }
    public required ReportStatus Status { get; init; }
    public required string Overview { get; init; }
    public string? Responsibility { get; init; }
    public string? Recommendations { get; init; }
    public DateOnly? ConsultedOn { get; init; }
    public string? Consultation { get; init; }
    public string? Reference { get; init; }

    /// <summary>Its paper in the registers; none before somebody opened it, and none for a report that was issued with a typed number before reports had a register.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>How far its paper has come since it was laid before its signer, until it is issued.</summary>
    public SubjectPaper? Paper { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? SignerName { get; init; }
    public string? SignerTitle { get; init; }
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>It was submitted, and the reader is one of those who approve it or give it back.</summary>
    public bool Approves { get; init; }
    public required Guid DraftedBy { get; init; }

    /// <summary>Why it came back, while it is a draft.</summary>
    public ReturnedDraft? Returned { get; init; }
    public Guid? ApprovedBy { get; init; }
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>The parts that are still blank, while it is drafted.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>Units without a session or a report, in one sentence, until it is approved.</summary>
    public string? FieldworkGaps { get; init; }

    /// <summary>Where the law of today wants them.</summary>
    public string? PartsWantedBy { get; init; }

    /// <summary>The data tables that it carries as annexes, with their sums as they stood when they were taken in.</summary>
    public required IReadOnlyList<CarriedTable> DataTables { get; init; }

    /// <summary>By when the law wants the report issued; none where it gives no number of days.</summary>
    public ClockView? IssueBy { get; init; }

    /// <summary>By when the law wants it examined; runs from its receipt.</summary>
    public ClockView? ExamineBy { get; init; }
    public required IReadOnlyList<ReportStep> Allowed { get; init; }
    /// <summary>Its supervision was archived: it is read, and nothing is done with it any more.</summary>
    public bool IsArchived { get; init; }
    public required int Version { get; init; }
}

/// <summary>A data table that a report carries.</summary>
public sealed record CarriedTable
{
    public required Guid DataTableId { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
}

/// <summary>A finding of a report, in its place there.</summary>
public sealed record ReportedFinding
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }
    public CauseNature? CauseNature { get; init; }

    /// <summary>The finding that it is a part of.</summary>
    public Guid? HeadingId { get; init; }
    public bool IsHeading { get; init; }

    /// <summary>The unit it is about, where the supervision has several; none of the supervision as a whole.</summary>
    public string? UnitName { get; init; }
    public bool? UnitAgrees { get; init; }
    public string? UnitExplanation { get; init; }

    /// <summary>How the delegation weighed what the unit said.</summary>
    public string? SettleNote { get; init; }

    /// <summary>The text with the unit it is about, the figures that it rests on, and what the unit holds against it, as the report prints it.</summary>
    public string Said { get; init; } = "";
}

/// <summary>A clock of the law against what was done: the last lawful day, and by how many days it was or is missed.</summary>
public sealed record ClockView(string What, int Days, DayUnit DayUnit, string Article, DateOnly Limit, DateOnly? DoneOn, int DaysLate, bool IsProvisional)
{
    public static ClockView? Of(LegalDeadline? deadline, DateOnly? doneOn, DateOnly today) => deadline is null ? null : new ClockView(
        deadline.Clock.What, deadline.Clock.Count ?? 0, deadline.Clock.Unit ?? DayUnit.Calendar, deadline.Clock.Article, deadline.Limit, doneOn,
        Math.Max(0, (doneOn ?? today).DayNumber - deadline.Limit.DayNumber), deadline.IsProvisional);
}

internal sealed class DelegationReportDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DelegationReportDetails, DelegationReportView>
{
    public async Task<DelegationReportView> Handle(DelegationReportDetails query, CancellationToken ct)
    {
        var access = await gate.DelegationReport(query.ReportId, Act.Read, ct);
        var report = await db.LoadDelegationReport(query.ReportId, ct);
        var campaign = await db.LoadCampaign(report.CampaignId, ct);
        var findings = await db.ReportedFindings(query.ReportId, report.CampaignId, ct);

        var today = clock.Today();
        var parts = report.Allowed.Contains(ReportStep.Submit) ? ReportBlanks.Parts(today) : null;
        var (issueBy, examineBy) = await Clocks(campaign, report, ct);
        return new DelegationReportView
        {
            Id = report.Id,
            CampaignId = report.CampaignId,
            DelegationId = report.DelegationId,
            Status = report.Status,
            Overview = report.Overview,
            Responsibility = report.Responsibility,
            Recommendations = report.Recommendations,
            ConsultedOn = report.ConsultedOn,
            Consultation = report.Consultation,
            Reference = report.Reference,
            PaperId = (await db.NewestPaper(PaperKind.DelegationReport, report.Id, ct))?.Id,
            Paper = SubjectPaper.Of(report, await db.OpenPaper(PaperKind.DelegationReport, report.Id, ct)),
            IssuedOn = report.IssuedOn,
            SignerName = report.SignerName,
            SignerTitle = report.SignerTitle,
            ReceivedOn = report.ReceivedOn,
            DraftedBy = report.DraftedBy,
            Returned = report.Status is ReportStatus.Draft or ReportStatus.Consulting ? await db.LastReturn(report.Id, nameof(ReportReturned), ct) : null,
            ApprovedBy = report.ApprovedBy,
            Approves = report.Status is ReportStatus.Submitted && access.Allows(Subject.Conclusion, Standing.Draft, Act.Write) && ApproveReportHandler.IsHead(access)
                && !await db.Wrote(report.Id, report.DraftedBy, actor.PersonId, ct),
            Findings = findings,
            Blanks = report.Allowed.Contains(ReportStep.Submit) ? ReportBlanks.Of(parts, report.Responsibility, report.Recommendations, findings.Select(f => f.Kind)) : [],
            PartsWantedBy = parts?.Cited,
            FieldworkGaps = report.Status is not ReportStatus.Issued && report.ApprovedBy is null ? await FieldworkGaps.Read(db, report.CampaignId, today, ct) : null,
            DataTables = await db.List<CarriedTable>("""
                SELECT a.DataTableId, t.Title, a.TakenAt
                FROM DelegationReportTables a
                JOIN DataTables t ON t.Id = a.DataTableId
                WHERE a.DelegationReportId = @ReportId AND a.CouncilId = @CouncilId
                ORDER BY a.Number
                """, new { query.ReportId }, ct),
            IssueBy = ClockView.Of(issueBy, report.IssuedOn, today),
            ExamineBy = ClockView.Of(examineBy, campaign.ExaminedOn, today),
            IsArchived = access.IsArchived,
            Allowed = [.. report.Allowed],
            Version = report.Version,
        };
    }

    private async Task<(LegalDeadline? IssueBy, LegalDeadline? ExamineBy)> Clocks(Campaign campaign, DelegationReport report, CancellationToken ct)
    {
        var calendar = await db.Calendar(ct);
        var subject = campaign.SubjectKind switch
        {
            SubjectKind.Council => "council",
            SubjectKind.StandingBoard => "standing_board",
            SubjectKind.Committee => "committee",
            _ => null,
        };
        return (await Run(subject is null ? "delegate_group.report" : $"{subject}.delegation_report", campaign.FieldworkEndedOn),
            await Run($"{subject}.examination", report.ReceivedOn));

        async Task<LegalDeadline?> Run(string code, DateOnly? from) => from is not { } on ? null
            : (await db.Rules(campaign.RuleSetCode, on, ct)).Clocks.FirstOrDefault(c => c.Code == code)?.For(on, calendar);
    }
}
