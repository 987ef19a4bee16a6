using System.Text.Json.Nodes;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Web;

public sealed class WalkThroughTests : SiteTest
{
    [Test]
    public async Task The_walk_through_of_the_docs_works_as_it_is_written()
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(House.Root, "docs", "supervision.http"))).ReplaceLineEndings("\n");
        var file = new HttpFile(text, new Dictionary<string, string>
        {
            ["host"] = Site.Address.ToString().TrimEnd('/'),
            ["setupCode"] = World.SetupCodeValue,
            ["today"] = "2026-03-09",
            ["due"] = "2026-06-30",
            ["code"] = Guid.NewGuid().ToString("N")[..8],
        });

        var played = await file.Replay(Site.Anonymous);

        var last = played[^1];
        Assert.That(last.Status, Is.InRange(200, 299), $"{last.Name}: {last.Body}");
        Assert.That(played, Has.Count.EqualTo(text.Split("\n###").Length - 1));
        var byName = played.ToDictionary(p => p.Name);
        Assert.That(byName["minutes"].ContentType, Is.EqualTo("application/pdf"));
        Assert.That(byName["minutes"].Body, Does.StartWith("%PDF-"));
        Assert.That(byName["draft"].ContentType, Does.Contain("wordprocessingml"));
        Assert.That(byName["findings"].Body, Does.Contain("Còn 53 hồ sơ đất đai"));
        Assert.That(byName["issuedPaper"].Body, Does.StartWith("%PDF-"));
        var task = JsonNode.Parse(byName["task"].Body)!;
        Assert.That((string?)task["dueOn"], Is.EqualTo("2026-06-30"));
        var counts = JsonNode.Parse(byName["statistics"].Body)!;
        Assert.That(((int?)counts["total"], (int?)counts["openInTerm"], (int?)counts["closedOnTime"]), Is.EqualTo((2, 2, 0)), byName["statistics"].Body);
    }
}
