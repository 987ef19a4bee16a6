using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>What became of a number of a register.</summary>
public enum NumberStatus
{
    [Label("đã giữ")] Reserved,
    [Label("đã cấp")] Used,
    [Label("đã hủy")] Cancelled,
}

/// <summary>
/// Numbers of papers: a series each council, year, group of documents and issuing body, from 01 on 1 January to 31 December (Decree 30/2020/NĐ-CP, Art. 15). A body that uses
/// the agency's seal in its own name has series of its own. A number is given once; one that was cancelled stays in its series with the reason.
/// </summary>
internal sealed class PaperNumbers(Db db)
{
    /// <summary>The series that a paper is numbered in: the council's own where it set one, else one a type, apart for committees, groups and delegations.</summary>
    public async Task<string> Series(OfficialPaper paper, DateOnly on, CancellationToken ct)
    {
        var rule = paper.Kind.Rule();
        var type = paper.DocumentType ?? rule.DocumentType!;
        var own = await db.List<SeriesRow>("""
            SELECT Code, BodyId, DocumentTypes
            FROM NumberSeries
            WHERE CouncilId = @CouncilId AND (BodyId IS NULL OR BodyId = @BodyId) AND ValidFrom <= @on AND (ValidTo IS NULL OR ValidTo >= @on)
            ORDER BY Seq
            """, new { paper.BodyId, on }, ct);
        var set = own.Where(series => series.DocumentTypes.Split(' ').Contains(type)).OrderBy(series => series.BodyId is null).FirstOrDefault();
        if (set is not null) return set.Code;
        if (paper.Issuer is PaperIssuer.Delegation && rule.OwnedBy is not "Conclusion") return $"{type}-ĐGS";
        var body = paper.Issuer is PaperIssuer.Body or PaperIssuer.Delegation && paper.BodyId is not null
            ? await db.Find<BodyRow>("SELECT Kind, ShortCode FROM Bodies WHERE Id = @BodyId AND CouncilId = @CouncilId", new { paper.BodyId }, ct)
            : null;
        return body is { Kind: BodyKind.Committee or BodyKind.DelegateGroup or BodyKind.NaDeputation } ? $"{type}-{body.ShortCode}" : type;
    }

    /// <summary>Takes the number that was typed, or refuses it at the field it was typed in.</summary>
    public Task Take(OfficialPaper paper, int number, string symbol, DateOnly on, string field, CancellationToken ct) => Take(paper, null, number, symbol, on, field, ct);

    /// <summary>Takes the number of a paper that a decision stated and that is not written here.</summary>
    public Task Take(OfficialPaper paper, StatedPaper stated, int number, string symbol, CancellationToken ct) => Take(paper, stated, number, symbol, stated.On, stated.Field, ct);

    private async Task Take(OfficialPaper paper, StatedPaper? stated, int number, string symbol, DateOnly on, string field, CancellationToken ct)
    {
        var series = await Series(paper, on, ct);
        try
        {
            await Insert(paper, series, number, symbol, on, NumberStatus.Used, ct, stated);
        }
        catch (RefusedException refused) when (refused.Code == "duplicate")
        {
            throw Taken(series, number, on, field);
        }
        await db.Execute("UPDATE NumberCounters SET LastNumber = @number WHERE CouncilId = @CouncilId AND Series = @series AND Year = @Year AND LastNumber < @number", new { series, on.Year, number }, ct);
    }

    /// <summary>What a number that another paper has is refused with.</summary>
    public static RefusedException Taken(string series, int number, DateOnly on, string field) =>
        RefusedException.Conflict("number.taken", $"Số {DocumentNumber.Digits(number)} của sổ {series} năm {on.Year} đã được cấp.", field);

    /// <summary>Reserves the next number of the series; whoever asks at the same time waits for this transaction and gets the one after it.</summary>
    public async Task<int> Reserve(OfficialPaper paper, string symbol, DateOnly on, CancellationToken ct)
    {
        var series = await Series(paper, on, ct);
        var number = await NumberCounters.Next(db, series, on.Year, ct);
        await Insert(paper, series, number, symbol, on, NumberStatus.Reserved, ct);
        return number;
    }

    /// <summary>Which paper has a number in the series of another; null where none has.</summary>
    public async Task<Guid?> Holder(OfficialPaper paper, int number, DateOnly on, CancellationToken ct) => await db.Value<Guid?>(
        "SELECT PaperId FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = @series AND Year = @Year AND Number = @number", new { series = await Series(paper, on, ct), on.Year, number }, ct);

    /// <summary>The number that a decision stated for the paper that tells it, before anybody wrote that paper here; null where none did.</summary>
    public Task<StatedNumber?> Stated(OfficialPaper paper, CancellationToken ct) => db.Find<StatedNumber>("""
        SELECT Number, Symbol, IssuedOn
        FROM DocumentNumbers
        WHERE CouncilId = @CouncilId AND PaperId IS NULL AND RecordKind = @Kind AND RecordId = @SubjectId AND Status <> 'Cancelled'
        """, new { paper.Kind, paper.SubjectId }, ct);

    /// <summary>The number that was stated is this paper's; it is not taken a second time.</summary>
    public Task Adopt(OfficialPaper paper, CancellationToken ct) => db.Execute(
        "UPDATE DocumentNumbers SET PaperId = @Id WHERE CouncilId = @CouncilId AND PaperId IS NULL AND RecordKind = @Kind AND RecordId = @SubjectId AND Status <> 'Cancelled'",
        new { paper.Id, paper.Kind, paper.SubjectId }, ct);

    /// <summary>The number that was reserved for the paper is now on an issued one.</summary>
    public Task Use(Guid paperId, CancellationToken ct) => db.Execute(
        "UPDATE DocumentNumbers SET Status = 'Used' WHERE PaperId = @paperId AND CouncilId = @CouncilId AND Status = 'Reserved'", new { paperId }, ct);

    /// <summary>The number stays in its series, with the reason, and is never given again; one that a decision stated stays that decision's.</summary>
    public async Task Cancel(Guid paperId, string reason, CancellationToken ct)
    {
        await db.Execute("UPDATE DocumentNumbers SET PaperId = NULL WHERE PaperId = @paperId AND CouncilId = @CouncilId AND RecordId IS NOT NULL AND Status <> 'Cancelled'", new { paperId }, ct);
        await db.Execute(
            "UPDATE DocumentNumbers SET Status = 'Cancelled', CancelReason = @reason, CancelledBy = @ActorId WHERE PaperId = @paperId AND CouncilId = @CouncilId AND Status <> 'Cancelled'",
            new { paperId, reason }, ct);
    }

    private async Task Insert(OfficialPaper paper, string series, int number, string symbol, DateOnly on, NumberStatus status, CancellationToken ct, StatedPaper? stated = null)
    {
        await RegisterBooks.DemandOpen(db, Register.Outgoing, series, on.Year, stated?.DateField ?? nameof(NumberPaper.IssuedOn), ct);
        await db.Execute("""
            INSERT INTO DocumentNumbers (Id, CouncilId, Series, Year, Number, Symbol, DocumentType, IssuedOn, PaperId, Status, RecordKind, RecordId, UnitId, Title)
            VALUES (@RowId, @CouncilId, @series, @Year, @number, @symbol, @DocumentType, @on, @PaperId, @status, @Kind, @RecordId, @UnitId, @Title)
            """, new
        {
            RowId = Guid.CreateVersion7(),
            series,
            on.Year,
            number,
            symbol,
            DocumentType = paper.DocumentType ?? paper.Kind.Rule().DocumentType,
            on,
            PaperId = stated is null ? paper.Id : (Guid?)null,
            status,
            Kind = stated?.EnteredAs,
            stated?.RecordId,
            stated?.UnitId,
            stated?.Title,
        }, ct);
    }

    /// <summary>A number with the symbol and the day that a decision stated.</summary>
    internal sealed record StatedNumber
    {
        public required int Number { get; init; }
        public required string Symbol { get; init; }
        public required DateOnly IssuedOn { get; init; }
        public string Reference => $"{DocumentNumber.Digits(Number)}/{Symbol}";
    }

    private sealed record SeriesRow
    {
        public required string Code { get; init; }
        public Guid? BodyId { get; init; }
        public required string DocumentTypes { get; init; }
    }

    private sealed record BodyRow
    {
        public required BodyKind Kind { get; init; }
        public required string ShortCode { get; init; }
    }
}
