using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Supervision.Core.Registers;
using Supervision.Tests.Audit;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Web;

/// <summary>The drill: a backup taken while people work is restored into a new place, and whatever had been acknowledged before it is there, row and file.</summary>
[Category("Slow")]
public sealed class BackupDrillTests : FeatureTest
{
    private readonly ConcurrentBag<(Guid Id, string? FileHash, long At)> _acknowledged = [];

    private int _count;

    [Test]
    public async Task Every_acknowledged_change_is_found_in_the_new_place()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("SQL Server is backed up by its own means.");
        await World.Seal();
        await using var site = await Site.Open(World);
        var client = await site.As(World.Clerk);
        using var stop = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 3).Select(_ => Work(client, stop.Token)).ToArray();
        await Until(40);

        var begun = Stopwatch.GetTimestamp();
        var copy = Path.Combine(World.Database.Folder, "dien-tap.db");
        var saved = await Running.ToEnd(At(World.Database.Folder, World.Database.File!), "backup", copy);
        await Until(_count + 10);
        await stop.CancelAsync();
        await Task.WhenAll(workers);

        var place = Path.Combine(World.Database.Folder, "noi-moi");
        var database = Path.Combine(place, "giam-sat.db");
        var restored = await Running.ToEnd(At(place, database), "restore", copy);
        var verified = await Running.ToEnd(At(place, database), "verify-journal");

        Assert.That(saved.ExitCode, Is.Zero, saved.Output);
        Assert.That(restored.ExitCode, Is.Zero, restored.Output);
        Assert.That(verified.ExitCode, Is.Zero, verified.Output);
        var before = _acknowledged.Where(a => a.At < begun).ToList();
        var rows = await Ids(database);
        var files = Directory.EnumerateFiles(Path.Combine(place, "files"), "*", SearchOption.AllDirectories).Select(f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))).ToHashSet();
        Assert.That(before, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(before.Select(a => a.Id).Where(id => !rows.Contains(id)), Is.Empty);
        Assert.That(before.Select(a => a.FileHash).OfType<string>().Where(hash => !files.Contains(hash)), Is.Empty);
        Assert.That(before.Count(a => a.FileHash is not null), Is.GreaterThan(5));
        TestContext.Out.WriteLine($"{before.Count} changes and {before.Count(a => a.FileHash is not null)} files acknowledged before the backup, {_acknowledged.Count - before.Count} after; {rows.Count} rows restored.");

        var (program, address) = await Running.Serving(At(place, database));
        using (program)
        using (var http = new HttpClient { BaseAddress = address })
            Assert.That((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task Work(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _count);
            var made = await client.Post("/api/incoming-documents", Calls.Body(new RegisterIncoming { ArrivedOn = new DateOnly(2026, 3, 9), Sender = "Ủy ban nhân dân xã", TypeName = "Báo cáo", Title = $"Báo cáo số {number}" }));
            Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
            var id = made.Id;
            string? hash = null;
            if (number % 3 == 0)
            {
                var pdf = Encoding.UTF8.GetBytes($"%PDF-1.7\n% {number} {Guid.NewGuid()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
                using var content = new ByteArrayContent(pdf);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incoming-documents/{id}/scan") { Content = content };
                request.Headers.Add("X-File-Name", "quet.pdf");
                using var response = await client.SendAsync(request, CancellationToken.None);
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), await response.Content.ReadAsStringAsync(CancellationToken.None));
                hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
            }
            _acknowledged.Add((id, hash, Stopwatch.GetTimestamp()));
        }
    }

    private async Task Until(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (_acknowledged.Count < count) await Task.Delay(20, patience.Token);
    }

    private static Dictionary<string, string?> At(string folder, string database) => new()
    {
        ["DataFolder"] = folder,
        ["Database__ConnectionString"] = $"Data Source={database}",
        ["SetupCode"] = World.SetupCodeValue,
    };

    private static async Task<HashSet<Guid>> Ids(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM IncomingDocuments";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync()) ids.Add(Guid.Parse(reader.GetString(0)));
        return ids;
    }
}
