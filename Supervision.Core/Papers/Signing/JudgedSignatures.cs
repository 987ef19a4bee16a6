using Supervision.Core.Signing;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>The signatures of a paper as they are judged now, in the file that stands.</summary>
internal sealed class JudgedSignatures(Db db, PaperFiles files, IPdfVerifier verifier)
{
    public async Task<IReadOnlyList<PaperSignatureView>> Of(OfficialPaper paper, CancellationToken ct)
    {
        var rows = await db.Signatures(paper.Id, ct);
        var judged = (paper.Sha256 ?? paper.PreparedSha256) is { } sha256 && rows.Any(row => row.Way is not SignatureWay.Hand) ? verifier.Verify(await files.Read(sha256, ct)) : null;
        var at = 0;
        return [.. rows.Select(row => View(row, row.Way is SignatureWay.Hand ? null : judged?.Signatures.ElementAtOrDefault(at++), judged))];
    }

    private static PaperSignatureView View(PaperSignature row, VerifiedSignature? found, PdfVerification? file) => new()
    {
        Signer = row.Signer,
        Way = row.Way,
        HolderName = row.HolderName,
        CertificateIssuer = row.CertificateIssuer,
        SerialNumber = row.SerialNumber,
        SignedOn = row.SignedOn,
        SignedAt = row.SignedAt,
        HasScan = row.Way is SignatureWay.Hand && row.Sha256 is not null,
        IsValid = row.Way is SignatureWay.Hand ? null : found is { IsAccepted: true } && file!.Faults.Count == 0,
        Remarks = found is null ? [] : [.. file!.Faults.Concat(found.Faults).Concat(found.Notes).Select(finding => finding.Message).Distinct()],
    };
}
