using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Search;

/// <summary>What is found as a table: of each kind all that <see cref="SearchFor"/> finds, in its order.</summary>
[Requires(Subject.Campaign, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record SearchSheet : IQuery<Sheet>
{
    public required string Q { get; init; }
    public SearchKind? Kind { get; init; }
}

internal sealed class SearchSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<SearchSheet, Sheet>
{
    private static readonly SheetColumn<SearchHit>[] Columns =
    [
        SheetTable.Text<SearchHit>("Loại", h => h.Kind.Label()),
        SheetTable.Text<SearchHit>("Số, ký hiệu", h => h.Reference),
        SheetTable.Text<SearchHit>("Kết quả", h => Plain(h.Title)),
        SheetTable.Text<SearchHit>("Tình trạng, loại văn bản", h => h.Label),
        SheetTable.Text<SearchHit>("Đơn vị", h => h.UnitName),
        SheetTable.Day<SearchHit>("Ngày", h => h.OnDay),
        SheetTable.Text<SearchHit>("Đoạn có từ cần tìm", h => Plain(h.Text)),
    ];

    // As many as are found at a time.
    private const int Piece = 50;

    public async Task<Sheet> Handle(SearchSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var found = await mediator.Send(new SearchFor { Q = query.Q, Kind = query.Kind, Take = Piece }, ct);
        var hits = new List<SearchHit>();
        foreach (var group in found.Groups)
        {
            hits.AddRange(group.Hits);
            for (var skip = Piece; skip < group.Count; skip += Piece)
                hits.AddRange((await mediator.Send(new SearchFor { Q = query.Q, Kind = group.Kind, Skip = skip, Take = Piece }, ct)).Groups.SelectMany(more => more.Hits));
        }
        IEnumerable<string> cut = found.Groups.Where(group => group.IsMore).Select(group => $"{group.Kind.Label()}: chỉ gồm {SearchFor.Most} kết quả mới nhất; gõ thêm từ để thu hẹp.");
        return SheetTable.Of("Kết quả tìm", [$"Kết quả tìm “{query.Q}” đến {VietnameseDate.Long(clock.Today())}", .. cut], Columns, hits);
    }

    private static string Plain(IReadOnlyList<SearchPiece> pieces) => string.Concat(pieces.Select(piece => piece.Text));
}
