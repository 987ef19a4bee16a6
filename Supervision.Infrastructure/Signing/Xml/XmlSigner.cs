using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Supervision.Core.Files;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Signatures;
using Supervision.Infrastructure.Signing.Verifying;

namespace Supervision.Infrastructure.Signing.Xml;

/// <summary>Enveloped signatures over the whole file by the base class library's SignedXml, which is only asked once the form of a signature is known to be ours.</summary>
public sealed class XmlSigner(TrustedCertificates trusted, SigningSettings settings, TimeProvider clock) : IXmlSigner
{
    private static readonly string[] Digests = [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url];

    private static readonly string[] Methods = [SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url, EcdsaSignature.Name];

    private static readonly string[] Canonical = [SignedXml.XmlDsigC14NTransformUrl, SignedXml.XmlDsigExcC14NTransformUrl];

    static XmlSigner() => EcdsaSignature.Register();

    public byte[] Sign(byte[] xml, SigningKey key, string under)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.Load(new MemoryStream(xml, writable: false));
        using var rsa = key.Certificate.GetRSAPrivateKey();
        using var ecdsa = rsa is null ? key.Certificate.GetECDsaPrivateKey() : null;
        var signed = new SignedXml(document) { SigningKey = (AsymmetricAlgorithm?)rsa ?? ecdsa };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = rsa is null ? EcdsaSignature.Name : SignedXml.XmlDsigRSASHA256Url;
        var whole = new Reference("") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        whole.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        whole.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(whole);
        var holder = new KeyInfoX509Data(key.Certificate);
        foreach (var issuer in key.Issuers) holder.AddCertificate(issuer);
        signed.KeyInfo.AddClause(holder);
        try
        {
            signed.ComputeSignature();
        }
        catch (CryptographicException)
        {
            throw CertificateRules.Refused("certificate.key_failed", "Khóa bí mật của chứng thư số không ký được. Hãy kiểm tra thiết bị ký số rồi thử lại.");
        }
        document.GetElementsByTagName(under, document.DocumentElement!.NamespaceURI)[0]!.AppendChild(signed.GetXml());
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize })) document.Save(writer);
        return bytes.ToArray();
    }

    public XmlVerification Verify(byte[] xml, int largest)
    {
        var document = SafeXml.Load(xml, largest, "Content");
        var found = document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl);
        if (found.Count == 0) return Fault(SignatureCodes.None, "Tệp không có chữ ký số.");
        if (found.Count > 1) return Fault(SignatureCodes.Forged, "Tệp có nhiều hơn một chữ ký số nên không biết chữ ký nào là của nơi gửi.");
        var signed = new SignedXml(document) { Resolver = XmlResolver.ThrowingResolver };
        try
        {
            signed.LoadXml((XmlElement)found[0]!);
            if (Form(signed) is { } fault) return fault;
            return Judge(signed);
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException or NullReferenceException)
        {
            // The library answers what is missing in a signature with whatever it stumbles over.
            return Fault(SignatureCodes.Broken, "Chữ ký số trong tệp bị hỏng, không đọc được.");
        }
    }

    // One reference, to the whole file, of which nothing is left out but the signature: whatever else a signature could point to is no signature over what is read here.
    private static XmlVerification? Form(SignedXml signed)
    {
        if (signed.SignedInfo!.References is not { Count: 1 } references || references[0] is not Reference { Uri: "" } whole)
            return Fault(SignatureCodes.Partial, "Chữ ký số không phủ toàn bộ tệp.");
        var steps = Enumerable.Range(0, whole.TransformChain.Count).Select(i => whole.TransformChain[i].Algorithm).ToList();
        if (steps.Count is < 1 or > 2 || steps[0] != SignedXml.XmlDsigEnvelopedSignatureTransformUrl || !steps.Skip(1).All(Canonical.Contains))
            return Fault(SignatureCodes.Partial, "Chữ ký số không phủ toàn bộ tệp: nội dung được biến đổi trước khi ký.");
        return Digests.Contains(whole.DigestMethod) && Methods.Contains(signed.SignedInfo.SignatureMethod) && Canonical.Contains(signed.SignedInfo.CanonicalizationMethod)
            ? null
            : Fault(SignatureCodes.Kind, "Chữ ký số dùng thuật toán không được chấp nhận.");
    }

    private XmlVerification Judge(SignedXml signed)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var data in signed.KeyInfo.OfType<KeyInfoX509Data>()) certificates.AddRange((data.Certificates?.OfType<X509Certificate2>() ?? []).ToArray());
        if (certificates.FirstOrDefault() is not { } holder) return Fault(SignatureCodes.Broken, "Chữ ký số không kèm chứng thư số của người ký.");
        using var rsa = holder.GetRSAPublicKey();
        using var ecdsa = rsa is null ? holder.GetECDsaPublicKey() : null;
        if (((AsymmetricAlgorithm?)rsa ?? ecdsa) is not { } key) return Of(holder, [new(SignatureCodes.Kind, "Khóa của chứng thư số không được hỗ trợ.")]);
        if (!signed.CheckSignature(key)) return Of(holder, [new(SignatureCodes.Changed, "Nội dung tệp đã bị thay đổi sau khi ký, hoặc chữ ký không đúng.")]);
        var now = clock.GetUtcNow();
        return Of(holder, new ChainJudge(trusted, settings.Revocation).Judge(holder, certificates, now, now).Faults);
    }

    private static XmlVerification Of(X509Certificate2 holder, IReadOnlyList<SignatureFinding> faults) =>
        new(holder.GetNameInfo(X509NameType.SimpleName, forIssuer: false), holder.GetNameInfo(X509NameType.SimpleName, forIssuer: true), holder.SerialNumber, faults);

    private static XmlVerification Fault(string code, string message) => new(null, null, null, [new(code, message)]);
}
