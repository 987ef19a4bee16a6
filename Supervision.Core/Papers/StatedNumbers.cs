using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>A paper of the council that somebody states by its number when they decide: it is written and signed outside, or will be written here later.</summary>
internal sealed record StatedPaper
{
    public required PaperKind Kind { get; init; }

    /// <summary>That it decides to suspend a task, to end one or to open one again; no kind of the system's own papers does.</summary>
    public const string TaskDecision = "TaskDecision";

    /// <summary>As what it stands in the register; its kind where left out.</summary>
    public string? RecordKind { get; init; }
    public string EnteredAs => RecordKind ?? $"{Kind}";

    /// <summary>What it decides about: a paper of this kind about the same record is this paper.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The body whose paper it is, which may number its own.</summary>
    public required Guid? BodyId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As typed: "31/HĐND-VP".</summary>
    public required string Reference { get; init; }
    public required DateOnly On { get; init; }
    public required string Title { get; init; }

    /// <summary>The field of the request that the number was typed in.</summary>
    public required string Field { get; init; }

    /// <summary>The field of its day.</summary>
    public required string DateField { get; init; }

    /// <summary>Whoever decides says that a notice, a decision or a resolution of the register that has this number is the paper; null where that is not asked.</summary>
    public bool? SharesNumber { get; init; }

    /// <summary>The field in which it is said.</summary>
    public string? SharingField { get; init; }
}

/// <summary>
/// Enters the number of a paper that a decision states in the outgoing register, so that no other paper gets it and the clerk sees it. One that is in the register already is not taken again where it is
/// the same paper: about the same record, or of the same day and symbol and either an answer to the same unit, for one letter may answer several requests, or no letter at all. What is no number of a
/// register ("Thông báo kết luận phiên họp tháng 6") stays what was written.
/// </summary>
internal sealed partial class StatedNumbers(Db db, PaperNumbers numbers)
{
    /// <exception cref="RefusedException">Another paper has the number, its book is closed, or the register gives the numbers itself and has not come to this one.</exception>
    public async Task Enter(StatedPaper stated, CancellationToken ct)
    {
        var match = Form().Match(stated.Reference.Trim());
        if (!match.Success) return;
        // Whoever types a symbol in small letters means the same paper.
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var words = match.Groups[2].Value.Split('-', 2);
        var type = DocumentTypes.All.Keys.FirstOrDefault(known => known.Equals(words[0], StringComparison.OrdinalIgnoreCase)) ?? words[0].ToUpperInvariant();
        var symbol = string.Join('-', [type, .. words[1..].Select(word => word.ToUpperInvariant())]);
        var paper = SubjectPapers.New(stated.Kind, stated.RecordId, new OwnedPaper(stated.Title, default) { BodyId = stated.BodyId, AddresseeUnitId = stated.UnitId }, Guid.Empty);
        paper.DocumentType = DocumentTypes.Name(type) is null ? "CV" : type;
        var series = await numbers.Series(paper, stated.On, ct);
        if (await Held(series, number, stated.On.Year, ct) is { } held)
        {
            if (!held.Is(stated, symbol))
                throw RefusedException.Conflict("number.taken", $"Số {DocumentNumber.Digits(number)} của sổ {series} năm {stated.On.Year} đã được cấp cho văn bản khác: {held.Said}.", stated.Field);
            if (stated.SharesNumber is false && held.IsOther(stated))
                throw RefusedException.Conflict("number.shared", $"Số {stated.Reference.Trim()} trong sổ văn bản đi là của {held.Said}. Chính văn bản đó quyết định việc này thì chọn “Có” ở đây; không thì ghi lại số.", stated.SharingField!);
            return;
        }
        await DemandNext(series, number, stated, ct);
        await numbers.Take(paper, stated, number, symbol, ct);
    }

    private Task<HeldNumber?> Held(string series, int number, int year, CancellationToken ct) => db.Find<HeldNumber>("""
        SELECT n.Symbol, n.DocumentType, n.IssuedOn, n.Status, COALESCE(p.Kind, n.RecordKind) AS Kind, COALESCE(p.Title, CASE WHEN n.RecordKind = 'TaskDecision' THEN n.Title END) AS Title, COALESCE(n.RecordId, p.SubjectId) AS RecordId, COALESCE(p.AddresseeUnitId, n.UnitId) AS UnitId
        FROM DocumentNumbers n
        LEFT JOIN OfficialPapers p ON p.Id = n.PaperId
        WHERE n.CouncilId = @CouncilId AND n.Series = @series AND n.Year = @year AND n.Number = @number
        """, new { series, number, year }, ct);

    // Where the register gives the numbers, one that is ahead of it would leave a gap that nobody can explain.
    private async Task DemandNext(string series, int number, StatedPaper stated, CancellationToken ct)
    {
        var source = Enum.Parse<NumberSource>((await db.Value<string>("SELECT NumberSource FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (source is not NumberSource.Internal) return;
        var last = await db.Value<int?>("SELECT MAX(Number) FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = @series AND Year = @Year", new { series, stated.On.Year }, ct) ?? 0;
        if (number > last + 1)
            throw RefusedException.Conflict("number.ahead", $"Số văn bản do sổ của hệ thống này cấp theo thứ tự: số tiếp theo của sổ {series} năm {stated.On.Year} là {DocumentNumber.Digits(last + 1)}.", stated.Field);
    }

    [GeneratedRegex(@"^(?:số\s*:?\s*)?0*([1-9]\d{0,4})\s*/\s*([^\s/]{1,60})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed record HeldNumber
    {
        public required string Symbol { get; init; }
        public required string DocumentType { get; init; }
        public required DateOnly IssuedOn { get; init; }
        public required NumberStatus Status { get; init; }
        public required string Kind { get; init; }
        public string? Title { get; init; }

        /// <summary>"Thông báo kết luận “Kết quả giám sát…” ngày 06/5/2026".</summary>
        public string Said => $"{(Enum.TryParse<PaperKind>(Kind, out var known) ? known.Label() : "Văn bản quyết định")}{(Title is { Length: > 0 } title ? $" “{(title.Length > 200 ? title[..200].TrimEnd() + "…" : title)}”" : "")} ngày {VietnameseDate.Short(IssuedOn)}";

        public Guid? RecordId { get; init; }
        public Guid? UnitId { get; init; }

        /// <summary>It was not written to answer this or another request.</summary>
        public bool IsOther(StatedPaper stated) => RecordId != stated.RecordId && Kind != stated.EnteredAs;

        // A letter says one thing to one unit; the notice of a meeting, a decision or a resolution settles whatever stands in it.
        public bool Is(StatedPaper stated, string symbol) => Status is not NumberStatus.Cancelled && Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase)
            && (RecordId == stated.RecordId || (IssuedOn == stated.On && (Kind == stated.EnteredAs && (DocumentType is "CV" || Kind is not StatedPaper.TaskDecision) ? UnitId == stated.UnitId : (UnitId is null || Kind is StatedPaper.TaskDecision) && DocumentType is not "CV")));
    }
}
