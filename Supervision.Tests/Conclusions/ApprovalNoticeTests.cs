using Supervision.Core.Campaigns.Board;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.People;

namespace Supervision.Tests.Conclusions;

/// <summary>A delegation's report and a conclusion tell those whose turn it is: the approver when they are submitted, the writer and the records clerk when they are approved.</summary>
public sealed class ApprovalNoticeTests : FeatureTest
{
    [Test]
    public async Task A_report_is_told_to_the_head_when_it_is_submitted_and_to_writer_and_clerk_when_it_is_approved()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var submitted = await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1 });

        Assert.That(await Told(World.Head, "Văn bản trình, chờ duyệt: Báo cáo"), Is.EqualTo(new[] { $"/bao-cao-doan/{report}/doc" }));
        Assert.That(await Told(World.Secretary, "Văn bản"), Is.Empty, "not whoever submits it");

        Assert.That(await Next(ended.Campaign), Is.EqualTo("Báo cáo của Đoàn giám sát đã trình, chờ duyệt và ban hành."));
        await World.Send(World.Head, new ApproveReport { ReportId = report, Version = submitted.Version });
        Assert.That(await Next(ended.Campaign), Is.EqualTo("Báo cáo của Đoàn giám sát đã duyệt, chờ vào số, ban hành."));
        foreach (var person in new[] { World.Secretary, World.Clerk }) Assert.That(await Told(person, "Văn bản đã được duyệt: Báo cáo"), Is.EqualTo(new[] { $"/bao-cao-doan/{report}" }));
        Assert.That(await Told(World.Head, "Văn bản đã được duyệt"), Is.Empty);
    }

    [Test]
    public async Task A_report_whose_head_works_here_no_more_is_told_to_the_standing_board()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Administrator, new SetPersonActive { PersonId = World.Head, Version = 1, IsActive = false, Reason = "Chuyển công tác" });

        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1 });

        Assert.That(await Told(World.StandingBoard, "Văn bản trình, chờ duyệt: Báo cáo"), Is.EqualTo(new[] { $"/bao-cao-doan/{report}/doc" }));
    }

    [Test]
    public async Task A_report_that_its_only_head_drafted_is_told_to_the_standing_board()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Head, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Head, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });

        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1 });

        Assert.That(await Told(World.StandingBoard, "Văn bản trình, chờ duyệt: Báo cáo"), Is.EqualTo(new[] { $"/bao-cao-doan/{report}/doc" }));
        Assert.That(await Told(World.Head, "Văn bản trình, chờ duyệt: Báo cáo"), Is.Empty);
    }

    [Test]
    public async Task A_conclusion_is_told_to_the_standing_board_and_after_its_word_to_writer_and_clerk()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });

        Assert.That(await Told(World.StandingBoard, "Văn bản trình, chờ duyệt: Kết luận của Thường trực"), Is.EqualTo(new[] { $"/ket-luan/{conclusion}/doc" }));
        Assert.That(await Told(World.Office, "Văn bản trình, chờ duyệt: Kết luận"), Is.Empty);

        await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });
        Assert.That(await Next(ended.Campaign), Is.EqualTo("Kết luận đã duyệt, chờ vào số, ban hành."));
        foreach (var person in new[] { World.Office, World.Clerk }) Assert.That(await Told(person, "Văn bản đã được duyệt: Kết luận của Thường trực"), Is.EqualTo(new[] { $"/ket-luan/{conclusion}" }));
    }

    [Test]
    public async Task What_comes_back_and_is_submitted_again_is_told_again()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        await World.Send(World.StandingBoard, new ReturnConclusion { ConclusionId = conclusion, Version = 2, Reason = "Bổ sung số liệu." });
        Assert.That(await Told(World.Office, "Trả lại để sửa"), Is.EqualTo(new[] { $"/ket-luan/{conclusion}" }));

        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 3 });

        Assert.That(await Told(World.StandingBoard, "Văn bản trình, chờ duyệt: Kết luận"), Has.Count.EqualTo(2));
    }

    private async Task<string> Next(Guid campaign) => (await World.Send(World.Office, new CampaignNext(campaign))).Card!.Next!.Sentence;

    private async Task<IReadOnlyList<string?>> Told(Guid person, string begins) =>
        [.. (await World.Send(person, new NoticeList())).Items.Where(notice => notice.Title.StartsWith(begins, StringComparison.Ordinal)).Select(notice => notice.Link)];
}
