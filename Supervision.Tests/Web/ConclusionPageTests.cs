using System.Net;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Papers.Signing;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Web;

/// <summary>A conclusion goes from draft to the units through the forms of its page and of its paper's page only.</summary>
public sealed partial class ConclusionPageTests : SigningSiteTest
{
    [Test]
    public async Task A_conclusion_is_submitted_approved_signed_sealed_and_sent_through_forms()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.NumberFrom(NumberSource.Internal);
        var path = $"/ket-luan/{conclusion}";
        var (office, board, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        Assert.That((await board.Open(path)).QuerySelector("#approve"), Is.Null, "nothing was submitted");

        await office.Do(path, "#submit");
        var opened = await office.Do(path, "form[action='/van-ban/mo']");
        var paper = $"/van-ban/{opened.QuerySelector("a[href*='/api/papers/']")!.GetAttribute("href")!.Split('/').First(part => Guid.TryParse(part, out _))}";
        Assert.That((await office.Open(paper)).QuerySelector("#prepare"), Is.Null, "not approved yet");
        await board.Do(path, "#approve");
        var (status, refused) = await office.Send(paper, "#prepare", ("prepare.SignerName", SignerName), ("prepare.FiguresAsOf", "31/12/2026"));
        Assert.That((status, refused.QuerySelector("#prepare-SignerName")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, SignerName)), "what was typed stays");
        Assert.That(refused.QuerySelector("#prepare-FiguresAsOf-loi"), Is.Not.Null);
        await office.Do(paper, "#prepare", ("prepare.SignerName", SignerName), ("prepare.FiguresAsOf", "30/4/2026"));
        Assert.That((await board.Attach(paper, "#sign", [("pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(SignerName))], ("password", TestCertificates.Password))).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await clerk.Attach(paper, "#seal", [("pkcs12", "dau.p12", TestCertificates.Shared.Pkcs12(Agency))], ("password", TestCertificates.Password), ("issuedOn", "2026-05-29"))).Status, Is.EqualTo(HttpStatusCode.Found));

        var sent = await clerk.Do(path, "#send");
        Assert.That(sent.QuerySelector("main")!.TextContent, Does.Contain("01/TB-HĐND, ngày 29/5/2026").And.Contain("chưa xác nhận đã nhận"));
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        var received = await unit.Do(path, "#acknowledge", ("acknowledge.ReceivedBy", "Văn thư xã"));
        Assert.That(received.QuerySelector("main")!.TextContent, Does.Contain("Văn thư xã").And.Not.Contain("đã duyệt"));
        Assert.That((await World.Send(World.Clerk, new ConclusionDetails(conclusion))).Receipts.Select(receipt => receipt.ReceivedOn), Has.Some.EqualTo(SomePapers.IssuedOn));
    }

    [Test]
    public async Task What_is_wrong_with_an_issue_typed_by_hand_is_said_at_its_field_and_a_returned_one_is_a_draft()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var path = $"/ket-luan/{conclusion}";
        var (office, board, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        await office.Do(path, "#submit");
        await board.Do(path, "#return", ("return.Reason", "Bổ sung số liệu"));
        await office.Do(path, "#submit");
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version });
        (string, string)[] typed =
        [
            ("issue.Number", "15"), ("issue.Symbol", "CV-HĐND"), ("issue.IssuedOn", "14/5/2026"), ("issue.FiguresAsOf", "30/4/2026"), ("issue.AuthorityLines", "TM. Thường trực Hội đồng nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"),
            ("issue.SignerName", "Lê Văn Minh Họa"), ("issue.Recipients", "Ủy ban nhân dân xã Hòa Bình"), ("issue.SignedOn", "14/5/2026"), ("issue.IsHandSigned", "true"),
        ];

        var begun = await clerk.Open(path);
        Assert.That(FormBrowser.ValueOf(begun.QuerySelector("#issue-Symbol")!), Is.EqualTo("TB-HĐND"), "what is printed on the draft need not be typed");
        Assert.That(FormBrowser.ValueOf(begun.QuerySelector("#issue-AuthorityLines")!), Is.EqualTo("TM. Thường trực Hội đồng nhân dân\nChủ tịch"));
        Assert.That(FormBrowser.ValueOf(begun.QuerySelector("#issue-Recipients")!), Does.Contain("Ủy ban nhân dân xã Hòa Bình").And.Contain("Lưu: VT"));
        var (status, page) = await clerk.Send(path, "#issue", typed);
        Assert.That((status, page.QuerySelector("#issue-Symbol-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Ký hiệu của “Kết luận phiên họp của Thường trực HĐND” phải bắt đầu bằng TB hoặc KL.")));
        typed[1] = ("issue.Symbol", "TB-HĐND");
        var (unsigned, asked) = await clerk.Send(path, "#issue", typed[..^1]);
        Assert.That((unsigned, asked.QuerySelector("#issue-IsHandSigned-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Chưa ghi nhận văn bản đã được ký: hãy đánh dấu “Bản giấy đã được ký” và ghi ngày ký, hoặc tải lên bản đã ký, hoặc ký số.")));
        var later = await clerk.Send(path, "#issue", [.. typed[..^2], ("issue.SignedOn", $"{World.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)):d/M/yyyy}"), typed[^1]]);
        Assert.That(later.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "it is not dated before it was signed");
        Assert.That((await clerk.Do(path, "#issue", typed)).QuerySelector("main")!.TextContent, Does.Contain("15/TB-HĐND, ngày 14/5/2026"));
    }
}
