using System.Net;
using System.Text.Json.Nodes;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.UnitReports;
using Supervision.Tests.Signing;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Papers.Signing;

/// <summary>A unit signs and seals what it hands in; nobody else sees it before. What the council answers is signed by its own.</summary>
public sealed class UnitSigningTests : SubjectSigningTest
{
    private const string UnitName = "Ủy ban nhân dân xã Hòa Bình";

    private static readonly DateOnly HandedInOn = new(2026, 3, 9);

    private string Head => World.Identity(World.UnitHead).Name;

    [Test]
    public async Task A_units_report_is_signed_and_sealed_by_the_unit_and_seen_by_others_only_then()
    {
        var (_, report) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2) with { Reference = null });
        var paper = await Open(PaperKind.UnitReport, report, World.UnitContact);
        var prepared = await Prepared(paper, World.UnitContact, new JsonObject { ["signerName"] = Head });
        Assert.That((await World.Refused(World.Office, new PaperDetails(paper))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.OtherUnitHead, new PaperDetails(paper))).Kind, Is.EqualTo(RefusalKind.NotFound));

        var key = TestCertificates.Shared.Pkcs12(Head);
        var contact = await Sign(prepared, person: World.UnitContact, pkcs12: key);
        Assert.That((contact.Status, contact.Code), Is.EqualTo((HttpStatusCode.Forbidden, "paper.signer")), contact.Text);
        Assert.That((await Sign(prepared, person: World.StandingBoard, pkcs12: key)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Sign(prepared, person: World.UnitHead, pkcs12: key)).Status, Is.EqualTo(HttpStatusCode.OK));
        var signed = prepared with { Version = prepared.Version + 1 };
        Assert.That((await Seal(signed, clerk: World.UnitHead, number: 45, on: HandedInOn)).Code, Is.EqualTo("certificate.other_agency"), "the council's seal is not the unit's");
        var done = await Seal(signed, clerk: World.UnitHead, number: 45, on: HandedInOn, pkcs12: TestCertificates.Shared.Pkcs12(UnitName));
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);

        await DemandValid(paper, Head, "45/BC-UBND", UnitName);
        Assert.That(await World.Value<string>("SELECT Reference FROM UnitReportVersions WHERE UnitReportId = @report AND CouncilId = @CouncilId", new { report }), Is.EqualTo("45/BC-UBND"));
        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).Status, Is.EqualTo(PaperStatus.Issued), "now the council reads it");
    }

    [Test]
    public async Task A_report_whose_number_was_stated_was_signed_in_the_units_own_office_and_is_not_signed_twice()
    {
        var (_, report) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2));
        var paper = await Open(PaperKind.UnitReport, report, World.UnitContact);

        var refused = await PrepareSubject(new Changed(paper, 1), World.UnitContact, new JsonObject { ["signerName"] = Head });

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "paper.numbered_elsewhere")), refused.Text);
        Assert.That(refused.Text, Does.Contain("45/BC-UBND"));
    }

    [Test]
    public async Task A_report_on_tasks_is_signed_once_its_head_handed_it_in_and_the_confirmation_by_the_Standing_Board()
    {
        var task = await World.AcceptedTask();
        var report = (await World.Send(World.UnitContact, new DraftRemediationReport { Title = "Báo cáo kết quả khắc phục" })).Id;
        var set = await World.Send(World.UnitContact, SomeTasks.Item(report, task, 1));
        var paper = await Open(PaperKind.RemediationReport, report, World.UnitContact);
        Assert.That((await PrepareSubject(new Changed(paper, 1), World.UnitContact, new JsonObject { ["signerName"] = Head })).Code, Is.EqualTo("paper.not_approved"));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = set.Version, ReportedOn = SomeTasks.ReportedOn });

        var prepared = await Prepared(paper, World.UnitContact, new JsonObject { ["signerName"] = Head });
        Assert.That((await Sign(prepared, person: World.UnitHead, pkcs12: TestCertificates.Shared.Pkcs12(Head))).Status, Is.EqualTo(HttpStatusCode.OK));
        var today = DateOnly.FromDateTime(World.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var done = await Seal(prepared with { Version = prepared.Version + 1 }, clerk: World.UnitHead, number: 88, on: today, pkcs12: TestCertificates.Shared.Pkcs12(UnitName));
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);
        await DemandValid(paper, Head, "88/BC-UBND", UnitName);
        var details = (await World.Send(World.Office, new RemediationReportDetails(report))).Report;
        Assert.That(details.Reference, Is.EqualTo("88/BC-UBND"));

        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = details.Version, AppraisalOn = new DateOnly(2026, 5, 26) });
        var slip = await World.Refused(World.Office, new OpenSubjectPaper { Kind = PaperKind.ConfirmationSlip, SubjectId = report });
        Assert.That(slip.Code, Is.EqualTo("remediation.undecided"));
        await World.Send(World.StandingBoard, SomeTasks.Decision(set.RemediationItemId, RemediationOutcome.Confirmed));
        await World.NumberFrom(NumberSource.Internal);
        var confirmation = await Open(PaperKind.ConfirmationSlip, report, World.Office);
        var answer = await Prepared(confirmation, World.Office, new JsonObject { ["signerName"] = SignerName });
        Assert.That((await Sign(answer, person: World.Clerk)).Code, Is.EqualTo("paper.signer"));
        Assert.That((await Sign(answer)).Status, Is.EqualTo(HttpStatusCode.OK));
        var issued = await Seal(answer with { Version = answer.Version + 1 }, on: today);
        Assert.That(issued.Status, Is.EqualTo(HttpStatusCode.OK), issued.Text);
        await DemandValid(confirmation, SignerName, "01/PXN-HĐND");
        Assert.That((await World.Refused(World.UnitHead, new PaperDetails(confirmation))).Kind, Is.EqualTo(RefusalKind.NotFound), "it was not sent yet");
        _ = handedIn;
    }

    [Test]
    public async Task A_letter_that_asks_for_more_is_signed_by_hand_numbered_and_issued_like_any_paper()
    {
        var task = await World.AcceptedTask();
        var (report, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned));
        var paper = await Open(PaperKind.SupplementLetter, report, World.Office);
        var today = DateOnly.FromDateTime(World.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

        var signed = await World.Send(World.Clerk, new SignPaperByHand { PaperId = paper, Version = 1, SignedOn = today, SignerName = "Lê Văn Minh Họa" });
        await World.Send(World.Clerk, new IssuePaper { PaperId = paper, Version = signed.Version, Number = 61, IssuedOn = today });

        var view = await View(paper);
        Assert.That((view.Status, view.SignerName, view.Sha256), Is.EqualTo((PaperStatus.Issued, "Lê Văn Minh Họa", view.Sha256)));
        Assert.That(Documents.PdfTools.FlatText(await Download(paper, "issued")), Does.Contain("Số: 61/").And.Contain("Lê Văn Minh Họa").And.Not.Contain("DỰ THẢO"));
    }
}
