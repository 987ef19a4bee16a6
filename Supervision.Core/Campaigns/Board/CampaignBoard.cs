using Dapper;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns.Board;

/// <summary>
/// The campaigns that the reader works with, by what kind of work they are at, the newest first in each column: every column's first ones, or one column page by page.
/// A unit and who was only invited have no board.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignBoard : IQuery<BoardView>
{
    /// <summary>Decided or founded in this year; a campaign that is not dated yet is in every year.</summary>
    public int? Year { get; init; }
    public Guid? BodyId { get; init; }
    public CampaignStatus? Status { get; init; }

    /// <summary>One column only.</summary>
    public BoardStage? Stage { get; init; }

    /// <summary>Where the page before ended; for one column.</summary>
    public string? After { get; init; }

    /// <summary>How many of each column.</summary>
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<CampaignBoard>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Stage).IsInEnum();
            RuleFor(q => q.Stage).NotNull().When(q => q.After is not null);
            RuleFor(q => q.Take).InclusiveBetween(1, 100);
        }
    }
}

public sealed record BoardView(IReadOnlyList<BoardColumn> Columns);

/// <param name="Total">How many there are, whatever part is shown.</param>
/// <param name="Next">What to send to get the following ones of this column; null on the last.</param>
public sealed record BoardColumn(BoardStage Stage, int Total, IReadOnlyList<BoardCard> Cards, string? Next);

internal sealed class CampaignBoardHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CampaignBoard, BoardView>
{
    private const string StageOf = """
        CASE WHEN c.Status IN ('Planned', 'Programmed') THEN 'Planning' WHEN c.Status IN ('Founded', 'PlanSent') THEN 'Preparing' WHEN c.Status = 'UnderWay' THEN 'UnderWay'
                    WHEN c.Status IN ('FieldworkEnded', 'Reported', 'Examined') THEN 'Concluding' WHEN c.Status IN ('Concluded', 'FollowUp') THEN 'FollowUp'
                    WHEN c.Status IN ('Completed', 'Archived') THEN 'Ended' ELSE 'Stopped' END
        """;

    private const string Seen = """

            FROM Campaigns c
            WHERE c.CouncilId = @CouncilId AND @ActorUnitId IS NULL
                AND
        """ + CampaignSeen.ByReader + """
                AND (@YearFrom IS NULL OR COALESCE(c.FoundedOn, c.DecidedOn) IS NULL OR (COALESCE(c.FoundedOn, c.DecidedOn) >= @YearFrom AND COALESCE(c.FoundedOn, c.DecidedOn) <= @YearTo))
                AND (@BodyId IS NULL OR c.BodyId = @BodyId)
                AND (@Status IS NULL OR c.Status = @Status)
        """;

    private const string Sql = """
        SELECT s.Stage, COUNT(*) AS Total
        FROM (SELECT
        """ + " " + StageOf + " AS Stage" + Seen + """
        ) s
        GROUP BY s.Stage;
        SELECT r.Stage, r.Place,
        """ + " " + BoardReader.Counts + """
        JOIN (
            SELECT s.Id, s.Stage, ROW_NUMBER() OVER (PARTITION BY s.Stage ORDER BY s.Seq DESC) AS Place
            FROM (SELECT c.Id, c.Seq,
        """ + " " + StageOf + " AS Stage" + Seen + """
                AND (@After IS NULL OR c.Seq < @After)) s
            WHERE @Stage IS NULL OR s.Stage = @Stage) r ON r.Id = c.Id
        WHERE c.CouncilId = @CouncilId AND r.Place <= @Shown
        ORDER BY c.Seq DESC
        """;

    public async Task<BoardView> Handle(CampaignBoard query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var today = clock.Today();
        var (totals, rows) = await db.Several(Sql, actor.Sight(Subject.Campaign, new
        {
            YearFrom = query.Year is { } from ? new DateOnly(from, 1, 1) : (DateOnly?)null,
            YearTo = query.Year is { } to ? new DateOnly(to, 12, 31) : (DateOnly?)null,
            query.BodyId,
            query.Status,
            query.Stage,
            After = Cursor.ReadSeq(query.After),
            Shown = query.Take + 1,
            Today = today,
        }), async grid => ((await grid.ReadAsync<StageTotal>()).AsList(), (await grid.ReadAsync<BoardRow>()).AsList()), ct);

        var shown = rows.Where(row => row.Place <= query.Take).ToList();
        var cards = (await db.Cards(actor, shown, today, ct)).ToDictionary(card => card.Id);
        return new BoardView([.. Enum.GetValues<BoardStage>().Where(stage => query.Stage is null || stage == query.Stage).Select(stage =>
        {
            var column = shown.Where(row => row.Stage == stage).ToList();
            var more = rows.Any(row => row.Stage == stage && row.Place > query.Take);
            return new BoardColumn(stage, totals.FirstOrDefault(total => total.Stage == stage)?.Total ?? 0, [.. column.Select(row => cards[row.Id])], more ? Cursor.Write(column[^1].Seq) : null);
        })]);
    }

    private sealed record StageTotal
    {
        public required BoardStage Stage { get; init; }
        public required int Total { get; init; }
    }
}
