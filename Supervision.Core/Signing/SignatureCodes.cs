namespace Supervision.Core.Signing;

/// <summary>Stable codes of what is found in signed files.</summary>
public static class SignatureCodes
{
    /// <summary>The file has no signature.</summary>
    public const string None = "signature.none";

    /// <summary>The digest does not fit: a byte was changed.</summary>
    public const string Changed = "signature.changed";

    /// <summary>The CMS cannot be read, or its signature is wrong.</summary>
    public const string Broken = "signature.broken";

    /// <summary>Of a kind that is not taken (sub-filter, digest, key).</summary>
    public const string Kind = "signature.kind";

    /// <summary>Covers only a part of the file or no whole revision.</summary>
    public const string Partial = "signature.partial";

    /// <summary>ByteRange or Contents missing, empty or not where they must be: a known attack.</summary>
    public const string Forged = "signature.forged";

    /// <summary>Content was changed after signing.</summary>
    public const string ContentChanged = "signature.content_changed";

    /// <summary>A signature that was in the file was taken out or replaced.</summary>
    public const string Removed = "signature.removed";

    /// <summary>No trusted root above the certificate.</summary>
    public const string Untrusted = "certificate.untrusted";

    public const string Expired = "certificate.expired";

    public const string NotYetValid = "certificate.not_yet_valid";

    public const string Revoked = "certificate.revoked";

    /// <summary>Nobody could say whether it is revoked; a fault only where the setting demands an answer.</summary>
    public const string RevocationUnknown = "certificate.revocation_unknown";

    /// <summary>Key usage without digitalSignature and nonRepudiation.</summary>
    public const string Purpose = "certificate.purpose";

    /// <summary>A signing time after now.</summary>
    public const string FutureTime = "signature.future";

    /// <summary>A note: the certificate has expired since the claimed time, which no time-stamp proves.</summary>
    public const string ExpiredSince = "certificate.expired_since";

    /// <summary>The file does not begin with the issued bytes.</summary>
    public const string NotIssued = "pdf.not_issued";

    /// <summary>Content was changed between issue and the first signature.</summary>
    public const string ChangedBeforeSigning = "pdf.changed_before_signing";
}
