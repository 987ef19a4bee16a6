using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Signing;
using Supervision.Infrastructure.Signing.Verifying;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

public sealed class SigningServicesTests
{
    [Test]
    public void All_that_signs_and_judges_is_registered_and_trusts_the_roots_of_the_settings()
    {
        var folder = Directory.CreateTempSubdirectory("roots-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "root.pem"), TestCertificates.Shared.Root.ExportCertificatePem());
            File.WriteAllBytes(Path.Combine(folder.FullName, "other.cer"), new TestCertificates("CA khác").Root.RawData);
            using var provider = new ServiceCollection().AddSingleton(TimeProvider.System).AddDocumentEngines()
                .AddSigning(new SigningSettings { TrustedRoots = [folder.FullName] }).BuildServiceProvider();
            Assert.That(provider.GetRequiredService<TrustedCertificates>().Roots, Has.Count.EqualTo(2));
            var verification = provider.GetRequiredService<IPdfVerifier>().Verify(WholeLife(Paper)[3]);
            Assert.That(verification.Signatures.Select(signature => signature.IsTrusted), Is.All.True);
            Assert.That(provider.GetRequiredService<IPdfText>().Read(Paper).IsBlank, Is.False);
            Assert.That(provider.GetRequiredService<ISigningKeys>(), Is.Not.Null);
            Assert.That(provider.GetRequiredService<IPdfSigner>(), Is.Not.Null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_root_that_is_not_there_or_no_certificate_stops_with_its_name()
    {
        Assert.That(() => TrustedCertificates.Load(new() { TrustedRoots = ["missing.pem"] }), Throws.InvalidOperationException.With.Message.Contains("missing.pem"));
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-certificate.pem");
        File.WriteAllText(path, "no certificate");
        Assert.That(() => TrustedCertificates.Load(new() { TrustedRoots = [path] }), Throws.InvalidOperationException.With.Message.Contains("no-certificate.pem"));
    }
}
