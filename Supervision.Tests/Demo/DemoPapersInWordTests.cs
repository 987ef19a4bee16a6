using Supervision.Api.Demo;
using Supervision.Core.Documents;
using Supervision.Tests.Documents;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Demo;

/// <summary>Every kind of paper that the demonstration's cases make, in an office program.</summary>
[Category("Slow")]
public sealed class DemoPapersInWordTests
{
    [Test]
    public async Task Papers_of_the_cases_open_with_as_many_pages_and_come_back_unchanged()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The demonstration's accounts have fixed names; it is played on a database of its own, which the run on a server has not.");
        await using var database = await TestDatabase.Create();
        await using var host = new DemoHost(database.Options, database.Folder);
        var papers = new Dictionary<string, Document>();
        foreach (var result in await DemoStory.Play(host))
            foreach (var paper in result.Papers)
                papers[$"{result.Code}-{paper.Name}"] = await host.Send(paper.Reader, paper.Query);
        await InWord.Holds(papers);
    }
}
