using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>One report on tasks: what it says of each, its evidence, opinions, decisions and re-checks, and its receipt.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record RemediationReportDetails(Guid RemediationReportId) : IQuery<RemediationReportAnswer>;

public sealed record RemediationReportAnswer
{
    public required RemediationReportHead Report { get; init; }

    /// <summary>Whoever only sits in delegations sees the tasks of those campaigns.</summary>
    public required IReadOnlyList<ReportedTask> Items { get; init; }

    /// <summary>Its supervision was archived: it is read, and nothing is done with it any more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>What its state allows next.</summary>
    public required IReadOnlyList<RemediationStep> Allowed { get; init; }
}

public sealed record RemediationReportHead
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Title { get; init; }
    public string? Reference { get; init; }
    public required RemediationStatus Status { get; init; }
    public required string DraftedByName { get; init; }
    public string? SubmittedByName { get; init; }
    public DateOnly? ReportedOn { get; init; }

    /// <summary>It came on paper and was entered by the council's office, whose name stands as who drafted and sent it: when it came.</summary>
    public DateOnly? PaperReceivedOn { get; init; }

    /// <summary>Who signed that paper, by post.</summary>
    public string? PaperSignedBy { get; init; }

    /// <summary>It was entered from paper by mistake and taken back: nobody gave an opinion on it, and its files show nothing.</summary>
    public bool IsTakenBack { get; init; }
    public DateOnly? AppraisalOn { get; init; }

    /// <summary>The day by which it should be decided, by the council's policy.</summary>
    public DateOnly? AppraisalDueOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public Guid? ReceiptId { get; init; }
    public int? ReceiptNumber { get; init; }

    /// <summary>A draft in which own words of the reader stand, who would send it: somebody else of the unit looks at it and saves it first.</summary>
    public bool NeedsOtherHand { get; init; }

    /// <summary>A draft in which words of a head stand who is not the reader.</summary>
    public bool IsHeadsDraft { get; init; }

    /// <summary>The day on which the draft was laid before the unit's head.</summary>
    public DateOnly? AskedOn { get; init; }
    public required int Version { get; init; }
}

public sealed record ReportedTask
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required TaskProgress TaskProgress { get; init; }
    public DateOnly? DueOn { get; init; }
    public required RemediationClaim Claim { get; init; }
    public required int PercentDone { get; init; }
    public required string Text { get; init; }
    public string? Cause { get; init; }
    public string? Request { get; init; }
    public required bool IsOpen { get; init; }
    public RemediationOutcome? Outcome { get; init; }
    public string? OutcomeReason { get; init; }
    public string? OutcomeReference { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? DecidedByName { get; init; }
    public DateOnly? NewDueOn { get; init; }
    public Guid? RemainderTaskId { get; init; }

    /// <summary>What remained when it was confirmed in part, and the day set for that.</summary>
    public string? RemainderContent { get; init; }
    public DateOnly? RemainderDueOn { get; init; }

    /// <summary>What the office found and proposes to whoever decides; the council's own, never a unit's.</summary>
    public RemediationOutcome? ProposedOutcome { get; init; }
    public string? AppraisalText { get; init; }
    public DateOnly? AppraisedOn { get; init; }
    public string? AppraisedByName { get; init; }

    /// <summary>Handed in with this report; of a draft, what will be.</summary>
    public IReadOnlyList<ReportedEvidence> Evidence { get; init; } = [];

    /// <summary>The pieces on the task's fixed list for which no file was sent.</summary>
    public IReadOnlyList<string> MissingEvidence { get; init; } = [];
    public IReadOnlyList<RemediationOpinion> Opinions { get; init; } = [];
    public IReadOnlyList<Recheck> Rechecks { get; init; } = [];

    /// <summary>To be sent back with the decision on this item.</summary>
    public required int ItemVersion { get; init; }
}

public sealed record ReportedEvidence
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public int? EvidenceItemNumber { get; init; }
}

public sealed record RemediationOpinion
{
    public required string GivenByName { get; init; }
    public required DateOnly GivenOn { get; init; }
    public required string Text { get; init; }
}

public sealed record Recheck
{
    public required Guid Id { get; init; }
    public required DateOnly CheckedOn { get; init; }
    public required string Place { get; init; }
    public required string Participants { get; init; }
    public required RecheckResult Result { get; init; }
    public string? Note { get; init; }
}

internal sealed class RemediationReportDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RemediationReportDetails, RemediationReportAnswer>
{
    private const string Sql = """
        SELECT r.Id, r.UnitId, n.Name AS UnitName, r.Title, r.Reference, r.Status, d.Name AS DraftedByName, s.Name AS SubmittedByName, r.ReportedOn, r.PaperReceivedOn, r.PaperSignedBy, r.AppraisalOn, r.AppraisalDueOn, r.DecidedOn, r.AskedOn,
               c.Id AS ReceiptId, c.Number AS ReceiptNumber, r.Version,
               CASE WHEN r.Status = 'Draft' AND @Approves = 1 AND
        """ + RemediationRows.HasOwnWords + """
                THEN 1 ELSE 0 END AS NeedsOtherHand,
               CASE WHEN r.Status = 'Draft' AND
        """ + RemediationRows.HasHeadsWords + """
                THEN 1 ELSE 0 END AS IsHeadsDraft,
               CASE WHEN
        """ + RemediationRows.TakenBack + """
                THEN 1 ELSE 0 END AS IsTakenBack
        FROM RemediationReports r
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.OnDay + """
        JOIN People d ON d.Id = r.DraftedBy
        LEFT JOIN People s ON s.Id = r.SubmittedBy
        LEFT JOIN Receipts c ON c.SubjectId = r.Id
        WHERE r.Id = @RemediationReportId AND r.CouncilId = @CouncilId;

        SELECT i.Id, i.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, t.Progress AS TaskProgress, t.DueOn, i.Claim, i.PercentDone, i.Text, i.Cause, i.Request, i.IsOpen, i.Outcome,
               i.OutcomeReason, i.OutcomeReference, i.DecidedOn, p.Name AS DecidedByName, i.NewDueOn, i.RemainderTaskId, m.Content AS RemainderContent, m.StatedOn AS RemainderDueOn,
               i.ProposedOutcome, i.AppraisalText, i.AppraisedOn, a.Name AS AppraisedByName, i.Version AS ItemVersion
        FROM RemediationItems i
        JOIN FollowUpTasks t ON t.Id = i.TaskId
        LEFT JOIN FollowUpTasks m ON m.Id = i.RemainderTaskId
        LEFT JOIN People p ON p.Id = i.DecidedBy
        LEFT JOIN People a ON a.Id = i.AppraisedBy
        WHERE i.RemediationReportId = @RemediationReportId AND i.CouncilId = @CouncilId
          AND (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = t.CampaignId AND m.PersonId = @ActorId))
        ORDER BY i.Seq;

        SELECT a.Id, i.Id AS ItemId, a.FileName, a.ContentType, a.Size, a.Sha256, a.EvidenceItemNumber
        FROM RemediationItems i
        JOIN RemediationReports r ON r.Id = i.RemediationReportId
        JOIN Attachments a ON a.SubjectId = i.TaskId AND a.Purpose = 'Evidence' AND a.RemovedAt IS NULL
            AND (a.RemediationItemId = i.Id OR (r.Status = 'Draft' AND a.SubmittedAt IS NULL AND (a.UnitId = r.UnitId OR a.HandedOverAt IS NOT NULL)))
        WHERE r.Id = @RemediationReportId AND a.CouncilId = @CouncilId
        ORDER BY a.Seq;

        SELECT o.RemediationItemId AS ItemId, p.Name AS GivenByName, o.GivenOn, o.Text
        FROM RemediationOpinions o
        JOIN RemediationItems i ON i.Id = o.RemediationItemId
        JOIN People p ON p.Id = o.GivenBy
        WHERE i.RemediationReportId = @RemediationReportId AND o.CouncilId = @CouncilId
        ORDER BY o.Seq;

        SELECT i.Id AS ItemId, k.Id, k.CheckedOn, k.Place, k.Participants, k.Result, k.Note
        FROM Rechecks k
        JOIN RemediationItems i ON i.TaskId = k.TaskId
        WHERE i.RemediationReportId = @RemediationReportId AND k.CouncilId = @CouncilId
        ORDER BY k.Seq;

        """ + ReportEvidence.MissingSql;

    public async Task<RemediationReportAnswer> Handle(RemediationReportDetails query, CancellationToken ct)
    {
        var access = await gate.RemediationReport(query.RemediationReportId, Act.Read, ct);
        return await db.Several(Sql, new { query.RemediationReportId, reportId = query.RemediationReportId, On = clock.Today(), Approves = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, Act.Approve), SeesAll = actor.SeesAll(Subject.RemediationReport) }, async rows =>
        {
            var head = await rows.ReadSingleAsync<RemediationReportHead>();
            var items = (await rows.ReadAsync<ReportedTask>()).ToList();
            var evidence = (await rows.ReadAsync<EvidenceRow>()).ToLookup(e => e.ItemId,
                e => new ReportedEvidence { Id = e.Id, FileName = e.FileName, ContentType = e.ContentType, Size = e.Size, Sha256 = e.Sha256, EvidenceItemNumber = e.EvidenceItemNumber });
            var opinions = (await rows.ReadAsync<OpinionRow>()).ToLookup(o => o.ItemId, o => new RemediationOpinion { GivenByName = o.GivenByName, GivenOn = o.GivenOn, Text = o.Text });
            var rechecks = (await rows.ReadAsync<RecheckRow>()).ToLookup(k => k.ItemId,
                k => new Recheck { Id = k.Id, CheckedOn = k.CheckedOn, Place = k.Place, Participants = k.Participants, Result = k.Result, Note = k.Note });
            var missing = (await rows.ReadAsync<MissingPiece>()).ToLookup(m => m.ItemId, m => m.Name);
            return new RemediationReportAnswer
            {
                Report = head,
                // What the council's people think among themselves is not the unit's to read.
                Items =
                [
                    .. items.Select(i => i with
                    {
                        ProposedOutcome = access.IsUnit ? null : i.ProposedOutcome,
                        AppraisalText = access.IsUnit ? null : i.AppraisalText,
                        AppraisedOn = access.IsUnit ? null : i.AppraisedOn,
                        AppraisedByName = access.IsUnit ? null : i.AppraisedByName,
                        Evidence = [.. evidence[i.Id]],
                        MissingEvidence = [.. missing[i.Id]],
                        Opinions = access.IsUnit ? [] : [.. opinions[i.Id]],
                        Rechecks = [.. rechecks[i.Id]],
                    }),
                ],
                IsArchived = access.IsArchived,
                Allowed = [.. Enum.GetValues<RemediationStep>().Where(step => RemediationReport.After(head.Status, step) is not null)],
            };
        }, ct);
    }

    private sealed record EvidenceRow
    {
        public required Guid ItemId { get; init; }
        public required Guid Id { get; init; }
        public required string FileName { get; init; }
        public required string ContentType { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
        public int? EvidenceItemNumber { get; init; }
    }

    private sealed record OpinionRow
    {
        public required Guid ItemId { get; init; }
        public required string GivenByName { get; init; }
        public required DateOnly GivenOn { get; init; }
        public required string Text { get; init; }
    }

    private sealed record RecheckRow
    {
        public required Guid ItemId { get; init; }
        public required Guid Id { get; init; }
        public required DateOnly CheckedOn { get; init; }
        public required string Place { get; init; }
        public required string Participants { get; init; }
        public required RecheckResult Result { get; init; }
        public string? Note { get; init; }
    }
}
