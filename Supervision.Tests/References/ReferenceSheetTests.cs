using Supervision.Core.References;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.References;

public sealed class ReferenceSheetTests : FeatureTest
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    [TestCase("S1", "kế hoạch khắc phục do chính đơn vị lập")]
    [TestCase("S2", "cuộc họp tổng kết nội bộ")]
    [TestCase("S4", "buổi làm việc của cấp ủy Đảng")]
    public async Task A_sheet_says_that_it_is_only_a_reference_and_looks_like_no_official_paper(string code, string why)
    {
        var file = Cases.Read(code);
        var id = await World.EnterReference(file);

        var paper = Engine.Render(await World.Send(World.Office, new ReferenceSheet(id)));

        var text = PdfTools.Text(paper.Content);
        var flowing = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.That(flowing, Does.Contain("PHIẾU THÔNG TIN THAM CHIẾU").And.Contains(why).And.Contains("không phải hoạt động giám sát của Hội đồng nhân dân"));
        Assert.That(flowing, Does.Not.Contain("CỘNG HÒA XÃ HỘI").And.Not.Contains("Độc lập - Tự do").And.Not.Contains("Số:").And.Not.Contains("Nơi nhận").And.Not.Contains("./."));
        Assert.That(flowing, Does.Contain("TÀI LIỆU MINH HỌA, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"));
        foreach (var task in file.Tasks) Assert.That(flowing, Does.Contain($"{task.Code}."), task.Code);
        Assert.That(text.IsNormalized());
        TestContext.Out.WriteLine($"{code}: {paper.PageCount} pages");
        if (Environment.GetEnvironmentVariable("SUPERVISION_SHEETS") is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, $"{code}.pdf"), paper.Content);
    }

    [Test]
    public async Task The_same_reference_at_the_same_hour_gives_the_same_bytes()
    {
        var id = await World.EnterReference(Cases.Read("S4"));

        var first = Engine.Render(await World.Send(World.Office, new ReferenceSheet(id)));
        var second = Engine.Render(await World.Send(World.Office, new ReferenceSheet(id)));

        Assert.That(first.Content, Is.EqualTo(second.Content));
    }
}
