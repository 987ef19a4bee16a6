using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

public sealed class WithdrawMinutesItemTests : FeatureTest
{
    [Test]
    public async Task An_opinion_written_down_wrongly_is_withdrawn_and_recorded_anew_in_its_place()
    {
        var visit = await World.StartedVisit();
        var wrong = await World.Send(World.Secretary, Opinion(visit, "Giải trình sai số liệu"));
        await World.Send(World.Secretary, Opinion(visit, "Ý kiến tiếp theo"));

        var withdrawn = await World.Send(World.Secretary, new WithdrawMinutesItem { VisitId = visit, Version = 3, ItemId = wrong.Id, Reason = "Ghi nhầm số liệu" });
        var right = await World.Send(World.Secretary, Opinion(visit, "Giải trình đúng số liệu") with { InPlaceOf = wrong.Number });

        var minutes = (await World.Send(World.Secretary, new VisitDetails { VisitId = visit })).Minutes;
        Assert.That((withdrawn.Version, minutes.Head.Version, right.Number), Is.EqualTo((4, 4, 1)));
        Assert.That(minutes.Opinions.Select(o => o.Text), Is.EqualTo(new[] { "Giải trình đúng số liệu", "Ý kiến tiếp theo" }));
        Assert.That((await World.Journalled(visit, "MinutesItemWithdrawn", "Data")).Single(), Does.Contain("Opinion").And.Contain("Ghi nhầm số liệu").And.Contain(wrong.Id.ToString()));
        Assert.That((await World.Journalled(visit, "MinutesItemWithdrawn", "Before")).Single(), Does.Contain("Giải trình sai số liệu").And.Contain("Chủ tịch UBND xã"));
    }

    [Test]
    public async Task Every_kind_of_item_can_be_withdrawn()
    {
        var visit = await World.StartedVisit();
        Created[] items =
        [
            await World.Send(World.Secretary, new RecordAttendance { VisitId = visit, Side = Side.Unit, AttendsAs = AttendancePart.UnitHead, Post = "Chủ tịch UBND xã" }),
            await World.Send(World.Secretary, Opinion(visit, "Giải trình")),
            await World.Send(World.Secretary, new RecordOnSiteCheck { VisitId = visit, Place = "Bộ phận Một cửa", CheckedBy = "Đoàn giám sát" }),
            await World.Send(World.Secretary, new RecordHandedDocument { VisitId = visit, DocumentName = "Báo cáo số 45" }),
            await World.Send(World.Secretary, new RecordCommitment { VisitId = visit, Content = "Giải quyết dứt điểm" }),
            await World.Send(World.Secretary, new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, Text = "Rà soát các chỉ tiêu" }),
        ];

        foreach (var (item, i) in items.Select((item, i) => (item, i)))
            await World.Send(World.Secretary, new WithdrawMinutesItem { VisitId = visit, Version = 3 + i, ItemId = item.Id, Reason = "Ghi nhầm" });

        var minutes = (await World.Send(World.Secretary, new VisitDetails { VisitId = visit })).Minutes;
        Assert.That((minutes.Attendances.Count, minutes.Opinions.Count, minutes.Checks.Count, minutes.Documents.Count, minutes.Commitments.Count, minutes.Remarks.Count), Is.EqualTo((0, 0, 0, 0, 0, 0)));
        var kinds = await World.Journalled(visit, "MinutesItemWithdrawn", "Data");
        Assert.That(kinds.Zip(Enum.GetNames<MinutesItemKind>()).Select(pair => pair.First.Contains($"\"{pair.Second}\"", StringComparison.Ordinal)), Is.All.True);
    }

    [Test]
    public async Task What_one_party_signed_is_not_withdrawn()
    {
        var visit = await World.StartedVisit();
        var item = (await World.Send(World.Secretary, Opinion(visit, "Giải trình"))).Id;
        await World.End(visit);
        await World.Send(World.Secretary, SomeVisits.Signature(visit, Core.Councils.MinutesParty.Secretary, "Chuyên viên Văn phòng"));

        Assert.That((await World.Refused(World.Secretary, new WithdrawMinutesItem { VisitId = visit, Version = 4, ItemId = item, Reason = "Ghi nhầm" })).Code, Is.EqualTo("visit.signed"));
    }

    [Test]
    public async Task What_a_finding_rests_on_stays()
    {
        var visit = await World.StartedVisit();
        var opinion = (await World.Send(World.Secretary, Opinion(visit, "Thừa nhận chậm giải quyết"))).Id;
        var campaign = await World.CampaignOf(visit);
        var finding = await World.Send(World.Member, new RecordFinding
        {
            CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Shortcoming, Text = "Chậm giải quyết",
            Evidence = [new FindingEvidence(EvidenceKind.Opinion, opinion)],
        });

        var refusal = await World.Refused(World.Secretary, new WithdrawMinutesItem { VisitId = visit, Version = 3, ItemId = opinion, Reason = "Ghi nhầm" });

        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("minutes.item_is_evidence", $"Mục số 1 (Ý kiến) là căn cứ của nội dung ghi nhận số {finding.Number} nên không rút được.")));
    }

    [Test]
    public async Task Only_a_withdrawn_items_place_is_taken_again_and_once()
    {
        var visit = await World.StartedVisit();
        var first = await World.Send(World.Secretary, Opinion(visit, "Một"));
        await World.Send(World.Member, new RecordFinding { CampaignId = await World.CampaignOf(visit), VisitId = visit, Kind = FindingKind.Strength, Text = "Đếm cùng số mà không phải mục của biên bản" });
        var remark = new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, Text = "Rà soát các chỉ tiêu", InPlaceOf = 1 };
        foreach (var place in new[] { 0, 1, 2, 3 })
            Assert.That((await World.Refused(World.Secretary, remark with { InPlaceOf = place })).Code, Is.EqualTo("minutes.place"));

        await World.Send(World.Secretary, new WithdrawMinutesItem { VisitId = visit, Version = 3, ItemId = first.Id, Reason = "Là kết luận của chủ trì" });
        Assert.That((await World.Send(World.Secretary, remark)).Number, Is.EqualTo(1));

        var refusal = await World.Refused(World.Secretary, Opinion(visit, "Hai") with { InPlaceOf = 1 });
        Assert.That((refusal.Code, refusal.Fields.Keys.Single()), Is.EqualTo(("minutes.place", "InPlaceOf")));
        Assert.That((await World.Send(World.Secretary, Opinion(visit, "Hai"))).Number, Is.EqualTo(3));
    }

    [Test]
    public async Task Nobody_withdraws_on_an_old_view_without_the_right_or_from_another_visit_or_council()
    {
        var visit = await World.StartedVisit();
        var item = (await World.Send(World.Secretary, Opinion(visit, "Giải trình"))).Id;
        var withdraw = new WithdrawMinutesItem { VisitId = visit, Version = 3, ItemId = item, Reason = "Ghi nhầm" };

        Assert.That((await World.Refused(World.Secretary, withdraw with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.UnitHead, withdraw)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Secretary, withdraw with { ItemId = Guid.CreateVersion7() })).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.OpenCouncil();
        Assert.That((await World.Refused(World.Office, withdraw)).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    private static RecordOpinion Opinion(Guid visit, string text) => new() { VisitId = visit, Side = Side.Unit, Speaker = "Chủ tịch UBND xã", Text = text };
}
