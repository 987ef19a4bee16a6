using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;
using Supervision.Tests.Documents;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Conclusions;

/// <summary>What the head said to close a session, issued as a paper of its own: numbered and frozen, but no conclusion of the supervision.</summary>
public sealed class SessionRemarksTests : FeatureTest
{
    private static readonly DateOnly IssuedOn = new(2026, 4, 17);

    private static readonly string[] Asked = ["Rà soát hồ sơ quá hạn", "Công khai kết quả giải quyết"];

    [Test]
    public async Task Remarks_are_issued_as_a_numbered_paper_that_does_not_conclude_the_supervision()
    {
        var (campaign, paper) = await Drafted();
        World.Clock.Set(IssuedOn, new TimeOnly(15, 0));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = paper, Version = 1 });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = paper, Version = 2 });

        Assert.That((await World.Refused(World.Clerk, Issue(paper, 3) with { IssuedOn = SomeVisits.VisitOn.AddDays(-1), FiguresAsOf = SomeVisits.VisitOn.AddDays(-1) })).Code, Is.EqualTo("conclusion.issued_on"), "before the session");
        Assert.That((await World.Refused(World.Clerk, Issue(paper, 3) with { Symbol = "NQ-HĐND" })).Code, Is.EqualTo("conclusion.symbol"));
        await World.Send(World.Clerk, Issue(paper, 3));

        var details = await World.Send(World.Office, new ConclusionDetails(paper));
        Assert.That((details.Status, details.Reference), Is.EqualTo((ConclusionStatus.Issued, "08/TB-ĐGS")));
        Assert.That(await World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo("UnderWay"));
        await using var content = (await World.Send(World.Office, new IssuedConclusion(paper))).Content;
        using var pdf = new MemoryStream();
        await content.CopyToAsync(pdf);
        var text = PdfTools.FlatText(pdf.ToArray());
        Assert.That(text, Does.Contain("Số: 08/TB-ĐGS").And.Contain("ngày 17 tháng 4 năm 2026").And.Contain("Trưởng đoàn phát biểu kết luận như sau"));
        foreach (var request in Asked) Assert.That(text, Does.Contain(request));
    }

    [Test]
    public async Task Remarks_on_a_session_concern_the_units_that_sat_in_it_and_no_other_of_the_supervision()
    {
        var (campaign, paper) = await Drafted();
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM CampaignUnits WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.GreaterThan(1));

        var unsent = (await World.Send(World.Office, new ConclusionDetails(paper))).Unsent;
        var printed = (await World.Send(World.Office, new PrintConclusion(paper))).Blocks.OfType<SignatureBlock>().Single().Recipients!.To;

        Assert.That(unsent.Select(unit => unit.UnitId), Is.EqualTo(new[] { World.Unit }));
        Assert.That(printed.Where(name => name.StartsWith("Ủy ban", StringComparison.Ordinal) || name.StartsWith("Sở", StringComparison.Ordinal)), Is.EqualTo(unsent.Select(unit => unit.Name)), "what one did is not another's to read");
    }

    [Test]
    public async Task A_request_without_a_deadline_is_flagged_once_from_the_session_to_the_paper_that_replaces_the_first()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        foreach (var request in Asked) await World.Send(World.Secretary, new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, Text = request });
        Assert.That(await Flagged(campaign), Is.EqualTo(new[] { (FlagSubjectKind.ClosingRemark, 2) }));

        await World.End(visit);
        var first = await Draft(campaign, visit);
        Assert.That(await Flagged(campaign), Is.EqualTo(new[] { (FlagSubjectKind.Clause, 2) }), "the paper repeats the remarks");

        World.Clock.Set(IssuedOn, new TimeOnly(15, 0));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = first, Version = 1 });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = first, Version = 2 });
        await World.Send(World.Clerk, Issue(first, 3));
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = first, Version = 4, ReceivingUnitIds = [World.Unit], SentOn = IssuedOn });
        var second = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = first, Reason = "Sửa câu chữ." })).Id;
        Assert.That(await Flagged(campaign), Is.EqualTo(new[] { (FlagSubjectKind.Clause, 2) }), "until it is issued the replacement is only a draft of the same");

        await World.Send(World.Office, new SubmitConclusion { ConclusionId = second, Version = 1 });
        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = second, Version = 2 });
        await World.Send(World.Clerk, Issue(second, 3) with { Number = 9 });
        var now = (await World.Send(World.Office, new ConclusionDetails(second))).Clauses.Select(clause => clause.Id);
        Assert.That((await Unresolved(campaign)).Select(subject => subject.Id), Is.EquivalentTo(now), "those of the replaced paper are gone, and the remarks do not come back");
    }

    private async Task<(Guid Campaign, Guid Paper)> Drafted()
    {
        var visit = await World.EndedVisit();
        var campaign = await World.CampaignOf(visit);
        return (campaign, await Draft(campaign, visit));
    }

    private async Task<Guid> Draft(Guid campaign, Guid visit) => (await World.Send(World.Office, new DraftConclusion
    {
        CampaignId = campaign,
        Kind = ConclusionKind.SessionRemarks,
        VisitId = visit,
        Abstract = "Kết luận buổi làm việc của Đoàn giám sát với Ủy ban nhân dân xã Hòa Bình",
        FiguresAsOf = SomeVisits.VisitOn,
        Clauses = [.. Asked.Select(request => new NewClause { Block = ClauseBlock.Recommendations, Text = request })],
    })).Id;

    private static IssueConclusion Issue(Guid paper, int version) =>
        SomeConclusions.Issue(paper, version, 8) with { Symbol = "TB-ĐGS", IssuedOn = IssuedOn, SignedOn = IssuedOn, FiguresAsOf = SomeVisits.VisitOn, AuthorityLines = ["TM. Đoàn giám sát", "Trưởng đoàn"] };

    private async Task<IEnumerable<(FlagSubjectKind, int)>> Flagged(Guid campaign) =>
        (await Unresolved(campaign)).GroupBy(subject => subject.Kind).Select(kind => (kind.Key, kind.Count()));

    private async Task<IReadOnlyList<FlagSubject>> Unresolved(Guid campaign) =>
        (await World.Send(World.Secretary, new CampaignFlags(campaign))).Flags.Single(flag => flag.Code is FlagCode.TaskWithoutDeadline).Subjects;
}
