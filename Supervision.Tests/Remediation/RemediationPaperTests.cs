using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Tests.Documents;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

/// <summary>What is printed about a unit's report; the files stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class RemediationPaperTests : FeatureTest
{
    [Test]
    public async Task A_report_prints_what_is_said_of_each_task_and_its_answer_asks_for_what_is_missing()
    {
        var tasks = await World.AcceptedTasks(2);
        var (report, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Partly));

        var printed = await Print("remediation-report", new PrintRemediationReport(report));
        foreach (var part in new[]
        {
            "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH", "Số: 45/BC-UBND", "BÁO CÁO", "Kính gửi: Thường trực Hội đồng nhân dân", "1. Nội dung số 1", "đã thực hiện, đạt 100%",
            "thực hiện một phần, đạt 60%", "Nguyên nhân: Thiếu nhân lực thẩm định hồ sơ./.", Document.DemoBanner,
        })
            Assert.That(printed, Does.Contain(part));

        Assert.That((await World.Refused(World.Office, new PrintConfirmation(report))).Code, Is.EqualTo("remediation.undecided"));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        Assert.That(await Print("confirmation-slip", new PrintConfirmation(report)), Does.Contain("PHIẾU XÁC NHẬN").And.Contain("Xác nhận hoàn thành").And.Not.Contain("Nội dung số 2"));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[1], RemediationOutcome.Returned) with { NewDueOn = new DateOnly(2026, 7, 10) });
        Assert.That(await Print("supplement-letter", new PrintConfirmation(report)), Does.Contain("V/v bổ sung, làm rõ").And.Contain("Lý do: Chưa có tài liệu chứng minh.").And.Contain("ngày 10 tháng 7 năm 2026"));
    }

    [Test]
    public async Task A_slip_that_confirms_in_part_prints_what_remains_and_by_when()
    {
        var task = await World.AcceptedTask();
        var (report, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly));

        Assert.That(await Print("confirmation-slip-part", new PrintConfirmation(report)), Does.Contain("PHIẾU XÁC NHẬN").And.Contain("Nội dung còn lại: Giải quyết 12 hồ sơ còn lại.")
            .And.Contain("Thời hạn thực hiện nội dung còn lại: ngày 01 tháng 8 năm 2026.").And.Contain("thực hiện các nội dung còn lại theo thời hạn nêu trên").And.Not.Contain("(nếu có)"));
    }

    [Test]
    public async Task A_receipt_prints_its_number_the_second_and_every_files_hash()
    {
        var task = await World.AcceptedTask();
        var (_, _, handedIn) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        Assert.That(await Print("receipt", new PrintReceipt(handedIn.ReceiptId)), Does.Contain("GIẤY BIÊN NHẬN").And.Contain("01/2026").And.Contain("8 giờ 00 phút 00 giây, ngày 29 tháng 5 năm 2026").And.Contain("không có"));

        var receipt = await World.Send(World.UnitHead, new ReceiptDetails(handedIn.ReceiptId));
        var hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        var document = ReceiptPaper.Of(receipt with { Files = [new ReceiptFile { TaskNumber = 1, FileName = "anh-hien-truong.jpg", Size = 1_234_567, Sha256 = hash }] },
            new PaperCouncil { Name = "Hội đồng nhân dân tỉnh Lam Sơn", HeaderName = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", PlaceName = "Lam Sơn", IsDemo = true });
        Assert.That(await Save("receipt-with-files", document), Does.Contain("anh-hien-truong.jpg").And.Contain("1.234.567").And.Contain("0123456789abcdef"));
    }

    private async Task<string> Print(string name, Core.Pipeline.IQuery<Document> query) => await Save(name, await World.Send(World.UnitHead, query));

    private async Task<string> Save(string name, Document document)
    {
        var pdf = await World.With(World.UnitHead, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document).Content));
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}.pdf"), pdf);
        PdfTools.Check(pdf);
        return PdfTools.FlatText(pdf);
    }
}
