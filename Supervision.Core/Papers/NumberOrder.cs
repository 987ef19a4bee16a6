using Supervision.Core.Documents;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Numbers of a series go up with the days on which papers were issued; where one does not, whoever looks is told, and decides whether it was entered late or wrong.</summary>
internal static class NumberOrder
{
    public static async Task<string?> Remark(Db db, OfficialPaper paper, CancellationToken ct)
    {
        var other = await db.Find<Row>("""
            SELECT x.Number, x.Symbol, x.IssuedOn
            FROM DocumentNumbers x
            WHERE x.CouncilId = @CouncilId AND x.Seq = (
                SELECT MIN(o.Seq)
                FROM DocumentNumbers n
                JOIN DocumentNumbers o ON o.CouncilId = n.CouncilId AND o.Series = n.Series AND o.Year = n.Year AND o.Status <> 'Cancelled'
                    AND ((o.Number > n.Number AND o.IssuedOn < n.IssuedOn) OR (o.Number < n.Number AND o.IssuedOn > n.IssuedOn))
                WHERE n.PaperId = @Id AND n.CouncilId = @CouncilId AND n.Status <> 'Cancelled')
            """, new { paper.Id }, ct);
        return other is null ? null
            : $"Số {paper.Reference} ngày {VietnameseDate.Short(paper.IssuedOn!.Value)} không theo thứ tự ngày trong sổ: số {DocumentNumber.Digits(other.Number)}/{other.Symbol} có ngày {VietnameseDate.Short(other.IssuedOn)}. Kiểm tra lại số và ngày.";
    }

    private sealed record Row
    {
        public required int Number { get; init; }
        public required string Symbol { get; init; }
        public required DateOnly IssuedOn { get; init; }
    }
}
