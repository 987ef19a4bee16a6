using System.Net;
using System.Text;
using Supervision.Core.Dispatches;
using Supervision.Core.Dispatches.Exchange;
using Supervision.Core.Papers;
using Supervision.Core.Signing;
using Supervision.Tests.Papers;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Dispatches;

/// <summary>Status files of the exchange axis: what is taken, what is refused and why.</summary>
public sealed class ExchangeAnswerTests : ExchangeSiteTest
{
    [Test]
    public async Task Arriving_is_shown_and_receiving_acknowledges_the_paper()
    {
        var (paper, package) = await Packed();

        Assert.That((await Answered(paper, Signed(Status(package.Id, "01")))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await View(paper)).Status, Is.EqualTo(PaperStatus.Sent), "a system that has it is nobody who has it");
        var received = await Answered(paper, Signed(Status(package.Id)));
        Assert.That(received.Status, Is.EqualTo(HttpStatusCode.OK), received.Text);

        var sent = (await World.Send(World.Clerk, new DispatchList(paper))).Single();
        Assert.That((sent.Status, sent.AcknowledgedOn, sent.AcknowledgedBy), Is.EqualTo((DispatchStatus.Acknowledged, SomePapers.IssuedOn, "Trần Thị Văn Thư, Văn phòng")));
        Assert.That((await View(paper)).Status, Is.EqualTo(PaperStatus.Acknowledged));
        Assert.That((await Exchange(paper)).Packages.Single().Answers.Select(answer => (answer.Answer, answer.SignerName)),
            Is.EqualTo(new[] { (ExchangeAnswer.Arrived, Receiver), (ExchangeAnswer.Received, Receiver) }));
    }

    [Test]
    public async Task A_refusal_is_shown_and_the_paper_may_be_packed_anew()
    {
        var (paper, package) = await Packed();

        await Answered(paper, Signed(Status(package.Id, "02")));

        var failed = (await World.Send(World.Clerk, new DispatchList(paper))).Single();
        Assert.That((failed.Status, failed.Error), Is.EqualTo((DispatchStatus.Failed, "Nơi nhận từ chối tiếp nhận: Văn thư đã tiếp nhận")));
        var again = await Pack(new(paper, (await View(paper)).Version));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Text);
        var packages = (await Exchange(paper)).Packages;
        Assert.That((packages.Count, packages[0].DispatchId), Is.EqualTo((2, packages[1].DispatchId)));
        await Answered(paper, Signed(Status(packages[1].Id)));
        Assert.That((await View(paper)).Status, Is.EqualTo(PaperStatus.Acknowledged));
    }

    [Test]
    public async Task A_file_that_was_altered_after_signing_is_refused_and_nothing_is_recorded()
    {
        var (paper, package) = await Packed();
        var altered = Encoding.UTF8.GetString(Signed(Status(package.Id, "01"))).Replace("<edXML:StatusCode>01", "<edXML:StatusCode>06", StringComparison.Ordinal);

        var refused = await Answered(paper, Encoding.UTF8.GetBytes(altered));

        Assert.That((refused.Status, refused.Code, (string?)refused.Json!["errors"]!["content"]![0]),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, SignatureCodes.Changed, "Nội dung tệp đã bị thay đổi sau khi ký, hoặc chữ ký không đúng.")));
        await NothingCame(paper);
    }

    [Test]
    public async Task A_file_with_a_document_type_reads_no_file_of_this_machine_and_is_refused()
    {
        var (paper, package) = await Packed();
        var secret = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.txt");
        await System.IO.File.WriteAllTextAsync(secret, "bí mật của máy chủ");
        try
        {
            foreach (var type in new[] { $"<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file://{secret}\">]>", "<!DOCTYPE edXML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "<!DOCTYPE edXML SYSTEM \"http://127.0.0.1:9/x.dtd\">" })
            {
                var refused = await Answered(paper, Encoding.UTF8.GetBytes(type + Status(package.Id, more: "<edXML:More>&x;</edXML:More>")));
                Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "xml.dtd")), type);
                Assert.That(refused.Text, Does.Contain("khai báo kiểu tài liệu").And.Not.Contain("bí mật"));
            }
        }
        finally
        {
            System.IO.File.Delete(secret);
        }
        await NothingCame(paper);
    }

    [Test]
    public async Task What_is_no_status_file_is_refused_with_what_is_wrong()
    {
        var (paper, package) = await Packed();
        var whole = Status(package.Id);

        foreach (var (file, code) in new (byte[], string)[]
        {
            (Encoding.UTF8.GetBytes("đây không phải XML"), "xml.unreadable"),
            (Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]), "xml.unreadable"),
            (Encoding.UTF8.GetBytes($"<edXML>{string.Concat(Enumerable.Repeat("<a>", 60_000))}"), "xml.excessive"),
            (Encoding.UTF8.GetBytes($"<edXML>{string.Concat(Enumerable.Repeat("<a/>", 60_000))}</edXML>"), "xml.excessive"),
            (Encoding.UTF8.GetBytes("<hoaDon/>"), "exchange.not_status"),
            (await File(paper, package.Id), "exchange.not_status"),
            (Signed(whole.Replace("<edXML:StatusCode>03", "<edXML:StatusCode>99", StringComparison.Ordinal)), "exchange.code"),
            (Signed(whole.Replace("<edXML:StatusCode>03", "<edXML:StatusCode>06</edXML:StatusCode><edXML:StatusCode>03", StringComparison.Ordinal)), "exchange.not_status"),
            (Encoding.UTF8.GetBytes(whole), SignatureCodes.None),
            (Signed(whole, authority: new TestCertificates("CA của người khác")), SignatureCodes.Untrusted),
            (Signed(whole, holder: "Công ty Khác"), "exchange.other_agency"),
            (Signed(Status(package.Id, sender: "H51.9")), "exchange.other_agency"),
            (Signed(Status(package.Id, reference: "42/HĐND-VP")), "exchange.other_paper"),
            (Signed(whole.Replace("2026/05/29 08:15:00", "2026/05/28 08:15:00", StringComparison.Ordinal)), "date.order"),
            (Signed(whole.Replace("2026/05/29 08:15:00", "2026/06/30 08:15:00", StringComparison.Ordinal)), "date.future"),
        })
        {
            var refused = await Answered(paper, file);
            Assert.That((refused.Status, refused.Code, refused.Fields), Is.EqualTo((HttpStatusCode.UnprocessableEntity, code, new[] { "content" })), refused.Text);
        }
        var huge = await Answered(paper, new byte[(512 * 1024) + 1]);
        Assert.That((huge.Status, huge.Fields), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "content" })));
        await NothingCame(paper);
    }

    [Test]
    public async Task A_file_about_another_paper_or_another_councils_paper_is_refused()
    {
        var (theirs, their) = await Packed();
        var file = Signed(Status(their.Id));
        await World.OpenCouncil();
        var (paper, _) = await Packed();

        var refused = await Answered(paper, file);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "exchange.other_paper")));
        Assert.That((await Answered(theirs, file)).Status, Is.EqualTo(HttpStatusCode.NotFound), "and of the other council's paper nothing is known here");
        await NothingCame(paper);
    }

    [Test]
    public async Task The_same_file_is_recorded_once()
    {
        var (paper, package) = await Packed();
        var file = Signed(Status(package.Id, "01"));
        await Answered(paper, file);

        var again = await Answered(paper, file);

        Assert.That((again.Status, (string?)again.Json?["errors"]?["content"]?[0]), Is.EqualTo((HttpStatusCode.Conflict, "Tệp trạng thái này đã được ghi nhận.")));
        Assert.That((await Exchange(paper)).Packages.Single().Answers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_clerk_packs_and_records_answers_by_forms_and_keeps_what_was_typed_when_refused()
    {
        var paper = await Issued();
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var link = (await clerk.Open($"/van-ban/{paper.Id}")).QuerySelector("a[href$='truc-lien-thong']")!.GetAttribute("href")!;
        var key = ("pkcs12", "dau.p12", TestCertificates.Shared.Pkcs12(Agency));

        var (status, refused) = await clerk.Attach(link, "#pack", [key], ("receiver", Receiver), ("receiverCode", "h51 7"), ("senderCode", "H51.1"), ("password", TestCertificates.Password), ("sentOn", "29/5/2026"));
        Assert.That((status, refused.QuerySelector("#pack-receiverCode-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity,
            "“Mã định danh của nơi nhận” gồm các nhóm chữ in hoa A-Z, chữ số ngăn bằng dấu chấm, tối đa 35 ký tự, ví dụ: H51.1.")));
        Assert.That((FormBrowser.ValueOf(refused.QuerySelector("#pack-receiver")!), FormBrowser.ValueOf(refused.QuerySelector("#pack-password")!)), Is.EqualTo((Receiver, "")));
        Assert.That((await clerk.Attach(link, "#pack", [key], ("receiver", Receiver), ("receiverCode", "H51.7.2"), ("senderCode", "H51.1"), ("password", TestCertificates.Password), ("sentOn", "29/5/2026"))).Status,
            Is.EqualTo(HttpStatusCode.Found));
        var package = (await Exchange(paper.Id)).Packages.Single();
        Assert.That((await clerk.Attach(link, "#answer", [("content", "trang-thai.xml", Encoding.UTF8.GetBytes(Status(package.Id)))])).Page.QuerySelector("#answer-content-loi")!.TextContent, Is.EqualTo("Tệp không có chữ ký số."));
        Assert.That((await clerk.Attach(link, "#answer", [("content", "trang-thai.xml", Signed(Status(package.Id)))])).Status, Is.EqualTo(HttpStatusCode.Found));

        var page = await clerk.Open(link);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Đã tiếp nhận").And.Contain("Trần Thị Văn Thư"));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#pack-senderCode")!), Is.EqualTo("H51.1"), "what was used last stands there");
    }

    private async Task NothingCame(Guid paper)
    {
        Assert.That((await View(paper)).Status, Is.EqualTo(PaperStatus.Sent));
        Assert.That((await Exchange(paper)).Packages.Single().Answers, Is.Empty);
    }
}
