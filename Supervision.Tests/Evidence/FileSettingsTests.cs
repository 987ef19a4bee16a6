using Microsoft.Extensions.Configuration;
using Supervision.Api.Hosting;
using Supervision.Infrastructure.Storage;

namespace Supervision.Tests.Evidence;

/// <summary>Settings of files are read and refused at start, not at the first upload.</summary>
public sealed class FileSettingsTests
{
    [Test]
    public void Without_settings_files_of_50_MB_are_kept_in_the_folder_unscanned()
    {
        var files = Read([]).Files;

        Assert.That((files.LimitInMegabytes, files.Clamd, files.S3), Is.EqualTo((50, (string?)null, (object?)null)));
    }

    [Test]
    public void What_is_set_is_read()
    {
        var files = Read(new() { ["LimitInMegabytes"] = "80", ["Clamd"] = "scanner.lan:3310", ["S3:Bucket"] = "evidence", ["S3:ServiceUrl"] = "https://s3.example.vn", ["S3:AccessKey"] = "k", ["S3:SecretKey"] = "s" }).Files;

        Assert.That((files.LimitInMegabytes, files.Clamd), Is.EqualTo((80, "scanner.lan:3310")));
        Assert.That((files.S3!.Bucket, files.S3.ServiceUrl, files.S3.AccessKey, files.S3.SecretKey), Is.EqualTo(("evidence", "https://s3.example.vn", "k", "s")));
    }

    [TestCase("LimitInMegabytes", "0")]
    [TestCase("LimitInMegabytes", "nhiều")]
    [TestCase("Clamd", "scanner.lan")]
    [TestCase("Clamd", "scanner.lan:none")]
    [TestCase("S3:ServiceUrl", "s3.example.vn")]
    [TestCase("S3:AccessKey", "only-half")]
    public void What_cannot_work_stops_the_start_and_is_named(string name, string value)
    {
        var refused = Assert.Throws<DatabaseUnusableException>(() => Read(new() { ["S3:Bucket"] = "evidence", [name] = value }));

        Assert.That(refused!.Message, Does.Contain("Supervision:Files"));
    }

    private static ServerOptions Read(Dictionary<string, string?> files) =>
        ServerOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(files.ToDictionary(f => $"Supervision:Files:{f.Key}", f => f.Value)).Build());
}
