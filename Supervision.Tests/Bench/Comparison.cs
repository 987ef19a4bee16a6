namespace Supervision.Tests.Bench;

/// <summary>The same load on the product and on its bare counterpart, in turns, so that both meet the same machine.</summary>
internal static class Comparison
{
    private const int Rounds = 2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <summary>The figures at 1, 4 and 16 connections; <paramref name="goals"/> gives those of a number of connections.</summary>
    /// <exception cref="BenchFailedException">An answer was not what it must be.</exception>
    public static IReadOnlyList<Figure> Run(string what, (ServerProcess Server, ILoad Load) product, (ServerProcess Server, ILoad Load) bare, Func<int, LoadGoals> goals)
    {
        foreach (var (server, load) in new[] { product, bare }) Demand(Load.Run(server.Port, 4, WarmUp, load), server);

        var figures = new List<Figure>();
        foreach (var connections in new[] { 1, 4, 16 })
        {
            var ours = new LoadResult(TimeSpan.Zero, [], 0, null);
            var theirs = ours;
            for (var round = 0; round < Rounds; round++)
            {
                theirs += Demand(Load.Run(bare.Server.Port, connections, Round, bare.Load), bare.Server);
                ours += Load.Run(product.Server.Port, connections, Round, product.Load);
            }
            figures.AddRange(Figures($"{what}, {connections} connection{(connections == 1 ? "" : "s")}", ours, theirs, goals(connections)));
            if (ours.Errors > 0) Console.Error.WriteLine($"{what}, {connections} connections: {ours.Errors} wrong answers, first: {ours.FirstError}");
        }
        return figures;
    }

    private static IEnumerable<Figure> Figures(string what, LoadResult ours, LoadResult theirs, LoadGoals goals)
    {
        var our = new Latencies(ours.Milliseconds);
        var their = new Latencies(theirs.Milliseconds);
        yield return new(what, ours.PerSecond, "/s") { Baseline = theirs.PerSecond, Goal = Goal.LeastRatio(0.6) };
        if (goals.PerSecond is { } least) yield return new($"{what}, against the goal", ours.PerSecond, "/s") { Goal = Goal.Least(least) };
        yield return new($"{what}, p50", our.Median, "ms") { Baseline = their.Median };
        yield return new($"{what}, p99", our.Percentile(99), "ms") { Baseline = their.Percentile(99), Goal = goals.P99 is { } p99 ? Goal.Most(p99) : null };
        yield return new($"{what}, max", our.Max, "ms") { Baseline = their.Max, Goal = goals.Max is { } max ? Goal.Most(max) : null };
        yield return new($"{what}, errors", ours.Errors, "") { Goal = Goal.Most(0) };
    }

    private static LoadResult Demand(LoadResult result, ServerProcess server) => result.Errors == 0
        ? result
        : throw new BenchFailedException($"{result.Errors} wrong answers, first: {result.FirstError}\n{server.Said()}");
}

/// <summary>Goals of one load, in answers per second and milliseconds.</summary>
internal sealed record LoadGoals(double? PerSecond = null, double? P99 = null, double? Max = null);
