namespace Supervision.Tests.Bench;

/// <summary>Measures one thing; a new one is a class in its own file and a line in <see cref="Benches.All"/>.</summary>
internal interface IBench
{
    /// <summary>What is typed to run only this one.</summary>
    string Name { get; }

    /// <exception cref="BenchFailedException">An answer that was to be counted was not what it must be.</exception>
    Task<IReadOnlyList<Figure>> Run();
}

/// <summary>The figures would be of something else than they say.</summary>
internal sealed class BenchFailedException(string message) : Exception(message);

internal static class Benches
{
    public static IReadOnlyList<IBench> All { get; } =
    [
        new StartBench(),
        new PaperBench(),
        new DocxBench(),
        new DataTableBench(),
        new SigningBench(),
        new LetterBatchBench(),
        new PipelineBench(),
        new RecordFindingBench(),
        new ListFindingsBench(),
        new DurabilityBench(),
        new ChaseBench(),
        new LedgerBench(),
        new OverviewBench(),
        new PagesBench(),
        new UploadBench(),
        new AuditBench(),
        new SearchBench(),
    ];

    /// <summary>Runs the named benches, or all. A goal that is missed is only reported; an answer that is wrong makes it 1.</summary>
    public static async Task<int> Run(string[] names)
    {
        var unknown = names.Except(All.Select(bench => bench.Name)).ToArray();
        if (unknown.Length > 0)
        {
            await Console.Error.WriteLineAsync($"No bench is called {string.Join(", ", unknown)}; there are {string.Join(", ", All.Select(bench => bench.Name))}.");
            return 2;
        }

        var figures = new List<Figure>();
        var failed = false;
        foreach (var bench in All.Where(bench => names.Length == 0 || names.Contains(bench.Name)))
        {
            await Console.Error.WriteLineAsync($"{bench.Name} …");
            try
            {
                figures.AddRange(await bench.Run());
            }
            catch (BenchFailedException e)
            {
                failed = true;
                await Console.Error.WriteLineAsync($"{bench.Name}: {e.Message}");
            }
        }
        Console.WriteLine(FigureTable.Of(figures));
        await Storage.TestDatabase.DropAll();
        return failed || figures.Any(figure => figure.IsFault) ? 1 : 0;
    }
}
