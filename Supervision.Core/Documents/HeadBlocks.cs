namespace Supervision.Core.Documents;

/// <summary>
/// Cells 1 to 4 of Decree 30, Annex I: bodies and number on the left, Quốc hiệu, Tiêu ngữ and place with date on the right.
/// A line feed in a body's name sets the break; else a long name is broken evenly.
/// </summary>
public sealed record AdministrativeHeader : Block
{
    /// <summary>The body above the issuing one, upright; none for a body that has no superior.</summary>
    public string? SuperiorBody { get; init; }

    /// <summary>The issuing body, bold, with a rule under it.</summary>
    public required string IssuingBody { get; init; }

    /// <summary>The whole line, see <see cref="DocumentNumber"/>; none on a paper without number.</summary>
    public string? Number { get; init; }

    /// <summary>"Sơn La, ngày 05 tháng 01 năm 2026", see <see cref="VietnameseDate.PlaceAndDate"/>; none on minutes (form 1.9).</summary>
    public string? PlaceAndDate { get; init; }

    /// <summary>Subject of a letter (cell 5b) with its "V/v", printed under the number; other papers carry a <see cref="DocumentTitle"/>.</summary>
    public string? LetterSubject { get; init; }

    public const string NationalTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
}

/// <summary>Head of a sheet that is no official paper: no national title, number or signature.</summary>
public sealed record InformationSheetHead : Block
{
    /// <summary>Who made the sheet, printed small above the title.</summary>
    public string? Body { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>A sentence that says what the sheet is not, italic under the title.</summary>
    public string? Notice { get; init; }
}

/// <summary>Cell 5a: the document type in capitals ("THÔNG BÁO") and its abstract (trích yếu) with a rule under it.</summary>
public sealed record DocumentTitle(string TypeName, string? Abstract = null) : Block;

/// <summary>Cell 9a, "Kính gửi:"; only on letters, proposals and reports to a superior.</summary>
public sealed record Addressees(IReadOnlyList<string> Names) : Block;

/// <summary>Căn cứ: one to a line, italic, each ended by ";" and the last by "." (set by the engine).</summary>
public sealed record LegalBases(IReadOnlyList<string> Bases) : Block
{
    /// <summary>The key of each line once some are reworded or dropped, so that the others keep theirs.</summary>
    public IReadOnlyList<string>? LineKeys { get; init; }
}

/// <summary>Starts an annex: a new page with its own page numbers, label, title in capitals and the reference in brackets.</summary>
public sealed record AnnexStart : Block
{
    /// <summary>"Phụ lục", or "Phụ lục I", "Phụ lục II" when there are several.</summary>
    public string Label { get; init; } = "Phụ lục";

    public required string Title { get; init; }

    /// <summary>"(Kèm theo Thông báo số 15/TB-HĐND ngày … của …)"; the bracket of an electronic paper is left blank until issue.</summary>
    public string? Reference { get; init; }

    public PageOrientation Orientation { get; init; }
}

/// <summary>What follows starts on a new page.</summary>
public sealed record PageBreak : Block;
