using System.Text.RegularExpressions;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Checking;

/// <summary>Whether a paper that somebody holds is genuine, by the code that is printed on it. Shows what stands on its first lines and whether it still stands, and nothing else.</summary>
[OpenToAll("anybody holding a paper may ask; only who has its code, 50 bits at random, learns that it exists")]
public sealed record CheckPaper(string Code) : IQuery<CheckedPaper>;

public sealed record CheckedPaper
{
    public required string Code { get; init; }
    public required string Issuer { get; init; }

    /// <summary>A paper of the demonstration has no legal value.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>"Thông báo".</summary>
    public required string TypeName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string Title { get; init; }
    public required PaperForce Force { get; init; }

    /// <summary>The paper that corrected or replaced it: its number and date.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The paper that recalled it: its number and date.</summary>
    public string? RecalledBy { get; init; }

    /// <summary>Of the file as it was issued, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

internal sealed partial class CheckPaperHandler(Db db, Gate gate) : IRequestHandler<CheckPaper, CheckedPaper>
{
    public async Task<CheckedPaper> Handle(CheckPaper query, CancellationToken ct)
    {
        gate.Self();
        // What cannot be a code is answered as one that nobody has.
        if (Normal(query.Code) is not { } code) throw NotThere();
        var row = await db.Find<Row>("""
            -- across councils: whoever holds a paper belongs to no council; its code is all that is known
            SELECT p.Kind, p.DocumentType, p.Number, p.Symbol, p.IssuedOn, p.Title, p.Force, p.RecallReference, p.RecalledOn, p.Sha256, l.Name AS Issuer, l.IsDemo,
                   n.DocumentType AS NextType, n.Number AS NextNumber, n.Symbol AS NextSymbol, n.IssuedOn AS NextIssuedOn
            FROM OfficialPapers p
            JOIN Councils l ON l.Id = p.CouncilId
            LEFT JOIN OfficialPapers n ON n.Seq = (SELECT MAX(x.Seq) FROM OfficialPapers x WHERE (x.CorrectsId = p.Id OR x.ReplacesId = p.Id) AND x.Sha256 IS NOT NULL AND (x.Force <> 'Recalled' OR p.Force = 'Replaced'))
            WHERE p.CheckCode = @code AND p.Sha256 IS NOT NULL
            """, new { code }, ct) ?? throw NotThere();
        return new CheckedPaper
        {
            Code = code,
            Issuer = row.Issuer,
            IsDemo = row.IsDemo,
            TypeName = DocumentTypes.Name(row.DocumentType) ?? row.Kind.Label(),
            Reference = Reference(row.Number, row.Symbol),
            IssuedOn = row.IssuedOn,
            Title = row.Title,
            Force = row.Force,
            ChangedBy = Reference(row.NextNumber, row.NextSymbol) is { } next
                ? $"{DocumentTypes.Name(row.NextType)} số {next}{(row.NextIssuedOn is { } on ? $" ngày {VietnameseDate.Short(on)}" : "")}"
                : null,
            RecalledBy = row is { Force: PaperForce.Recalled, RecallReference: { } by } ? $"Văn bản số {by}{(row.RecalledOn is { } day ? $" ngày {VietnameseDate.Short(day)}" : "")}" : null,
            Sha256 = row.Sha256,
        };
    }

    /// <summary>The code as it is kept, however it was typed: small letters, without the hyphen, with blanks.</summary>
    internal static string? Normal(string typed)
    {
        var letters = new string([.. typed.Where(char.IsAsciiLetterOrDigit).Take(11).Select(char.ToUpperInvariant)]);
        return CodeLetters().IsMatch(letters) ? $"{letters[..5]}-{letters[5..]}" : null;
    }

    private static string? Reference(int? number, string? symbol) => number is { } known ? $"{DocumentNumber.Digits(known)}/{symbol}" : null;

    private static RefusedException NotThere() => RefusedException.NotFound("văn bản có mã này");

    [GeneratedRegex("^[2-9A-HJ-NP-Z]{10}$")]
    private static partial Regex CodeLetters();

    private sealed record Row
    {
        public required PaperKind Kind { get; init; }
        public string? RecallReference { get; init; }
        public DateOnly? RecalledOn { get; init; }
        public string? DocumentType { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public required string Title { get; init; }
        public required PaperForce Force { get; init; }
        public required string Sha256 { get; init; }
        public required string Issuer { get; init; }
        public required bool IsDemo { get; init; }
        public string? NextType { get; init; }
        public int? NextNumber { get; init; }
        public string? NextSymbol { get; init; }
        public DateOnly? NextIssuedOn { get; init; }
    }
}
