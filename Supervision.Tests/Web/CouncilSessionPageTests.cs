using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>A report of a delegation of the council itself: examined at its session, voted on, and ended by a resolution.</summary>
public sealed class CouncilSessionPageTests : SiteTest
{
    private static readonly (string, string)[] Session =
    [
        ("examine.HeldOn", "11/5/2026"), ("examine.Chair", "Chủ tịch Hội đồng nhân dân tỉnh"), ("examine.Attendance", "Đại biểu Hội đồng nhân dân tỉnh; đại diện đơn vị"), ("examine.MemberCount", "50"),
        ("examine.PresentedBy", "Trưởng đoàn"), ("examine.UnitOpinion", "Đơn vị thống nhất"), ("examine.Outcome", "Biểu quyết thông qua nghị quyết"), ("examine.Term", "XIX"),
    ];

    [Test]
    public async Task A_session_without_its_quorum_is_refused_and_one_that_does_not_adopt_is_recorded_and_moves_nothing()
    {
        var ended = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(ended);
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var office = await Browser(World.Office);
        Assert.That((await office.Open(path)).QuerySelector("#examine")!.TextContent, Does.Contain("Ghi kỳ họp xem xét báo cáo").And.Contain("Tổng số đại biểu").And.Not.Contain("phiên họp"));

        var (unnamed, fields) = await office.Send(path, "#examine", [.. Session, ("examine.PresentCount", "40")]);
        Assert.That((unnamed, fields.QuerySelector("#examine-SessionName-loi") is not null, fields.QuerySelector("#examine-Votes-loi")!.TextContent),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, "Nghị quyết của Hội đồng nhân dân được biểu quyết; ghi kết quả biểu quyết.")));

        var (few, refused) = await office.Send(path, "#examine", Voted("11/5/2026", "Kỳ họp thứ 15", 20, 5, 10));
        Assert.That(few, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#examine-PresentCount-loi")!.TextContent, Does.Contain("ít nhất hai phần ba tổng số đại biểu").And.Contain("có mặt 20 trên tổng số 50 đại biểu").And.Contain("72/2025/QH15").And.Contain("chưa kiểm chứng"));

        var held = await office.Do(path, "#examine", Voted("11/5/2026", "Kỳ họp thứ 15", 45, 25, 20));
        Assert.That(held.QuerySelector("[role=status]")!.TextContent, Does.Contain("không thông qua").And.Contain("xem xét lại tại kỳ họp sau"));
        Assert.That(held.QuerySelector("#ket-luan")!.TextContent, Does.Contain("khóa XIX, Kỳ họp thứ 15, ngày 11/5/2026").And.Contain("không thông qua").And.Contain("có 25 phiếu tán thành trên tổng số 50 đại biểu"));
        Assert.That(held.QuerySelector("#viec")!.TextContent, Does.Contain("Kỳ họp ngày 11/5/2026 không thông qua; báo cáo của Đoàn giám sát phải được xem xét lại tại kỳ họp sau."));
        Assert.That(held.QuerySelector("#conclude"), Is.Null, "nothing was adopted that could be worded");
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = ended.Campaign })).Head.Status, Is.EqualTo(CampaignStatus.Reported));
        Assert.That((await World.Refused(World.Office, SomeConclusions.Draft(ended, ConclusionKind.SupervisionResolution))).Code, Is.EqualTo("conclusion.examination_missing"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE Event = 'ExaminationNotAdopted' AND CouncilId = @CouncilId", new { }), Is.EqualTo(1));

        var (before, earlier) = await office.Send(path, "#examine", Voted("10/5/2026", "Kỳ họp thứ 16", 45, 40, 3));
        Assert.That((before, earlier.QuerySelector("#examine-HeldOn-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Báo cáo đã được xem xét ngày 11/5/2026 và không được thông qua; cuộc họp sau không được trước ngày đó.")));
        var adopted = await office.Do(path, "#examine", Voted("20/5/2026", "Kỳ họp thứ 16", 45, 40, 3));
        Assert.That(adopted.QuerySelector("[role=status]")!.TextContent, Does.Contain("tiếp theo là soạn nghị quyết giám sát"));
        Assert.That(adopted.QuerySelector("main")!.TextContent, Does.Contain("Đã xem xét tại kỳ họp").And.Contain("Soạn nghị quyết giám sát").And.Contain("Chưa soạn nghị quyết giám sát."));
        Assert.That(adopted.QuerySelectorAll("#ket-luan .badge").Select(badge => badge.TextContent.Trim()), Is.SupersetOf(new[] { "không thông qua", "đã xem xét" }), "what failed stays on the page");
        Assert.That((await (await Browser(World.StandingBoard)).Open("/cuoc-giam-sat")).QuerySelector("main")!.TextContent, Does.Contain("Đã xem xét tại kỳ họp"));
    }

    [Test]
    public async Task Who_was_for_it_is_not_guessed_and_the_same_session_is_entered_twice_only_when_it_voted_twice()
    {
        var ended = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(ended);
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var office = await Browser(World.Office);

        var (blank, left) = await office.Send(path, "#examine", [.. Session, ("examine.SessionName", "Kỳ họp thứ 15"), ("examine.PresentCount", "45"), ("examine.VotesAgainst", "0")]);
        Assert.That((blank, left.QuerySelector("#examine-Votes-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Ghi số phiếu tán thành; không có phiếu nào thì ghi 0.")));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Examinations WHERE CouncilId = @CouncilId", new { }), Is.Zero);
        var (_, many) = await office.Send(path, "#examine", Voted("11/5/2026", "Kỳ họp thứ 15", 45, 90, 9));
        Assert.That(many.QuerySelector("#examine-Votes-loi")!.TextContent, Is.EqualTo("Tổng số phiếu (99) lớn hơn số người có mặt (45)."));
        Assert.That(left.QuerySelector("[name='examine.ConfirmsSecondVote']"), Is.Null, "nothing failed yet");
        await office.Do(path, "#examine", Voted("11/5/2026", "Kỳ họp thứ 15", 45, 25, 20));

        var (again, asked) = await office.Send(path, "#examine", [.. Voted("11/5/2026", "kỳ họp thứ 15 ", 38, 30, 5), ("examine.MemberCount", "40")]);
        Assert.That((again, asked.QuerySelector("#examine-ConfirmsSecondVote-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity,
            "Cùng kỳ họp, cùng ngày 11/5/2026 đã ghi một lần biểu quyết không thông qua (25 phiếu tán thành trên tổng số 50 đại biểu; lần này ghi tổng số 40 đại biểu). Nếu kỳ họp biểu quyết lại thì chọn “Có”.")));
        var done = await office.Do(path, "#examine", [.. Voted("11/5/2026", "Kỳ họp thứ 15", 45, 30, 5), ("examine.ConfirmsSecondVote", "true")]);
        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Does.Contain("tiếp theo là soạn nghị quyết giám sát"));
    }

    [Test]
    public async Task Whoever_approves_a_resolution_sees_how_it_was_voted()
    {
        var ended = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Session(ended));
        var resolution = (await World.Send(World.Office, SomeConclusions.Draft(ended, ConclusionKind.SupervisionResolution))).Id;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = resolution, Version = 1 });
        var board = await Browser(World.StandingBoard);

        var waiting = (await board.Open("/")).QuerySelector($"li:has(a[href='/ket-luan/{resolution}/doc'])")!.TextContent;
        Assert.That(waiting, Does.Contain("Nghị quyết giám sát").And.Contain("40 tán thành, 3 không tán thành, 2 không có ý kiến; có mặt 45 trên tổng số 50"));
        var page = (await board.Open($"/ket-luan/{resolution}")).QuerySelector("main")!;
        Assert.That(page.TextContent, Does.Contain("khóa XIX, Kỳ họp thứ 15, ngày 11/5/2026"));
        Assert.That(page.QuerySelector("#bieu-quyet")!.TextContent, Is.EqualTo("40 tán thành, 3 không tán thành, 2 không có ý kiến; có mặt 45 trên tổng số 50"));
    }

    [Test]
    public async Task A_standing_board_votes_only_where_it_needs_to_but_a_vote_that_fails_fails()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);

        await World.Send(World.Office, SomeConclusions.Meeting(ended) with { Votes = new Votes(3, 2, 0) });
        var next = (await (await Browser(World.Office)).Open($"/cuoc-giam-sat/{ended.Campaign}")).QuerySelector("#viec")!.TextContent;
        Assert.That(next, Does.Contain("Phiên họp ngày 11/5/2026 không thông qua; báo cáo của Đoàn giám sát phải được xem xét lại tại phiên họp sau."), "three of six are not more than half");
        await World.Send(World.Office, SomeConclusions.Meeting(ended) with { HeldOn = new DateOnly(2026, 5, 12), Votes = null });
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = ended.Campaign })).Head.Status, Is.EqualTo(CampaignStatus.Examined));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private static (string, string)[] Voted(string on, string session, int present, int inFavour, int against) =>
    [
        .. Session.Skip(1), ("examine.HeldOn", on), ("examine.SessionName", session), ("examine.PresentCount", $"{present}"), ("examine.Votes", $"{inFavour}"), ("examine.VotesAgainst", $"{against}"),
    ];
}
