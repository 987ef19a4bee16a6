using System.Globalization;
using Supervision.Core.Conclusions;
using Supervision.Core.Dispatches;
using Supervision.Core.Files;
using Supervision.Core.Packs;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Chasing;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Papers;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Packs;

/// <summary>Which papers whose pack holds.</summary>
public sealed class PackTests : SiteTest
{
    [Test]
    public async Task The_pack_of_a_campaign_has_every_page_of_what_was_issued_and_drafts_only_where_they_are_asked_for()
    {
        var notice = await World.IssuedNotice();
        var campaign = await Campaign(notice);
        var draft = await World.CorrectionDraft(notice);
        var (issued, letter) = (await Pages(notice), PdfTools.FlatText(await Bytes(World.Clerk, new IssuedPaper(notice))));

        var pack = await Bytes(World.Office, new PrintCampaignPack { CampaignId = campaign });
        var withDrafts = await Bytes(World.Office, new PrintCampaignPack { CampaignId = campaign, WithDrafts = true });

        PdfTools.Check(pack);
        using var file = PackTools.Read(pack);
        Assert.That(file.Bookmarks.Select(one => one.Title), Has.Some.Contain("15/TB-HĐND, ngày 14/5/2026, Thông báo"));
        var papers = (await World.Send(World.Office, new PaperList { CampaignId = campaign, Take = 200 })).Items.Where(p => p.Status is PaperStatus.Issued).ToList();
        var sum = 0;
        foreach (var paper in papers) sum += await Pages(paper.Id);
        Assert.That(Count(pack), Is.EqualTo(1 + sum), "contents and the pages of each issued paper");
        Assert.That(Words(PdfTools.FlatText(pack)), Is.SupersetOf(Words(letter)));
        Assert.That((PdfTools.FlatText(pack).Contains("V/v đính chính", StringComparison.Ordinal), issued), Is.EqualTo((false, await Pages(notice))));
        Assert.That(PdfTools.FlatText(withDrafts), Does.Contain("Công văn: V/v đính chính").And.Contain("(dự thảo)").And.Contain("DỰ THẢO"));
        Assert.That(Count(withDrafts), Is.GreaterThan(Count(pack)));
        Assert.That((await World.Send(World.Office, new PaperDetails(draft))).Status, Is.EqualTo(PaperStatus.Draft), "printing issues nothing");
    }

    [Test]
    public async Task A_unit_gets_what_was_sent_to_it_and_what_it_wrote_and_never_a_draft()
    {
        var (ended, conclusion, _, _) = await World.SentConclusion();
        var notice = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion });
        var letter = await World.ApprovedCorrection(notice);
        var issued = await World.Send(World.Clerk, new IssuePaper { PaperId = letter.Id, Version = letter.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        var toOther = new SendPaper { PaperId = issued.Id, Version = issued.Version, SentOn = SomePapers.IssuedOn, Receivers = [new PaperReceiver { UnitId = World.OtherUnit, Way = DispatchChannel.System }] };
        await World.Send(World.Clerk, toOther);
        await World.CorrectionDraft(notice);
        var plan = await World.Send(World.UnitHead, new DraftPaper { Kind = PaperKind.RemediationPlan, SubjectId = conclusion });

        var mine = await Titles(World.UnitHead, new PrintCampaignPack { CampaignId = ended.Campaign, WithDrafts = true });
        var others = await Titles(World.OtherUnitHead, new PrintCampaignPack { CampaignId = ended.Campaign, WithDrafts = true });

        Assert.That(mine, Has.Some.Contain("15/TB-HĐND").And.None.Contain("41/HĐND-VP").And.None.Contain("dự thảo"), "its conclusion; not the other unit's letter, not its own draft");
        Assert.That(others, Has.Some.Contain("41/HĐND-VP").And.None.Contain("Kế hoạch khắc phục"));
        Assert.That(await Titles(World.Office, new PrintCampaignPack { CampaignId = ended.Campaign, WithDrafts = true }), Has.None.Contain("Kế hoạch khắc phục"), $"a unit's draft {plan.Id} is nobody else's");
        Assert.That((await World.Refused(World.UnitHead, new PrintMeetingPack())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task The_pack_of_a_session_has_its_letters_and_its_minutes_and_shows_them_only_to_its_own_unit()
    {
        var visit = await World.LockedVisit();
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ProgrammeLetter, SubjectId = visit })).Id;

        var pack = await Titles(World.Office, new PrintVisitPack { VisitId = visit, WithDrafts = true });

        Assert.That(pack, Has.Count.EqualTo(3));
        Assert.That(pack[1], Does.Contain("Biên bản làm việc: buổi làm việc số 1 (bản đã ký)"));
        Assert.That(pack[2], Does.Contain("Công văn: V/v chương trình, thành phần làm việc"), $"{letter}");
        Assert.That(await Titles(World.UnitHead, new PrintVisitPack { VisitId = visit, WithDrafts = true }), Has.Count.EqualTo(2).And.Some.Contain("Biên bản làm việc"));
        Assert.That((await World.Refused(World.OtherUnitHead, new PrintVisitPack { VisitId = visit })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task What_was_added_to_minutes_and_what_units_reported_stand_in_the_pack_of_whoever_may_read_them()
    {
        var visit = await World.LockedVisit();
        var campaign = await World.Id("SELECT CAST(CampaignId AS nvarchar(36)) FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });
        await World.Send(World.Secretary, new AddAddendum { VisitId = visit, AddedOn = SomeVisits.VisitOn, Text = "Bổ sung số liệu hồ sơ quá hạn" });
        var report = (await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.Unit).Id;
        Assert.That(await Titles(World.Office, new PrintCampaignPack { CampaignId = campaign }), Has.None.Contain("Báo cáo phục vụ giám sát"), "nothing was handed in");
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2, 3));

        foreach (var person in new[] { World.Office, World.Member, World.UnitHead })
            Assert.That(await Titles(person, new PrintCampaignPack { CampaignId = campaign }), Has.Some.Contain("Biên bản bổ sung: buổi làm việc số 1").And.Some.Contain("45/BC-UBND, ngày 09/3/2026, Báo cáo phục vụ giám sát của Ủy ban nhân dân xã Hòa Bình"));
        Assert.That(PdfTools.FlatText(await Bytes(World.Office, new PrintCampaignPack { CampaignId = campaign })), Does.Contain("Bổ sung số liệu hồ sơ quá hạn").And.Contain("Trả lời mục 2"));
        Assert.That(await Titles(World.Office, new PrintVisitPack { VisitId = visit }), Has.Some.Contain("Biên bản bổ sung"));
        var pages = await new FormBrowser(await Site.BrowserOf(World.Office)).Open($"/tap-van-ban?cuoc={campaign}");
        Assert.That(pages.QuerySelector("main")!.TextContent, Does.Contain("biên bản bổ sung").And.Contain("báo cáo của đơn vị"));
        await World.Send(World.OtherUnitHead, await World.Submission((await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.OtherUnit).Id, 1, 1));
        Assert.That(await Titles(World.UnitHead, new PrintCampaignPack { CampaignId = campaign }), Has.None.Contain("Tân Tiến"), "nor another unit's");
    }

    [Test]
    public async Task The_pack_of_a_meeting_lays_beside_the_list_what_asked_for_each_late_item_and_the_letters_about_it()
    {
        await World.SentConclusion();
        Assert.That((await World.Refused(World.Office, new PrintMeetingPack { Month = new DateOnly(2026, 8, 20) })).Code, Is.EqualTo("pack.empty"));
        await World.ChaseWithLetters(new(2026, 7, 1), new(2026, 7, 6), new(2026, 7, 20), new(2026, 8, 3));
        await World.Send(World.Office, new DraftPaper { Kind = PaperKind.MonthlyList });

        var pack = await Titles(World.Office, new PrintMeetingPack { WithDrafts = true });

        Assert.That(pack, Has.Some.Contain("15/TB-HĐND").And.Some.Contain("Danh sách trình phiên họp Thường trực"));
        Assert.That(await Titles(World.Office, new PrintMeetingPack { Month = new DateOnly(2026, 9, 1) }), Has.Some.Contain("15/TB-HĐND"), "what was not decided comes to the next meeting");
        Assert.That((await World.Refused(World.Office, new PrintMeetingPack { Month = new DateOnly(2026, 7, 1) })).Code, Is.EqualTo("pack.empty"));
    }

    [Test]
    public async Task A_member_of_no_delegation_gets_no_pack_of_it()
    {
        var campaign = await Campaign(await World.IssuedNotice());
        var stranger = await World.Person(Core.Access.Role.Member, "Đại biểu HĐND tỉnh");

        Assert.That((await World.Refused(stranger, new PrintCampaignPack { CampaignId = campaign })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(await Titles(World.Member, new PrintCampaignPack { CampaignId = campaign }), Has.Some.Contain("15/TB-HĐND"));
    }

    private Task<Guid> Campaign(Guid paper) => World.Id("SELECT CAST(CampaignId AS nvarchar(36)) FROM OfficialPapers WHERE Id = @paper AND CouncilId = @CouncilId", new { paper });

    private async Task<int> Pages(Guid paper) => Count(await Bytes(World.Clerk, new IssuedPaper(paper)));

    private async Task<IReadOnlyList<string>> Titles(Guid person, IQuery<KeptFile> query)
    {
        var pack = await Bytes(person, query);
        PdfTools.Check(pack);
        using var file = PackTools.Read(pack);
        return [.. file.Bookmarks.Select(one => one.Title)];
    }

    private async Task<byte[]> Bytes(Guid person, IQuery<KeptFile> query)
    {
        var file = await World.Send(person, query);
        using var bytes = new MemoryStream();
        await using (file.Content) await file.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static int Count(byte[] pdf) => int.Parse(PdfTools.Info(pdf)["Pages"], CultureInfo.InvariantCulture);

    private static IEnumerable<string> Words(string text) => text.Split(' ').Distinct();
}
