using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Evidence;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Evidence;

/// <summary>Evidence that comes in pieces over a weak line.</summary>
public sealed class EvidencePiecesTests : SiteTest
{
    [Test]
    public async Task Pieces_become_the_same_evidence_as_the_file_sent_whole()
    {
        var task = await Given();
        var unit = await Site.As(World.UnitContact);
        var photo = SomeFiles.Jpeg(more: 300_000);
        var upload = await Begun(unit, task, "Ảnh hiện trường.jpg", photo.Length);
        Assert.That((int)(await unit.Get($"/api/tasks/{task}/evidence/terms")).Json!["pieceLimitInBytes"]!, Is.EqualTo(4 * 1024 * 1024));

        var received = await SendAll(unit, task, upload, photo, 100_000);
        var listed = (await unit.Get(Uploads(task))).Json!.AsArray().Single()!;
        var finished = await Finish(unit, task, upload);
        var again = await Finish(unit, task, upload);
        await using var whole = await World.Received(photo, "Ảnh hiện trường.jpg");
        var plain = await World.Send(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = whole });

        Assert.That(received, Is.EqualTo(photo.Length));
        Assert.That((listed["fileName"]!.ToString(), (long)listed["received"]!, string.Join(' ', listed["pieces"]!.AsArray().Select(piece => piece!["sha256"]))),
            Is.EqualTo(("Ảnh hiện trường.jpg", (long)photo.Length, string.Join(' ', photo.Chunk(100_000).Select(Hash)))));
        Assert.That((finished.Status, again.Status, again.Id), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created, finished.Id)), "asked again it answers again");
        var (pieces, one) = (await Line(task, finished.Id), await Line(task, plain.Id));
        Assert.That(pieces with { Id = one.Id, Seq = one.Seq, AddedAt = one.AddedAt }, Is.EqualTo(one));
        Assert.That((pieces.SentSha256, pieces.SentSize), Is.EqualTo((Hash(photo), (long)photo.Length)), "what the receipt will name is the unit's own copy");
        Assert.That(await unit.GetByteArrayAsync(new Uri($"/api/tasks/{task}/evidence/{finished.Id}", UriKind.Relative)), Is.EqualTo(SomeFiles.CleanJpeg(more: 300_000)));
        Assert.That(await Left(task), Is.Zero);
        Assert.That((await World.Journalled(task, nameof(EvidenceUploadStarted), "Data")).Count + (await World.Journalled(task, nameof(EvidenceAdded), "Data")).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task A_piece_comes_where_the_last_one_ended_and_may_come_twice()
    {
        var task = await Given();
        var unit = await Site.As(World.UnitContact);
        var file = (byte[])[.. SomeFiles.Pdf, .. new byte[1000]];
        var upload = await Begun(unit, task, "bien-ban.pdf", file.Length);
        await Piece(unit, task, upload, 0, file[..500]);

        var twice = await Piece(unit, task, upload, 0, file[..500]);
        var other = await Piece(unit, task, upload, 0, file[1..501]);
        var gap = await Piece(unit, task, upload, 700, file[700..]);
        var tooLong = await Piece(unit, task, upload, 500, [.. file[500..], 1]);
        var nothing = await Piece(unit, task, upload, 500, []);
        var before = await Finish(unit, task, upload);
        var large = await Begun(unit, task, "phim.mp4", 9_000_000);
        var tooLarge = await Piece(unit, task, large, 0, new byte[4 * 1024 * 1024 + 1]);

        Assert.That((twice.Status, (long)twice.Json!["received"]!), Is.EqualTo((HttpStatusCode.OK, 500L)));
        foreach (var refused in new[] { other, gap })
            Assert.That((refused.Status, refused.Code, (long?)refused.Json!["received"]), Is.EqualTo((HttpStatusCode.Conflict, "upload.offset", (long?)500)), refused.Text);
        Assert.That((tooLong.Status, tooLarge.Status), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge)));
        Assert.That((nothing.Code, before.Code, (long?)before.Json!["received"]), Is.EqualTo(("upload.empty", "upload.incomplete", (long?)500)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM EvidenceUploadPieces WHERE UploadId = @upload AND CouncilId = @CouncilId", new { upload }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_piece_that_broke_off_leaves_nothing_of_itself()
    {
        var task = await Given();
        var unit = await Site.As(World.UnitContact);
        var upload = await Begun(unit, task, "a.pdf", 4_000_000);
        var kept = Kept();

        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(Site.Address.Host, Site.Address.Port);
            var wire = socket.GetStream();
            await wire.WriteAsync(Encoding.ASCII.GetBytes($"POST {Uploads(task)}/{upload}/pieces?offset=0 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {unit.DefaultRequestHeaders.Authorization!.Parameter}\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Length: 2000000\r\n\r\n"));
            await wire.WriteAsync(new byte[1_000_000]);
            await Until(() => Kept().Length > kept.Length, "a part of it is under a passing name");
            socket.LingerState = new LingerOption(true, 0);
        }
        await Until(() => Kept().Length == kept.Length, "it is gone");

        Assert.That((await World.Send(World.UnitContact, new EvidenceUploadList(task))).Single(), Has.Property("Received").Zero.And.Property("Pieces").Empty);
        Assert.That((await Piece(unit, task, upload, 0, new byte[100])).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Only_whoever_began_it_sees_it_and_only_for_the_same_unit()
    {
        var task = await Given();
        var contact = await Site.As(World.UnitContact);
        var upload = await Begun(contact, task, "a.pdf", 1000);
        await Piece(contact, task, upload, 0, new byte[1000]);

        foreach (var person in new[] { World.UnitHead, World.OtherUnitHead })
        {
            var other = await Site.As(person);
            Assert.That((await other.Get(Uploads(task))).Json!.AsArray(), Is.Empty);
            foreach (var answer in new[] { await Piece(other, task, upload, 0, new byte[1000]), await Finish(other, task, upload), await other.Call(HttpMethod.Delete, $"{Uploads(task)}/{upload}") })
                Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.NotFound, "not_found")), answer.Text);
        }
        var office = await Site.As(World.Office);
        Assert.That((await office.Get(Uploads(task))).Text, Is.EqualTo("[]"));
        Assert.That((await Begin(office, task, "a.pdf", 1000)).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        // Moved to the coordinating unit, which may attach evidence too.
        var known = World.Identity(World.UnitContact);
        World.Know(known with { UnitId = World.OtherUnit });
        Assert.That(await World.Send(World.UnitContact, new EvidenceUploadList(task)), Is.Empty);
        Assert.That((await World.Refused(World.UnitContact, new FinishEvidenceUpload(task, upload))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitContact, new AbandonEvidenceUpload(task, upload))).Kind, Is.EqualTo(RefusalKind.NotFound));
        World.Know(known);
    }

    [Test]
    public async Task What_the_whole_turns_out_to_be_is_refused_in_the_same_words_and_is_gone()
    {
        var task = await Given();
        var unit = await Site.As(World.UnitContact);
        var text = "Đây là văn bản."u8.ToArray();
        var upload = await Begun(unit, task, "bien-ban.pdf", text.Length);
        await SendAll(unit, task, upload, text, 10);

        var refused = await Finish(unit, task, upload);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "file.type")), refused.Text);
        Assert.That(await Left(task), Is.Zero);
        Assert.That((await World.Journalled(task, nameof(EvidenceUploadRefused), "Data")).Single(), Does.Contain("file.type"));
        Assert.That((await Finish(unit, task, upload)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("bien-ban.doc", 100L, "none", null, 422, "file.extension")]
    [TestCase("bien-ban", 100L, "none", null, 422, "file.extension")]
    [TestCase("../bien-ban.pdf", 100L, "none", null, 422, "request.invalid")]
    [TestCase("bien-ban.pdf", 0L, "none", null, 422, "file.empty")]
    [TestCase("bien-ban.pdf", 50L * 1024 * 1024 + 1, "none", null, 413, "request.too_large")]
    [TestCase("bien-ban.pdf", 100L, "secret", null, 422, "file.secret")]
    [TestCase("bien-ban.pdf", 100L, "none", 3, 422, "evidence.item")]
    public async Task What_can_be_known_before_a_byte_is_sent_is_refused_before(string name, long size, string secrecy, int? item, int status, string code)
    {
        var task = await Given();
        var answer = await Begin(await Site.As(World.UnitContact), task, name, size, secrecy, item);
        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((status, code)), answer.Text);
        Assert.That(await Left(task), Is.Zero);
    }

    [Test]
    public async Task Twenty_unfinished_files_are_enough_until_one_is_given_up()
    {
        var task = await Given();
        var head = await Site.As(World.UnitHead);
        var uploads = new List<Guid>();
        for (var i = 0; i < 20; i++) uploads.Add(await Begun(head, task, $"{i}.pdf", 100));

        var more = await Begin(head, task, "20.pdf", 100);
        var given = await head.Call(HttpMethod.Delete, $"{Uploads(task)}/{uploads[3]}");
        var twice = await head.Call(HttpMethod.Delete, $"{Uploads(task)}/{uploads[3]}");

        Assert.That((more.Status, more.Code), Is.EqualTo((HttpStatusCode.Conflict, "upload.many")), more.Text);
        Assert.That((given.Status, twice.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That((await World.Journalled(task, nameof(EvidenceUploadAbandoned), "Data")).Single(), Does.Contain("3.pdf"));
        Assert.That((await Begin(head, task, "20.pdf", 100)).Status, Is.EqualTo(HttpStatusCode.Created));

        // Nothing is attached any more once the task is closed; what was begun can still be given up.
        await World.With(World.Office, s => s.GetRequiredService<Db>().Execute("UPDATE FollowUpTasks SET Progress = @progress WHERE Id = @task AND CouncilId = @CouncilId", new { progress = TaskProgress.ReportedDone, task }, CancellationToken.None));
        Assert.That((await Piece(head, task, uploads[0], 0, new byte[100])).Code, Is.EqualTo("evidence.closed"));
        foreach (var left in (await World.Send(World.UnitHead, new EvidenceUploadList(task))).Select(upload => upload.Id))
            Assert.That((await head.Call(HttpMethod.Delete, $"{Uploads(task)}/{left}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<Guid> Given() => (await World.SentConclusion()).Task;

    private async Task<EvidenceLine> Line(Guid task, Guid id) => (await World.Send(World.UnitContact, new EvidenceList { TaskId = task })).Items.Single(line => line.Id == id);

    private Task<long> Left(Guid task) => World.Value<long>("""
        SELECT (SELECT COUNT(*) FROM EvidenceUploads WHERE TaskId = @task AND CouncilId = @CouncilId)
             + (SELECT COUNT(*) FROM EvidenceUploadPieces p JOIN EvidenceUploads u ON u.Id = p.UploadId WHERE u.TaskId = @task AND u.CouncilId = @CouncilId)
        """, new { task });

    private static string Uploads(Guid task) => $"/api/tasks/{task}/evidence/uploads";

    private static async Task<Guid> Begun(HttpClient client, Guid task, string name, long size)
    {
        var answer = await Begin(client, task, name, size);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Id;
    }

    private static Task<Answer> Begin(HttpClient client, Guid task, string name, long size, string secrecy = "none", int? item = null) =>
        client.Post(Uploads(task), new JsonObject { ["fileName"] = name, ["size"] = size, ["secrecy"] = secrecy, ["evidenceItemNumber"] = item });

    private static Task<Answer> Finish(HttpClient client, Guid task, Guid upload) => client.Post($"{Uploads(task)}/{upload}/finish", null);

    private static async Task<long> SendAll(HttpClient client, Guid task, Guid upload, byte[] content, int pieceSize)
    {
        var received = 0L;
        foreach (var piece in content.Chunk(pieceSize)) received = (long)(await Piece(client, task, upload, received, piece)).Json!["received"]!;
        return received;
    }

    private static Task<Answer> Piece(HttpClient client, Guid task, Guid upload, long offset, byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return client.Call(HttpMethod.Post, $"{Uploads(task)}/{upload}/pieces?offset={offset}", body);
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

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
