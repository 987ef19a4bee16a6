using Supervision.Core.Documents;
using Supervision.Core.Files;

namespace Supervision.Core.Papers;

/// <summary>Documents printed into files that are on disk and not kept yet; what is not kept is gone when this is disposed of.</summary>
internal sealed class PrintedFiles : IAsyncDisposable
{
    private readonly PassingFile?[] _files;
    private readonly int[] _pages;

    private PrintedFiles(int count) => (_files, _pages) = (new PassingFile?[count], new int[count]);

    public (PassingFile File, int Pages) this[int index] => (_files[index]!, _pages[index]);

    /// <summary>One on each processor: printing keeps it busy, forcing a file to disk makes it wait.</summary>
    public static async Task<PrintedFiles> Of(IReadOnlyList<Document> documents, IPdfEngine engine, IFileStore store, CancellationToken ct)
    {
        var printed = new PrintedFiles(documents.Count);
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, documents.Count), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (i, token) =>
            {
                var rendered = engine.Render(documents[i]);
                var file = printed._files[i] = await store.Receive((sink, t) => sink.WriteAsync(rendered.Content, t).AsTask(), token);
                await file.Secure(token);
                printed._pages[i] = rendered.PageCount;
            });
            return printed;
        }
        catch
        {
            await printed.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            if (file is not null) await file.DisposeAsync();
    }
}
