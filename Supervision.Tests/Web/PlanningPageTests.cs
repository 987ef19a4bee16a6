using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Campaigns;
using Supervision.Core.Planning;
using Supervision.Core.Storage;

namespace Supervision.Tests.Web;

/// <summary>A supervision is planned on a page that finds units, tells what the plan repeats or meets, and asks for a reason before it goes on; and the calendar of other bodies.</summary>
public sealed class PlanningPageTests : SiteTest
{
    private const string Path = "/cuoc-giam-sat/lap-ke-hoach";

    [Test]
    public async Task What_was_supervised_last_year_is_told_before_sending_with_its_link_and_goes_on_with_a_reason()
    {
        var last = (await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2025, 3, 10) })).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        (string, string)[] typed =
        [
            ("plan.Title", "Cải cách hành chính tại xã Hòa Bình"), ("plan.Code", "GS-2026-77"), ("plan.BodyId", $"{World.Council.StandingBoardId}"), ("plan.Topics", "Cải cách hành chính"), ("unit", $"{World.Unit}"),
        ];

        var (found, looked) = await office.Send(Path, "main form", [.. typed, ("check", "1")]);
        var (status, refused) = await office.Send(Path, "main form", typed);

        Assert.That((found, status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity)));
        Assert.That(looked.QuerySelector("#trung .notice a")!.GetAttribute("href"), Is.EqualTo($"/cuoc-giam-sat/{last}"));
        Assert.That(refused.QuerySelector("#plan-OverlapReason-loi")!.TextContent, Does.Contain("hãy ghi lý do vẫn thực hiện"));
        Assert.That(refused.QuerySelector("#plan-Title")!.GetAttribute("value"), Is.EqualTo("Cải cách hành chính tại xã Hòa Bình"));
        Assert.That(refused.QuerySelector("input[name=unit][checked]")!.GetAttribute("value"), Is.EqualTo($"{World.Unit}"));

        var page = await office.Do(Path, "main form", [.. typed, ("plan.OverlapReason", "Kiểm tra lại kiến nghị năm trước")]);
        Assert.That(page.QuerySelector("#viec .notice")!.TextContent, Does.Contain("Cùng đơn vị, cùng nội dung"));
        var planned = (await World.Send(World.Office, new CampaignList { Search = "GS-2026-77" })).Items.Single();
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = planned.Id })).Head.OverlapReason, Is.EqualTo("Kiểm tra lại kiến nghị năm trước"));
        Assert.That(await World.Journalled(planned.Id, nameof(CampaignPlanned), "Data"), Has.Exactly(1).Contains($"{last}").And.Contains("Kiểm tra lại"));
    }

    [Test]
    public async Task A_council_without_units_at_work_is_told_so_and_who_adds_them()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open(Path)).QuerySelector("#khong-co-don-vi"), Is.Null);
        var (_, missed) = await office.Send(Path, "main form", ("find-unit", "không có tên này"), ("find", "1"));
        Assert.That(missed.QuerySelector("#khong-co-don-vi")!.TextContent, Does.StartWith("Không tìm thấy đơn vị còn hoạt động có tên hoặc mã như vậy"));

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Units SET ValidTo = '2026-03-01' WHERE CouncilId = @CouncilId", null, CancellationToken.None));

        var none = (await office.Open(Path)).QuerySelector("#khong-co-don-vi")!;
        Assert.That(none.TextContent, Does.Contain("chưa có đơn vị nào còn hoạt động để giám sát; quản trị hoặc văn phòng thêm đơn vị ở trang Đơn vị."));
        Assert.That(none.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo("/quan-tri/don-vi"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open(Path)).QuerySelector("#khong-co-don-vi a"), Is.Null, "the directory is not theirs to fill");
    }

    [Test]
    public async Task A_form_of_supervision_is_planned_by_those_subjects_whose_it_is_by_the_law_of_the_day_and_the_page_says_so()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var plan = Some.Plan(World) with { DecidedOn = new DateOnly(2026, 3, 10) };
        (string Form, SubjectKind Subject, string? Code, string Says)[] tried =
        [
            ("GS-09", SubjectKind.DelegateGroup, "campaign.form_subject", "Tổ đại biểu Hội đồng nhân dân không giám sát bằng hình thức “Lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm” (GS-09) theo Điều 37 Luật 121/2025/QH15."),
            ("GS-09", SubjectKind.StandingBoard, "campaign.form_subject", "Điều 31 Luật 121/2025/QH15"),
            ("GS-03", SubjectKind.Committee, "campaign.form_subject", "Điều 34 Luật 121/2025/QH15"),
            ("GS-04", SubjectKind.DelegateGroup, "campaign.form_subject", "Điều 37 Luật 121/2025/QH15"),
            ("GS-05", SubjectKind.DelegateGroup, "campaign.form_subject", "Giám sát chuyên đề"),
            ("GS-03", SubjectKind.Council, "campaign.form_without_delegation", "nhập ở mục Văn bản nguồn"),
            ("GS-08", SubjectKind.DelegateGroup, null, ""),
            ("GS-05", SubjectKind.Council, null, ""),
        ];
        foreach (var (form, subject, code, says) in tried)
        {
            var command = plan with { FormCode = form, SubjectKind = subject, Code = $"{form}-{subject}", OverlapReason = "Thử" };
            if (code is null)
            {
                Assert.That((await World.Send(World.Office, command)).Id, Is.Not.EqualTo(Guid.Empty));
                continue;
            }
            var refused = await World.Refused(World.Office, command);
            Assert.That((refused.Code, refused.Fields["FormCode"].Single()), Is.EqualTo((code, refused.Message)), $"{form} {subject}");
            Assert.That(refused.Message, Does.Contain(says));
        }
        Assert.That((await World.Refused(World.Office, plan with { FormCode = "GS-09", SubjectKind = SubjectKind.Committee, DecidedOn = new DateOnly(2025, 3, 10) })).Message, Does.Contain("Điều 76 Luật 87/2015/QH13"));

        var page = await office.Open(Path);
        Assert.That(page.QuerySelectorAll("#plan-FormCode option").Select(option => option.TextContent), Does.Contain("Giám sát chuyên đề (GS-05): Hội đồng nhân dân, Thường trực, Ban").And.Contain("Giám sát thi hành pháp luật ở địa phương (GS-08): Tổ đại biểu"));
        Assert.That(page.QuerySelectorAll("#plan-FormCode option[value='GS-03']"), Is.Empty);
        Assert.That(page.QuerySelector("main a[href='/van-ban-nguon']"), Is.Not.Null, "where a resolution on questioning is entered");
    }

    [Test]
    public async Task What_was_planned_before_in_a_form_without_a_delegation_is_still_put_right()
    {
        var plan = Some.Plan(World);
        var campaign = (await World.Send(World.Office, plan)).Id;
        await World.Value<long>("UPDATE Campaigns SET FormCode = 'GS-03' WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });

        await World.Send(World.Office, new ReviseCampaign
        {
            CampaignId = campaign, Version = 1, Code = plan.Code, Title = "Tên đã sửa", FormCode = "GS-03", SubjectKind = plan.SubjectKind, BodyId = plan.BodyId, Topics = plan.Topics, Units = plan.Units, DecidedOn = plan.DecidedOn,
            Outline = plan.Outline,
        });

        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Head.Title, Is.EqualTo("Tên đã sửa"));
    }

    [Test]
    public async Task A_reason_for_an_overlap_is_kept_only_where_something_overlaps()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        (string, string)[] typed =
        [
            ("plan.Title", "Cải cách hành chính tại xã Hòa Bình"), ("plan.Code", "GS-2026-78"), ("plan.BodyId", $"{World.Council.StandingBoardId}"), ("plan.Topics", "Cải cách hành chính"), ("unit", $"{World.Unit}"),
            ("plan.OverlapReason", "Ghi phòng khi trùng"),
        ];

        var page = await office.Do(Path, "main form", typed);

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("dù trùng").And.Not.Contain("Ghi phòng khi trùng"));
        var planned = (await World.Send(World.Office, new CampaignList { Search = "GS-2026-78" })).Items.Single();
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = planned.Id })).Head.OverlapReason, Is.Null);
    }

    [Test]
    public async Task Units_are_found_by_a_part_of_their_name_and_the_chosen_stay_chosen()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var (status, page) = await office.Send(Path, "main form", ("plan.Title", "Đất đai"), ("unit", $"{World.Unit}"), ("find-unit", "tan tien"), ("find", "1"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.QuerySelectorAll("#don-vi label.check").Select(label => label.TextContent.Trim()), Is.EqualTo(new[] { "Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến" }));
        Assert.That(page.QuerySelectorAll(".error"), Is.Empty, "looking for a unit is not sending the form");
        Assert.That(page.QuerySelector("#plan-Title")!.GetAttribute("value"), Is.EqualTo("Đất đai"));
        Assert.That((await office.Send(Path, "main form", ("plan.Title", "Đất đai"))).Page.QuerySelector("#don-vi > .error"), Is.Not.Null);
    }

    [Test]
    public async Task A_plan_that_is_not_sent_yet_is_put_right_by_the_form_that_made_it()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Outline = [], Purpose = "Đánh giá kết quả" })).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var link = (await office.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("a").Single(a => a.TextContent == "Sửa kế hoạch").GetAttribute("href")!;

        var form = await office.Open(link);
        Assert.That(form.QuerySelector("#plan-Purpose")!.TextContent.Trim(), Is.EqualTo("Đánh giá kết quả"));
        Assert.That(form.QuerySelectorAll("input[name=unit][checked]").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { $"{World.Unit}", $"{World.OtherUnit}" }));
        Assert.That(form.QuerySelector($"#due-{World.OtherUnit}")!.GetAttribute("value"), Is.EqualTo("20/03/2026"));

        var (status, refused) = await office.Send(link, "main form", ("plan.Title", ""), ("plan.DecidedOn", ""), ($"due-{World.Unit}", "31/02/2026"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector($"#due-{World.Unit}-loi")!.TextContent, Is.EqualTo("“31/02/2026” không phải một ngày có thật của “Hạn gửi báo cáo của Ủy ban nhân dân xã Hòa Bình”; ghi ngày/tháng/năm, ví dụ 05/3/2026."));
        Assert.That(refused.QuerySelector("#plan-DecidedOn-loi")!.TextContent, Is.EqualTo("“Ngày quyết định giám sát” không được để trống."), "by the name that the page gives it");
        Assert.That(refused.QuerySelector("#plan-Title-loi"), Is.Not.Null);
        var page = await office.Do(link, "main form", ("plan.Outline", "Đặc điểm tình hình\nKiến nghị"), ($"due-{World.Unit}", "28/3/2026"), ($"mode-{World.Unit}", $"{UnitMode.Survey}"));

        Assert.That(page.QuerySelector(".notice.good")!.TextContent, Does.Contain("Đã sửa kế hoạch"));
        var view = await World.Send(World.Office, new CampaignDetails { CampaignId = campaign });
        Assert.That(view.Outline.Select(item => item.Text), Is.EqualTo(new[] { "Đặc điểm tình hình", "Kiến nghị" }));
        Assert.That(view.Units.Select(unit => (unit.Mode, unit.ReportDueOn)), Is.EqualTo(new[] { (UnitMode.Survey, (DateOnly?)new DateOnly(2026, 3, 28)), (UnitMode.ByReport, new DateOnly(2026, 3, 20)) }));
        Assert.That((view.Head.Purpose, view.Head.DecidedOn), Is.EqualTo(("Đánh giá kết quả", Some.FoundedOn)));
    }

    [Test]
    public async Task A_visit_on_a_day_of_an_inspection_asks_why_beside_the_field()
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.Send(World.Office, new RecordOutsideCheck { Entry = Entry() });
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        (string, string)[] typed = [("planVisit.UnitIds", $"{World.Unit}"), ("planVisit.PlannedOn", "15/4/2026"), ("planVisit.Place", "Trụ sở UBND xã")];

        var (status, page) = await secretary.Send($"/cuoc-giam-sat/{campaign}", "#planVisit", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#planVisit-OverlapReason-loi")!.TextContent, Does.Contain("Thanh tra tỉnh làm việc từ ngày 13/4/2026"));
        await secretary.Do($"/cuoc-giam-sat/{campaign}", "#planVisit", [.. typed, ("planVisit.OverlapReason", "Đã thống nhất với Thanh tra tỉnh")]);

        Assert.That((await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign })).Visits.Single().OverlapReason, Is.EqualTo("Đã thống nhất với Thanh tra tỉnh"));
    }

    [Test]
    public async Task A_programme_is_pasted_looked_at_and_entered_and_a_bad_row_enters_none()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        const string page = "/lich-co-quan-khac", good = "U1\tThanh tra tỉnh\tĐất đai\t13/4/2026\t17/4/2026\tKH 15/KH-TTr\nỦy ban nhân dân xã Tân Tiến\tKiểm toán nhà nước khu vực I\tNgân sách\t01/6/2026\t30/6/2026\tQĐ 88/QĐ-KTNN";

        var (bad, refused) = await office.Send(page, "#import", ("import.Table", $"{good}\nKhông có\tBáo\t\t31/2/2026\t1/1/2026\t"));
        var (looked, preview) = await office.Send(page, "#import", ("import.Table", good), ("preview", "1"));
        Assert.That((bad, looked), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK)));
        Assert.That(refused.QuerySelectorAll("#import-table-loi li").Select(li => li.TextContent), Has.Some.Contain("Dòng 3: không có đơn vị nào").And.Some.Contain("31/2/2026"));
        Assert.That(preview.QuerySelectorAll("#import .notice li"), Has.Length.EqualTo(2));
        Assert.That((await World.Send(World.Office, new OutsideCheckList())).Items, Is.Empty);

        var done = await office.Do(page, "#import", ("import.Table", good));
        Assert.That(done.QuerySelector(".notice.good")!.TextContent, Does.Contain("Đã thêm 2 cuộc"));
        var lines = (await World.Send(World.Office, new OutsideCheckList())).Items;
        Assert.That(lines.Select(line => (line.Body, line.BodyName)), Is.EqualTo(new[] { (OutsideBody.StateAudit, "Kiểm toán nhà nước khu vực I"), (OutsideBody.Inspectorate, "Thanh tra tỉnh") }));

        await office.Do($"{page}?muc={lines[0].Id}", $"#remove-{lines[0].Id:N}", ("remove.Reason", "Ghi nhầm"));
        Assert.That((await World.Send(World.Office, new OutsideCheckList())).Items, Has.Count.EqualTo(1));
    }

    private OutsideCheckContent Entry() => new()
    {
        UnitId = World.Unit,
        Body = OutsideBody.Inspectorate,
        BodyName = "Thanh tra tỉnh",
        Topic = "Quản lý đất đai",
        FromOn = new DateOnly(2026, 4, 13),
        ToOn = new DateOnly(2026, 4, 17),
        SourcePaper = "Kế hoạch 15/KH-TTr",
    };
}
