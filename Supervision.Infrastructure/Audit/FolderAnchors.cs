using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervision.Core.Audit;

namespace Supervision.Infrastructure.Audit;

/// <summary>
/// Anchors as files: <c>neo-2026-03-09.json</c>, its detached signature <c>….json.sig</c> and the public key <c>khoa-….pem</c>, so that anybody verifies them without this program:
/// <c>openssl dgst -sha256 -verify khoa-….pem -signature neo-….json.sig neo-….json</c>.
/// </summary>
internal sealed class FolderAnchors(string dataFolder, AuditSettings settings) : IJournalAnchors, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<AnchorKey> _key = new(() => AnchorKey.Open(dataFolder, settings));
    private readonly string _folder = settings.AnchorFolder ?? Path.Combine(dataFolder, "anchors");

    public async Task<string?> Write(DateOnly day, DateTimeOffset now, IReadOnlyList<ChainHead> heads, CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        var name = $"neo-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.json";
        var file = Path.Combine(_folder, name);
        if (File.Exists(file)) return null;
        var key = _key.Value;
        var content = JsonSerializer.SerializeToUtf8Bytes(new JournalAnchor
        {
            At = now,
            PreviousSha256 = Files().LastOrDefault() is { } last ? HashOf(await File.ReadAllBytesAsync(last, ct)) : null,
            Key = key.Name,
            Chains = heads,
        }, Json);
        var publicKey = Path.Combine(_folder, $"khoa-{key.Name}.pem");
        if (!File.Exists(publicKey)) await File.WriteAllTextAsync(publicKey, key.Pem, ct);
        // The signature first: an anchor that is there is a signed one.
        await File.WriteAllBytesAsync($"{file}.sig", key.Sign(content), ct);
        var passing = $"{file}.partial";
        await File.WriteAllBytesAsync(passing, content, ct);
        File.Move(passing, file);
        return name;
    }

    public IEnumerable<FoundAnchor> Read()
    {
        string? previous = null;
        var first = true;
        foreach (var file in Files())
        {
            var content = File.ReadAllBytes(file);
            var (anchor, fault) = Judge(file, content);
            if (anchor is not null && fault is null && anchor.PreviousSha256 != previous)
                fault = first ? "dấu neo đứng trước đã bị xóa." : "không nối với dấu neo đứng trước: có tệp đã bị xóa hoặc thay.";
            yield return new FoundAnchor(Path.GetFileName(file), anchor, fault);
            (previous, first) = (HashOf(content), false);
        }
    }

    public void Dispose()
    {
        if (_key.IsValueCreated) _key.Value.Dispose();
    }

    private (JournalAnchor? Anchor, string? Fault) Judge(string file, byte[] content)
    {
        try
        {
            var anchor = JsonSerializer.Deserialize<JournalAnchor>(content, Json);
            if (anchor is null) return (null, "tệp không đọc được.");
            if (!File.Exists($"{file}.sig")) return (null, "thiếu tệp chữ ký.");
            return _key.Value.Verify(anchor.Key, content, File.ReadAllBytes($"{file}.sig")) switch
            {
                null => (null, $"ký bằng khóa {anchor.Key} mà hệ thống này không biết."),
                false => (null, "chữ ký không đúng: tệp đã bị sửa."),
                true => (anchor, null),
            };
        }
        catch (JsonException)
        {
            return (null, "tệp không đọc được.");
        }
    }

    private IEnumerable<string> Files() => Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "neo-*.json").Order(StringComparer.Ordinal) : [];

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
