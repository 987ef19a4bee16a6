using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// What every official paper has around its text, as the council's template and the paper itself set it: heads, number, place and date, signature, recipients.
/// A type function gives the text; <c>Document</c> puts the rest around it.
/// </summary>
public sealed record PaperForm
{
    public required PaperKind Kind { get; init; }
    public required string CouncilName { get; init; }
    public required bool IsDemo { get; init; }

    /// <summary>Its campaign's sources do not state all of its record.</summary>
    public bool HasUnstated { get; init; }
    public required bool IsDraft { get; init; }

    /// <summary>It is made to be signed: number and date that it does not have yet stay blank, whatever its subject says of days.</summary>
    public bool IsBeingSigned { get; init; }

    /// <summary>The body above the issuing one; none for a body that has no superior.</summary>
    public string? SuperiorBody { get; init; }
    public required string IssuingBody { get; init; }

    /// <summary>The issuing body as it stands in a sentence: "Thường trực Hội đồng nhân dân tỉnh Sông Lam".</summary>
    public required string IssuerName { get; init; }

    /// <summary>What follows the slash: "TB-HĐND"; null for a paper without number.</summary>
    public string? Symbol { get; init; }
    public int? Number { get; init; }
    public required string PlaceName { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day that "today" is on the paper: its date, or the day the draft is looked at.</summary>
    public required DateOnly On { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public string Archive { get; init; } = "VT";
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    /// <summary>A closing sentence that the council prefers; null for the type's own.</summary>
    public string? Closing { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Number and symbol as another office gave them, where the paper does not come from the council's registers.</summary>
    public string? Reference { get; init; }

    /// <summary>The paper that this one replaces, as others cite it.</summary>
    public string? Replaces { get; init; }

    /// <summary>"Số: 15/TB-HĐND"; null for a paper without number.</summary>
    public string? NumberLine => Reference is { } reference ? $"Số: {reference}" : Symbol is null ? null : DocumentNumber.Line(Number, Symbol);

    /// <summary>
    /// The paper as its annex names it: "(Kèm theo Quyết định số … ngày … của …)", blanks where number and date are to come. What is signed before it is numbered gets number and date at
    /// its head only: the annex refers there, and leaves no blank that nobody fills.
    /// </summary>
    public string AnnexReference(string typeName) => IsBeingSigned && Number is null && Reference is null
        ? AnnexOfUnnumbered(typeName, IssuerName)
        : $"(Kèm theo {typeName} {NumberLine?.Replace("Số: ", "số ", StringComparison.Ordinal)} {(IssuedOn is { } day ? VietnameseDate.Long(day) : $"ngày      tháng      năm {On.Year}".Replace("      ", "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0", StringComparison.Ordinal))} của {IssuerName})";

    /// <summary>The annex of a paper whose number and date are written at its head after it was signed.</summary>
    public static string AnnexOfUnnumbered(string typeName, string issuer) => $"(Kèm theo {typeName} của {issuer}, số và ngày ghi tại trang đầu của văn bản)";

    /// <summary>
    /// The whole paper. A letter has its subject under the number and its addressees; another has its type's name and abstract. The text ends in "./.", the signature follows;
    /// <paramref name="annexes"/> come after it.
    /// </summary>
    /// <param name="typeName">"Quyết định"; for a letter only the title of the file.</param>
    /// <param name="body">The text; its last paragraph is ended.</param>
    /// <param name="addressees">Kính gửi; none where the type has none.</param>
    /// <param name="annexes">What follows the signature.</param>
    public Document Document(string typeName, IEnumerable<Block> body, IReadOnlyList<string>? addressees = null, IEnumerable<Block>? annexes = null) => new()
    {
        Title = Kind.Rule().IsLetter ? $"{typeName}: {Title}" : $"{typeName} {Title}",
        Author = IssuerName,
        CreatedAt = Now,
        IsDraft = IsDraft,
        IsDemo = IsDemo,
        Blocks =
        [
            Header(),
            .. Kind.Rule().IsLetter ? [] : new Block[] { new DocumentTitle(typeName, Title) },
            .. addressees is { Count: > 0 } ? [new Addressees(addressees)] : Array.Empty<Block>(),
            .. VietnameseText.EndText([.. Replaced(typeName), .. body]),
            addressees is { Count: > 0 } ? Signature() : Unaddressed().Signature(),
            .. SourceWords.Note(IsDemo, HasUnstated),
            .. annexes ?? [],
        ],
    };

    // Where nobody is addressed above, nobody is "as above".
    private PaperForm Unaddressed() => this with { Recipients = [.. Recipients.Where(to => !to.Equals("Như trên", StringComparison.OrdinalIgnoreCase))] };

    private IEnumerable<Block> Replaced(string typeName) =>
        Replaces is null ? [] : [new Paragraph(RichText.OfData($"{(Kind.Rule().IsLetter ? "Công văn" : typeName):free} này thay thế {Replaces}.")) { Key = "thay-the" }];

    public AdministrativeHeader Header() => new()
    {
        SuperiorBody = SuperiorBody,
        IssuingBody = IssuingBody,
        Number = NumberLine,
        PlaceAndDate = VietnameseDate.PlaceAndDate(PlaceName, IssuedOn, On.Year),
        LetterSubject = Kind.Rule().IsLetter ? (Title.StartsWith("V/v ", StringComparison.Ordinal) ? Title : $"V/v {Phrases.Within(Title)}") : null,
    };

    public SignatureBlock Signature() => ConclusionParts.Signed(new SignatureColumn { AuthorityLines = AuthorityLines, SignerName = SignerName, Post = SignerPost }, Recipients, Archive);
}
