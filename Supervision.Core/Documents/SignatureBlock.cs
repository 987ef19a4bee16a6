namespace Supervision.Core.Documents;

/// <summary>
/// Cells 7 and 9b: who signs, and "Nơi nhận:". One column stands on the right level with the recipients; two or three
/// (minutes: THƯ KÝ left, CHỦ TỌA right) take the whole width and the recipients follow below. Never split, and never
/// alone on a page: the last lines of the text go with it.
/// </summary>
public sealed record SignatureBlock(params IReadOnlyList<SignatureColumn> Columns) : Block
{
    public Recipients? Recipients { get; init; }
}

/// <summary>One signer's cell.</summary>
public sealed record SignatureColumn
{
    /// <summary>"TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"; in capitals, bold, a line each.</summary>
    public required IReadOnlyList<string> AuthorityLines { get; init; }

    /// <summary>"(Ký, ghi rõ họ tên)" or a recorded refusal, italic under the authority lines.</summary>
    public string? Note { get; init; }

    /// <summary>Post held in the state apparatus, bold above the name; for delegations and other advisory bodies. None where it is what the last authority line says already.</summary>
    public string? Post
    {
        get => field is { } post && AuthorityLines.Count > 0 && $"{post.Trim()} ".StartsWith($"{AuthorityLines[^1].Trim()} ", StringComparison.CurrentCultureIgnoreCase) ? null : field;
        init;
    }

    /// <summary>Name without academic titles; blank on a paper to be signed by hand.</summary>
    public string? SignerName { get; init; }
}

/// <summary>"Nơi nhận:" with its entries, given without dash and end mark; the archive line "Lưu: VT, …" comes last.</summary>
public sealed record Recipients(IReadOnlyList<string> To, string Archive = "VT");
