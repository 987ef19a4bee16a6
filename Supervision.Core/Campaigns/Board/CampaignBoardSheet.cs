using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns.Board;

/// <summary>The campaigns of the board as a table, column after column, with the same filters as <see cref="CampaignBoard"/>.</summary>
[Requires(Subject.Campaign, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record CampaignBoardSheet : IQuery<Sheet>
{
    public int? Year { get; init; }
    public Guid? BodyId { get; init; }
    public CampaignStatus? Status { get; init; }
    public BoardStage? Stage { get; init; }
}

internal sealed class CampaignBoardSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<CampaignBoardSheet, Sheet>
{
    private static readonly SheetColumn<PlacedCard>[] Columns =
    [
        SheetTable.Text<PlacedCard>("Giai đoạn", c => c.Stage.Label()),
        SheetTable.Text<PlacedCard>("Mã", c => c.Card.Code),
        SheetTable.Text<PlacedCard>("Cuộc giám sát", c => c.Card.Title),
        SheetTable.Text<PlacedCard>("Cơ quan tiến hành", c => c.Card.BodyName ?? c.Card.SubjectKind.Label()),
        SheetTable.Text<PlacedCard>("Trạng thái", c => MeetingWords.Of(c.Card.Status, c.Card.SubjectKind)),
        SheetTable.Number<PlacedCard>("Số đơn vị", c => c.Card.Units),
        SheetTable.Text<PlacedCard>("Thời hạn gần nhất", c => c.Card.Clock?.What),
        SheetTable.Day<PlacedCard>("Hạn", c => c.Card.Clock?.Limit),
        SheetTable.Number<PlacedCard>("Còn (ngày)", c => c.Card.DaysLeft),
        SheetTable.Text<PlacedCard>("Việc tiếp theo", c => c.Card.Next?.Sentence),
        SheetTable.Text<PlacedCard>("Ghi chú", c => c.Card.LacksSecretary ? "Đoàn không còn thư ký" : null),
    ];

    public async Task<Sheet> Handle(CampaignBoardSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var rows = new List<PlacedCard>();
        foreach (var stage in Enum.GetValues<BoardStage>().Where(stage => query.Stage is null || stage == query.Stage))
            rows.AddRange((await SheetTable.All(after => Column(query, stage, after, ct))).Select(card => new PlacedCard(stage, card)));
        return SheetTable.Dated("Cuộc giám sát", clock.Today(), Columns, SheetTable.Bounded(rows));
    }

    private async Task<Page<BoardCard>> Column(CampaignBoardSheet query, BoardStage stage, string? after, CancellationToken ct)
    {
        var column = (await mediator.Send(new CampaignBoard { Year = query.Year, BodyId = query.BodyId, Status = query.Status, Stage = stage, After = after, Take = 100 }, ct)).Columns.Single();
        return new Page<BoardCard>(column.Cards, column.Next);
    }

    private sealed record PlacedCard(BoardStage Stage, BoardCard Card);
}
