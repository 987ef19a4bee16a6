using System.Security.Cryptography;
using System.Xml.Linq;
using NUnit.Framework;
using Supervision.Core.Dispatches;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Infrastructure.Dispatches;

namespace Supervision.Tests.Dispatches;

/// <summary>The hand-over folder, on a real disk.</summary>
public sealed class FolderCourierTests
{
    private string _root = "";

    [SetUp]
    public void Open() => _root = Directory.CreateTempSubdirectory("hand-over-").FullName;

    [TearDown]
    public void Close() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_package_is_a_folder_of_its_own_with_the_file_as_issued_and_its_data()
    {
        var package = Package();

        var outcome = await new FolderCourier(_root).Carry(package, CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(SendOutcome.Sent));
        var folder = Directory.GetDirectories(_root).Single();
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "15-TB-HĐND.pdf", "van-ban.xml" }));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, "15-TB-HĐND.pdf")), Is.EqualTo(package.Content));
        var data = XDocument.Load(Path.Combine(folder, "van-ban.xml")).Root!;
        Assert.That((data.Descendants("CodeNumber").Single().Value, data.Descendants("CodeNotation").Single().Value, data.Descendants("PromulgationDate").Single().Value),
            Is.EqualTo(("15", "TB-HĐND", "2026-05-14")));
        Assert.That((data.Descendants("Subject").Single().Value, data.Descendants("Sha256").Single().Value), Is.EqualTo(("Kết luận <giám sát> & \"kiến nghị\"", package.Sha256)));
        Assert.That(data.Descendants("Note").Single().Value, Does.Contain("MINH HỌA"));
    }

    [Test]
    public async Task What_was_handed_over_is_not_touched_when_it_is_tried_again()
    {
        var (package, courier) = (Package(), new FolderCourier(_root));
        await courier.Carry(package, CancellationToken.None);
        var file = Path.Combine(Directory.GetDirectories(_root).Single(), package.FileName);
        await File.WriteAllTextAsync(file, "đã nhận");

        Assert.That(await courier.Carry(package, CancellationToken.None), Is.EqualTo(SendOutcome.Sent));

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("đã nhận"), "whoever took it over may have changed it");
        await courier.Carry(Package(), CancellationToken.None);
        Assert.That(Directory.GetDirectories(_root), Has.Length.EqualTo(2), "another dispatch of the same paper is another package");
    }

    [Test]
    public async Task What_a_killed_program_left_is_not_handed_over()
    {
        var package = Package();
        var left = Directory.CreateDirectory(Path.Combine(_root, $".{package.Key:N}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "nua-chung.pdf"), "%PDF");

        await new FolderCourier(_root).Carry(package, CancellationToken.None);

        Assert.That(Directory.GetFileSystemEntries(_root).Select(Path.GetFileName), Is.EqualTo(new[] { package.Key.ToString("N") }));
        Assert.That(Directory.GetFiles(Path.Combine(_root, package.Key.ToString("N"))), Has.Length.EqualTo(2).And.None.Contain("nua-chung"));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_said_and_nothing_half_is_left()
    {
        var blocked = Path.Combine(_root, "khong-phai-thu-muc");
        await File.WriteAllTextAsync(blocked, "");

        var outcome = await new FolderCourier(blocked).Carry(Package(), CancellationToken.None);

        Assert.That(outcome.Result, Is.EqualTo(SendResult.Failed), "tried again, and given up in the end");
        Assert.That(outcome.Error, Does.StartWith("Không ghi được thư mục bàn giao"));
        Assert.That(Directory.GetFileSystemEntries(_root).Select(Path.GetFileName), Is.EqualTo(new[] { "khong-phai-thu-muc" }));
    }

    [TestCase("15-NQ/HĐND.pdf")]
    [TestCase("../../15-TB.pdf")]
    [TestCase("..\\15-TB.pdf")]
    [TestCase("/etc/15-TB.pdf")]
    public async Task A_name_never_leads_out_of_the_package(string name)
    {
        var package = Package() with { FileName = name };

        Assert.That(await new FolderCourier(_root).Carry(package, CancellationToken.None), Is.EqualTo(SendOutcome.Sent));

        var folder = Path.Combine(_root, package.Key.ToString("N"));
        Assert.That(Directory.GetFileSystemEntries(_root), Is.EqualTo(new[] { folder }));
        var file = Directory.GetFiles(folder, "*.pdf").Single();
        Assert.That(XDocument.Load(Path.Combine(folder, "van-ban.xml")).Descendants("AttachmentName").Single().Value, Is.EqualTo(Path.GetFileName(file)), "the data name the file that is there");
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(package.Content));
    }

    [Test]
    public void Without_a_folder_the_way_is_closed() => Assert.That(new FolderCourier(null).IsOpen, Is.False);

    private static PaperPackage Package()
    {
        var content = RandomNumberGenerator.GetBytes(100_000);
        return new PaperPackage
        {
            Key = Guid.CreateVersion7(),
            CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
            IsDemo = true,
            Kind = PaperKind.ConclusionNotice,
            DocumentType = "TB",
            Number = 15,
            Symbol = "TB-HĐND",
            IssuedOn = new DateOnly(2026, 5, 14),
            Title = "Kết luận <giám sát> & \"kiến nghị\"",
            Pages = 3,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Receiver = "Ủy ban nhân dân xã Hòa Bình",
            FileName = "15-TB-HĐND.pdf",
            ContentSha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
        };
    }
}
