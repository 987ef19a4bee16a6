using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>The papers of the ledger, the newest first. A unit sees those that have a task for it.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record SourcePaperList : IQuery<Page<SourcePaperLine>>
{
    public SourcePaperKind? Kind { get; init; }

    /// <summary>Words anywhere in the title or the reference, with or without diacritics.</summary>
    public string? Search { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<SourcePaperList>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record SourcePaperLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required SourcePaperKind Kind { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Issuer { get; init; }
    public required string Title { get; init; }
    public string? BodyName { get; init; }

    /// <summary>Tasks that were not sent out yet; a unit is told none, the leader of a committee only of the committee's.</summary>
    public required int DraftCount { get; init; }

    /// <summary>Tasks sent out, parents not counted.</summary>
    public required int TaskCount { get; init; }

    /// <summary>Of these, those that are not closed.</summary>
    public required int OpenCount { get; init; }
    public required int Version { get; init; }
}

internal sealed class SourcePaperListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<SourcePaperList, Page<SourcePaperLine>>
{
    private const string Sql = """
        SELECT s.Seq, s.Id, s.Kind, s.Reference, s.IssuedOn, s.Issuer, s.Title, b.Name AS BodyName, s.Version,
               (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress = 'Draft' AND @ActorUnitId IS NULL
                   AND (@SeesDraftTasks = 1 OR s.BodyId IN @Leads)) AS DraftCount,
               (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress <> 'Draft' AND t.IsParent = 0 AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
               )) AS TaskCount,
               (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress <> 'Draft' AND t.IsParent = 0 AND t.ClosedOn IS NULL AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
               )) AS OpenCount
        FROM SourcePapers s
        LEFT JOIN Bodies b ON b.Id = s.BodyId
        WHERE s.CouncilId = @CouncilId
            AND (@SeesAll = 1 OR EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND
        """ + TaskSight.OfUnit + """
            ))
            AND (@Kind IS NULL OR s.Kind = @Kind)
            AND (@Pattern IS NULL OR s.FoldedTitle LIKE @Pattern ESCAPE '\' OR LOWER(s.Reference) LIKE @Pattern ESCAPE '\')
            AND (@BeforeSeq IS NULL OR s.Seq < @BeforeSeq)
        ORDER BY s.Seq DESC
        """;

    public Task<Page<SourcePaperLine>> Handle(SourcePaperList query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        return db.Page<SourcePaperLine>(Sql, new
        {
            SeesAll = actor.SeesAll(Subject.FollowUpTask),
            SeesDraftTasks = actor.SeesDrafts(Subject.FollowUpTask),
            Leads = actor.Leads(),
            query.Kind,
            Pattern = SearchText.Anywhere(query.Search),
            BeforeSeq = Cursor.ReadSeq(query.After),
        }, query.Take, row => [row.Seq], ct);
    }
}
