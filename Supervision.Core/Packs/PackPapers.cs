using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Packs;

/// <summary>A paper that goes into a pack.</summary>
internal sealed record PackPaper
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }
    public required PaperStatus Status { get; init; }
    public required PaperForce Force { get; init; }
    public required string Title { get; init; }
    public string? DocumentType { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Sha256 { get; init; }
    public long? Size { get; init; }

    public bool IsIssued => Status is PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged;

    public PackLine Line => new(
        Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null,
        IssuedOn,
        $"{DocumentTypes.Name(DocumentType) ?? Kind.Label()}: {Title}",
        IsIssued ? Force is PaperForce.InForce ? null : Force.Label() : Status is PaperStatus.Draft ? "dự thảo" : $"dự thảo, {Status.Label().ToLowerInvariant()}");
}

/// <summary>Which papers a pack of its reader holds.</summary>
internal static class PackPapers
{
    public const string Columns = "p.Seq, p.Id, p.Kind, p.Status, p.Force, p.Title, p.DocumentType, p.Number, p.Symbol, p.IssuedOn, p.Sha256, p.Size";

    /// <summary>
    /// What went out; drafts only of the council's own and only where they are asked for. A unit: what it wrote itself, and what was sent to it by whatever way papers are sent; never a
    /// draft. Who is only in a delegation: what belongs to its campaign. Needs the alias p and the parameters @SeesAll and @WithDrafts.
    /// </summary>
    public const string Sight = """

              (p.Status IN ('Issued', 'Sent', 'Acknowledged')
               OR (@WithDrafts = 1 AND @ActorUnitId IS NULL AND p.AuthorUnitId IS NULL AND p.Status IN ('Draft', 'Submitted', 'Approved', 'Signed')))
              AND (@ActorUnitId IS NULL OR p.AuthorUnitId = @ActorUnitId
                   OR EXISTS (SELECT 1 FROM PaperDispatches d WHERE d.PaperId = p.Id AND d.UnitId = @ActorUnitId AND d.Status IN ('Sent', 'Acknowledged', 'Recalled'))
                   OR EXISTS (SELECT 1 FROM ConclusionReceipts s WHERE s.ConclusionId = p.SubjectId AND s.UnitId = @ActorUnitId)
                   OR EXISTS (SELECT 1 FROM ReminderLetters l WHERE l.Id = p.SubjectId AND l.UnitId = @ActorUnitId AND l.SentOn IS NOT NULL))
              AND (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers y WHERE y.CampaignId = p.CampaignId AND y.PersonId = @ActorId))
              AND
        """ + PaperSight.Drafts;

    /// <summary>By time, drafts last.</summary>
    public const string Order = " ORDER BY CASE WHEN p.IssuedOn IS NULL THEN 1 ELSE 0 END, p.IssuedOn, p.Seq";

    /// <summary>An urging letter belongs to no campaign; the tasks that it urges do. Needs the alias p and the parameter @CampaignId.</summary>
    public const string OfCampaign = """

              (p.CampaignId = @CampaignId
               OR EXISTS (SELECT 1 FROM ChaseSteps x JOIN FollowUpTasks t ON t.Id = x.TaskId WHERE x.LetterId = p.SubjectId AND t.CampaignId = @CampaignId))

        """;

    /// <summary>More than anybody prints at once; a pack that would be larger says so instead of ending unseen.</summary>
    public const int Most = 500;

    private const long MostBytes = 200L * 1024 * 1024;

    public static SqlArguments Arguments(Actor actor, bool withDrafts, object args) => PaperSight.Arguments(actor, args)
        .With("WithDrafts", withDrafts ? 1 : 0);

    public static IReadOnlyList<PackPaper> Demand(Page<PackPaper> page)
    {
        if (page.Next is not null || page.Items.Sum(paper => paper.Size ?? 0) > MostBytes)
            throw RefusedException.Conflict("pack.too_large", $"Tập in chứa tối đa {Most} văn bản và 200 MB; hãy in theo từng buổi làm việc, hoặc tải gói tệp của hồ sơ.");
        return page.Items;
    }
}
