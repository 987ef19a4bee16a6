using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Signing;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>
/// A detached CMS of profile CAdES-B-B as PAdES wants it (ETSI EN 319 142-1, 5.3): content type, message digest and signing-certificate-v2 are signed; the signing time is not, it
/// stands in the PDF's /M.
/// </summary>
internal static class CadesSignature
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>No signature by this key is longer, in bytes.</summary>
    public static int MostBytes(SigningKey key) => 4096 + key.Certificate.RawData.Length + key.Issuers.Sum(issuer => issuer.RawData.Length);

    public static byte[] Sign(byte[] content, SigningKey key)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        foreach (var issuer in key.Issuers) signer.Certificates.Add(issuer);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), Named(key.Certificate)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>Whether the signed attributes name this certificate (RFC 5035); null where they name none.</summary>
    public static bool? Names(SignerInfo signer, X509Certificate2 certificate)
    {
        var attributes = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == SigningCertificateV2).ToArray();
        if (attributes.Length == 0) return null;
        if (attributes is not [{ Values.Count: 1 } only]) return false;
        try
        {
            var certificates = new AsnReader(only.Values[0].RawData, AsnEncodingRules.BER).ReadSequence().ReadSequence();
            var first = certificates.ReadSequence();
            var algorithm = Sha256;
            if (first.PeekTag() == Asn1Tag.Sequence) algorithm = first.ReadSequence().ReadObjectIdentifier();
            var hash = first.ReadOctetString();
            return algorithm switch
            {
                Sha256 => CertificateRules.Hash(certificate).AsSpan().SequenceEqual(hash),
                "2.16.840.1.101.3.4.2.2" => SHA384.HashData(certificate.RawData).AsSpan().SequenceEqual(hash),
                "2.16.840.1.101.3.4.2.3" => SHA512.HashData(certificate.RawData).AsSpan().SequenceEqual(hash),
                _ => false,
            };
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static byte[] Named(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            // The algorithm is left out: SHA-256 is the default (RFC 5035, 4).
            writer.WriteOctetString(CertificateRules.Hash(certificate));
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                    writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
        }
        return writer.Encode();
    }
}
