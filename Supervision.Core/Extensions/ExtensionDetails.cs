using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>One request for more time with the committee's opinion and the decision.</summary>
[Requires(Subject.Extension, Act.Read)]
public sealed record ExtensionDetails(Guid ExtensionRequestId) : IQuery<ExtensionView>;

public sealed record ExtensionView
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public string? Reference { get; init; }
    public required ExtensionStatus Status { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required DateOnly RequestedDueOn { get; init; }
    public required string Reason { get; init; }
    public string? DoneSoFar { get; init; }
    public DateOnly? SentOn { get; init; }
    public string? LateSendingReason { get; init; }
    public DateOnly? DueOnWhenSent { get; init; }

    /// <summary>The opinion is the council's people's; a unit reads only the decision.</summary>
    public string? Opinion { get; init; }
    public bool? Favours { get; init; }
    public DateOnly? OpinionOn { get; init; }
    public string? OpinionByName { get; init; }
    public string? DecisionReference { get; init; }
    public string? DecisionReason { get; init; }
    public DateOnly? DecidedOn { get; init; }

    /// <summary>As the deciding paper names it.</summary>
    public DateOnly? GrantedDueOn { get; init; }

    /// <summary>The working day with which what was granted ends, as it was counted then.</summary>
    public DateOnly? GrantedEndsOn { get; init; }

    /// <summary>The working day with which what is asked for would end.</summary>
    public DateOnly RequestedEndsOn { get; init; }

    /// <summary>Why it ended without a decision and without having been withdrawn.</summary>
    public string? EndReason { get; init; }

    /// <summary>It came on paper and was entered by the council's office: when it came.</summary>
    public DateOnly? PaperReceivedOn { get; init; }

    /// <summary>It was entered by mistake and taken back by the office.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Who signed that paper, by post.</summary>
    public string? PaperSignedBy { get; init; }

    /// <summary>Who entered it.</summary>
    public string? EnteredByName { get; init; }
    public Guid? ReceiptId { get; init; }
    public int? ReceiptNumber { get; init; }

    /// <summary>A draft in own words of the reader, who would send it: after the deadline somebody else of the unit looks at it and saves it first.</summary>
    public bool NeedsOtherHand { get; init; }
    public IReadOnlyList<ExtensionStep> Allowed { get; init; } = [];
    public required int Version { get; init; }
}

internal sealed class ExtensionDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ExtensionDetails, ExtensionView>
{
    public async Task<ExtensionView> Handle(ExtensionDetails query, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, query.ExtensionRequestId, Act.Read, ct);
        var view = (await db.Find<ExtensionView>("""
            SELECT e.Id, e.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, e.UnitId, n.Name AS UnitName, e.Reference, e.Status, t.OriginalDueOn, t.DueOn, e.RequestedDueOn, e.Reason,
                   e.DoneSoFar, e.SentOn, e.LateSendingReason, e.DueOnWhenSent, e.Opinion, e.Favours, e.OpinionOn, p.Name AS OpinionByName, e.DecisionReference, e.DecisionReason, e.DecidedOn, e.GrantedDueOn, e.EndReason,
                   (SELECT MAX(d.ToOn) FROM TaskDateChanges d WHERE d.CauseId = e.Id AND d.CouncilId = @CouncilId) AS GrantedEndsOn,
                   e.PaperReceivedOn, e.PaperSignedBy, CASE WHEN e.PaperReceivedOn IS NULL THEN NULL ELSE b.Name END AS EnteredByName, c.Id AS ReceiptId, c.Number AS ReceiptNumber, e.Version,
                   CASE WHEN e.Status = 'Draft' AND @Approves = 1 AND EXISTS (SELECT 1 FROM ExtensionRequests w WHERE w.Id = e.Id AND
            """ + UnitHands.OwnWords + """
                    ) THEN 1 ELSE 0 END AS NeedsOtherHand,
                   CASE WHEN
            """ + ExtensionRows.TakenBack + """
                    THEN 1 ELSE 0 END AS IsTakenBack
            FROM ExtensionRequests e
            JOIN FollowUpTasks t ON t.Id = e.TaskId
            JOIN Units u ON u.Id = e.UnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN People p ON p.Id = e.OpinionBy
            LEFT JOIN People b ON b.Id = e.SentBy
            LEFT JOIN Receipts c ON c.SubjectId = e.Id
            WHERE e.Id = @Id AND e.CouncilId = @CouncilId
            """, new { request.Id, On = clock.Today(), Approves = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Extension, Act.Approve) }, ct))!;
        view = view with { Allowed = [.. ExtensionRequest.AllowedFrom(view.Status)], RequestedEndsOn = (await db.Calendar(ct)).Roll(view.RequestedDueOn).On };
        return access.IsUnit ? view with { Opinion = null, Favours = null, OpinionOn = null, OpinionByName = null } : view;
    }
}
