using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Signatures;
using Supervision.Infrastructure.Signing.Verifying;

namespace Supervision.Infrastructure.Signing;

/// <summary>Registers what signs, verifies and reads PDFs; the fonts are those of the document engines.</summary>
public static class SigningServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services, SigningSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => TrustedCertificates.Load(settings));
        services.AddSingleton<ITrustedRoots>(provider => provider.GetRequiredService<TrustedCertificates>());
        services.AddSingleton<ISigningKeys, SigningKeys>();
        services.AddSingleton<IPdfSigner, PdfSigner>();
        services.AddSingleton<IPdfVerifier, PdfVerifier>();
        services.AddSingleton<IPdfText, PdfTextReader>();
        services.AddSingleton<IXmlSigner, Xml.XmlSigner>();
        return services;
    }
}
