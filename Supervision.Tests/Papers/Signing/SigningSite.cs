using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Signing.Verifying;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Papers.Signing;

/// <summary>The application with the tests' own authority as the only trusted root; papers are signed over HTTP.</summary>
public abstract class SigningSiteTest : SiteTest
{
    private protected const string Agency = "Hội đồng nhân dân tỉnh Lam Sơn";

    private readonly DiskFault _fault = new();

    /// <summary>The disk refuses to keep anything while it is set.</summary>
    private protected bool DiskIsFull
    {
        set => _fault.IsOn = value;
    }

    private protected string SignerName => World.Identity(World.StandingBoard).Name;

    protected override void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SigningTestParts.Settings);
        builder.Services.AddSingleton(TrustedCertificates.Of(TestCertificates.Shared.Root));
        var store = builder.Services.Last(service => service.ServiceType == typeof(IFileStore));
        builder.Services.AddSingleton<IFileStore>(services => new FaultyStore((IFileStore)(store.ImplementationInstance ?? store.ImplementationFactory!(services)), _fault));
    }

    /// <summary>An approved letter with the Standing Board's member as its signer; its version.</summary>
    private protected async Task<Changed> Approved(Guid notice, string? signer = null)
    {
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = notice })).Id;
        await World.Send(World.Office, SomePapers.Revision(await World.Send(World.Office, new PaperDetails(paper))) with { SignerName = signer ?? SignerName });
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 2 });
        return await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 3 });
    }

    /// <summary>As above, in a council that numbers in its own register, with the file prepared for signing.</summary>
    private protected async Task<Changed> Prepared(NumberSource source = NumberSource.Internal)
    {
        var notice = await World.IssuedNotice();
        if (source is NumberSource.Internal) await World.NumberFrom(NumberSource.Internal);
        return await Prepare(await Approved(notice));
    }

    private protected Task<Changed> Prepare(Changed paper, Guid? authority = null) =>
        World.Send(World.Office, new PreparePaperForSigning { PaperId = paper.Id, Version = paper.Version, AuthorityId = authority });

    private protected async Task<Answer> Sign(Changed paper, Guid? person = null, byte[]? pkcs12 = null, string password = TestCertificates.Password, byte[]? picture = null) =>
        await (await Site.As(person ?? World.StandingBoard)).Post($"/api/papers/{paper.Id}/signature",
            Secret(pkcs12 ?? TestCertificates.Shared.Pkcs12(SignerName), password, picture), ifMatch: $"\"{paper.Version}\"");

    private protected async Task<Answer> Seal(Changed paper, Guid? clerk = null, int? number = null, DateOnly? on = null, byte[]? pkcs12 = null, byte[]? picture = null)
    {
        var body = Secret(pkcs12 ?? TestCertificates.Shared.Pkcs12(Agency, ecdsa: true), TestCertificates.Password, picture);
        if (number is not null) body["number"] = number;
        body["issuedOn"] = (on ?? SomePapers.IssuedOn).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await (await Site.As(clerk ?? World.Clerk)).Post($"/api/papers/{paper.Id}/seal", body, ifMatch: $"\"{paper.Version}\"");
    }

    private protected async Task<Answer> Upload(Guid paper, byte[] file, Guid? person = null)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Headers.Add("X-File-Name", "da-ky.pdf");
        return await (await Site.As(person ?? World.Clerk)).Call(HttpMethod.Post, $"/api/papers/{paper}/signed", content);
    }

    private protected async Task<byte[]> Download(Guid paper, string what) => await (await Site.As(World.Clerk)).GetByteArrayAsync(new Uri($"/api/papers/{paper}/{what}", UriKind.Relative));

    private protected Task<PaperView> View(Guid paper) => World.Send(World.Clerk, new PaperDetails(paper));

    private protected async Task<string[]> Numbers() => [.. await World.With(World.Clerk, services => services.GetRequiredService<Core.Storage.Db>().List<string>(
        "SELECT CONCAT(Number, ' ', Status, ' ', CancelReason) FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = 'CV' ORDER BY Number", null, CancellationToken.None))];

    /// <summary>What another system prints of a draft once it has its number.</summary>
    private protected Task<byte[]> Rendered(Document document, string number, DateOnly on) => World.With(World.Office, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document with
    {
        IsDraft = false,
        Blocks = [.. document.Blocks.Select(block => block is AdministrativeHeader head ? head with { Number = number, PlaceAndDate = VietnameseDate.PlaceAndDate("Lam Sơn", on, on.Year) } : block)],
    }).Content));

    /// <summary>What a signer's own program makes of a file.</summary>
    private protected byte[] SignedElsewhere(byte[] file, string name, Core.Signing.SignerRole role = Core.Signing.SignerRole.Signer)
    {
        using var key = TestCertificates.Shared.Key(name);
        return SigningTestParts.SignerAt(World.Clock.GetUtcNow()).Sign(file, key, new(role) { Permits = Core.Signing.LaterChanges.FillAndSign });
    }

    private static JsonObject Secret(byte[] pkcs12, string password, byte[]? picture)
    {
        var body = new JsonObject { ["secret"] = new JsonObject { ["pkcs12"] = Convert.ToBase64String(pkcs12), ["password"] = password } };
        if (picture is not null) body["picture"] = Convert.ToBase64String(picture);
        return body;
    }

    private sealed class DiskFault
    {
        public bool IsOn { get; set; }
    }

    // The store of the product, on a disk that fails when it is told to.
    private sealed class FaultyStore(IFileStore store, DiskFault fault) : IFileStore
    {
        public Task<PassingFile> Receive(Func<Stream, CancellationToken, Task> write, CancellationToken ct) =>
            fault.IsOn ? throw new IOException("No space left on device") : store.Receive(write, ct);

        public Task<Stream> Read(string sha256, CancellationToken ct) => store.Read(sha256, ct);

        public IAsyncEnumerable<string> KeptBefore(DateTimeOffset moment, CancellationToken ct) => store.KeptBefore(moment, ct);

        public Task Remove(string sha256, CancellationToken ct) => store.Remove(sha256, ct);
    }
}
