using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Conclusions;

/// <summary>What enters a drafted report, what leaves it, and in which order it is printed.</summary>
public sealed class ReportDraftingTests : FeatureTest
{
    private SomeConclusions.Ended _ended = null!;
    private Guid _report;

    [SetUp]
    public async Task Draft()
    {
        _ended = await World.EndedCampaign();
        _report = (await World.Send(World.Secretary, SomeConclusions.Report(_ended))).Id;
    }

    [Test]
    public async Task A_finding_is_printed_where_it_was_put_and_the_journal_tells_both_orders()
    {
        var (first, second, third) = (_ended.Strength, await Strength("Công khai đủ thủ tục"), await Strength("Có thư xin lỗi"));
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [first, second, third, _ended.Cause] });

        await World.Send(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = third, BeforeFindingId = first });
        Assert.That(await Order(), Is.EqualTo(new[] { third, first, second, _ended.Cause }));
        await World.Send(World.Head, new PlaceFinding { ReportId = _report, FindingId = third });
        Assert.That(await Order(), Is.EqualTo(new[] { first, second, third, _ended.Cause }), "last of its group, not of the report");

        var (after, before) = (await World.Journalled(_report, nameof(FindingPlaced), "Data"), await World.Journalled(_report, nameof(FindingPlaced), "Before"));
        Assert.That(after[0], Does.Contain("\"order\":[6,2,5,4]"));
        Assert.That(before, Is.EqualTo(new[] { "{\"order\":[2,5,6,4]}", "{\"order\":[6,2,5,4]}" }));
        var paper = await World.Send(World.Secretary, new PrintDelegationReport(_report));
        Assert.That(Texts(paper).Where(text => text.Contains("Bộ phận tiếp nhận", StringComparison.Ordinal) || text.Contains("thư xin lỗi", StringComparison.Ordinal) || text.Contains("Công khai", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Bộ phận tiếp nhận và trả kết quả hoạt động nền nếp, niêm yết công khai đầy đủ thủ tục hành chính", "Công khai đủ thủ tục", "Có thư xin lỗi" }).Using<string, string>((a, b) => a.Contains(b, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Fields_change_places_as_wholes_and_what_belongs_to_no_field_stays_last()
    {
        var (land, fees, more) = (await Strength("Đo đạc kịp thời", "Đất đai"), await Strength("Thu phí đúng mức", "Phí, lệ phí"), await Strength("Lưu trữ đầy đủ", "Đất đai"));
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [_ended.Strength, land, fees, more] });
        Assert.That(ReportOutline.Of((await Details()).Findings)[0].Groups.Select(group => group.Title), Is.EqualTo(new[] { "Đất đai", "Phí, lệ phí", "Nội dung khác" }));

        await World.Send(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = fees, BeforeFindingId = land });

        Assert.That(await Order(), Is.EqualTo(new[] { fees, land, more, _ended.Strength }));
        Assert.That((await World.Refused(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = _ended.Strength, BeforeFindingId = fees })).Code, Is.EqualTo("report.place"));
    }

    [Test]
    public async Task Where_the_paper_leaves_no_choice_nothing_is_placed()
    {
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [_ended.Strength, _ended.Cause] });

        Assert.That((await World.Refused(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = _ended.Cause, BeforeFindingId = _ended.Strength })).Code, Is.EqualTo("report.place"));
        Assert.That((await World.Refused(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = _ended.Cause, BeforeFindingId = _ended.Shortcoming })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = _ended.Cause, BeforeFindingId = _ended.Cause })).Fields.Keys, Is.EqualTo(new[] { "BeforeFindingId" }));
        Assert.That(await Order(), Is.EqualTo(new[] { _ended.Strength, _ended.Cause }));
    }

    [Test]
    public async Task What_is_taken_out_waits_again_and_can_be_taken_in_again()
    {
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [_ended.Strength, _ended.Shortcoming, _ended.Cause] });
        Assert.That((await Candidates()).Items, Is.Empty);

        await World.Send(World.Secretary, new TakeOutFinding(_report, _ended.Shortcoming));

        Assert.That((await Candidates()).Items.Select(one => (one.Id, one.Status, one.Obstacle)), Is.EqualTo(new[] { (_ended.Shortcoming, FindingStatus.Recorded, (EntryObstacle?)null) }));
        Assert.That(await World.Journalled(_report, nameof(FindingTakenOut), "Before"), Is.EqualTo(new[] { "{\"place\":2}" }));
        Assert.That((await World.Refused(World.Secretary, new TakeOutFinding(_report, _ended.Shortcoming))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [_ended.Shortcoming] });
        Assert.That(await Order(), Is.EqualTo(new[] { _ended.Strength, _ended.Cause, _ended.Shortcoming }));
    }

    [Test]
    public async Task Each_that_waits_says_why_it_cannot_enter()
    {
        var bare = await World.Record(_ended.Campaign, FindingKind.SignOfViolation, "Có dấu hiệu thu phí ngoài quy định");
        var unheard = (await World.Send(World.Secretary, new RecordFinding { CampaignId = _ended.Campaign, Kind = FindingKind.Strength, Text = "Niêm yết đủ", UnitId = World.Unit, Evidence = [] })).Id;

        var waiting = (await Candidates()).Items.ToDictionary(one => one.Id, one => one.Obstacle);

        Assert.That((waiting[bare], waiting[unheard], waiting[_ended.Shortcoming]), Is.EqualTo(((EntryObstacle?)EntryObstacle.NoEvidence, (EntryObstacle?)EntryObstacle.NotReconciled, (EntryObstacle?)null)));
        Assert.That((await World.Send(World.Secretary, new ReportCandidates { ReportId = _report, UnitId = World.Unit })).Items.Select(one => one.Id), Is.EqualTo(new[] { unheard }));
        Assert.That((await World.Send(World.Secretary, new ReportCandidates { ReportId = _report, Kind = FindingKind.SignOfViolation })).Items.Select(one => one.Id), Is.EqualTo(new[] { bare }));
    }

    [Test]
    public async Task A_report_that_was_submitted_is_arranged_no_more_and_a_member_never_arranges_it()
    {
        await World.Send(World.Secretary, new IncludeFindings { ReportId = _report, FindingIds = [_ended.Strength, _ended.Shortcoming, _ended.Cause] });
        Assert.That((await World.Refused(World.Member, new PlaceFinding { ReportId = _report, FindingId = _ended.Strength })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Member, new ReportCandidates { ReportId = _report })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Secretary, new SubmitReport { ReportId = _report, Version = 1, ConfirmsBlanks = true });

        Assert.That((await World.Refused(World.Secretary, new PlaceFinding { ReportId = _report, FindingId = _ended.Strength })).Code, Is.EqualTo("report.closed"));
        Assert.That((await World.Refused(World.Secretary, new TakeOutFinding(_report, _ended.Strength))).Code, Is.EqualTo("report.closed"));
    }

    private async Task<Guid> Strength(string text, string? field = null) =>
        (await World.Send(World.Secretary, new RecordFinding { CampaignId = _ended.Campaign, Kind = FindingKind.Strength, Text = text, Field = field, Evidence = [] })).Id;

    private Task<DelegationReportView> Details() => World.Send(World.Secretary, new DelegationReportDetails(_report));

    private Task<Core.Storage.Page<CandidateFinding>> Candidates() => World.Send(World.Secretary, new ReportCandidates { ReportId = _report });

    private async Task<IEnumerable<Guid>> Order() => (await Details()).Findings.Select(finding => finding.Id);

    private static IEnumerable<string> Texts(Document paper) => paper.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text.PlainText);
}
