using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Infrastructure.Files;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Evidence;

/// <summary>Evidence as it comes and goes over the wire.</summary>
public sealed class EvidenceUploadTests : SiteTest
{
    [Test]
    public async Task Evidence_comes_in_clean_and_goes_out_as_a_file_that_no_page_shows()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = await Site.As(World.UnitContact);

        await World.Send(World.Office, new SetEvidenceList { TaskId = task, Version = 2, EvidenceItems = ["Ảnh hiện trường"] });
        var created = await Send(unit, task, "Ảnh “hiện trường”.jpg", SomeFiles.Jpeg(), "?evidenceItemNumber=1&secrecy=none");
        var film = await Send(unit, task, "phim.mp4", SomeFiles.Mp4());
        using var back = await unit.GetAsync(new Uri($"/api/tasks/{task}/evidence/{created.Id}", UriKind.Relative));
        using var part = new HttpRequestMessage(HttpMethod.Get, $"/api/tasks/{task}/evidence/{film.Id}");
        part.Headers.Range = new RangeHeaderValue(4, 7);
        using var ranged = await unit.SendAsync(part);

        Assert.That((created.Status, film.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)), created.Text + film.Text);
        Assert.That(await back.Content.ReadAsByteArrayAsync(), Is.EqualTo(SomeFiles.CleanJpeg()));
        Assert.That((back.Content.Headers.ContentDisposition!.DispositionType, back.Content.Headers.ContentDisposition.FileNameStar), Is.EqualTo(("attachment", "Ảnh “hiện trường”.jpg")));
        Assert.That((Header(back, "X-Content-Type-Options"), Header(back, "Cache-Control"), Header(back, "Content-Security-Policy")), Is.EqualTo(("nosniff", "no-store, private", "default-src 'none'; sandbox")));
        Assert.That((ranged.StatusCode, await ranged.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.PartialContent, "ftyp")));
        Assert.That((await (await Site.As(World.Office)).Get($"/api/tasks/{task}/evidence/{created.Id}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "not handed in yet");
        Assert.That((await unit.Call(HttpMethod.Delete, $"/api/tasks/{task}/evidence/{film.Id}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_same_upload_sent_again_with_its_key_is_answered_and_not_done_again()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = await Site.As(World.UnitContact);
        unit.DefaultRequestHeaders.Add("Idempotency-Key", "lan-1");

        var first = await Send(unit, task, "a.pdf", SomeFiles.Pdf);
        var again = await Send(unit, task, "a.pdf", SomeFiles.Pdf);
        var other = await Send(unit, task, "a.pdf", [.. SomeFiles.Pdf, 10]);

        Assert.That((again.Id, other.Code), Is.EqualTo((first.Id, "idempotency.other_body")));
        Assert.That(Kept(), Has.Length.EqualTo(3), "the delegation's report, the conclusion and the evidence");
    }

    [TestCase("?secrecy=secret", HttpStatusCode.UnprocessableEntity, "file.secret")]
    [TestCase("?secrecy=unknown", HttpStatusCode.BadRequest, "json.wrong_type")]
    [TestCase("?evidenceItemNumber=0", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [TestCase("?other=1", HttpStatusCode.BadRequest, "json.unknown_field")]
    public async Task What_is_said_wrongly_of_it_is_refused_with_its_field(string query, HttpStatusCode status, string code)
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = await Site.As(World.UnitContact);
        var before = await Site.Rows();
        var kept = Kept();

        var answer = await Send(unit, task, "a.pdf", SomeFiles.Pdf, query);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Fields, Is.Not.Empty, answer.Text);
        Assert.That(answer.Code, Is.EqualTo(code));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(Kept(), Is.EqualTo(kept));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData("a.pdf", Array.Empty<byte>(), 422, "file.empty").SetArgDisplayNames("nothing");
        yield return new TestCaseData("a.pdf", SomeFiles.Png(), 422, "file.extension").SetArgDisplayNames("a picture under the name of a PDF");
        yield return new TestCaseData("a.pdf", (byte[])[.. SomeFiles.Pdf, .. new byte[50 * 1024 * 1024]], 413, "request.too_large").SetArgDisplayNames("over the limit");
        yield return new TestCaseData("a.xlsx", SomeFiles.Xlsx(("xl/a.bin", new byte[20_000_000])), 422, "file.bomb").SetArgDisplayNames("a bomb");
        yield return new TestCaseData("../../a.pdf", SomeFiles.Pdf, 422, "request.invalid").SetArgDisplayNames("a path");
        yield return new TestCaseData("a\u202Efdp.exe", SomeFiles.Pdf, 422, "request.invalid").SetArgDisplayNames("a turned name");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_no_evidence_is_refused_and_leaves_neither_file_nor_row(string name, byte[] content, int status, string code)
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = await Site.As(World.UnitContact);
        var before = await Site.Rows();
        var kept = Kept();

        var answer = await Send(unit, task, name, content);

        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((status, code)), answer.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(Kept(), Is.EqualTo(kept));
    }

    [Test]
    public async Task A_scanner_that_is_down_answers_503_and_nothing_is_taken_unscanned()
    {
        using var scanner = ClamdScanner.At("127.0.0.1:1", TimeSpan.FromSeconds(5), Microsoft.Extensions.Logging.Abstractions.NullLogger<ClamdScanner>.Instance);
        await using var site = await Site.Open(World, builder => builder.Services.AddSingleton<IFileScanner>(scanner));
        var (_, _, task, _) = await World.SentConclusion();
        var kept = Kept();
        var unit = await site.As(World.UnitContact);

        var answer = await Send(unit, task, "a.pdf", SomeFiles.Pdf);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "file.scanner_down")), answer.Text);
        Assert.That(Kept(), Is.EqualTo(kept));

        // A file that came in pieces waits for another attempt.
        var uploads = $"/api/tasks/{task}/evidence/uploads";
        var begun = await unit.Post(uploads, new System.Text.Json.Nodes.JsonObject { ["fileName"] = "a.pdf", ["size"] = SomeFiles.Pdf.Length, ["secrecy"] = "none" });
        using var piece = new ByteArrayContent(SomeFiles.Pdf);
        piece.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await unit.Call(HttpMethod.Post, $"{uploads}/{begun.Id}/pieces?offset=0", piece);
        Assert.That((await unit.Post($"{uploads}/{begun.Id}/finish", null)).Code, Is.EqualTo("file.scanner_down"));
        Assert.That((await World.Send(World.UnitContact, new Core.Evidence.Uploads.EvidenceUploadList(task))).Single().Received, Is.EqualTo(SomeFiles.Pdf.Length));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_cut_in_the_middle_leaves_neither_file_nor_row(bool lengthTold)
    {
        var (_, _, task, _) = await World.SentConclusion();
        var token = (await Site.As(World.UnitContact)).DefaultRequestHeaders.Authorization!.Parameter;
        var before = await Site.Rows();
        var kept = Kept();

        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(Site.Address.Host, Site.Address.Port);
            var wire = socket.GetStream();
            await wire.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/tasks/{task}/evidence HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nContent-Type: application/pdf\r\nX-File-Name: a.pdf\r\n"
                + (lengthTold ? "Content-Length: 8000000\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n3d0900\r\n")));
            await wire.WriteAsync(SomeFiles.Pdf);
            await wire.WriteAsync(new byte[3_000_000]);
            await Until(() => Kept().Length > kept.Length, "a part of it is under a passing name");
            socket.LingerState = new LingerOption(true, 0);
        }

        await Until(() => Kept().Length == kept.Length, "it is gone");
        Assert.That(Kept(), Is.EqualTo(kept));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Twenty_at_once_are_all_kept_whole()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = await Site.As(World.UnitContact);
        var files = Enumerable.Range(0, 20).Select(i => (byte[])[.. SomeFiles.Pdf, .. BitConverter.GetBytes(i), .. new byte[500_000]]).ToArray();

        var answers = await Task.WhenAll(files.Select((content, i) => Send(unit, task, $"{i}.pdf", content)));

        Assert.That(answers.Select(a => a.Status).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Created }));
        for (var i = 0; i < files.Length; i++)
            Assert.That(SHA256.HashData(await unit.GetByteArrayAsync(new Uri($"/api/tasks/{task}/evidence/{answers[i].Id}", UriKind.Relative))), Is.EqualTo(SHA256.HashData(files[i])));
    }

    private string[] Kept()
    {
        var folder = Path.Combine(World.Database.Folder, "files");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order()] : [];
    }

    private static async Task Until(Func<bool> reached, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached())
        {
            Assert.That(patience.IsCancellationRequested, Is.False, $"Waited in vain until {what}.");
            await Task.Delay(20);
        }
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    private static async Task<Answer> Send(HttpClient client, Guid task, string name, byte[] content, string query = "")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task}/evidence{query}") { Content = body };
        request.Headers.TryAddWithoutValidation("X-File-Name", Uri.EscapeDataString(name));
        return await Answer.Of(await client.SendAsync(request));
    }
}
