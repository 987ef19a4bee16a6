using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Papers;

/// <summary>A clerk's process that is killed for real between the number of a paper and its file.</summary>
public sealed class KilledIssueTests : FeatureTest
{
    [SetUp]
    public void DemandFile()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("About the file of the embedded database.");
    }

    [TestCase(IssuingProcess.Moment.BeforeTheFile)]
    [TestCase(IssuingProcess.Moment.AfterTheFile)]
    public async Task A_number_that_was_taken_when_the_program_was_killed_was_never_taken(object moment)
    {
        var (first, second) = await Approved();

        await Kill(first, (IssuingProcess.Moment)moment);

        Assert.That(await Book(), Is.Empty, "no number without a paper");
        var left = await World.Send(World.Clerk, new PaperDetails(first.Id));
        Assert.That((left.Status, left.Reference, left.Sha256, left.Version), Is.EqualTo((PaperStatus.Approved, (string?)null, (string?)null, first.Version)));
        await World.Send(World.Clerk, Issue(second));
        await World.Send(World.Clerk, Issue(first));
        Assert.That(await Book(), Is.EqualTo(new[] { (1, second.Id, NumberStatus.Used, (string?)null), (2, first.Id, NumberStatus.Used, null) }), "no gap");
        foreach (var paper in new[] { first.Id, second.Id }) await DemandFile(paper);
    }

    [Test]
    public async Task A_number_that_was_taken_before_stays_with_its_paper_until_it_is_issued_or_cancelled_with_a_reason()
    {
        var (first, second) = await Approved();
        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = first.Id, Version = first.Version, IssuedOn = SomePapers.IssuedOn });
        var other = await World.Send(World.Clerk, new NumberPaper { PaperId = second.Id, Version = second.Version, IssuedOn = SomePapers.IssuedOn });

        await Kill(numbered, IssuingProcess.Moment.BeforeTheFile);

        Assert.That(await Book(), Is.EqualTo(new[] { (1, first.Id, NumberStatus.Reserved, (string?)null), (2, second.Id, NumberStatus.Reserved, null) }));
        await World.Send(World.Clerk, new IssuePaper { PaperId = numbered.Id, Version = numbered.Version, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        await World.Send(World.Clerk, new CancelPaper { PaperId = other.Id, Version = other.Version, Reason = "Không ban hành." });
        Assert.That(await Book(), Is.EqualTo(new[] { (1, first.Id, NumberStatus.Used, (string?)null), (2, second.Id, NumberStatus.Cancelled, "Không ban hành.") }));
        await DemandFile(first.Id);
    }

    private async Task<(Changed First, Changed Second)> Approved()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(NumberSource.Internal);
        return (await World.ApprovedCorrection(notice), await World.ApprovedCorrection(notice));
    }

    private async Task Kill(Changed paper, IssuingProcess.Moment moment)
    {
        using var clerk = IssuingProcess.Start(World, paper, moment);
        var said = await clerk.StandardOutput.ReadLineAsync();
        if (said != IssuingProcess.Held) Assert.Fail($"It never came to the moment: {said} {await clerk.StandardError.ReadToEndAsync()}");
        clerk.Kill();
        await clerk.WaitForExitAsync();
    }

    private static IssuePaper Issue(Changed paper) => new() { PaperId = paper.Id, Version = paper.Version, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn };

    // The register of letters, as the clerk sees it.
    private async Task<(int, Guid?, NumberStatus, string?)[]> Book() =>
        [.. (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "CV", Take = 200 })).Items.OrderBy(line => line.Number).Select(line => (line.Number, line.PaperId, line.Status, line.CancelReason))];

    private async Task DemandFile(Guid paper)
    {
        var issued = await World.Send(World.Clerk, new IssuedPaper(paper));
        using var bytes = new MemoryStream();
        await using (issued.Content) await issued.Content.CopyToAsync(bytes);
        Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray())), Is.EqualTo((await World.Send(World.Clerk, new PaperDetails(paper))).Sha256));
    }
}
