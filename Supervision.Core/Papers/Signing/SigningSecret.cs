using FluentValidation;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// What opens the key that signs: a PKCS#12 file with its password, or the thumbprint of a certificate in the key store of the machine that serves. Used once, kept nowhere, printed
/// nowhere.
/// </summary>
public sealed record SigningSecret
{
    /// <summary>A PKCS#12 file (.p12, .pfx); in JSON in Base64.</summary>
    public byte[]? Pkcs12 { get; init; }

    public string? Password { get; init; }

    /// <summary>SHA-1 thumbprint of a certificate in the machine's key store.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>Says nothing of what it holds.</summary>
    public override string ToString() => nameof(SigningSecret);

    internal SigningKey Open(ISigningKeys keys) => Pkcs12 is { } file ? keys.FromPkcs12(file, Password ?? "") : keys.FromStore(Thumbprint!);

    internal sealed class Rules : AbstractValidator<SigningSecret>
    {
        private const int LargestPkcs12 = 256 * 1024;

        public Rules()
        {
            RuleFor(s => s.Pkcs12).Must(file => file!.Length is > 0 and <= LargestPkcs12).When(s => s.Pkcs12 is not null).WithMessage($"“{{PropertyName}}” tối đa {LargestPkcs12 / 1024} KB, không rỗng.");
            RuleFor(s => s.Password).MaximumLength(500);
            RuleFor(s => s.Thumbprint).MaximumLength(200);
            RuleFor(s => s.Pkcs12).Must((s, file) => file is not null ^ !string.IsNullOrWhiteSpace(s.Thumbprint)).WithMessage("Hãy chọn tệp chứng thư số (.p12, .pfx), hoặc nhập dấu vân tay của chứng thư số trong kho khóa của máy chủ.");
        }
    }
}

/// <summary>The picture of a signature or a seal.</summary>
internal static class SigningPictures
{
    private const int Largest = 400 * 1024;

    public static IRuleBuilderOptions<T, byte[]?> SigningPicture<T>(this IRuleBuilder<T, byte[]?> rule) => rule
        .Must(png => png is null || png.Length is > 0 and <= Largest).WithMessage($"“{{PropertyName}}” là ảnh PNG tối đa {Largest / 1024} KB.");
}
