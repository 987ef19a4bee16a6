using System.Diagnostics;
using System.Net.Sockets;

namespace Supervision.Tests.Bench;

/// <summary>What one connection sends and what it takes for an answer.</summary>
internal interface ILoad
{
    ReadOnlyMemory<byte> Request { get; }

    /// <summary>Counts the answer, or says why it does not count. Called by every connection's thread at once.</summary>
    string? Fault(HttpAnswer answer);
}

/// <summary>What came of a load: only right answers are counted.</summary>
internal sealed record LoadResult(TimeSpan Elapsed, IReadOnlyList<double> Milliseconds, int Errors, string? FirstError)
{
    public double PerSecond => Milliseconds.Count / Elapsed.TotalSeconds;

    /// <summary>Both as one.</summary>
    public static LoadResult operator +(LoadResult one, LoadResult other) =>
        new(one.Elapsed + other.Elapsed, [.. one.Milliseconds, .. other.Milliseconds], one.Errors + other.Errors, one.FirstError ?? other.FirstError);
}

/// <summary>Sends the same request over several connections at once, each as soon as it has its answer.</summary>
internal static class Load
{
    /// <param name="port">Where the server listens.</param>
    /// <param name="connections">One thread each.</param>
    /// <param name="duration">When it is over, each connection still takes the answer it waits for.</param>
    /// <param name="load">What to send.</param>
    /// <param name="mayEnd">The server is killed on purpose: a broken connection is an end and no error.</param>
    public static LoadResult Run(int port, int connections, TimeSpan duration, ILoad load, bool mayEnd = false)
    {
        var results = new List<double>[connections];
        var errors = 0;
        string? firstError = null;
        using var ready = new Barrier(connections + 1);
        var until = long.MaxValue;
        var threads = Enumerable.Range(0, connections).Select(index => new Thread(() =>
        {
            var took = results[index] = new List<double>(64 * 1024);
            HttpConnection? connection = null;
            try
            {
                connection = new HttpConnection(port);
                ready.SignalAndWait();
                while (Stopwatch.GetTimestamp() < Interlocked.Read(ref until))
                {
                    var sent = Stopwatch.GetTimestamp();
                    var fault = load.Fault(connection.Send(load.Request.Span));
                    if (fault is null) took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    else Report(fault);
                }
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                if (connection is null) ready.RemoveParticipant();
                if (!mayEnd) Report(e.Message);
            }
            finally
            {
                connection?.Dispose();
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        ready.SignalAndWait();
        var started = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref until, started + (long)(duration.TotalSeconds * Stopwatch.Frequency));
        foreach (var thread in threads) thread.Join();
        return new LoadResult(Stopwatch.GetElapsedTime(started), [.. results.SelectMany(took => took)], errors, firstError);

        void Report(string fault)
        {
            Interlocked.Increment(ref errors);
            Interlocked.CompareExchange(ref firstError, fault, null);
        }
    }
}
