using System.Net;
using Microsoft.Extensions.DependencyInjection;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Papers.Signing;

/// <summary>A paper is signed, numbered, sealed and issued in the product; other programs say what they think of what comes out.</summary>
public sealed class PaperSigningTests : SigningSiteTest
{
    [Test]
    public async Task A_paper_is_signed_numbered_and_sealed_and_both_signatures_stay_valid()
    {
        var paper = await Prepared();
        var offered = await Download(paper.Id, "prepared");

        var signed = await Sign(paper, picture: SigningTestParts.Picture(20, 40, 190));
        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.OK), signed.Text);
        var done = await Seal(paper with { Version = paper.Version + 1 }, picture: SigningTestParts.Picture(210, 20, 30, isRound: true));
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);

        var issued = await Download(paper.Id, "issued");
        Assert.That(issued.AsSpan().StartsWith(offered), "not a byte that was offered changed");
        var answer = SignatureTools.PdfSig(issued);
        Assert.That(answer.Split("Signature is Valid").Length - 1, Is.EqualTo(2), answer);
        Assert.That(answer, Does.Contain(SignerName).And.Contain(Agency));
        PdfTools.Check(issued);
        var view = await View(paper.Id);
        Assert.That((view.Status, view.Force, view.Reference, view.IssuedOn), Is.EqualTo((PaperStatus.Issued, PaperForce.InForce, "01/HĐND-VP", (DateOnly?)SomePapers.IssuedOn)));
        Assert.That(await Numbers(), Is.EqualTo(new[] { "1 Used " }));
        var signing = await Web.Calls.Get(await Site.As(World.Clerk), $"/api/papers/{paper.Id}/signing");
        Assert.That(signing.Status, Is.EqualTo(HttpStatusCode.OK), signing.Text);
        var signatures = signing.Json!["signatures"]!.AsArray();
        Assert.That(signatures.Select(s => ((string?)s!["holderName"], (bool?)s["isValid"])), Is.EqualTo(new[] { (SignerName, (bool?)true), (Agency, (bool?)true) }));
    }

    [Test]
    public async Task The_signer_is_told_of_a_file_that_waits_and_finds_it_on_the_first_page_until_it_is_signed()
    {
        var approved = await Approved(await World.IssuedNotice());
        await World.NumberFrom(NumberSource.Internal);
        Assert.That(await World.Send(World.StandingBoard, new PapersToSign()), Is.Empty);
        var paper = await Prepare(approved);
        var way = $"/van-ban/{paper.Id}";
        var signer = new Web.FormBrowser(await Site.BrowserOf(World.StandingBoard));

        Assert.That((await signer.Open("/")).QuerySelector($"#cho-ky-so a[href='{way}']"), Is.Not.Null);
        Assert.That((await World.Send(World.StandingBoard, new Core.Notices.NoticeList())).Items.Where(one => one.Link == way).Select(one => one.Title), Has.Some.StartsWith("Văn bản chờ đồng chí ký số: "));
        foreach (var other in new[] { World.Office, World.Clerk, World.Head, World.UnitHead })
        {
            Assert.That(await World.Send(other, new PapersToSign()), Is.Empty, "another signs it");
            Assert.That((await World.Send(other, new Core.Notices.NoticeList())).Items.Select(one => one.Title), Has.None.StartsWith("Văn bản chờ đồng chí ký số"));
        }

        var signed = await Sign(paper);
        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.OK), signed.Text);
        Assert.That((await signer.Open("/")).QuerySelector("#cho-ky-so"), Is.Null);
    }

    [Test]
    public async Task Number_and_date_stand_in_the_room_that_was_left_for_them_and_over_nothing_else()
    {
        var paper = await Prepared();
        await Sign(paper);
        await Seal(paper with { Version = paper.Version + 1 });

        var page = PdfTools.Pages(await Download(paper.Id, "issued"))[0];

        Assert.That(PdfTools.FlatText(await Download(paper.Id, "issued")), Does.Not.Contain("DỰ THẢO"));
        var head = page.Words.Where(word => word.Top is > 100 and < 125).ToList();
        PdfWord Of(string text) => head.Single(word => word.Text == text);
        Between(Of("01"), Of("Số:"), Of("/HĐND-VP"));
        Between(Of("29"), Of("ngày"), Of("tháng"));
        Between(Of("5"), Of("tháng"), Of("năm"));
    }

    [Test]
    public async Task Signer_serial_and_time_stand_in_the_journal_and_the_password_nowhere()
    {
        var paper = await Prepared();
        var pkcs12 = TestCertificates.Shared.Pkcs12(SignerName);
        using var certificate = X509CertificateLoader.LoadPkcs12(pkcs12, TestCertificates.Password);
        await Sign(paper, pkcs12: pkcs12);

        var written = (await World.Journalled(paper.Id, nameof(PaperSigned), "Data")).Single();

        Assert.That(written, Does.Contain(certificate.SerialNumber).And.Contain(SignerName).And.Contain("signedAt"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND (Data LIKE @secret OR Before LIKE @secret)", new { secret = $"%{TestCertificates.Password}%" }), Is.Zero);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Data LIKE @secret", new { secret = $"%{Convert.ToBase64String(pkcs12)[..40]}%" }), Is.Zero);
    }

    [Test]
    public async Task A_certificate_that_cannot_sign_this_is_refused_with_its_reason_and_nothing_changes()
    {
        var paper = await Prepared();
        var now = World.Clock.GetUtcNow();
        (string Code, byte[] File, string Password)[] wrong =
        [
            ("certificate.password", TestCertificates.Shared.Pkcs12(SignerName), "sai mật khẩu"),
            ("certificate.expired", TestCertificates.Shared.Pkcs12(SignerName, from: now.AddYears(-2), to: now.AddDays(-1)), TestCertificates.Password),
            ("certificate.purpose", TestCertificates.Shared.Pkcs12(SignerName, usage: X509KeyUsageFlags.KeyEncipherment), TestCertificates.Password),
            ("certificate.unreadable", "không phải tệp chứng thư số"u8.ToArray(), TestCertificates.Password),
            ("certificate.other_signer", TestCertificates.Shared.Pkcs12("Người Khác"), TestCertificates.Password),
            ("certificate.untrusted", new TestCertificates("CA lạ").Pkcs12(SignerName), TestCertificates.Password),
        ];
        foreach (var (code, file, password) in wrong)
        {
            var refused = await Sign(paper, pkcs12: file, password: password);
            Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((422, code)), refused.Text);
            Assert.That(refused.Text, Does.Not.Contain("sai mật khẩu"));
        }
        var view = await View(paper.Id);
        Assert.That((view.Status, view.Version), Is.EqualTo((PaperStatus.Approved, paper.Version)));
    }

    [Test]
    public async Task Only_the_person_named_on_the_paper_signs_and_only_once()
    {
        var paper = await Prepared();
        var other = await World.Person(Role.StandingBoard, "Ủy viên Thường trực");

        var refused = await Sign(paper, person: other, pkcs12: TestCertificates.Shared.Pkcs12(World.Identity(other).Name));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Forbidden, "paper.signer")), refused.Text);
        await Sign(paper);
        var again = await Sign(paper with { Version = paper.Version + 1 });
        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "paper.signed")), again.Text);
    }

    [Test]
    public async Task Who_wrote_the_paper_does_not_sign_it_even_under_their_own_name()
    {
        var notice = await World.IssuedNotice();
        var paper = (await World.Send(World.StandingBoard, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = notice })).Id;
        await World.Send(World.StandingBoard, SomePapers.Revision(await World.Send(World.StandingBoard, new PaperDetails(paper))) with { SignerName = SignerName });
        await World.Send(World.StandingBoard, new SubmitPaper { PaperId = paper, Version = 2 });
        var other = await World.Person(Role.StandingBoard, "Ủy viên Thường trực");
        var approved = await World.Send(other, new ApprovePaper { PaperId = paper, Version = 3 });

        var refused = await Sign(await Prepare(approved));

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Forbidden, "four_eyes")), refused.Text);
    }

    [Test]
    public async Task Of_two_clerks_who_seal_at_once_one_wins_and_one_number_is_taken()
    {
        var paper = await Prepared();
        await Sign(paper);
        var second = await World.Person(Role.RecordsClerk, "Văn thư thứ hai");
        var signed = paper with { Version = paper.Version + 1 };

        var answers = await Task.WhenAll(Task.Run(() => Seal(signed)), Task.Run(() => Seal(signed, clerk: second)));

        Assert.That(answers.Count(answer => answer.Status is HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
        Assert.That(answers.Single(answer => answer.Status is not HttpStatusCode.OK).Code, Is.EqualTo("version.stale"));
        Assert.That(await Numbers(), Is.EqualTo(new[] { "1 Used " }));
    }

    [Test]
    public async Task A_fault_between_number_and_file_takes_no_number_and_the_next_try_gets_it()
    {
        var paper = await Prepared();
        await Sign(paper);
        var signed = paper with { Version = paper.Version + 1 };

        DiskIsFull = true;
        var failed = await Seal(signed);
        DiskIsFull = false;

        Assert.That(failed.Status, Is.EqualTo(HttpStatusCode.InternalServerError), failed.Text);
        Assert.That(await Numbers(), Is.Empty);
        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Signed));
        Assert.That((await Seal(signed)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Numbers(), Is.EqualTo(new[] { "1 Used " }), "no gap");
    }

    [Test]
    public async Task A_seal_that_is_not_the_agencys_is_refused_and_so_is_a_date_that_the_signed_file_does_not_go_with()
    {
        var paper = await Prepared();
        Assert.That((await Seal(paper)).Code, Is.EqualTo("paper.step"), "not signed yet");
        await Sign(paper);
        var signed = paper with { Version = paper.Version + 1 };

        Assert.That((await Seal(signed, pkcs12: TestCertificates.Shared.Pkcs12("Công ty khác"))).Code, Is.EqualTo("certificate.other_agency"));
        Assert.That((await Seal(signed, on: SomePapers.IssuedOn.AddDays(-1))).Code, Is.EqualTo("paper.issued_on"));
        Assert.That(await Numbers(), Is.Empty);
        World.Clock.Set(new DateOnly(2027, 1, 4), new TimeOnly(8, 0));
        var other = await Seal(signed, on: new DateOnly(2027, 1, 4));
        Assert.That((other.Code, other.Fields), Is.EqualTo(("paper.year", new[] { "issuedOn" })), other.Text);
    }

    [Test]
    public async Task A_paper_taken_back_from_signing_cancels_its_number_with_the_reason_and_is_signed_anew()
    {
        var paper = await Prepared();
        await Sign(paper);
        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = paper.Version + 1, IssuedOn = SomePapers.IssuedOn });

        var back = await World.Send(World.Clerk, new WithdrawPaperFromSigning { PaperId = paper.Id, Version = numbered.Version, Reason = "In sai nơi nhận" });
        Assert.That(await Numbers(), Is.EqualTo(new[] { "1 Cancelled In sai nơi nhận" }));
        var again = await Prepare(back);
        Assert.That((await Sign(again)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Seal(again with { Version = again.Version + 1 })).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(await Numbers(), Is.EqualTo(new[] { "1 Cancelled In sai nơi nhận", "2 Used " }));
        Assert.That((await View(paper.Id)).Reference, Is.EqualTo("02/HĐND-VP"));
    }

    [Test]
    public async Task Where_the_council_numbers_first_number_and_date_are_printed_before_the_signature()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(Core.Councils.NumberSource.Internal);
        await World.Send(World.Administrator, new SetSigningPolicy { Version = 0, SigningOrder = SigningOrder.NumberFirst, SealHolders = ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"] });
        var paper = await Approved(notice);
        Assert.That((await World.Refused(World.Office, new PreparePaperForSigning { PaperId = paper.Id, Version = paper.Version })).Code, Is.EqualTo("paper.not_numbered"));

        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = paper.Version, IssuedOn = SomePapers.IssuedOn });
        var prepared = await Prepare(numbered);
        Assert.That(PdfTools.FlatText(await Download(paper.Id, "prepared")), Does.Contain("Số: 01/HĐND-VP").And.Contain("ngày 29 tháng 5 năm 2026"));
        await Sign(prepared);
        var done = await Seal(prepared with { Version = prepared.Version + 1 }, pkcs12: TestCertificates.Shared.Pkcs12("Văn phòng Đoàn ĐBQH và HĐND tỉnh"));

        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);
        Assert.That(SignatureTools.PdfSig(await Download(paper.Id, "issued")).Split("Signature is Valid").Length - 1, Is.EqualTo(2));
    }

    [Test]
    public async Task Signed_by_hand_the_paper_says_by_when_it_must_be_numbered_and_its_scan_is_kept()
    {
        var notice = await World.IssuedNotice();
        var paper = await Approved(notice);

        var signed = await World.Send(World.Clerk, new SignPaperByHand { PaperId = paper.Id, Version = paper.Version, SignedOn = SomePapers.IssuedOn });
        var scan = await World.With(World.Clerk, async services =>
        {
            await using var file = await World.Received([.. "%PDF-1.7\n"u8, .. "%%EOF"u8]);
            return await services.GetRequiredService<MediatR.IMediator>().Send(new AttachHandSignedScan { PaperId = paper.Id, Content = file });
        });

        // 29/5/2026 is a Friday.
        var signing = await World.Send(World.Clerk, new PaperSigningDetails(paper.Id));
        Assert.That((signing.NumberBy, signing.Signatures.Single().HasScan, signing.Signatures.Single().IsValid), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 1), true, (bool?)null)));
        await World.Send(World.Clerk, new IssuePaper { PaperId = paper.Id, Version = signed.Version, Number = 41, IssuedOn = SomePapers.IssuedOn });
        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Issued));
        Assert.That(scan.Id, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public async Task A_prepared_paper_without_signer_or_seal_is_not_issued()
    {
        var notice = await World.IssuedNotice();
        var paper = await Approved(notice);
        var prepared = await Prepare(paper);

        Assert.That((await World.Refused(World.Clerk, new IssuePaper { PaperId = paper.Id, Version = prepared.Version, Number = 41, IssuedOn = SomePapers.IssuedOn })).Code, Is.EqualTo("paper.step"));
        await Sign(prepared);
        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = prepared.Version + 1, Number = 41, IssuedOn = SomePapers.IssuedOn });
        Assert.That((await World.Refused(World.Clerk, new IssuePaper { PaperId = paper.Id, Version = numbered.Version })).Code, Is.EqualTo("paper.not_sealed"));
    }

    private static void Between(PdfWord word, PdfWord left, PdfWord right)
    {
        Assert.That(word.Left, Is.GreaterThanOrEqualTo(left.Right - 0.6), $"{word.Text} after {left.Text}");
        Assert.That(word.Right, Is.LessThanOrEqualTo(right.Left + 0.6), $"{word.Text} before {right.Text}");
        Assert.That(word.Bottom, Is.EqualTo(right.Bottom).Within(2), $"{word.Text} on the line of {right.Text}");
    }
}
