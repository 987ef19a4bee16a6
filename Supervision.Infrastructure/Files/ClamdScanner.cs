using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Files;

/// <summary>
/// Asks a running clamd by its INSTREAM command over TCP: the file goes in pieces, each with its length in front, and one line comes back.
/// A scanner that is silent, slow or gone refuses the file. clamd's own StreamMaxLength must be at least the largest file that is taken.
/// </summary>
internal sealed class ClamdScanner(string host, int port, TimeSpan patience, ILogger<ClamdScanner> log) : IFileScanner, IDisposable
{
    private const int MostAnswer = 4096;

    // clamd serves a dozen connections by default and makes the others wait; they wait here instead.
    private readonly SemaphoreSlim _turns = new(4);

    /// <param name="address"><c>host:port</c>, checked when the settings were read.</param>
    /// <param name="patience">How long it may be silent.</param>
    /// <param name="log">Takes why it did not answer.</param>
    public static ClamdScanner At(string address, TimeSpan patience, ILogger<ClamdScanner> log)
    {
        var colon = address.LastIndexOf(':');
        return new ClamdScanner(address[..colon], int.Parse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture), patience, log);
    }

    public async Task<string?> Scan(Stream content, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return Read(await Ask(content, ct));
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidDataException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogError(e, "The virus scanner at {Host}:{Port} did not answer", host, port);
            throw RefusedException.Unavailable("file.scanner_down", "Phần mềm quét mã độc chưa trả lời nên tệp chưa được nhận. Hãy thử lại sau ít phút hoặc báo người quản trị.");
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<string> Ask(Stream content, CancellationToken ct)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var client = new TcpClient { NoDelay = true };
        idle.CancelAfter(patience);
        await client.ConnectAsync(host, port, idle.Token);
        await using var wire = client.GetStream();
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), idle.Token);

        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            do
            {
                read = await content.ReadAsync(buffer.AsMemory(4), idle.Token);
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                idle.CancelAfter(patience);
                await wire.WriteAsync(buffer.AsMemory(0, 4 + read), idle.Token);
            }
            while (read > 0);

            var answered = 0;
            while ((read = await wire.ReadAsync(buffer.AsMemory(answered, MostAnswer - answered), idle.Token)) > 0)
            {
                answered += read;
                var end = buffer.AsSpan(0, answered).IndexOf((byte)0);
                if (end >= 0) return Encoding.UTF8.GetString(buffer, 0, end);
                if (answered == MostAnswer) break;
            }
            throw new InvalidDataException("No whole answer.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? Read(string answer)
    {
        const string Before = "stream: ", Found = " FOUND";
        if (answer == Before + "OK") return null;
        if (answer.StartsWith(Before, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)) return answer[Before.Length..^Found.Length];
        throw new InvalidDataException($"clamd answered '{answer}'.");
    }
}

/// <summary>Where no scanner is set up; says so once.</summary>
internal sealed class NoScanner : IFileScanner
{
    public NoScanner(ILogger<NoScanner> log) => log.LogWarning("Files are not scanned for malicious software: Supervision:Files:Clamd is not set");

    public Task<string?> Scan(Stream content, CancellationToken ct) => Task.FromResult<string?>(null);
}
