using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Papers;

public sealed class PaperLifeTests : FeatureTest
{
    [Test]
    public async Task A_letter_goes_from_draft_to_its_number_and_its_file_stays_what_it_was()
    {
        var notice = await World.IssuedNotice();
        var approved = await World.ApprovedCorrection(notice);

        await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        var letter = await World.Send(World.Clerk, new PaperDetails(approved.Id));
        Assert.That((letter.Status, letter.Force, letter.Reference), Is.EqualTo((PaperStatus.Issued, PaperForce.InForce, "41/HĐND-VP")));
        Assert.That(letter.CheckCode, Does.Match("^[2-9A-Z]{5}-[2-9A-Z]{5}$"));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(notice))).Force, Is.EqualTo(PaperForce.Corrected), "whoever holds the notice must learn of the letter");
        var file = await World.Send(World.Clerk, new IssuedPaper(approved.Id));
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToArray())), Is.EqualTo(letter.Sha256));
    }

    [Test]
    public async Task A_paper_is_corrected_by_whoever_issued_it()
    {
        var report = await World.IssuedReport(await World.EndedCampaign());
        var issued = (await World.Send(World.Office, new PaperList())).Items.Single(paper => paper.Kind is PaperKind.DelegationReport).Id;
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = issued })).Id;

        Assert.That(await World.Printed(World.Office, letter), Does.Contain("TM. ĐOÀN GIÁM SÁT TRƯỞNG ĐOÀN").And.Contain("Kính gửi: Thường trực Hội đồng nhân dân tỉnh Lam Sơn Đoàn giám sát đã ban hành Báo cáo số 12/BC-ĐGS").And.Contain("[Nội dung có sai sót]"));
        await World.Send(World.Office, SomePapers.Revision(await World.Send(World.Office, new PaperDetails(letter))));
        await World.Send(World.Office, new SubmitPaper { PaperId = letter, Version = 2 });
        await World.Send(World.Head, new ApprovePaper { PaperId = letter, Version = 3 });
        Assert.That(report.Id, Is.Not.EqualTo(issued));
    }

    [Test]
    public async Task A_draft_without_its_required_parts_is_not_submitted_and_names_them()
    {
        var notice = await World.IssuedNotice();
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = notice })).Id;

        var refused = await World.Refused(World.Office, new SubmitPaper { PaperId = paper, Version = 1 });

        Assert.That(refused.Code, Is.EqualTo("paper.section_missing"));
        Assert.That(refused.Message, Does.Contain("Nội dung có sai sót (Điều 18 Nghị định 30/2020/NĐ-CP); Nội dung đúng"));
        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).Status, Is.EqualTo(PaperStatus.Draft));
    }

    [Test]
    public async Task A_character_that_the_paper_cannot_print_is_named_with_its_part_before_anybody_signs()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var draft = await World.Send(World.Office, new PaperDetails(paper));
        await World.Send(World.Office, SomePapers.Revision(draft) with { Sections = new Dictionary<string, string> { ["errors"] = "trước ngày 30/6 😀", ["corrected"] = "đúng" } });

        var refused = await World.Refused(World.Office, new SubmitPaper { PaperId = paper, Version = draft.Version + 1 });

        Assert.That((refused.Code, refused.Message), Is.EqualTo(("paper.character", refused.Message)));
        Assert.That(refused.Message, Does.Contain("😀").And.Contain("Nội dung có sai sót"));
    }

    [Test]
    public async Task Who_wrote_in_a_paper_does_not_approve_it_and_another_body_does_not_either()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 2 });

        Assert.That((await World.Refused(World.Office, new ApprovePaper { PaperId = paper, Version = 3 })).Code, Is.EqualTo("paper.approver"));
        await World.Send(World.StandingBoard, new ReturnPaper { PaperId = paper, Version = 3, Reason = "Ghi rõ điểm sai" });
        await World.Send(World.StandingBoard, SomePapers.Revision(await World.Send(World.StandingBoard, new PaperDetails(paper))));
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 5 });
        Assert.That((await World.Refused(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 6 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task A_unit_sees_no_paper_that_was_not_sent_to_it()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());

        Assert.That((await World.Refused(World.UnitHead, new PaperDetails(paper))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.UnitHead, new PaperList())).Items, Is.Empty);
    }

    [Test]
    public async Task A_recalled_paper_is_still_there_and_says_so()
    {
        var notice = await World.IssuedNotice();
        var issued = await World.Send(World.Clerk, new PaperDetails(notice));

        await World.Send(World.Clerk, new RecallPaper { PaperId = notice, Version = issued.Version, RecallReference = "50/TB-HĐND", RecalledOn = SomePapers.IssuedOn, Reason = "Ban hành nhầm bản dự thảo", ConfirmsRecall = true });

        var recalled = await World.Send(World.Clerk, new PaperDetails(notice));
        Assert.That((recalled.Force, recalled.RecallReason, recalled.Sha256), Is.EqualTo((PaperForce.Recalled, "Ban hành nhầm bản dự thảo", issued.Sha256)));
        Assert.That((await World.Refused(World.Clerk, new RecallPaper { PaperId = notice, Version = recalled.Version, RecallReference = "51/TB-HĐND", RecalledOn = SomePapers.IssuedOn, Reason = "lần nữa", ConfirmsRecall = true })).Code, Is.EqualTo("paper.step"));
    }

    [Test]
    public async Task Where_the_councils_own_register_numbers_it_numbers_without_gap_and_keeps_what_was_cancelled()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(NumberSource.Internal);
        var (first, second, third) = (await World.ApprovedCorrection(notice), await World.ApprovedCorrection(notice), await World.ApprovedCorrection(notice));
        Assert.That((await World.Refused(World.Clerk, Take(first) with { Number = 9 })).Code, Is.EqualTo("number.given"));

        await World.Send(World.Clerk, Take(first));
        await World.Send(World.Clerk, Take(second));
        await World.Send(World.Clerk, new CancelPaper { PaperId = second.Id, Version = second.Version + 1, Reason = "Người ký yêu cầu soạn lại" });
        await World.Send(World.Clerk, Take(third));

        var numbers = await World.With(World.Clerk, services => services.GetRequiredService<Db>().List<string>(
            "SELECT CONCAT(Number, ' ', Status, ' ', CancelReason) FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = 'CV' ORDER BY Number", null, CancellationToken.None));
        Assert.That(numbers, Is.EqualTo(new[] { "1 Reserved ", "2 Cancelled Người ký yêu cầu soạn lại", "3 Reserved " }));
        await World.Send(World.Clerk, new IssuePaper { PaperId = first.Id, Version = first.Version + 1, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        Assert.That((await World.Send(World.Clerk, new PaperDetails(first.Id))).Reference, Is.EqualTo("01/HĐND-VP"));
    }

    [Test]
    public async Task Nothing_is_issued_that_names_no_signer_or_that_nobody_is_known_to_have_signed()
    {
        var draft = await World.CorrectionDraft(await World.IssuedNotice());
        await World.Send(World.Office, SomePapers.Revision(await World.Send(World.Office, new PaperDetails(draft))) with { SignerName = null });
        await World.Send(World.Office, new SubmitPaper { PaperId = draft, Version = 3 });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = draft, Version = 4 });
        var issue = new IssuePaper { PaperId = draft, Version = 5, Number = 41, IssuedOn = SomePapers.IssuedOn };

        var nameless = await World.Refused(World.Clerk, issue with { IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        Assert.That((nameless.Code, nameless.Fields.Keys), Is.EqualTo(("paper.signer_missing", new[] { "SignerName" })));
        var unsigned = await World.Refused(World.Clerk, issue with { SignerName = "Nguyễn Văn Minh Họa", SignedOn = SomePapers.IssuedOn });
        Assert.That((unsigned.Code, unsigned.Fields.Keys), Is.EqualTo(("paper.not_signed", new[] { "IsHandSigned" })));
        Assert.That((await World.Refused(World.Clerk, issue with { SignerName = "Nguyễn Văn Minh Họa", IsHandSigned = true })).Fields.Keys, Is.EqualTo(new[] { "SignedOn" }), "signed, but when");
        Assert.That((await World.Send(World.Clerk, new PaperDetails(draft))).Status, Is.EqualTo(PaperStatus.Approved));

        await World.Send(World.Clerk, issue with { SignerName = "Nguyễn Văn Minh Họa", IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        Assert.That((await World.Send(World.Clerk, new PaperDetails(draft))).SignerName, Is.EqualTo("Nguyễn Văn Minh Họa"));
        var signature = (await World.Send(World.Clerk, new Core.Papers.Signing.PaperSigningDetails(draft))).Signatures.Single();
        Assert.That((signature.Way, signature.HolderName, signature.SignedOn), Is.EqualTo((Core.Papers.Signing.SignatureWay.Hand, "Nguyễn Văn Minh Họa", SomePapers.IssuedOn)));
    }

    [Test]
    public async Task A_number_of_a_series_is_given_once_in_a_year()
    {
        var notice = await World.IssuedNotice(15);
        var correction = await World.ApprovedCorrection(notice);
        await World.Send(World.Clerk, new IssuePaper { PaperId = correction.Id, Version = correction.Version, Number = 7, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        var again = await World.ApprovedCorrection(notice);

        var refused = await World.Refused(World.Clerk, new IssuePaper { PaperId = again.Id, Version = again.Version, Number = 7, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        Assert.That((refused.Code, refused.Fields.Keys), Is.EqualTo(("number.taken", new[] { "Number" })));
    }

    [Test]
    public async Task Every_kind_of_paper_has_one_place_that_makes_it()
    {
        var makers = await World.With(World.Office, services => Task.FromResult(services.GetServices<IPaperComposer>().SelectMany(composer => composer.Kinds).ToList()));

        Assert.That(makers, Is.Unique);
        Assert.That(Enum.GetValues<PaperKind>().Except(makers), Is.Empty);
    }

    private static NumberPaper Take(Changed paper) => new() { PaperId = paper.Id, Version = paper.Version, IssuedOn = SomePapers.IssuedOn };
}
