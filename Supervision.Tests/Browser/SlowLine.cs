using System.Net;
using System.Net.Sockets;

namespace Supervision.Tests.Browser;

/// <summary>A line before the application over which each answer comes a kilobyte at a time, so that a page is shown while most of it is still on its way.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private const int Piece = 1000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Uri _to;
    private readonly Task _accepting;

    public SlowLine(Uri to)
    {
        _to = to;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = Accept();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closed.Dispose();
    }

    private async Task Accept()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(Carry(await _listener.AcceptTcpClientAsync(_closed.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(_to.Host, _to.Port, _closed.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _closed.Token), Hand(far.GetStream(), near.GetStream()));
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // One side has hung up, which ends the other.
        }
    }

    private async Task Hand(NetworkStream from, NetworkStream to)
    {
        var piece = new byte[Piece];
        using var pace = new PeriodicTimer(Between);
        while (await from.ReadAsync(piece, _closed.Token) is > 0 and var length)
        {
            await to.WriteAsync(piece.AsMemory(0, length), _closed.Token);
            await pace.WaitForNextTickAsync(_closed.Token);
        }
    }
}
