using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Bench;

/// <summary>A hundred people send a file each at the same time: how long it takes, how much memory the server takes for it, and whether every file is there whole.</summary>
internal sealed class UploadBench : IBench
{
    private const int Uploads = 100;
    private const int Mebibyte = 1024 * 1024;

    public string Name => "uploads";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("upload-bench-").FullName;
        try
        {
            await using var world = await World.Create();
            var (_, _, task, _) = await world.SentConclusion();
            await world.Send(world.Administrator, new AddPerson
            {
                Name = "Công chức", Title = "Công chức Văn phòng", UnitId = world.Unit, UserName = "don.vi", Password = World.Password,
                Roles = [new HeldRole(Role.UnitContact)], ValidFrom = new DateOnly(2021, 7, 1),
            });
            var database = Path.Combine(folder, "uploads.db");
            Copy(world.Database.Options.ConnectionString, database);
            await using var server = await ServerProcess.StartProduct(Path.Combine(folder, "data"), demo: false, database);
            using var client = await Client(server);

            await Measure(server, client, folder, task, 4, Mebibyte, 0);
            var small = await Measure(server, client, folder, task, Uploads, 2 * Mebibyte, 1_000);
            var large = await Measure(server, client, folder, task, Uploads, 20 * Mebibyte, 2_000);
            return
            [
                new("100 uploads of 20 MiB at once, until the last is answered", large.Seconds, "s"),
                new("100 uploads of 20 MiB at once, peak memory over idle (beside: of 2 MiB)", large.Memory, "MiB") { Baseline = small.Memory, Goal = Goal.Most(200) },
                new("100 uploads of 20 MiB at once, refused or failed", large.Errors + small.Errors, "files") { Goal = Goal.Most(0) },
                new("100 uploads of 20 MiB at once, kept whole under their hash", large.Whole, "files") { Goal = Goal.Least(Uploads) },
            ];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, double Memory, int Errors, int Whole)> Measure(ServerProcess server, HttpClient client, string folder, Guid task, int count, int size, int seed)
    {
        var idle = server.Memory;
        var peak = idle;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                peak = Math.Max(peak, server.Memory);
                await Task.Delay(20);
            }
        });
        var started = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Enumerable.Range(0, count).Select(i => Send(client, task, seed + i, size)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await over.CancelAsync();
        await watching;

        var whole = 0;
        foreach (var sha256 in sent.OfType<string>())
        {
            var file = Path.Combine(folder, "data", "files", sha256[..2], sha256);
            if (!File.Exists(file)) continue;
            await using var content = File.OpenRead(file);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content)) == sha256) whole++;
        }
        return (seconds, peak - idle, sent.Count(s => s is null), whole);
    }

    // The hash of what was sent, or null for what was not taken.
    private static async Task<string?> Send(HttpClient client, Guid task, int seed, int size)
    {
        using var content = new Made(seed, size);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task}/evidence") { Content = content };
        request.Headers.Add("X-File-Name", $"{seed}.pdf");
        try
        {
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Created) return content.Sha256;
            await Console.Error.WriteLineAsync($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        return null;
    }

    private static async Task<HttpClient> Client(ServerProcess server)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}"), Timeout = TimeSpan.FromMinutes(10) };
        using var answer = await client.PostAsJsonAsync("/api/tokens", new { userName = "don.vi", password = World.Password });
        if (answer.StatusCode != HttpStatusCode.OK) throw new BenchFailedException($"No token: {answer.StatusCode}.\n{server.Said()}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!);
        return client;
    }

    private static void Copy(string from, string to)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(from) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", to);
        command.ExecuteNonQuery();
    }

    /// <summary>A file that is made while it is sent, so that it is never whole in memory here either.</summary>
    private sealed class Made(int seed, int size) : HttpContent
    {
        public string? Sha256 { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var random = new Random(seed);
            var piece = new byte[64 * 1024];
            for (var left = size; left > 0;)
            {
                random.NextBytes(piece);
                if (left == size) "%PDF-1.7\n"u8.CopyTo(piece);
                var now = Math.Min(left, piece.Length);
                hash.AppendData(piece, 0, now);
                await stream.WriteAsync(piece.AsMemory(0, now));
                left -= now;
            }
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}
