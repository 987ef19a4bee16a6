using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Conclusions, delegations' reports and urging letters that were numbered and signed in the province's document system are issued as the file that came from there.</summary>
public sealed class SignedSubjectTests : SubjectSigningTest
{
    [Test]
    public async Task By_one_form_the_clerk_issues_a_conclusion_as_the_file_that_the_province_signed()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var page = $"/ban-da-ky/ket-luan/{conclusion}";
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var draft = await World.Send(World.Office, new PrintConclusion(conclusion));
        var file = SignedElsewhere(await Rendered(draft, "Số: 15/TB-HĐND", SomeConclusions.IssuedOn), "Lê Văn Minh Họa");
        (string, string)[] typed =
        [
            ("issue.Number", "16"), ("issue.Symbol", "TB-HĐND"), ("issue.IssuedOn", "14/5/2026"), ("issue.FiguresAsOf", "30/4/2026"), ("issue.AuthorityLines", "TM. Thường trực Hội đồng nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"),
            ("issue.SignerName", "Lê Văn Minh Họa"), ("issue.Recipients", "Ủy ban nhân dân xã Hòa Bình\nLưu: VT"),
        ];
        (string, string, byte[])[] Signed(byte[] content) => [("issue.Content", "ket-luan-da-ky.pdf", content)];

        var early = await clerk.Attach(page, "#issue", Signed(file), typed);
        Assert.That(early.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(early.Page.QuerySelector("main")!.TextContent, Does.Contain("chưa được duyệt"));
        await Approve(conclusion);
        var from = await clerk.Open($"/ket-luan/{conclusion}");
        Assert.That((from.QuerySelector($"a[href='{page}']") is null, from.QuerySelector("form[action='/van-ban/mo']:not(#ky-so)") is null), Is.EqualTo((false, true)), "its page leads here, and does not offer the clerk to reword it");
        var offered = await clerk.Open(page);
        Assert.That(FormBrowser.ValueOf(offered.QuerySelector("#issue-Symbol")!), Is.EqualTo("TB-HĐND"));
        Assert.That(FormBrowser.ValueOf(offered.QuerySelector("#issue-Recipients")!), Does.Not.Contain("Như trên"), "a notice has nobody above");
        Assert.That(FormBrowser.ValueOf(offered.QuerySelector("#issue-AuthorityLines")!), Does.Contain("TM.").IgnoreCase, "as the council's template has it");
        var broken = await clerk.Attach(page, "#issue", Signed(SigningTestParts.Paper), typed);
        Assert.That(((int)broken.Status, broken.Page.QuerySelector("#issue-Content ~ .error") is not null), Is.EqualTo((422, true)), "no signature");
        Assert.That(broken.Page.QuerySelector("#issue-Content-chon-lai")!.TextContent, Is.EqualTo("Tệp đã chọn chưa được giữ lại, hãy chọn lại: ket-luan-da-ky.pdf."));
        Assert.That(FormBrowser.ValueOf(broken.Page.QuerySelector("#issue-Recipients")!).ReplaceLineEndings("\n"), Is.EqualTo("Ủy ban nhân dân xã Hòa Bình\nLưu: VT"), "what was typed stays");

        var other = await clerk.Attach(page, "#issue", Signed(file), typed);
        Assert.That(((int)other.Status, other.Page.QuerySelector("#issue-Number ~ .error")?.TextContent), Is.EqualTo((422, "Trong tệp đã ký là “15”; không nhập khác với tệp.")));
        Assert.That(other.Page.QuerySelector("main")!.TextContent, Does.Contain("ket-luan-da-ky.pdf").And.Contain("15/TB-HĐND, ngày 14/5/2026"), "the file that came in waits");
        Assert.That(other.Page.QuerySelector("#issue-Content-chon-lai"), Is.Null, "and need not be chosen again");
        typed[0] = ("issue.Number", "15");
        var differs = await clerk.Attach(page, "#issue", [], typed);
        Assert.That((int)differs.Status, Is.EqualTo(422));
        Assert.That(differs.Page.QuerySelector("#issue-Reason ~ .error")?.TextContent, Does.StartWith("Bản đã ký khác với văn bản lập trong hệ thống: ").And.EndWith("hãy ghi lý do xác nhận."));
        Assert.That(await Numbers(), Is.Empty, "nothing was taken for what was refused");
        var done = await clerk.Attach(page, "#issue", [], [.. typed, ("issue.Reason", "Bản in của hệ thống quản lý văn bản")]);
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.Found), done.Page.QuerySelector("main")?.TextContent);

        var view = await World.Send(World.Clerk, new ConclusionDetails(conclusion));
        Assert.That((view.Status, view.Reference, view.SignerName), Is.EqualTo((ConclusionStatus.Issued, "15/TB-HĐND", "Lê Văn Minh Họa")));
        var paper = await World.Value<Guid>("SELECT Id FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion });
        Assert.That(await Download(paper, "issued"), Is.EqualTo(file), "byte for byte");
        Assert.That((await World.Journalled(paper, nameof(SignedPaperConfirmed), "Data")).Single(), Does.Contain("Bản in của hệ thống quản lý văn bản"));
        var signing = await Calls.Get(await Site.As(World.Clerk), $"/api/papers/{paper}/signing");
        Assert.That(signing.Json!["signatures"]!.AsArray().Select(one => ((string?)one!["holderName"], (bool?)one["isValid"])), Is.EqualTo(new[] { ("Lê Văn Minh Họa", (bool?)true) }), signing.Text);
    }

    [Test]
    public async Task A_report_that_reads_as_it_would_be_printed_is_issued_by_its_own_command_without_a_reason()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        var version = (await World.Send(World.Head, new ApproveReport { ReportId = report, Version = 2 })).Version;
        var issue = SomeConclusions.ReportIssue(report, version) with { IsHandSigned = null, SignedOn = null };
        var draft = await World.Send(World.Secretary, new PrintDelegationReport(report));
        draft = draft with
        {
            Blocks = [.. draft.Blocks.Select(block => block is SignatureBlock signed ? signed with { Columns = [signed.Columns[0] with { SignerName = issue.SignerName, Post = issue.SignerTitle }] } : block)],
        };
        var file = SignedElsewhere(await Rendered(draft, "Số: 12/BC-ĐGS", issue.IssuedOn), issue.SignerName);

        Assert.That((await Upload(PaperKind.DelegationReport, report, file, World.Secretary)).Status, Is.EqualTo(HttpStatusCode.Forbidden), "the clerk numbers");
        var came = await Upload(PaperKind.DelegationReport, report, file);
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Created), came.Text);
        Assert.That((await World.Refused(World.Clerk, issue with { Reason = "Không có tệp" })).Fields.Keys, Is.EqualTo(new[] { "Reason" }));
        Assert.That((await World.Refused(World.Clerk, issue with { SignedUploadId = Guid.CreateVersion7() })).Code, Is.EqualTo("upload.none"));
        await World.Send(World.Clerk, issue with { SignedUploadId = came.Id });

        var view = await World.Send(World.Clerk, new DelegationReportDetails(report));
        Assert.That((view.Status, view.Reference), Is.EqualTo((ReportStatus.Issued, "12/BC-ĐGS")));
        Assert.That(await Download(view.PaperId!.Value, "issued"), Is.EqualTo(file));
        Assert.That(await World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }), Is.EqualTo("Reported"), "all follows as from any issue");
    }

    [Test]
    public async Task An_urging_letter_takes_its_file_and_one_that_is_issued_as_printed_here_leaves_the_file_aside()
    {
        var (letter, _) = await Letter(NumberSource.Qlvb);
        var issue = new IssueReminderLetter
        {
            LetterId = letter, Version = 1, Number = 77, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 6), AuthorityLines = ["TL. Thường trực", "Chánh Văn phòng"], SignerName = "Nguyễn Văn Minh Họa",
            Recipients = ["Như trên"],
        };
        var draft = await World.Send(World.Office, new PrintReminderLetter(letter));
        var came = await Upload(PaperKind.ReminderLetter, letter, SignedElsewhere(await Rendered(draft, "Số: 77/HĐND-VP", issue.IssuedOn), "Người Khác"));
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Created), came.Text);
        var waiting = await Calls.Get(await Site.As(World.Clerk), $"/api/papers/of/reminderLetter/{letter}/signed");
        Assert.That(((string?)waiting.Json!["uploadId"], (int?)waiting.Json["waiting"]!["number"]), Is.EqualTo((came.Id.ToString(), (int?)77)), waiting.Text);

        var stranger = await World.Refused(World.Clerk, issue with { SignedUploadId = came.Id });
        Assert.That(stranger.Code, Is.EqualTo("upload.reason"));
        Assert.That(stranger.Message, Does.Contain("Không có chữ ký số nào của “Nguyễn Văn Minh Họa”"));
        await World.Send(World.Clerk, issue with { IsHandSigned = true, SignedOn = issue.IssuedOn });

        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(letter))).Reference, Is.EqualTo("77/HĐND-VP"));
        Assert.That(await World.Value<string>("SELECT Status FROM SignedUploads WHERE Id = @Id AND CouncilId = @CouncilId", new { came.Id }), Is.EqualTo("Dropped"));
    }

    [Test]
    public async Task A_council_with_registers_of_its_own_takes_no_signed_file_for_what_it_numbers_itself()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.NumberFrom(NumberSource.Internal);
        await Approve(conclusion);

        var refused = await Upload(PaperKind.ConclusionNotice, conclusion, SignedElsewhere(SigningTestParts.Paper, SignerName));

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "paper.numbered_here")), refused.Text);
    }

    private async Task Approve(Guid conclusion)
    {
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 });
    }

    private async Task<Answer> Upload(PaperKind kind, Guid subject, byte[] file, Guid? person = null)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/pdf");
        content.Headers.Add("X-File-Name", "da-ky.pdf");
        return await (await Site.As(person ?? World.Clerk)).Call(HttpMethod.Post, $"/api/papers/of/{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}/{subject}/signed", content);
    }
}
