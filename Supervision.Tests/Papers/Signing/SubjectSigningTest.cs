using System.Net;
using System.Text.Json.Nodes;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Opens and prepares the papers of subjects over HTTP.</summary>
public abstract class SubjectSigningTest : SigningSiteTest
{
    private protected async Task<Guid> Open(PaperKind kind, Guid subject, Guid person)
    {
        var answer = await (await Site.As(person)).Post($"/api/papers/of/{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}/{subject}", new JsonObject());
        Assert.That((int)answer.Status, Is.InRange(200, 299), answer.Text);
        return answer.Id;
    }

    private protected async Task<Answer> PrepareSubject(Changed paper, Guid person, JsonObject terms) =>
        await (await Site.As(person)).Post($"/api/papers/{paper.Id}/preparation", terms.DeepClone(), ifMatch: $"\"{paper.Version}\"");

    private protected async Task<Changed> Prepared(Guid paper, Guid person, JsonObject terms, int version = 1)
    {
        var answer = await PrepareSubject(new Changed(paper, version), person, terms);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return new Changed(paper, (int)answer.Json!["version"]!);
    }

    /// <summary>An urging letter that is drafted, and the task that it is about.</summary>
    private protected async Task<(Guid Letter, Guid Task)> Letter(NumberSource source)
    {
        var (_, _, task, _) = await World.SentConclusion();
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        if (source is NumberSource.Internal) await World.NumberFrom(source);
        return ((await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single().Id, task);
    }

    /// <summary>Both signatures of the issued file are valid for another program too, and number and date stand in it.</summary>
    private protected async Task DemandValid(Guid paper, string signer, string reference, string agency = Agency)
    {
        var issued = await Download(paper, "issued");
        PdfTools.Check(issued);
        var answer = SignatureTools.PdfSig(issued);
        Assert.That(answer.Split("Signature is Valid").Length - 1, Is.EqualTo(2), answer);
        Assert.That(answer, Does.Contain(signer).And.Contain(agency));
        var view = await View(paper);
        Assert.That((view.Status, view.Force, view.Reference, view.SignerName), Is.EqualTo((PaperStatus.Issued, PaperForce.InForce, reference, signer)));
        Assert.That(PdfTools.FlatText(issued), Does.Not.Contain("DỰ THẢO"));
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "signed");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{view.Kind}.pdf"), issued);
    }
}
