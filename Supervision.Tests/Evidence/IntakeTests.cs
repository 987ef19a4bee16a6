using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Files;

namespace Supervision.Tests.Evidence;

/// <summary>What is taken in and what is refused, by content.</summary>
public sealed class IntakeTests
{
    private static readonly IntakeTerms Terms = new() { Kinds = FileTypes.All, LimitInBytes = 5_000_000, KeepsPhotoPlace = false };

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("intake-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Right()
    {
        yield return Taken("a.pdf", SomeFiles.Pdf, FileKind.Pdf);
        yield return Taken("a.JPG", SomeFiles.Jpeg(), FileKind.Jpeg);
        yield return Taken("a.png", SomeFiles.Png(), FileKind.Png);
        yield return Taken("Báo cáo bảo mật.docx", SomeFiles.Docx("Hội đồng nhân dân", "Mật độ dân cư"), FileKind.Docx);
        yield return Taken("MẬT ONG rừng.xlsx", SomeFiles.Xlsx(("xl/embeddings/a.xlsx", SomeFiles.Xlsx())), FileKind.Xlsx);
        yield return Taken("a.mp4", SomeFiles.Mp4(), FileKind.Mp4);
        yield return Taken("a.mov", SomeFiles.Mp4("qt  "), FileKind.Mov);
    }

    [TestCaseSource(nameof(Right))]
    public async Task A_file_is_known_by_its_content_and_kept_under_the_hash_of_what_is_kept(string name, byte[] content, FileKind kind)
    {
        await using var file = await Receive(content, name);

        Assert.That((file.Kind, file.SentSize), Is.EqualTo((kind, (long)content.Length)));
        Assert.That(file.SentSha256, Is.EqualTo(Hash(content)));
        Assert.That(file.Sha256, Is.EqualTo(Hash(await Kept(file))));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Refused("nothing", "a.pdf", [], "file.empty");
        yield return Refused("a picture under the name of a PDF", "a.pdf", SomeFiles.Png(), "file.extension", "Nội dung tệp là PNG nhưng tên tệp là PDF.");
        yield return Refused("a name without an extension", "bien-ban", SomeFiles.Pdf, "file.extension", "không có phần mở rộng");
        yield return Refused("a sheet under the name of a text", "a.docx", SomeFiles.Xlsx(), "file.extension", "là XLSX nhưng tên tệp là DOCX");
        yield return Refused("a program", "a.pdf", [.. "MZ\u0090"u8, .. new byte[64]], "file.type", "chương trình");
        yield return Refused("an old document", "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "file.type", "DOCX");
        yield return Refused("a picture of the HEIC kind", "a.heic", SomeFiles.Mp4("heic"), "file.type", "HEIC");
        yield return Refused("an archive", "a.zip", SomeFiles.Zip(("a.txt", [1])), "file.type", "tệp nén");
        yield return Refused("a web page", "a.pdf", [.. "<html>%PDF-"u8], "file.type");
        yield return Refused("over the limit", "a.pdf", [.. SomeFiles.Pdf, .. new byte[5_000_000]], "request.too_large");
        yield return Refused("a path", "../a.pdf", SomeFiles.Pdf, "request.invalid");
        yield return Refused("a turned name", "a\u202Efdp.exe", SomeFiles.Pdf, "request.invalid");
        yield return Refused("a mark that is not seen", "a\u200Fb.pdf", SomeFiles.Pdf, "request.invalid");
        yield return Refused("a stamped name", "12-BC (TỐI MẬT).pdf", SomeFiles.Pdf, "file.secret");
        yield return Refused("a stamp of one word in a name", "12_BC_MẬT.pdf", SomeFiles.Pdf, "file.secret");
        yield return Refused("a stamped document", "a.docx", SomeFiles.Docx("ỦY BAN NHÂN DÂN", " Tuyệt  mật ", "Báo cáo"), "file.secret", "bí mật nhà nước");
        yield return Refused("a JPEG cut off", "a.jpg", SomeFiles.Jpeg()[..^40], "file.truncated");
        yield return Refused("a JPEG cut in a segment", "a.jpg", SomeFiles.Jpeg()[..60], "file.truncated");
        yield return Refused("a JPEG of no segments", "a.jpg", [0xFF, 0xD8, 0xFF, 0xD9], "file.damaged");
        yield return Refused("a JPEG over 40 megapixels", "a.jpg", SomeFiles.Jpeg(8001, 5000), "file.pixels", "8001 × 5000");
        yield return Refused("a PNG cut off", "a.png", SomeFiles.Png()[..^12], "file.truncated");
        yield return Refused("a PNG over 40 megapixels", "a.png", SomeFiles.Png(40_001, 1000), "file.pixels");
        yield return Refused("a PNG without its head", "a.png", [.. SomeFiles.Png()[..8], .. SomeFiles.Chunk("IEND", [])], "file.damaged");
        yield return Refused("a film cut off", "a.mp4", SomeFiles.Mp4()[..^10], "file.truncated");
        yield return Refused("a film without its table of contents", "a.mp4", SomeFiles.Mp4()[..20], "file.truncated");
        yield return Refused("a document with a program", "a.xlsx", SomeFiles.Xlsx(("xl/vbaProject.bin", [1])), "file.macro");
        yield return Refused("a bomb of ratio", "a.xlsx", SomeFiles.Xlsx(("xl/a.bin", new byte[20_000_000])), "file.bomb");
        yield return Refused("a bomb inside a document inside", "a.xlsx", SomeFiles.Xlsx(("xl/a.xlsx", SomeFiles.Zip(("a", new byte[20_000_000])))), "file.bomb");
        yield return Refused("a bomb of depth", "a.xlsx", SomeFiles.Xlsx(("a", SomeFiles.Zip(("b", SomeFiles.Zip(("c", SomeFiles.Zip(("d", [1])))))))), "file.bomb");
        yield return Refused("a bomb of many parts", "a.xlsx", SomeFiles.Xlsx([.. Enumerable.Range(0, 5_001).Select(i => ($"{i}", Array.Empty<byte>()))]), "file.bomb");
        yield return Refused("a bomb that lies about its size", "a.xlsx", Lying(), "file.bomb");
        yield return Refused("a document cut off", "a.docx", SomeFiles.Docx("a")[..^30], "file.truncated");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_not_taken_is_refused_with_the_reason_and_leaves_nothing(string name, byte[] content, string code, string? words)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await Receive(content, name));

        Assert.That(refused!.Code, Is.EqualTo(code), refused.Message);
        if (words is not null) Assert.That(refused.Message, Does.Contain(words));
        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase(6)]
    [TestCase(1)]
    public async Task A_JPEG_loses_what_it_says_and_keeps_its_picture_and_which_side_is_up(byte orientation)
    {
        await using var file = await Receive(SomeFiles.Jpeg(orientation: orientation, more: 300_000), "a.jpg");

        Assert.That(await Kept(file), Is.EqualTo(SomeFiles.CleanJpeg(orientation: orientation, more: 300_000)));
    }

    [Test]
    public async Task A_PNG_loses_what_it_says_and_keeps_its_picture_and_which_side_is_up()
    {
        await using var file = await Receive(SomeFiles.Png(), "a.png");

        Assert.That(await Kept(file), Is.EqualTo(SomeFiles.Png(640, 480,
            SomeFiles.Chunk("eXIf", [.. "MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0"u8]))));
    }

    [Test]
    public async Task A_council_that_keeps_places_keeps_photographs_as_they_were_sent()
    {
        foreach (var (name, content) in new[] { ("a.jpg", SomeFiles.Jpeg()), ("a.png", SomeFiles.Png()) })
        {
            await using var file = await Receive(content, name, Terms with { KeepsPhotoPlace = true });
            Assert.That(SomeFiles.Holds(content, SomeFiles.Private));
            Assert.That((await Kept(file), file.Sha256), Is.EqualTo((content, file.SentSha256)));
        }
    }

    [Test]
    public async Task Only_the_kinds_that_are_wanted_are_taken()
    {
        var scans = Terms with { Kinds = FileTypes.Scans };

        foreach (var (name, content) in new[] { ("a.docx", SomeFiles.Docx("a")), ("a.mp4", SomeFiles.Mp4()) })
            Assert.That((await Assert.ThrowsAsync<RefusedException>(async () => await Receive(content, name, scans)))!.Code, Is.EqualTo("file.type"));
    }

    // The central directory says that its part unpacks to nothing.
    private static byte[] Lying()
    {
        var zip = SomeFiles.Xlsx(("xl/a.bin", new byte[20_000_000]));
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        zip.AsSpan(at + 24, 4).Clear();
        return zip;
    }

    private Task<ReceivedFile> Receive(byte[] content, string name, IntakeTerms? terms = null) =>
        new FileIntake(FolderFileStore.Open(_folder), new NoScanner(Microsoft.Extensions.Logging.Abstractions.NullLogger<NoScanner>.Instance)).Receive(new MemoryStream(content), name, terms ?? Terms, CancellationToken.None);

    private async Task<byte[]> Kept(ReceivedFile file)
    {
        await file.Keep(CancellationToken.None);
        return await File.ReadAllBytesAsync(Path.Combine(_folder, file.Sha256[..2], file.Sha256));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static TestCaseData Taken(string name, byte[] content, FileKind kind) => new TestCaseData(name, content, kind).SetArgDisplayNames(name);

    private static TestCaseData Refused(string what, string name, byte[] content, string code, string? words = null) => new TestCaseData(name, content, code, words).SetArgDisplayNames(what);
}
