namespace Supervision.Core.Signing;

/// <summary>Looks at the signatures of a PDF file. It answers also about files that are wrong: what is wrong stands in the answer.</summary>
public interface IPdfVerifier
{
    /// <param name="pdf">The file that came in.</param>
    /// <param name="issued">The bytes that were given out for signing, where they are known: the file must begin with exactly these.</param>
    /// <exception cref="Pipeline.RefusedException">It cannot be read as a PDF at all: <c>pdf.unreadable</c>, <c>pdf.encrypted</c>, <c>pdf.too_large</c>.</exception>
    PdfVerification Verify(byte[] pdf, byte[]? issued = null);
}

/// <summary>Something that was found, with a stable code (see <see cref="SignatureCodes"/>) and a sentence for the page.</summary>
public sealed record SignatureFinding(string Code, string Message);

/// <summary>What a file's signatures are worth.</summary>
public sealed record PdfVerification
{
    /// <summary>There is a signature, all of them hold, nothing was changed that may not be, and what was issued is what was signed.</summary>
    public bool IsAccepted => Signatures.Count > 0 && Faults.Count == 0 && Signatures.All(signature => signature.IsAccepted);

    /// <summary>In the order in which they were made.</summary>
    public required IReadOnlyList<VerifiedSignature> Signatures { get; init; }

    /// <summary>What is wrong with the file as a whole.</summary>
    public required IReadOnlyList<SignatureFinding> Faults { get; init; }

    /// <summary>The issued bytes against the file; <see cref="IssuedState.NotCompared"/> when none were given.</summary>
    public required IssuedState Issued { get; init; }

    /// <summary>First byte that differs from the issued ones, counted from 0; null when none does or none were given.</summary>
    public long? FirstDifference { get; init; }

    /// <summary>What boxes say in the file as it is now.</summary>
    public required IReadOnlyDictionary<PaperBox, string> Boxes { get; init; }

    /// <summary>All sentences, the file's first.</summary>
    public IEnumerable<SignatureFinding> AllFaults => Faults.Concat(Signatures.SelectMany(signature => signature.Faults));
}

public enum IssuedState
{
    NotCompared,

    /// <summary>The file begins with the issued bytes, and up to the first signature only fields for signing were added.</summary>
    Same,

    /// <summary>The file begins with other bytes: it was written anew by another program, or is another paper. Its text may be compared, see <see cref="PaperComparison"/>.</summary>
    OtherBytes,

    /// <summary>The file begins with the issued bytes, but content was changed behind them before the first signature.</summary>
    ChangedBeforeSigning,
}

/// <summary>What of the file a signature vouches for.</summary>
public enum SignatureCover
{
    /// <summary>Every byte.</summary>
    WholeFile,

    /// <summary>Every byte of an earlier revision; <see cref="VerifiedSignature.Later"/> says what came after it.</summary>
    EarlierRevision,

    /// <summary>Only parts, or it cannot be said what: never accepted.</summary>
    Part,
}

/// <summary>What was done to the file after a signature, until the next one or the end.</summary>
public enum LaterContent
{
    Nothing,

    /// <summary>Further signatures, evidence about certificates, properties of the file.</summary>
    Signatures,

    /// <summary>Also number, date or copy mark in their boxes.</summary>
    Boxes,

    /// <summary>Something else: refused.</summary>
    Other,
}

/// <summary>One signature.</summary>
public sealed record VerifiedSignature
{
    public bool IsAccepted => IsIntact && IsTrusted && Faults.Count == 0;

    /// <summary>Name of the field, e.g. "GiamSat_NguoiKy1".</summary>
    public required string Field { get; init; }

    public required SignatureCover Cover { get; init; }

    /// <summary>The file's length when it was made; 0 when that cannot be said.</summary>
    public required long SignedLength { get; init; }

    /// <summary>Digest and signature fit the bytes.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>The certificate leads to a trusted root and was valid at <see cref="JudgedAt"/>.</summary>
    public required bool IsTrusted { get; init; }

    public required LaterContent Later { get; init; }

    /// <summary>Name of the signer as the certificate gives it; null when there is none to be read.</summary>
    public string? SignerName { get; init; }

    /// <summary>Organisation (O) in the certificate.</summary>
    public string? Organisation { get; init; }

    /// <summary>Name of who issued the certificate.</summary>
    public string? IssuerName { get; init; }

    /// <summary>SHA-1 thumbprint of the certificate.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>Serial number of the certificate.</summary>
    public string? SerialNumber { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>When it was signed, as the signer's own machine says (/M, or the CMS attribute); not proven by a time-stamp.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The instant for which the certificate was judged: the claimed time, or now when there is none.</summary>
    public required DateTimeOffset JudgedAt { get; init; }

    public required RevocationState Revocation { get; init; }

    /// <summary>Why it is not accepted.</summary>
    public required IReadOnlyList<SignatureFinding> Faults { get; init; }

    /// <summary>What should be known but refuses nothing: a certificate that has expired since, revocation that could not be looked up.</summary>
    public required IReadOnlyList<SignatureFinding> Notes { get; init; }
}

public enum RevocationState
{
    /// <summary>The setting says not to ask.</summary>
    NotChecked,

    /// <summary>Asked, and nobody could say.</summary>
    Unknown,

    Good,

    Revoked,
}
