using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>Reads the CMS out of a signature's /Contents.</summary>
internal static class SignedContent
{
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string Data = "1.2.840.113549.1.7.1";

    /// <summary>A CMS with exactly one signer and no content of its own; null for anything else.</summary>
    /// <param name="contents">The CMS, filled up with zeros.</param>
    /// <param name="content">What was signed; may be left out to look at the certificate only.</param>
    public static SignedCms? Decode(byte[] contents, byte[]? content = null)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out var length);
            if (contents.AsSpan(length).ContainsAnyExcept((byte)0)) return null;
            var cms = new SignedCms(new ContentInfo(content ?? []), detached: true);
            cms.Decode(contents.AsSpan(0, length));
            // Read here, where damage is expected.
            if (cms.SignerInfos.Count == 1) _ = cms.SignerInfos[0].Certificate?.NotAfter;
            // Content inside would be checked in the place of the file's bytes.
            return cms is { Detached: true, SignerInfos.Count: 1 } && cms.ContentInfo.ContentType.Value == Data ? cms : null;
        }
        catch (Exception error) when (error is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether the signed digest is that of the content; null where there is no digest, or of a kind that is not taken (MD5, SHA-1).</summary>
    public static bool? DigestFits(SignerInfo signer, byte[] content)
    {
        var digest = signer.DigestAlgorithm.Value switch
        {
            "2.16.840.1.101.3.4.2.1" => SHA256.HashData(content),
            "2.16.840.1.101.3.4.2.2" => SHA384.HashData(content),
            "2.16.840.1.101.3.4.2.3" => SHA512.HashData(content),
            _ => null,
        };
        var stated = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == MessageDigest).ToArray();
        if (digest is null || stated is not [{ Values.Count: 1 } only]) return null;
        try
        {
            return digest.AsSpan().SequenceEqual(AsnDecoder.ReadOctetString(only.Values[0].RawData, AsnEncodingRules.BER, out _));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The signature itself, over the signed attributes.</summary>
    public static bool IsSound(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The signing time that the CMS states; PAdES forbids it, older programs write it.</summary>
    public static DateTimeOffset? SigningTime(SignerInfo signer) => signer.SignedAttributes.Cast<CryptographicAttributeObject>()
        .SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>()).OfType<Pkcs9SigningTime>()
        .Select(time => (DateTimeOffset?)new DateTimeOffset(time.SigningTime.ToUniversalTime(), TimeSpan.Zero)).FirstOrDefault();
}
