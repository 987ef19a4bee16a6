namespace Supervision.Core.Documents;

/// <summary>
/// Where anyone who holds the paper can see that it is genuine: printed as a QR of <paramref name="Url"/> with the short code below it,
/// left below the recipients on the last page of the paper's own text.
/// </summary>
/// <param name="Url">The check page of this paper, code included; at most <see cref="LongestUrl"/> characters, so that the QR can be read from paper.</param>
/// <param name="Code">What is typed where no camera is at hand.</param>
public sealed record PaperCheck(string Url, string Code)
{
    public const int LongestUrl = 200;

    /// <summary>The line below the QR.</summary>
    public const string Caption = "Quét mã để kiểm tra văn bản";

    /// <summary>The code as it is printed.</summary>
    public string CodeLine => $"Mã kiểm tra: {Code}";
}
