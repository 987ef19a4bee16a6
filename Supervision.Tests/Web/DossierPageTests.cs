using System.IO.Compression;
using System.Net;
using Supervision.Core.Dossiers;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Dossiers;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>Dossiers, their copies and packs as pages, without scripts.</summary>
public sealed class DossierPageTests : SiteTest
{
    [Test]
    public async Task A_dossier_is_closed_copied_and_handed_over_through_forms_only()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        await World.GiveUp(campaign);
        var path = $"/ho-so/{dossier}";
        var client = await Site.BrowserOf(World.Clerk);
        var clerk = new FormBrowser(client);
        Assert.That((await clerk.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#van-ban .papers a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { $"/van-ban/soan/cuoc-giam-sat/{campaign}", $"/tap-van-ban?cuoc={campaign}", path }));

        var (refused, page) = await clerk.Send(path, "#close", ("close.ClosedOn", "2026-03-17"));
        Assert.That((refused, page.QuerySelector("#close-ClosedOn")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "2026-03-17")), "what was typed stays");
        Assert.That(page.QuerySelector("#close-ClosedOn-loi")!.TextContent, Does.Contain("ngày của văn bản cuối cùng"));
        Assert.That((await clerk.Open(path)).QuerySelector("#con-thieu")!.TextContent, Does.Contain("20/TB-HĐND"), "what is lacking is seen before it is closed");
        var closed = await clerk.Do(path, "#close", ("close.ClosedOn", "2026-03-20"), ("close.IsLackingSeen", "true"));
        Assert.That(closed.QuerySelector("main")!.TextContent, Does.Contain("Đã kết thúc hồ sơ").And.Contain("20/3/2027").And.Contain("chưa kiểm chứng"));

        Assert.That((closed.QuerySelector("#tiep-theo")!.TextContent, closed.QuerySelector("#tiep-theo a")!.GetAttribute("href")), Is.EqualTo(("Việc tiếp theo: lập biên bản giao nhận hồ sơ; biên bản được duyệt, ban hành rồi mới ghi nhận nộp lưu.", "#minutes")));

        var exported = await clerk.Do(path, "#export");
        var link = exported.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(href => href.StartsWith("/api/dossiers/exports/", StringComparison.Ordinal));
        using var answer = await client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentDisposition!.FileNameStar), Is.EqualTo((HttpStatusCode.OK, $"ho-so-{(await World.Send(World.Clerk, new DossierDetails(dossier))).Code}.zip")));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.That(zip.Entries, Has.Count.EqualTo(4));

        Assert.That((await clerk.Open("/nop-luu")).QuerySelectorAll("ul.rows a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { path }));
        await World.HandoverMinutes(dossier, SomeDossiers.ClosedOn);
        Assert.That((await clerk.Open(path)).QuerySelector("#tiep-theo a")!.GetAttribute("href"), Is.EqualTo("#handover"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open(path)).QuerySelector("#tiep-theo")!.TextContent, Is.EqualTo("Việc tiếp theo: văn thư ghi nhận nộp lưu theo biên bản giao nhận đã ban hành."));
        var archived = await clerk.Do(path, "#handover", ("handover.HandedOverOn", "2026-03-20"), ("handover.ReceivedBy", "Lưu trữ viên"));
        Assert.That(archived.QuerySelector("main")!.TextContent, Does.Contain("Đã nộp lưu").And.Contain("Lưu trữ viên"));
        Assert.That(archived.QuerySelector("#tiep-theo"), Is.Null);
        Assert.That((await clerk.Open("/nop-luu")).QuerySelector("main")!.TextContent, Does.Contain("Không có hồ sơ nào chờ nộp lưu."));
    }

    [Test]
    public async Task The_next_step_to_the_archive_follows_the_minutes_of_hand_over()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        await World.GiveUp(campaign);
        var path = $"/ho-so/{dossier}";
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        Assert.That((await clerk.Open(path)).QuerySelector("#tiep-theo"), Is.Null, "it is open");
        await clerk.Do(path, "#close", ("close.ClosedOn", "2026-03-20"), ("close.IsLackingSeen", "true"));
        async Task<(string? Said, string? Way)> Next() => (await clerk.Open(path)).QuerySelector("#tiep-theo a") is { } link ? (link.TextContent, link.GetAttribute("href")) : (null, null);

        var paper = (await World.Send(World.Clerk, new Core.Papers.DraftPaper { Kind = Core.Papers.PaperKind.DossierHandover, SubjectId = dossier })).Id;
        Assert.That(await Next(), Is.EqualTo(("trình duyệt biên bản giao nhận hồ sơ", $"/van-ban/{paper}")));
        var version = await World.Fill(World.Clerk, paper, ("giver", "Nguyễn Văn Giao | Văn thư"), ("receiver", "Trần Thị Nhận | Lưu trữ viên"));
        await World.Send(World.Clerk, new Core.Papers.SubmitPaper { PaperId = paper, Version = version });
        Assert.That(await Next(), Is.EqualTo(("duyệt biên bản giao nhận hồ sơ", $"/van-ban/{paper}")));
        await World.Send(World.Office, new Core.Papers.ApprovePaper { PaperId = paper, Version = version + 1 });
        Assert.That(await Next(), Is.EqualTo(("ký, ban hành biên bản giao nhận hồ sơ", $"/van-ban/{paper}")));
    }

    [Test]
    public async Task A_pack_is_fetched_from_its_page_which_says_why_there_is_none()
    {
        var (ended, _, _, _) = await World.SentConclusion();
        var client = await Site.BrowserOf(World.UnitHead);

        using var answer = await client.GetAsync(new Uri($"/tap-van-ban?cuoc={ended.Campaign}&tai=true", UriKind.Relative));
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        PdfTools.Check(pdf);
        Assert.That(PdfTools.FlatPage(pdf, 1), Does.Contain("15/TB-HĐND"));

        var other = new FormBrowser(await Site.BrowserOf(World.Office));
        var (status, page) = await other.Get("/tap-van-ban?thang=2026-01-15&tai=true");
        Assert.That((status, page.QuerySelector(".problem")!.TextContent), Is.EqualTo((HttpStatusCode.Conflict, "Chưa có văn bản nào để ghép thành tập.")));
        Assert.That(page.QuerySelector("#thang")!.GetAttribute("value"), Is.EqualTo("2026-01-15"));
        Assert.That((await other.Get("/tap-van-ban?thang=hom-nay&tai=true")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task A_unit_sees_no_dossier_and_no_archive()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));

        Assert.That((await unit.Get($"/ho-so/{dossier}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await unit.Get("/nop-luu")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await unit.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#van-ban .papers a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { $"/tap-van-ban?cuoc={campaign}" }));
    }
}
