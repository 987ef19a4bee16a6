using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Signed minutes as they come over the wire: what is refused leaves neither a row nor a file.</summary>
public sealed class UploadTests : SiteTest
{
    private const int Limit = 20 * 1024 * 1024;

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("a PDF under the name of a picture", "bien-ban.png", SomeVisits.Scan, 422, "file.extension", "fileName");
        yield return Case("a mark that is not seen in the name", "bien-ban%E2%80%8F.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a stamp of secrecy in the name", "12-BC_M%E1%BA%ACT.pdf", SomeVisits.Scan, 422, "file.secret", "fileName");
        yield return Case("nothing in it", "bien-ban.pdf", [], 422, "file.empty", "content");
        yield return Case("text under the name of a PDF", "bien-ban.pdf", [.. "Đây là văn bản."u8], 422, "file.type", "content");
        yield return Case("a page under the name of a PDF", "bien-ban.pdf", [.. "<html>%PDF-1.7"u8], 422, "file.type", "content");
        yield return Case("a program under the name of a picture", "bien-ban.png", [.. "MZ"u8], 422, "file.type", "content");
        yield return Case("a folder above", "..%2F..%2Fbien-ban.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a folder of Windows", "C%3A%5Cbien-ban.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a folder as it is", "/etc/passwd", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("the folder above and nothing else", "..", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a character that turns the name around", "bien-ban%E2%80%AEfdp.exe", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("an isolate that hides the order", "%E2%81%A6bien-ban.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a NUL in the name", "bien-ban.pdf%00.exe", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("two lines in the name", "bien-ban%0D%0ASet-Cookie%3A%20a.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a name of blanks", "%20%20", SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a name too long", new string('a', 201), SomeVisits.Scan, 422, "request.invalid", "fileName");
        yield return Case("a character that is none in the name", "%EF%BF%BE.pdf", SomeVisits.Scan, 422, "request.invalid", "fileName");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_wrong_file_is_refused_with_its_field_and_leaves_nothing(string name, byte[] content, int status, string code, string field)
    {
        var (visit, secretary) = await ToSign();
        var before = await Site.Rows();

        var answer = await Send(secretary, visit, name, content);

        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((status, code)), answer.Text);
        Assert.That(answer.Fields, Does.Contain(field), answer.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(Kept(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_file_over_the_limit_is_refused_whether_its_length_was_told_or_not(bool told)
    {
        var (visit, secretary) = await ToSign();
        var before = await Site.Rows();

        var answer = await Send(secretary, visit, "bien-ban.pdf", [.. SomeVisits.Scan, .. new byte[Limit - SomeVisits.Scan.Length + 1]], told);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "request.too_large")), answer.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(Kept(), Is.Empty);
    }

    [Test]
    public async Task A_file_of_just_the_limit_is_kept_once_under_its_hash_and_comes_back_under_its_name()
    {
        var (visit, secretary) = await ToSign();
        byte[] scan = [.. SomeVisits.Scan, .. new byte[Limit - SomeVisits.Scan.Length]];

        var first = await Send(secretary, visit, Uri.EscapeDataString("biên bản “ký” 15/4.pdf".Replace('/', '.')), scan);
        var again = await Send(secretary, visit, "trang-2.pdf", scan);
        using var back = await secretary.GetAsync(new Uri($"/api/visits/{visit}/signed-minutes/{first.Id}", UriKind.Relative));

        Assert.That((first.Status, again.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)), first.Text + again.Text);
        Assert.That(Kept(), Has.Length.EqualTo(1));
        Assert.That(Path.GetFileName(Kept()[0]), Does.Match("^[0-9a-f]{64}$"));
        Assert.That((back.StatusCode, back.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")));
        Assert.That(back.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(back.Headers.TryGetValues("X-Content-Type-Options", out var sniffing) ? sniffing : [], Is.EqualTo(new[] { "nosniff" }));
        Assert.That(back.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("biên bản “ký” 15.4.pdf"));
        Assert.That(SHA256.HashData(await back.Content.ReadAsByteArrayAsync()), Is.EqualTo(SHA256.HashData(scan)));
    }

    [Test]
    public async Task A_form_is_no_file_and_a_file_without_a_name_is_not_taken()
    {
        var (visit, secretary) = await ToSign();
        var before = await Site.Rows();

        using var form = new MultipartFormDataContent { { new ByteArrayContent(SomeVisits.Scan), "file", "bien-ban.pdf" } };
        var asForm = await secretary.Call(HttpMethod.Post, $"/api/visits/{visit}/signed-minutes", form);
        var nameless = await Send(secretary, visit, null, SomeVisits.Scan);

        Assert.That(asForm.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType), asForm.Text);
        Assert.That((nameless.Status, nameless.Code), Is.EqualTo((HttpStatusCode.BadRequest, "file.name")), nameless.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(Kept(), Is.Empty);
    }

    private static TestCaseData Case(string what, string name, byte[] content, int status, string code, string field) =>
        new TestCaseData(name, content, status, code, field).SetArgDisplayNames(what);

    private async Task<(Guid Visit, HttpClient Secretary)> ToSign() => (await World.EndedVisit(), await Site.As(World.Secretary));

    /// <summary>Every file under the folder of the file store, those under a passing name included.</summary>
    private string[] Kept()
    {
        var folder = Path.Combine(World.Database.Folder, "files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static async Task<Answer> Send(HttpClient client, Guid visit, string? name, byte[] content, bool lengthTold = true)
    {
        using var body = new StreamContent(new MemoryStream(content));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/visits/{visit}/signed-minutes") { Content = body };
        if (name is not null) request.Headers.TryAddWithoutValidation("X-File-Name", name);
        // Asked first, the server answers before the body is on its way.
        if (lengthTold) request.Headers.ExpectContinue = true;
        else request.Headers.TransferEncodingChunked = true;
        return await Answer.Of(await client.SendAsync(request));
    }
}
