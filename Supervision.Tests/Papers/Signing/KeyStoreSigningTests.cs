using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Papers are signed over HTTP with certificates that lie in the key store of the machine that serves, named by their thumbprint; what a test puts there it takes away.</summary>
// The key store is the machine user's: an authority that lies in it would complete chains that other tests want incomplete.
[NonParallelizable]
public sealed class KeyStoreSigningTests : SigningSiteTest
{
    private readonly List<(StoreName Store, X509Certificate2 Certificate)> _kept = [];

    [TearDown]
    public void TakeAway()
    {
        foreach (var (name, certificate) in _kept)
        {
            using var store = new X509Store(name, StoreLocation.CurrentUser);
            store.Open(OpenFlags.ReadWrite);
            store.Remove(certificate);
            certificate.Dispose();
        }
        _kept.Clear();
    }

    [Test]
    public async Task Signer_and_agency_sign_by_thumbprint_and_other_programs_call_both_signatures_valid()
    {
        Keep(StoreName.CertificateAuthority, TestCertificates.Shared.Intermediate);
        var (signer, agency) = (Put(SignerName), Put(Agency, ecdsa: true));
        var paper = await Prepared();

        // As a person copies it out of the system's own window: in groups and small letters.
        var signed = await By(World.StandingBoard, paper, "signature", string.Join(' ', signer.Chunk(2).Select(pair => new string(pair))).ToLowerInvariant());
        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.OK), signed.Text);
        var done = await By(World.Clerk, paper with { Version = paper.Version + 1 }, "seal", agency);
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);

        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Issued));
        var answer = SignatureTools.PdfSig(await Download(paper.Id, "issued"));
        Assert.That(answer.Split("Signature is Valid").Length - 1, Is.EqualTo(2), answer);
        Assert.That(answer, Does.Contain(SignerName).And.Contain(Agency));
    }

    [Test]
    public async Task A_thumbprint_that_is_not_there_or_another_persons_or_of_no_use_for_signing_signs_nothing()
    {
        Keep(StoreName.CertificateAuthority, TestCertificates.Shared.Intermediate);
        var paper = await Prepared();
        var now = World.Clock.GetUtcNow();
        foreach (var (thumbprint, code) in new[]
        {
            (new string('0', 40), "certificate.not_found"),
            (Put("Người Khác"), "certificate.other_signer"),
            (Put(SignerName, usage: X509KeyUsageFlags.KeyEncipherment), "certificate.purpose"),
            (Put(SignerName, to: now.AddDays(-1)), "certificate.expired"),
        })
        {
            var refused = await By(World.StandingBoard, paper, "signature", thumbprint);
            Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, code)), refused.Text);
        }
        Assert.That((await View(paper.Id)).Version, Is.EqualTo(paper.Version), "nothing was signed");
    }

    private string Put(string name, bool ecdsa = false, DateTimeOffset? to = null, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)
    {
        var file = TestCertificates.Shared.Pkcs12(name, ecdsa, to: to, usage: usage);
        var certificate = X509CertificateLoader.LoadPkcs12(file, TestCertificates.Password, X509KeyStorageFlags.Exportable | X509KeyStorageFlags.PersistKeySet);
        Keep(StoreName.My, certificate);
        return certificate.Thumbprint;
    }

    private void Keep(StoreName name, X509Certificate2 certificate)
    {
        using var store = new X509Store(name, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate);
        _kept.Add((name, certificate));
    }

    private async Task<Answer> By(Guid person, Changed paper, string way, string thumbprint)
    {
        var body = new JsonObject { ["secret"] = new JsonObject { ["thumbprint"] = thumbprint } };
        if (way == "seal") body["issuedOn"] = "2026-05-29";
        return await (await Site.As(person)).Post($"/api/papers/{paper.Id}/{way}", body, ifMatch: $"\"{paper.Version}\"");
    }
}
