using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;
using Supervision.Core.Visits;

namespace Supervision.Core.Findings;

/// <summary>One finding with what it rests on. A unit sees its text and its own answer, never severity, authors or the delegation's reasons.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record FindingDetails(Guid FindingId) : IQuery<FindingAnswer>
{
    public sealed class Validator : AbstractValidator<FindingDetails>
    {
        public Validator() => RuleFor(q => q.FindingId).NotEmpty();
    }
}

public sealed record FindingAnswer
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>The unit's name on the day the plan was sent.</summary>
    public string? UnitName { get; init; }

    /// <summary>The last day of a unit that has ended: nothing is sent to it any more.</summary>
    public DateOnly? UnitEndedOn { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }
    public Severity? Severity { get; init; }
    public CauseNature? CauseNature { get; init; }
    public IReadOnlyList<string> CauseGroups { get; init; } = [];
    public required bool CauseGroupsOpen { get; init; }
    public string? Consequence { get; init; }
    public string? ResponsibleBody { get; init; }
    public string? ResponsiblePost { get; init; }
    public required bool HeadResponsible { get; init; }
    public Guid? HeadingId { get; init; }
    public required bool IsHeading { get; init; }
    public string? AuthorName { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required FindingStatus Status { get; init; }
    public bool? UnitAgrees { get; init; }
    public string? UnitExplanation { get; init; }

    /// <summary>What the unit's contact proposes to answer; for the unit's own people alone.</summary>
    public bool? UnitDraftAgrees { get; init; }

    /// <summary>As <see cref="UnitDraftAgrees"/>.</summary>
    public string? UnitDraftExplanation { get; init; }

    /// <summary>How the delegation weighed what the unit said, which the unit reads too; or why it was settled without an answer, which it does not.</summary>
    public string? SettleNote { get; init; }
    public string? LeftOutReason { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<FindingEvidence> Evidence { get; init; } = [];

    /// <summary>Its supervision was archived: it is read, and nothing is done with it any more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>What its state allows next; empty for the unit.</summary>
    public IReadOnlyList<FindingStep> Allowed { get; init; } = [];

    /// <summary>The actor may rewrite it now, see <see cref="ReviseFinding"/>.</summary>
    public bool MayRevise { get; init; }

    /// <summary>The actor may put further evidence under it now.</summary>
    public bool MayAddEvidence { get; init; }

    /// <summary>The actor may leave it out of the report now.</summary>
    public bool MayLeaveOut { get; init; }
}

internal sealed class FindingDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<FindingDetails, FindingAnswer>
{
    private const string Sql = """
        SELECT f.Id, f.CampaignId, f.VisitId, f.UnitId, n.Name AS UnitName, CASE WHEN u.ValidTo < @Today THEN u.ValidTo END AS UnitEndedOn, f.Number, f.Kind, f.Text, f.Field, f.Severity, f.CauseNature, f.CauseGroupsOpen, f.Consequence,
               f.ResponsibleBody, f.ResponsiblePost, f.HeadResponsible, f.HeadingId, f.IsHeading, p.Name AS AuthorName, f.RecordedAt, f.Status, f.UnitAgrees, f.UnitExplanation,
               f.UnitDraftAgrees, f.UnitDraftExplanation, f.SettleNote, f.LeftOutReason, f.Version
        FROM Findings f
        JOIN Campaigns c ON c.Id = f.CampaignId
        JOIN People p ON p.Id = f.AuthorId
        LEFT JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE f.Id = @FindingId AND f.CouncilId = @CouncilId;

        SELECT CauseGroups FROM Findings WHERE Id = @FindingId AND CouncilId = @CouncilId;

        SELECT Kind, RefId FROM FindingEvidence WHERE FindingId = @FindingId AND CouncilId = @CouncilId ORDER BY Seq;
        """;

    public async Task<FindingAnswer> Handle(FindingDetails query, CancellationToken ct)
    {
        var access = await gate.Finding(query.FindingId, Act.Read, ct);
        var found = await db.Several(Sql, new { query.FindingId, Today = clock.Today() }, async rows =>
        {
            var finding = await rows.ReadSingleAsync<FindingAnswer>();
            var groups = await rows.ReadSingleAsync<string?>();
            var evidence = (await rows.ReadAsync<EvidenceRow>()).Select(e => new FindingEvidence(e.Kind, e.RefId)).ToList();
            finding = finding with { IsArchived = access.IsArchived, CauseGroups = groups?.Split('|') ?? [] };
            return access.IsUnit
                ? finding with { Severity = null, AuthorName = null, LeftOutReason = null, SettleNote = finding.UnitAgrees is false ? finding.SettleNote : null }
                : finding with { UnitDraftAgrees = null, UnitDraftExplanation = null, Evidence = evidence, Allowed = [.. FindingLife.Allowed(finding.Status, finding.UnitId is not null, finding.UnitEndedOn is not null)] };
        }, ct);
        return access.IsUnit ? found : await WithRights(found, access, ct);
    }

    private async Task<FindingAnswer> WithRights(FindingAnswer finding, CampaignAccess access, CancellationToken ct)
    {
        var standing = Standings.Find(Subject.Finding, $"{finding.Status}");
        bool Allows(Act act) => standing is { } known && access.Allows(Subject.Finding, known, act);
        var rewrites = finding.Status is FindingStatus.Recorded && Allows(Act.Write)
            && (access.Roles.Contains(Role.DelegationHead) || await db.LoadFinding(finding.Id, ct) is { AuthorId: var author } && author == actor.PersonId);
        return finding with
        {
            MayRevise = rewrites && (finding.VisitId is not { } visit || await db.MinutesAreOpen(visit, ct)),
            MayAddEvidence = finding.Status is FindingStatus.Recorded or FindingStatus.Reconciling or FindingStatus.Reconciled && Allows(Act.Write),
            MayLeaveOut = finding.Allowed.Contains(FindingStep.LeaveOut) && Allows(Act.Approve),
        };
    }

    private sealed record EvidenceRow
    {
        public required EvidenceKind Kind { get; init; }
        public required Guid RefId { get; init; }
    }
}
