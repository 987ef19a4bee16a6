using System.Diagnostics;
using MediatR;
using Microsoft.Data.Sqlite;
using Supervision.Core.Cases;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Demo;

/// <summary><c>demo --out DIR</c>: plays every case on a temporary database and writes its papers, then a table of what came of each.</summary>
internal static class DemoCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (args is not ["--out", { Length: > 0 } directory])
        {
            await Console.Error.WriteLineAsync("Cách dùng: demo --out THƯ_MỤC");
            return 2;
        }

        var temporary = Directory.CreateTempSubdirectory("giam-sat-").FullName;
        try
        {
            var output = Directory.CreateDirectory(directory).FullName;
            var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(temporary, "demo.db")}" };
            await Migrator.Migrate(database.CreateDialect());
            await using var host = new DemoHost(database, temporary);
            var rows = await DemoStory.Play(host);
            foreach (var row in rows)
            {
                host.Clock.Set(row.On, new TimeOnly(17, 0));
                foreach (var paper in row.Papers) row.Printed.Add(await Print(host, row, paper, output));
            }
            Console.WriteLine(DemoTable.Of(rows));
            Console.WriteLine($"Văn bản ở {output}");
            return 0;
        }
        catch (Exception e) when (e is DemoException or CaseFileException or RefusedException or DatabaseUnusableException
            or MissingGlyphException or UnprintableDocumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task<PrintedPaper> Print(DemoHost host, CaseResult row, DemoPaper paper, string output)
    {
        try
        {
            var document = await host.Send(paper.Reader, paper.Query);
            var started = Stopwatch.GetTimestamp();
            var pdf = host.Services.GetRequiredService<IPdfEngine>().Render(document);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var name = $"{row.Code}-{paper.Name}";
            await File.WriteAllBytesAsync(Path.Combine(output, $"{name}.pdf"), pdf.Content);
            await File.WriteAllBytesAsync(Path.Combine(output, $"{name}.docx"), host.Services.GetRequiredService<IDocxWriter>().Write(document));
            return new PrintedPaper(name, pdf.PageCount, elapsed);
        }
        catch (Exception e) when (e is RefusedException or MissingGlyphException or UnprintableDocumentException)
        {
            throw new DemoException(row.Code, paper.Name, e.Message, e);
        }
    }
}

/// <summary>A paper of a case: who asks for it, and by which query.</summary>
internal sealed record DemoPaper(string Name, Guid Reader, IRequest<Document> Query);

/// <summary>A paper as it was printed.</summary>
internal sealed record PrintedPaper(string Name, int Pages, TimeSpan Elapsed);
