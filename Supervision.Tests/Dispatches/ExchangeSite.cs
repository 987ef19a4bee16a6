using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Supervision.Core.Dispatches.Exchange;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Tests.Papers;
using Supervision.Tests.Papers.Signing;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Dispatches;

/// <summary>Papers that go over the exchange axis, over HTTP; receivers answer with certificates of the tests' own authority.</summary>
public abstract class ExchangeSiteTest : SigningSiteTest
{
    private protected const string Receiver = "Ủy ban nhân dân xã Hòa Bình";

    private protected async Task<Changed> Issued()
    {
        var approved = await World.ApprovedCorrection(await World.IssuedNotice());
        return await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
    }

    private protected async Task<Answer> Pack(Changed paper, byte[]? key = null, string receiverCode = "H51.7.2", Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["unitId"] = World.Unit,
            ["senderCode"] = "H51.1",
            ["receiverCode"] = receiverCode,
            ["sentOn"] = "2026-05-29",
            ["dueOn"] = "2026-06-15",
            ["secret"] = new JsonObject { ["pkcs12"] = Convert.ToBase64String(key ?? TestCertificates.Shared.Pkcs12(Agency)), ["password"] = TestCertificates.Password },
        };
        change?.Invoke(body);
        return await (await Site.As(World.Clerk)).Post($"/api/papers/{paper.Id}/exchange", body, ifMatch: $"\"{paper.Version}\"");
    }

    /// <summary>The paper and its package, on its way to the commune.</summary>
    private protected async Task<(Guid Paper, ExchangePackageLine Package)> Packed()
    {
        var paper = await Issued();
        var answer = await Pack(paper);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return (paper.Id, (await Exchange(paper.Id)).Packages.Single());
    }

    private protected Task<ExchangeView> Exchange(Guid paper) => World.Send(World.Clerk, new ExchangeDetails(paper));

    private protected async Task<byte[]> File(Guid paper, Guid package) =>
        await (await Site.As(World.Clerk)).GetByteArrayAsync(new Uri($"/api/papers/{paper}/exchange/{package}", UriKind.Relative));

    private protected async Task<Answer> Answered(Guid paper, byte[] file) =>
        await (await Site.As(World.Clerk)).Post($"/api/papers/{paper}/exchange/answers", new JsonObject { ["content"] = Convert.ToBase64String(file) });

    private protected static XmlVerification Verified(byte[] xml) => Signer().Verify(xml, 64 * 1024 * 1024);

    private protected static IXmlSigner Signer() => SigningTestParts.XmlSignerAt(new DateTimeOffset(2026, 5, 29, 9, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>What a receiver's document system sends back.</summary>
    private protected static string Status(Guid document, string code = "03", string sender = "H51.7.2", string? more = null, string reference = "41/HĐND-VP") => string.Create(CultureInfo.InvariantCulture, $"""
        <edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope><edXML:edXMLHeader><edXML:Status>
          <edXML:ResponseFor><edXML:OrganId>H51.1</edXML:OrganId><edXML:Code>{reference}</edXML:Code><edXML:DocumentId>{document}</edXML:DocumentId></edXML:ResponseFor>
          <edXML:From><edXML:OrganId>{sender}</edXML:OrganId><edXML:OrganName>{Receiver}</edXML:OrganName></edXML:From>
          <edXML:StatusCode>{code}</edXML:StatusCode><edXML:Description>Văn thư đã tiếp nhận</edXML:Description><edXML:Timestamp>2026/05/29 08:15:00</edXML:Timestamp>
          <edXML:StaffInfo><edXML:Department>Văn phòng</edXML:Department><edXML:Staff>Trần Thị Văn Thư</edXML:Staff></edXML:StaffInfo>{more}
        </edXML:Status></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML:edXML>
        """);

    private protected static byte[] Signed(string xml, string holder = Receiver, TestCertificates? authority = null, bool ecdsa = false)
    {
        using var key = SigningTestParts.Keys.FromPkcs12((authority ?? TestCertificates.Shared).Pkcs12(holder, ecdsa), TestCertificates.Password);
        return Signer().Sign(Encoding.UTF8.GetBytes(xml), key, "edXMLHeader");
    }
}
