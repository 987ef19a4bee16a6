using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Signed files that come in from programs of the signer's, the agency's or the province's own.</summary>
public sealed class SignedUploadTests : SigningSiteTest
{
    [Test]
    public async Task Signed_and_sealed_by_programs_of_their_own_the_paper_is_issued_as_it_came_in()
    {
        var paper = await Prepared();
        var signed = await Upload(paper.Id, SignedElsewhere(await Download(paper.Id, "prepared"), SignerName), World.Office);
        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.Created), signed.Text);
        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = paper.Version + 1, IssuedOn = SomePapers.IssuedOn });
        var file = SignedElsewhere(await Download(paper.Id, "prepared"), Agency, Core.Signing.SignerRole.Agency);
        Assert.That((await Upload(paper.Id, file)).Status, Is.EqualTo(HttpStatusCode.Created));

        await World.Send(World.Clerk, new IssuePaper { PaperId = paper.Id, Version = numbered.Version + 1 });

        Assert.That(await Download(paper.Id, "issued"), Is.EqualTo(file));
        Assert.That(SignatureTools.PdfSig(file).Split("Signature is Valid").Length - 1, Is.EqualTo(2));
        Assert.That((await View(paper.Id)).Reference, Is.EqualTo("01/HĐND-VP"));
    }

    [Test]
    public async Task What_is_not_the_offered_paper_rightly_signed_is_refused_with_its_reason()
    {
        var paper = await Prepared();
        var offered = await Download(paper.Id, "prepared");
        var good = SignedElsewhere(offered, SignerName);
        var changed = good.ToArray();
        changed[offered.Length / 2] ^= 1;
        var behind = good.ToArray();
        behind[offered.Length + 40] ^= 1;
        using var stranger = new TestCertificates("CA lạ").Key(SignerName);
        (string Code, byte[] File)[] wrong =
        [
            ("signature.none", offered),
            ("certificate.other_signer", SignedElsewhere(offered, "Người Khác")),
            ("certificate.untrusted", SigningTestParts.SignerAt(World.Clock.GetUtcNow()).Sign(offered, stranger, new(Core.Signing.SignerRole.Signer))),
            ("pdf.not_issued", SignedElsewhere(SigningTestParts.Paper, SignerName)),
            ("signature.partial", [.. good, .. "\n% thêm"u8]),
        ];
        foreach (var (code, file) in wrong)
        {
            var refused = await Upload(paper.Id, file);
            Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((422, code)), refused.Text);
            Assert.That(refused.Fields, Does.Contain("content"), refused.Text);
        }
        foreach (var file in new[] { changed, behind })
        {
            var refused = await Upload(paper.Id, file);
            Assert.That((int)refused.Status, Is.EqualTo(422), "a changed byte is caught: " + refused.Text);
        }
        Assert.That((await Upload(paper.Id, Encoding.ASCII.GetBytes("%PDF-1.7 hỏng"))).Code, Is.EqualTo("pdf.unreadable"));
        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Approved));
        Assert.That((await Upload(paper.Id, good)).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Upload(paper.Id, good)).Code, Is.EqualTo("signature.none_new"), "the same file again");
    }

    [Test]
    public async Task To_a_signer_who_numbers_nothing_the_file_is_wrong_and_not_the_role()
    {
        var paper = await Prepared(NumberSource.Qlvb);
        var offered = await Download(paper.Id, "prepared");
        var good = SignedElsewhere(offered, SignerName);
        var changed = good.ToArray();
        changed[offered.Length / 2] ^= 1;

        foreach (var (file, said) in new[] { (changed, "Tệp đã bị thay đổi sau khi ký"), (SignedElsewhere(SigningTestParts.Paper, SignerName), "Tệp không phải bản đã chuẩn bị của văn bản này") })
        {
            var refused = await Upload(paper.Id, file, World.StandingBoard);
            Assert.That((int)refused.Status, Is.EqualTo(422), refused.Text);
            Assert.That(refused.Text, Does.Contain(said));
        }
        Assert.That((await Upload(paper.Id, good, World.StandingBoard)).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task The_provinces_signed_file_is_read_compared_and_issued_once_somebody_says_why_it_differs()
    {
        var paper = await Approved(await World.IssuedNotice());
        var file = await OfAnotherSystem(paper.Id, 77, "trước ngày 30/6/2027");

        var came = await Upload(paper.Id, file);
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Created), came.Text);
        var waiting = (await World.Send(World.Clerk, new PaperSigningDetails(paper.Id))).Waiting!;
        Assert.That((waiting.Number, waiting.Symbol, waiting.IssuedOn, waiting.IsSame), Is.EqualTo(((int?)77, "HĐND-VP", (DateOnly?)SomePapers.IssuedOn, false)));
        Assert.That(waiting.Report.Changed.Select(changed => changed.File).Concat(waiting.Report.Added), Has.Some.Contains("30/6/2027"));
        Assert.That((await World.Refused(World.Clerk, new ConfirmSignedPaper { PaperId = paper.Id, Version = paper.Version })).Code, Is.EqualTo("upload.reason"));

        await World.Send(World.Clerk, new ConfirmSignedPaper { PaperId = paper.Id, Version = paper.Version, Reason = "Người ký sửa thời hạn khi ký" });

        var view = await View(paper.Id);
        Assert.That((view.Status, view.Reference, view.IssuedOn), Is.EqualTo((PaperStatus.Issued, "77/HĐND-VP", (DateOnly?)SomePapers.IssuedOn)));
        Assert.That(await Download(paper.Id, "issued"), Is.EqualTo(file));
        Assert.That((await World.Journalled(paper.Id, nameof(SignedPaperConfirmed), "Data")).Single(), Does.Contain("Người ký sửa thời hạn khi ký"));

        var second = await Approved(view.CorrectsId!.Value);
        Assert.That((await Upload(second.Id, await OfAnotherSystem(second.Id, 77, null))).Code, Is.EqualTo("number.taken"));
    }

    [Test]
    public async Task A_file_of_another_system_that_reads_like_the_draft_needs_no_reason_and_one_with_a_changed_byte_is_not_taken()
    {
        var paper = await Approved(await World.IssuedNotice());
        var file = await OfAnotherSystem(paper.Id, 78, null);
        var changed = file.ToArray();
        changed[file.Length / 3] ^= 1;
        Assert.That((int)(await Upload(paper.Id, changed)).Status, Is.EqualTo(422));
        Assert.That((await Upload(paper.Id, SigningTestParts.Paper)).Code, Is.EqualTo("signature.none"));

        Assert.That((await Upload(paper.Id, file)).Status, Is.EqualTo(HttpStatusCode.Created));
        var waiting = (await World.Send(World.Clerk, new PaperSigningDetails(paper.Id))).Waiting!;
        Assert.That(waiting.IsSame, string.Join('\n', waiting.Report.Remarks.Concat(waiting.Report.Missing).Concat(waiting.Report.Added)));
        await World.Send(World.Clerk, new ConfirmSignedPaper { PaperId = paper.Id, Version = paper.Version });

        Assert.That((await View(paper.Id)).Reference, Is.EqualTo("78/HĐND-VP"));
    }

    [Test]
    public async Task A_council_with_registers_of_its_own_takes_no_file_of_another_system()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(NumberSource.Internal);
        var paper = await Approved(notice);

        Assert.That((await Upload(paper.Id, await OfAnotherSystem(paper.Id, 77, null))).Code, Is.EqualTo("paper.not_prepared"));
    }

    [Test]
    public async Task A_conclusion_is_issued_by_its_own_command_with_the_signed_file_that_was_confirmed()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var paper = (await World.Send(World.Office, new OpenSubjectPaper { Kind = PaperKind.ConclusionNotice, SubjectId = conclusion })).Id;
        var file = SignedElsewhere(await Rendered(await World.Send(World.Office, new PrintPaper(paper)), "Số: 15/TB-HĐND", SomeConclusions.IssuedOn), "Lê Văn Minh Họa");
        Assert.That((await Upload(paper, file)).Code, Is.EqualTo("paper.not_approved"));
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 });

        var came = await Upload(paper, file);
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Created), came.Text);
        await World.Send(World.Clerk, new ConfirmSignedPaper { PaperId = paper, Version = 1, Reason = "Bản in của hệ thống quản lý văn bản" });
        Assert.That((await World.Refused(World.StandingBoard, new ReturnConclusion { ConclusionId = conclusion, Version = version + 2, Reason = "Sửa" })).Code, Is.EqualTo("paper.being_signed"));
        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, version + 2));

        Assert.That(await Download(paper, "issued"), Is.EqualTo(file));
        Assert.That((await View(paper)).Reference, Is.EqualTo("15/TB-HĐND"));
    }

    [Test]
    public async Task A_founding_decision_that_another_system_signed_keeps_the_days_that_its_plan_prints()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
        var version = await World.Fill(World.Office, paper, ("composition", "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn"), ("scope", "Trên địa bàn hai xã"), ("purpose", "Đánh giá việc thực hiện"));
        version = (await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version })).Version;
        version = (await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = version })).Version;
        var came = await Upload(paper, SignedElsewhere(await Rendered(await World.Send(World.Office, new PrintPaper(paper)), "Số: 21/QĐ-TTHĐND", Some.FoundedOn), SignerName));
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Created), came.Text);
        await World.Send(World.Clerk, new ConfirmSignedPaper { PaperId = paper, Version = version, Reason = "Bản in của hệ thống quản lý văn bản" });

        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        await World.Send(World.Secretary, new Core.UnitReports.RequestUnitReports { CampaignId = campaign, Version = 2, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 4, 8) });

        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        Assert.That((await View(letter)).Warnings.Single(), Does.Contain("(08/4/2026) khác hạn in trong Kế hoạch kèm theo Quyết định số 21/QĐ-TTHĐND ngày 09/3/2026 (20/3/2026)"));
    }

    private async Task<byte[]> OfAnotherSystem(Guid paper, int number, string? otherDate)
    {
        var document = await World.Send(World.Office, new PrintPaper(paper));
        if (otherDate is not null)
            document = document with { Blocks = [.. document.Blocks.Select(block => block is Paragraph text && text.Text.ToString().Contains("30/6/2026", StringComparison.Ordinal) ? new Paragraph(text.Text.ToString().Replace("trước ngày 30/6/2026", otherDate, StringComparison.Ordinal)) : block)] };
        return SignedElsewhere(await Rendered(document, $"Số: {number}/HĐND-VP", SomePapers.IssuedOn), SignerName);
    }
}
