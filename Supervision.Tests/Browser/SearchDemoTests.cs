using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Core.Search;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Browser;

/// <summary>The demonstration was made by commands alone, and nobody looked through it: what each of them changed it must have made findable by itself.</summary>
public sealed class SearchDemoTests
{
    [Test]
    public async Task Every_command_wrote_by_which_words_its_things_are_found()
    {
        var context = new JobContext(DemoSite.Services.GetRequiredService<IServiceScopeFactory>(), RefreshSearchJob.JobCode);
        var problems = new List<string>();
        foreach (var council in await context.Councils(CancellationToken.None))
            foreach (var kind in Enum.GetValues<SearchKind>())
            {
                var piece = await context.Send(council, new RefreshSearch { Kind = kind }, CancellationToken.None);
                if (piece.Written > 0) problems.Add($"{piece.Written} of {kind} were found by other words than they say");
            }
        House.None(problems);
    }
}
