using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Core.Documents.Rewording;

namespace Supervision.Core.Documents;

/// <summary>Which draft a document is, so that its DOCX knows when it comes back edited.</summary>
public sealed record DraftStamp(Guid PaperId, int Version);

/// <summary>A stamp as a file carries it, with what the draft said when the file was made.</summary>
/// <param name="Stamp">The draft.</param>
/// <param name="Digest">Of all its texts; see <see cref="Of"/>.</param>
public sealed record CarriedStamp(DraftStamp Stamp, string Digest)
{
    /// <summary>The stamp of a document as its file carries it; null for one that is no draft of anything.</summary>
    public static CarriedStamp? Of(Document document) => document.Stamp is { } stamp ? new(stamp, DigestOf(document)) : null;

    /// <summary>"0199…-… 3 9f86d081884c7d65".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stamp.PaperId:D} {Stamp.Version} {Digest}");

    /// <summary>Null for a text that no file of ours carries.</summary>
    public static CarriedStamp? Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var id, var version, var digest]
        && Guid.TryParseExact(id, "D", out var paperId) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(new DraftStamp(paperId, number), digest)
            : null;

    // What grew in the data changes the texts and not the version of the paper.
    private static string DigestOf(Document document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in DocumentKeys.Of(document).Texts) hash.AppendData(Encoding.UTF8.GetBytes($"{text.Key}\n{text.Label}\n{text.Text.PlainText}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
