using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>One paper: what people wrote, what is missing, what may be done next.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PaperDetails(Guid PaperId) : IQuery<PaperView>;

public sealed record PaperView
{
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }
    public required PaperStatus Status { get; init; }

    /// <summary>How far the conclusion or report that it is of has come, which is how far the paper has; null for others.</summary>
    public SubjectPaperStage? Stage { get; init; }
    public required PaperForce Force { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<PaperPart> Parts { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
    public string? DocumentType { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? CheckCode { get; init; }
    public string? Sha256 { get; init; }
    public int? Pages { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>The campaign that it belongs to, where the reader sees that.</summary>
    public CampaignNamed? Campaign { get; init; }
    public Guid? AddresseeUnitId { get; init; }
    public Guid? ReplacesId { get; init; }

    /// <summary>The one it takes the place of, where the reader sees it.</summary>
    public ReplacementLine? Replaces { get; init; }

    /// <summary>The one that takes its place, drafted or issued, where the reader sees it.</summary>
    public ReplacementLine? ReplacedBy { get; init; }

    /// <summary>The letters that correct it, once issued; with an address only where the reader sees them.</summary>
    public required IReadOnlyList<CorrectedBy> Corrections { get; init; }

    /// <summary>Why its number and its date do not stand in one order with those of its register; null where they do.</summary>
    public string? NumberRemark { get; init; }

    /// <summary>The actor may begin a paper in its place.</summary>
    public bool MayReplace { get; init; }
    public Guid? CorrectsId { get; init; }
    public Guid? AnswersId { get; init; }
    public string? CancelReason { get; init; }
    public string? RecallReason { get; init; }

    /// <summary>By which paper it was recalled and why; null while it was not.</summary>
    public PaperRecall? Recall { get; init; }

    /// <summary>So many tasks of the conclusion that it carries are followed up still: until they are over it is not recalled. None for a unit's reader.</summary>
    public int OpenTasks { get; init; }

    /// <summary>The conclusion that is in force again if it is recalled now; null where none is, and for units.</summary>
    public string? Restores { get; init; }

    /// <summary>Why it came back, while it is a draft; null for whoever only receives it.</summary>
    public ReturnedDraft? Returned { get; init; }

    /// <summary>How many places clerks reworded, left out or added.</summary>
    public required int WordingCount { get; init; }

    /// <summary>Required parts that are blank.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public required IReadOnlyList<PaperStep> Allowed { get; init; }

    /// <summary>Days that have passed or that another paper says otherwise, told to whoever drafts and signs it; none for a unit.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The supervised units that it can be sent to in the system, each but once; for whoever sends papers.</summary>
    public IReadOnlyList<SystemReceiver> SystemReceivers { get; init; } = [];

    /// <summary>Whose approval it waits for; null while it waits for none.</summary>
    public PaperApproval? Approval { get; init; }

    /// <summary>The reader is one of those who approve it, and gives it back to be improved where it is not right.</summary>
    public bool MayReturn { get; init; }
    /// <summary>Its supervision was archived: only that somebody received it is noted still.</summary>
    public bool IsArchived { get; init; }
    public required int Version { get; init; }
}

/// <summary>A letter that corrects a paper.</summary>
/// <param name="Id">None where the reader does not see it.</param>
public sealed record CorrectedBy(Guid? Id, string? Reference, DateOnly? IssuedOn);

/// <summary>A campaign by its code and title.</summary>
public sealed record CampaignNamed
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
}

/// <param name="IsMine">The reader may approve it now.</param>
/// <param name="Sentence">Who approves it, for who may not.</param>
public sealed record PaperApproval(bool IsMine, string Sentence);

/// <summary>A part of a paper with its text.</summary>
public sealed record PaperPart(string Code, string Label, bool IsRequired, string Text);

internal sealed class PaperDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PaperDetails, PaperView>
{
    // A unit that a paper was sent to need not be one of the campaign's.
    private const string CampaignSql = """
        SELECT c.Id, c.Code, c.Title
        FROM Campaigns c
        WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId
            AND (@ActorUnitId IS NULL OR (EXISTS (SELECT 1 FROM CampaignUnits u WHERE u.CampaignId = c.Id AND u.UnitId = @ActorUnitId)
                AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined', 'Concluded', 'FollowUp', 'Completed', 'Archived')))
        """;

    // Whoever signs, numbers and seals a conclusion's paper is told what its drafter and approver were.
    private async Task<IEnumerable<string>> OfTasks(OfficialPaper paper, CancellationToken ct) =>
        paper is { SubjectId: { } subject, IssuedOn: null } && Conclusions.ConclusionRules.All.Any(rule => rule.Paper == paper.Kind) ? (await Conclusions.TaskDoubts.Read(db, subject, clock.Today(), ct)).Select(doubt => doubt.Words) : [];

    public async Task<PaperView> Handle(PaperDetails query, CancellationToken ct)
    {
        var access = await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        var replacements = await Replacements.Of(db, actor, paper, ct);
        var content = PaperContent.Read(paper.Content);
        return new PaperView
        {
            Id = paper.Id,
            Kind = paper.Kind,
            Status = paper.Status,
            Stage = await SubjectPaper.StageOf(db, paper, ct),
            Force = paper.Force,
            Title = paper.Title,
            Parts = [.. paper.Kind.Rule().Sections.Select(part => new PaperPart(part.Code, part.Label, part.IsRequired, content[part.Code]))],
            Recipients = Lines.Read(paper.Recipients),
            AuthorityLines = Lines.Read(paper.AuthorityLines),
            SignerName = paper.SignerName,
            SignerPost = paper.SignerPost,
            DocumentType = paper.DocumentType,
            Reference = paper.Reference,
            IssuedOn = paper.IssuedOn,
            CheckCode = paper.CheckCode,
            Sha256 = paper.Sha256,
            Pages = paper.Pages,
            SubjectId = paper.SubjectId,
            CampaignId = paper.CampaignId,
            Campaign = paper.CampaignId is null ? null : await db.Find<CampaignNamed>(CampaignSql, new { paper.CampaignId }, ct),
            AddresseeUnitId = paper.AddresseeUnitId,
            ReplacesId = paper.ReplacesId,
            Replaces = replacements.Old,
            ReplacedBy = replacements.New,
            Corrections = paper.Force is PaperForce.Corrected or PaperForce.Replaced ? await Replacements.Corrections(db, actor, paper.Id, ct) : [],
            NumberRemark = paper is { Number: not null, IsIssued: true, AuthorUnitId: null } && actor.UnitId is null ? await NumberOrder.Remark(db, paper, ct) : null,
            IsArchived = access.IsArchived,
            MayReplace = !access.IsArchived && paper.CanBeReplaced && !replacements.IsTaken && access.Allows(Subject.Paper, Standing.Sent, Act.Write) && PaperAccess.IsWriter(paper, actor),
            CorrectsId = paper.CorrectsId,
            AnswersId = paper.AnswersId,
            CancelReason = paper.CancelReason,
            RecallReason = paper.RecallReason,
            Recall = PaperRecall.Of(paper),
            OpenTasks = access.IsUnit ? 0 : await PaperRecall.OpenTasks(db, paper, ct),
            Restores = access.IsUnit ? null : await PaperRecall.Restores(db, paper, ct),
            Returned = paper.Status is PaperStatus.Draft && paper.AuthorUnitId == actor.UnitId ? await db.LastReturn(paper.Id, nameof(PaperReturned), ct) : null,
            WordingCount = (int)await db.Value<long>("SELECT COUNT(*) FROM PaperWordings WHERE PaperId = @Id AND CouncilId = @CouncilId", new { paper.Id }, ct),
            Missing = [.. content.Missing(paper.Kind).Select(part => part.Label)],
            Allowed = [.. paper.Allowed],
            Warnings = actor.UnitId is null ? [.. await PlanWarnings.Of(db, paper, clock.Today(), ct), .. await OfTasks(paper, ct)] : [],
            SystemReceivers = actor.UnitId is null && !access.IsArchived ? await Papers.SystemReceivers.Of(db, paper, clock.Today(), ct) : [],
            Approval = !access.IsArchived && paper.Kind.Rule().OwnedBy is null && paper.Allowed.Contains(PaperStep.Approve) ? await PaperAccess.Approval(db, paper, access, actor, ct) : null,
            MayReturn = !access.IsArchived && paper.Kind.Rule().OwnedBy is null && paper.Allowed.Contains(PaperStep.Return) && (await PaperAccess.Approval(db, paper, access, actor, ct)).IsMine,
            Version = paper.Version,
        };
    }
}
