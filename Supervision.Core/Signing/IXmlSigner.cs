namespace Supervision.Core.Signing;

/// <summary>Signs XML files as a whole (XML Signature, enveloped) and judges such signatures by the same roots as those of PDF files.</summary>
public interface IXmlSigner
{
    /// <param name="xml">The file.</param>
    /// <param name="key">Whose signature it is.</param>
    /// <param name="under">Local name of the element that the signature is put into; the file has it once.</param>
    /// <exception cref="Pipeline.RefusedException">The key fails while signing (<c>certificate.key_failed</c>).</exception>
    byte[] Sign(byte[] xml, SigningKey key, string under);

    /// <summary>Judges the one signature that a file must have, which must be over all of it. The time of signing is not in such a file, so certificates are judged as of now.</summary>
    /// <exception cref="Pipeline.RefusedException">It is no XML that is read; see <see cref="Files.SafeXml"/>.</exception>
    XmlVerification Verify(byte[] xml, int largest);
}

/// <summary>What a signature of an XML file is worth.</summary>
/// <param name="HolderName">Who signed, by the certificate; null where there is no readable one.</param>
/// <param name="Issuer">Who gave the certificate out.</param>
/// <param name="SerialNumber">Its number.</param>
/// <param name="Faults">What speaks against it; none where it is good. Codes of <see cref="SignatureCodes"/>.</param>
public sealed record XmlVerification(string? HolderName, string? Issuer, string? SerialNumber, IReadOnlyList<SignatureFinding> Faults)
{
    public bool IsAccepted => Faults.Count == 0;
}
