using System.Diagnostics;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Dispatches;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Infrastructure.Dispatches;
using Supervision.Tests.Papers;
using Supervision.Tests.Web;

namespace Supervision.Tests.Dispatches;

/// <summary>Papers that go by the hand-over folder: ordered over HTTP, carried by the job, into a folder of this machine's.</summary>
public sealed class FolderDispatchTests : SiteTest
{
    // The application knows the folder by this name; where it leads to changes, as a share does that is down or full.
    private readonly string _root = Path.Combine(Directory.CreateTempSubdirectory("hand-over-").FullName, "ban-giao");
    private string? _mounted;

    protected override bool Alone => true;

    protected override void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPaperCourier>(new FolderCourier(_root));
        builder.Services.AddSingleton<IPaperCourier>(new EdxmlCourier(_root));
    }

    [TearDown]
    public void Unlink()
    {
        if (File.Exists(_root) || Directory.Exists(_root)) File.Delete(_root);
        if (_mounted is not null) Run("umount", _mounted);
        _mounted = null;
    }

    [OneTimeTearDown]
    public void Clear() => Directory.Delete(Path.GetDirectoryName(_root)!, recursive: true);

    [Test]
    public async Task A_paper_that_is_sent_by_folder_stands_there_whole_after_the_job_and_once()
    {
        var folder = Lead(Directory.CreateTempSubdirectory("share-").FullName);
        var paper = await Sent();

        var done = await RunJob();
        await RunJob();

        Assert.That((done.Items, done.Note), Is.EqualTo((1, (string?)null)));
        var package = Directory.GetFileSystemEntries(folder).Single();
        Assert.That(Path.GetFileName(package), Does.Not.StartWith("."), "nothing half is left");
        Assert.That(Directory.GetFiles(package).Select(Path.GetFileName), Is.EquivalentTo(new[] { "41-HĐND-VP.pdf", "van-ban.xml" }));
        var issued = await World.Send(World.Clerk, new PaperDetails(paper));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(package, "41-HĐND-VP.pdf")))), Is.EqualTo(issued.Sha256));
        Assert.That(XDocument.Load(Path.Combine(package, "van-ban.xml")).Descendants("Sha256").Single().Value, Is.EqualTo(issued.Sha256));
        Assert.That((await Dispatch(paper)).Status, Is.EqualTo(DispatchStatus.Sent));
    }

    [Test]
    public async Task A_folder_that_takes_no_files_gives_the_paper_up_with_the_reason_and_it_goes_when_it_is_sent_again()
    {
        // No file is made here by anybody, whoever runs the tests.
        if (!Directory.Exists("/sys/kernel")) Assert.Ignore("Needs a folder that nobody can write.");
        Lead("/sys/kernel");
        await GivenUpAndSentAgain();
    }

    [Test]
    public async Task A_full_folder_gives_the_paper_up_with_the_reason_and_leaves_nothing_half()
    {
        var small = Directory.CreateTempSubdirectory("small-").FullName;
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small) != 0) Assert.Ignore("A disk of its own cannot be mounted here.");
        _mounted = Lead(small);
        await GivenUpAndSentAgain();
        Assert.That(Directory.GetDirectories(small).Where(path => !Path.GetFileName(path).StartsWith('.')), Is.Empty, "whoever takes over finds no package");
    }

    private async Task GivenUpAndSentAgain()
    {
        var paper = await Sent();
        var now = World.Clock.GetUtcNow();
        var attempts = 0;
        while ((await Dispatch(paper)).Status is DispatchStatus.Waiting && attempts++ < 20)
        {
            await RunJob();
            World.Clock.Advance(TimeSpan.FromHours(9));
        }

        var failed = await Dispatch(paper);
        Assert.That((failed.Status, failed.Attempts), Is.EqualTo((DispatchStatus.Failed, 9)), $"{failed.Error}, since {now}");
        Assert.That(failed.Error, Does.StartWith("Không ghi được thư mục bàn giao: "));
        Assert.That((await World.Send(World.Clerk, new NoticeList { Take = 100 })).Items.Single(n => n.Kind is NoticeKind.DeliveryFailed).Text, Does.Contain(failed.Error!));

        File.Delete(_root);
        var folder = Lead(Directory.CreateTempSubdirectory("share-").FullName);
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        await clerk.Do($"/van-ban/{paper}", $"#retry-{failed.Id:N}");
        await RunJob();

        Assert.That((await Dispatch(paper)).Status, Is.EqualTo(DispatchStatus.Sent));
        Assert.That(Directory.GetFiles(Directory.GetDirectories(folder).Single()), Has.Length.EqualTo(2));
    }

    private async Task<Guid> Sent()
    {
        var approved = await World.ApprovedCorrection(await World.IssuedNotice());
        var issued = await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        await clerk.Do($"/van-ban/{issued.Id}", "#send", ("send.Receiver", "Sở Nội vụ"), ("send.Way", nameof(DispatchChannel.Folder)), ("send.SentOn", "29/5/2026"));
        return issued.Id;
    }

    private string Lead(string folder)
    {
        Directory.CreateSymbolicLink(_root, folder);
        return folder;
    }

    private async Task<DispatchLine> Dispatch(Guid paper) => (await World.Send(World.Clerk, new DispatchList(paper))).Single();

    private Task<JobDone> RunJob() => Site.Services.GetServices<IScheduledJob>().OfType<DispatchPapers>().Single()
        .Run(new JobContext(Site.Services.GetRequiredService<IServiceScopeFactory>(), "papers.dispatch"), CancellationToken.None);

    private static int Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
