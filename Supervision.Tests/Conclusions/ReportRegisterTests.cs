using System.Security.Cryptography;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Checking;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Files;
using Supervision.Core.Packs;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;
using Supervision.Tests.Documents;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Conclusions;

/// <summary>A delegation's report is an official paper like any other: numbered, frozen, checked, filed, packed and sent.</summary>
public sealed class ReportRegisterTests : FeatureTest
{
    [Test]
    public async Task Where_the_council_keeps_the_register_reports_are_numbered_from_the_delegations_own_series()
    {
        await World.NumberFrom(NumberSource.Internal);
        var (report, version) = await Approved();
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.ReportIssue(report, version))).Code, Is.EqualTo("number.given"));

        await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, version) with { Number = null });

        var view = await World.Send(World.Head, new DelegationReportDetails(report));
        Assert.That((view.Status, view.Reference), Is.EqualTo((ReportStatus.Issued, "01/BC-ĐGS")));
        var line = (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "BC-ĐGS" })).Items.Single();
        Assert.That((line.Number, line.PaperId), Is.EqualTo((1, view.PaperId!.Value)));
    }

    [Test]
    public async Task The_file_is_frozen_with_a_check_code_that_anybody_can_look_up()
    {
        var (report, version) = await Approved();
        await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, version));

        var paper = await World.Send(World.Head, new PaperDetails((await World.Send(World.Head, new DelegationReportDetails(report))).PaperId!.Value));
        var file = await Read(World.Head, new IssuedPaper(paper.Id));

        Assert.That((paper.Kind, paper.Status, paper.Force, paper.Reference, paper.SignerName, paper.SignerPost),
            Is.EqualTo((PaperKind.DelegationReport, PaperStatus.Issued, PaperForce.InForce, "12/BC-ĐGS", "Trần Thị Minh Họa", "Phó Chủ tịch Hội đồng nhân dân tỉnh")));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(file)), Is.EqualTo(paper.Sha256));
        Assert.That(PdfTools.FlatText(file), Does.Contain("Số: 12/BC-ĐGS").And.Contain("TM. ĐOÀN GIÁM SÁT TRƯỞNG ĐOÀN").And.Not.Contain("DỰ THẢO"));
        var check = await World.Send(World.Clerk, new CheckPaper(paper.CheckCode!));
        Assert.That((check.TypeName, check.Reference, check.Sha256), Is.EqualTo(("Báo cáo", "12/BC-ĐGS", paper.Sha256)));
        Assert.That(await World.Journalled(report, nameof(DelegationReportIssued), "Data"), Has.Exactly(1).Contains(paper.Sha256));
    }

    [Test]
    public async Task It_stands_in_the_campaigns_dossier_and_pack_and_can_be_sent()
    {
        var (report, version) = await Approved();
        await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, version));
        var view = await World.Send(World.Head, new DelegationReportDetails(report));
        var paper = await World.Send(World.Clerk, new PaperDetails(view.PaperId!.Value));

        var dossier = (await World.Send(World.Clerk, new CampaignDossiers(view.CampaignId))).Single();
        Assert.That(dossier.Papers.Select(line => (line.PaperId, line.Reference)), Is.EqualTo(new[] { (paper.Id, "12/BC-ĐGS") }));
        Assert.That(PdfTools.FlatText(await Read(World.Office, new PrintCampaignPack { CampaignId = view.CampaignId })), Does.Contain("12/BC-ĐGS").And.Contain("Kết quả giám sát"));

        await World.Send(World.Clerk, new SendPaper
        {
            PaperId = paper.Id, Version = paper.Version, SentOn = SomePapers.IssuedOn, Receivers = [new PaperReceiver { Receiver = "Thường trực Hội đồng nhân dân tỉnh", Way = DispatchChannel.Paper }],
        });
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper.Id))).Status, Is.EqualTo(PaperStatus.Sent));
    }

    [Test]
    public async Task A_number_that_was_typed_before_reports_had_a_register_is_not_given_again_and_still_reads_as_it_was()
    {
        var old = await World.ReceivedReport(await World.EndedCampaign());
        await TypedBefore(old);
        var (report, version) = await Approved();

        var refused = await World.Refused(World.Clerk, SomeConclusions.ReportIssue(report, version));
        Assert.That((refused.Code, refused.Fields.Keys), Is.EqualTo(("number.taken", new[] { "Number" })), refused.Message);
        await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, version) with { Number = 13 });

        var view = await World.Send(World.Head, new DelegationReportDetails(old));
        Assert.That((view.Status, view.Reference, view.PaperId), Is.EqualTo((ReportStatus.Issued, "12/BC-ĐGS", (Guid?)null)));
        Assert.That(PdfTools.FlatText(await World.With(World.Head, async services => services.GetRequiredService<IPdfEngine>().Render(await services.GetRequiredService<IMediator>().Send(new PrintDelegationReport(old))).Content)), Does.Contain("Số: 12/BC-ĐGS").And.Not.Contain("DỰ THẢO"));
    }

    [Test]
    public async Task Who_approved_it_does_not_number_it_and_its_symbol_is_that_of_a_report()
    {
        var (report, version) = await Approved();

        Assert.That((await World.Refused(World.Clerk, SomeConclusions.ReportIssue(report, version) with { Symbol = "TB-ĐGS" })).Code, Is.EqualTo("report.symbol"));
        Assert.That((await World.Refused(World.Head, SomeConclusions.ReportIssue(report, version))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.ReportIssue(report, version) with { IssuedOn = SomeConclusions.FieldworkEndedOn.AddDays(-1) })).Code, Is.EqualTo("report.issued_on"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM OfficialPapers WHERE SubjectId = @report AND CouncilId = @CouncilId", new { report }), Is.Zero);
    }

    private async Task<(Guid Report, int Version)> Approved()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var submitted = await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        return (report, (await World.SendOn(SomeConclusions.ReportedOn, World.Head, new ApproveReport { ReportId = report, Version = submitted.Version })).Version);
    }

    // As it stood in the tables before reports passed the register.
    private Task TypedBefore(Guid report) => World.With(World.Clerk, async services =>
    {
        var db = services.GetRequiredService<Db>();
        await db.Execute("DELETE FROM DossierPapers WHERE CouncilId = @CouncilId AND PaperId IN (SELECT Id FROM OfficialPapers WHERE SubjectId = @report AND CouncilId = @CouncilId)", new { report }, CancellationToken.None);
        await db.Execute("DELETE FROM DocumentNumbers WHERE CouncilId = @CouncilId AND PaperId IN (SELECT Id FROM OfficialPapers WHERE SubjectId = @report AND CouncilId = @CouncilId)", new { report }, CancellationToken.None);
        await db.Execute("DELETE FROM PaperSignatures WHERE CouncilId = @CouncilId AND PaperId IN (SELECT Id FROM OfficialPapers WHERE SubjectId = @report AND CouncilId = @CouncilId)", new { report }, CancellationToken.None);
        await db.Execute("DELETE FROM OfficialPapers WHERE SubjectId = @report AND CouncilId = @CouncilId", new { report }, CancellationToken.None);
        return 0;
    });

    private Task<byte[]> Read(Guid person, IQuery<KeptFile> file) => World.With(person, async services =>
    {
        var kept = await services.GetRequiredService<IMediator>().Send(file);
        using var whole = new MemoryStream();
        await using (kept.Content) await kept.Content.CopyToAsync(whole);
        return whole.ToArray();
    });
}
