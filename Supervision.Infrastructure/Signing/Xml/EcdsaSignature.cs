using System.Security.Cryptography;

namespace Supervision.Infrastructure.Signing.Xml;

/// <summary>ECDSA with SHA-256 for XML signatures (RFC 6931, 2.3.6), which the base class library leaves out. Public, since it is made by its name.</summary>
public sealed class EcdsaSignature : SignatureDescription
{
    public const string Name = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public EcdsaSignature() => KeyAlgorithm = typeof(ECDsa).AssemblyQualifiedName;

    public static void Register() => CryptoConfig.AddAlgorithm(typeof(EcdsaSignature), Name);

    public override HashAlgorithm CreateDigest() => SHA256.Create();

    public override AsymmetricSignatureFormatter CreateFormatter(AsymmetricAlgorithm key) => new Formatter((ECDsa)key);

    public override AsymmetricSignatureDeformatter CreateDeformatter(AsymmetricAlgorithm key) => new Deformatter((ECDsa)key);

    // r and s one after the other, which is what ECDsa gives unless another form is asked for.
    private sealed class Formatter(ECDsa key) : AsymmetricSignatureFormatter
    {
        public override void SetKey(AsymmetricAlgorithm key) => throw new NotSupportedException();

        public override void SetHashAlgorithm(string strName)
        {
        }

        public override byte[] CreateSignature(byte[] rgbHash) => key.SignHash(rgbHash);
    }

    private sealed class Deformatter(ECDsa key) : AsymmetricSignatureDeformatter
    {
        public override void SetKey(AsymmetricAlgorithm key) => throw new NotSupportedException();

        public override void SetHashAlgorithm(string strName)
        {
        }

        public override bool VerifySignature(byte[] rgbHash, byte[] rgbSignature) => key.VerifyHash(rgbHash, rgbSignature);
    }
}
