using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>An administrator keeps the council's units, people, calendar, limits and settings by pages; a refusal stands beside its field and nothing typed is lost; nobody else comes in.</summary>
public sealed partial class AdministrationPageTests : SiteTest
{
    private static readonly string[] Rooms = ["/quan-tri/hoi-dong", "/quan-tri/don-vi", "/quan-tri/tai-khoan", "/quan-tri/lich-nghi", "/quan-tri/thoi-han", "/quan-tri/tinh-trang"];

    [Test]
    public async Task Every_room_is_reached_from_one_page_by_administrators_alone()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var rooms = (await administrator.Open("/quan-tri")).QuerySelectorAll("main ul.rows a").Select(link => link.GetAttribute("href")).ToList();
        Assert.That(Rooms, Is.SubsetOf(rooms));
        foreach (var room in Rooms) Assert.That((await administrator.Open(room)).QuerySelectorAll("h1"), Has.Length.EqualTo(1), room);
        foreach (var person in new[] { World.StandingBoard, World.Clerk, World.Member, World.UnitHead })
        {
            var other = new FormBrowser(await Site.BrowserOf(person));
            foreach (var room in Rooms.Append($"/quan-tri/don-vi/{World.Unit}")) Assert.That((await other.Get(room)).Status, Is.EqualTo(HttpStatusCode.Forbidden), room);
        }
        // The office keeps the directory of units, and nothing else here.
        foreach (var room in Rooms) Assert.That((await office.Get(room)).Status, Is.EqualTo(room == "/quan-tri/don-vi" ? HttpStatusCode.OK : HttpStatusCode.Forbidden), room);
    }

    [Test]
    public async Task An_administrator_finds_the_series_by_their_name_and_sees_how_the_system_is()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));

        var rooms = (await administrator.Open("/quan-tri")).QuerySelectorAll("main ul.rows li").Select(room => room.TextContent).ToList();
        var state = (await administrator.Open("/quan-tri/tinh-trang")).QuerySelectorAll("main ul.rows li").Select(part => part.TextContent).ToList();

        Assert.That(rooms, Has.Some.Contains("Mẫu văn bản, dòng số"));
        Assert.That(state, Has.Count.EqualTo(5));
        Assert.That(state[0], Does.Contain("Cơ sở dữ liệu").And.Contain("bình thường").And.Contain("đúng phiên bản"));
        Assert.That(state[1], Does.Contain("Công việc tự động").And.Contain("tắt").And.Contain("cần xem lại"));
        Assert.That(state[2], Does.Contain("Chưa cài đặt máy chủ thư").And.Contain("không gửi được: 0"));
        Assert.That(state[3], Does.Contain("Dung lượng lưu trữ").And.Match("Còn trống .+ trên .+"));
        Assert.That(state[4], Does.Contain("Niêm phong nhật ký").And.Contain("chưa niêm phong"));
    }

    [Test]
    public async Task A_unit_is_added_found_without_diacritics_by_its_old_name_and_ended_with_who_took_over()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        const string page = "/quan-tri/don-vi";
        (string, string)[] typed =
        [
            ("add.Name", "Ủy ban nhân dân huyện Đông Sơn"), ("add.Code", "U1"), ("add.Kind", nameof(UnitKind.PeoplesCommittee)), ("add.Level", nameof(UnitLevel.District)), ("add.ValidFrom", "01/7/2021"),
        ];

        var (status, refused) = await office.Send(page, "#add", typed);
        Assert.That((status, refused.QuerySelector("#add-Code-loi")!.TextContent), Is.EqualTo((HttpStatusCode.Conflict, "Mã đơn vị này đã có.")));
        Assert.That(refused.QuerySelector("#add-Name")!.GetAttribute("value"), Is.EqualTo("Ủy ban nhân dân huyện Đông Sơn"));
        Assert.That((await office.Send(page, "#add", ("add.Name", "Sở Y tế"))).Page.QuerySelectorAll("#add-Code-loi, #add-Kind-loi, #add-Level-loi"), Has.Length.EqualTo(3), "what nobody chose is asked for");
        typed[1].Item2 = "HDS";
        var added = await office.Do(page, "#add", typed);
        var unit = (await World.Send(World.Office, new UnitList { Search = "HDS" })).Items.Single().Id;
        Assert.That(added.QuerySelector(".notice.good")!.TextContent, Does.Contain("Đã thêm Ủy ban nhân dân huyện Đông Sơn"));

        var path = $"{page}/{unit}";
        var (again, wrong) = await office.Send(path, "#rename", ("rename.Name", "Ủy ban nhân dân huyện Đông Thành"), ("rename.ValidFrom", "01/7/2020"));
        Assert.That((again, wrong.QuerySelector("#rename-ValidFrom-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Tên mới phải bắt đầu trong thời gian đơn vị tồn tại.")));
        await office.Do(path, "#rename", ("rename.Name", "Ủy ban nhân dân huyện Đông Thành"), ("rename.ValidFrom", "01/7/2023"));
        Assert.That((await office.Open($"{page}?tim=dong+son&loai=PeoplesCommittee&cap=District")).QuerySelectorAll("ul.rows a b").Select(name => name.TextContent), Is.EqualTo(new[] { "Ủy ban nhân dân huyện Đông Thành" }));

        (string, string)[] ended = [("end.LastDay", "30/6/2025"), ("end.Paper", "Nghị quyết số 1656/NQ-UBTVQH15")];
        var (unknown, told) = await office.Send(path, "#end", [.. ended, ("end.Typed.Successors", "U1; các trường học\nỦy ban nhân dân xã Không Có")]);
        Assert.That(unknown, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(told.QuerySelector("#end-Typed-Successors-loi")!.TextContent, Does.Contain("Không có đơn vị nào mang mã hoặc tên “Ủy ban nhân dân xã Không Có”"));
        Assert.That(told.QuerySelector("#end-Typed-Successors")!.TextContent, Does.Contain("U1; các trường học"));
        var none = await office.Send(path, "#end", ended);
        Assert.That(none.Page.QuerySelector("#end-Typed-Successors-loi")!.TextContent, Is.EqualTo("“Đơn vị kế thừa” không được để trống."));

        var done = await office.Do(path, "#end", [.. ended, ("end.Typed.Successors", "U1; các trường học\nuy ban nhan dan xa tan tien")]);
        Assert.That(done.QuerySelectorAll("details.action"), Is.Empty, "there is nothing left to do");
        Assert.That((await World.Send(World.Office, new UnitDetails(unit))).Successors.Select(one => (one.Name, one.Note)), Is.EqualTo(new[] { ("Ủy ban nhân dân xã Hòa Bình", "các trường học"), ("Ủy ban nhân dân xã Tân Tiến", (string?)null) }));
        Assert.That((await office.Open($"{page}?tim=dong+thanh")).QuerySelectorAll("ul.rows > li"), Is.Empty);
        Assert.That((await office.Open($"{page}?tim=dong+thanh&da-ket-thuc=true")).QuerySelector("ul.rows .badge")!.TextContent, Is.EqualTo("hoạt động đến 30/6/2025"));
    }

    [Test]
    public async Task A_person_of_the_council_is_added_given_a_further_role_and_loses_it_on_a_day()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/tai-khoan";
        var name = $"le.hoa.{Guid.NewGuid():N}"[..20];
        (string, string)[] typed = [("council.Name", "Lê Thị Hòa"), ("council.Title", "Chuyên viên Văn phòng"), ("council.UserName", name)];

        var (status, refused) = await administrator.Send(page, "#council", [.. typed, ("council.PostTitle", "Phó Chủ tịch UBND xã")]);
        Assert.That((status, refused.QuerySelector("#council-Role-loi")!.TextContent, refused.QuerySelector("#council-PostUnitId-loi")!.TextContent),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Hãy chọn vai trò.", "Hãy chọn đơn vị của chức vụ này.")));
        Assert.That(refused.QuerySelector("#council-Name")!.GetAttribute("value"), Is.EqualTo("Lê Thị Hòa"));
        var added = await administrator.Do(page, "#council", [.. typed, ("council.Role", nameof(Role.Office)), ("council.BodyId", $"{World.Council.StandingBoardId}"), ("council.PostTitle", "Phó Chủ tịch UBND xã"), ("council.PostUnitId", $"{World.Unit}")]);

        var person = (await World.Send(World.Administrator, new PersonList { Role = Role.Office })).Items.Single(one => one.UserName == name);
        Assert.That(added.QuerySelector("#invite")!.HasAttribute("open"), Is.True, "the next step stands open");
        Assert.That(added.QuerySelector("main dl")!.TextContent, Does.Contain("Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Hòa Bình"));
        Assert.That((person.ServesBoth, person.Roles.Single().BodyId), Is.EqualTo((true, (Guid?)World.Council.StandingBoardId)));

        var path = $"{page}/{person.Id}";
        var (twice, held) = await administrator.Send(path, "#assign", ("assign.Role", nameof(Role.Office)), ("assign.BodyId", $"{World.Council.StandingBoardId}"));
        Assert.That((twice, held.QuerySelector("#assign-Role-loi")!.TextContent), Is.EqualTo((HttpStatusCode.Conflict, "Đồng chí này đã giữ vai trò “Văn phòng (chuyên viên)” trong thời gian đó.")));
        await administrator.Do(path, "#assign", ("assign.Role", nameof(Role.RecordsClerk)), ("assign.ValidFrom", "16/3/2026"));
        var clerk = (await World.Send(World.Administrator, new PersonAccount(person.Id))).Roles[1];
        Assert.That((clerk.Role, clerk.ValidFrom), Is.EqualTo((Role.RecordsClerk, new DateOnly(2026, 3, 16))));

        var (early, before) = await administrator.Send(path, $"#endRole-{clerk.AssignmentId:N}", ("endRole.LastDay", "09/3/2026"));
        Assert.That((early, before.QuerySelector($"#endRole-{clerk.AssignmentId:N}-LastDay-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Ngày kết thúc không được trước ngày bắt đầu giữ vai trò.")));
        var ended = await administrator.Do(path, $"#endRole-{person.Roles[0].AssignmentId:N}", ("endRole.LastDay", "15/3/2026"));
        Assert.That(ended.QuerySelectorAll("#vai-tro li > .meta").Select(line => line.TextContent), Is.EqualTo(new[] { "từ 09/3/2026 đến hết 15/3/2026", "từ 16/3/2026" }));
    }

    [Test]
    public async Task Somebody_of_a_unit_is_added_from_that_units_page_and_the_last_administrator_stays()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var people = $"/quan-tri/tai-khoan?don-vi={World.OtherUnit}";
        var link = (await administrator.Open($"/quan-tri/don-vi/{World.OtherUnit}")).QuerySelector($"a[href='{people}']");

        var listed = await administrator.Open(people);
        await administrator.Do(people, "#unit", ("unit.Name", "Phạm Văn Đức"), ("unit.Title", "Công chức Văn phòng - Thống kê"), ("unit.Role", nameof(Role.UnitContact)));

        Assert.That(link, Is.Not.Null);
        Assert.That((listed.QuerySelector("h1")!.TextContent, listed.QuerySelectorAll("ul.rows > li").Length, listed.QuerySelector("#council")), Is.EqualTo(("Người của Ủy ban nhân dân xã Tân Tiến", 1, (AngleSharp.Dom.IElement?)null)));
        Assert.That((await World.Send(World.Administrator, new PersonList { UnitId = World.OtherUnit })).Items.Select(one => (one.Name, one.Roles.Single().Role)), Does.Contain(("Phạm Văn Đức", Role.UnitContact)));
        Assert.That((await administrator.Send("/quan-tri/tai-khoan", "#unit", ("unit.Name", "A"), ("unit.Title", "B"), ("unit.Role", nameof(Role.UnitHead)))).Page.QuerySelector("#unit-UnitId-loi")!.TextContent, Is.EqualTo("Hãy chọn đơn vị."));

        var own = (await World.Send(World.Administrator, new PersonAccount(World.Administrator))).Roles.Single();
        var (status, page) = await administrator.Send($"/quan-tri/tai-khoan/{World.Administrator}", $"#endRole-{own.AssignmentId:N}");
        Assert.That((status, page.QuerySelector($"#endRole-{own.AssignmentId:N} .problem")!.TextContent.Trim()), Is.EqualTo((HttpStatusCode.Conflict, "Đây là người quản trị duy nhất; hãy giao vai trò quản trị cho người khác trước.")));
    }

    [Test]
    public async Task Somebodys_post_and_those_held_in_units_are_changed_on_their_page()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var path = $"/quan-tri/tai-khoan/{World.Member}";
        await administrator.Do(path, "#title", ("title.Title", "Phó Trưởng Ban Pháp chế"));
        var (missing, refused) = await administrator.Send(path, "#post", ("post.Title", "Phó Chủ tịch Ủy ban nhân dân xã"));
        Assert.That((missing, FormBrowser.ValueOf(refused.QuerySelector("#post-Title")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Phó Chủ tịch Ủy ban nhân dân xã")));
        Assert.That(refused.QuerySelector("#post-UnitId-loi"), Is.Not.Null);
        await administrator.Do(path, "#post", ("post.UnitId", $"{World.Unit}"), ("post.Title", "Phó Chủ tịch Ủy ban nhân dân xã"), ("post.ValidFrom", "01/3/2026"));

        var post = (await World.Send(World.Administrator, new PersonAccount(World.Member))).Posts.Single();
        Assert.That((post.UnitId, post.Title, post.ValidFrom, post.ValidTo), Is.EqualTo((World.Unit, "Phó Chủ tịch Ủy ban nhân dân xã", new DateOnly(2026, 3, 1), (DateOnly?)null)));
        var form = $"revisePost-{post.PostId:N}";
        var (backwards, _) = await administrator.Send(path, $"#{form}", ("revisePost.ValidTo", "28/2/2026"));
        Assert.That(backwards, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await administrator.Do(path, $"#{form}", ("revisePost.Title", "Chủ tịch Ủy ban nhân dân xã"), ("revisePost.ValidTo", "31/5/2026"));

        Assert.That(page.QuerySelector("dl.facts")!.TextContent, Does.Contain("Phó Trưởng Ban Pháp chế").And.Contain("Chủ tịch Ủy ban nhân dân xã, Ủy ban nhân dân xã").And.Contain("đến 31/5/2026"));
        Assert.That((await World.Journalled(World.Member, nameof(PostRevised), "Before")).Single(), Does.Contain("Phó Chủ tịch"));
        Assert.That((await World.Refused(World.Administrator, new RevisePost { PersonId = World.Clerk, Version = 1, PostId = post.PostId, Title = "X", ValidFrom = post.ValidFrom })).Kind, Is.EqualTo(RefusalKind.NotFound), "a post of somebody else");
        Assert.That((await World.Refused(World.Office, new ChangePersonTitle { PersonId = World.Member, Version = 4, Title = "X" })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await administrator.Open($"/quan-tri/tai-khoan/{World.UnitHead}")).QuerySelector("#post"), Is.Null, "who works for a unit holds no post beside that");
        await administrator.Do($"/quan-tri/tai-khoan/{World.UnitHead}", "#title", ("title.Title", "Quyền Chủ tịch Ủy ban nhân dân xã"));
    }

    [Test]
    public async Task A_body_is_renamed_by_its_form_and_a_council_that_ended_plans_nothing_more()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/hoi-dong";
        var form = $"#rename-{World.Council.OfficeId:N}";
        var (status, refused) = await administrator.Send(page, form, ("rename.Name", "Văn phòng HĐND"), ("rename.ValidFrom", "01/1/2000"));
        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector($"{form} [name='rename.Name']")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Văn phòng HĐND")));
        Assert.That(refused.QuerySelector(form)!.TextContent, Does.Contain("Tên mới phải bắt đầu sau ngày thành lập"));
        var done = await administrator.Do(page, form, ("rename.Name", "Văn phòng HĐND"), ("rename.HeaderName", "VĂN PHÒNG"));
        Assert.That(done.QuerySelector("#co-quan")!.TextContent, Does.Contain("Văn phòng HĐND").And.Contain("Đến hết ngày 08/3/2026: Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Lam Sơn"));

        var secretary = new FormBrowser(await Site.BrowserOf(World.Office));
        const string plan = "/cuoc-giam-sat/lap-ke-hoach";
        Assert.That((await secretary.Open("/cuoc-giam-sat")).QuerySelector($"a[href='{plan}']"), Is.Not.Null);
        await World.With(World.Administrator, services => services.GetRequiredService<Core.Storage.Db>().Execute("UPDATE Councils SET ValidTo = '2026-03-08' WHERE Id = @CouncilId", null, CancellationToken.None));
        var ended = await secretary.Open("/cuoc-giam-sat");
        Assert.That((ended.QuerySelector($"a[href='{plan}']"), ended.QuerySelector("#da-ket-thuc")!.TextContent), Is.EqualTo(((AngleSharp.Dom.IElement?)null, "Hội đồng nhân dân tỉnh Lam Sơn kết thúc nhiệm vụ ngày 08/3/2026, không lập cuộc giám sát mới.")));
        Assert.That((await secretary.Get(plan)).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task A_day_off_is_set_put_right_and_taken_out_and_the_deadlines_that_moved_are_listed_with_their_links()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/lich-nghi?nam=2026";
        (string, string)[] typed = [("set.Day", "28/6/2026"), ("set.DayKind", nameof(DayOffKind.Swap)), ("set.Name", "Nghỉ hoán đổi"), ("set.SourcePaper", "Công văn 99/BNV")];

        var (status, refused) = await administrator.Send(page, "#set", typed);
        Assert.That((status, refused.QuerySelector("#set-Day-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Ngày 28/06/2026 là ngày nghỉ cuối tuần, không thể là ngày nghỉ bù hoặc nghỉ hoán đổi.")));
        Assert.That(refused.QuerySelector("#set-SourcePaper")!.GetAttribute("value"), Is.EqualTo("Công văn 99/BNV"));
        typed[0].Item2 = "30/6/2026";
        var (set, moved) = await administrator.Send(page, "#set", typed);
        Assert.That(set, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(moved.QuerySelector($"#doi-ngay a[href='/noi-dung/{task}']"), Is.Not.Null);
        Assert.That(moved.QuerySelector("#doi-ngay .meta:last-child")!.TextContent, Is.EqualTo("thời hạn: từ 30/6/2026 sang 01/7/2026"));
        Assert.That(moved.QuerySelector("#bang")!.TextContent, Does.Contain("Thứ Ba, 30/6/2026").And.Contain("Công văn 99/BNV"));
        var shipped = moved.QuerySelectorAll("#bang li").First(line => line.TextContent.Contains("chưa đối chiếu văn bản", StringComparison.Ordinal));
        Assert.That(shipped.QuerySelector(".badge")!.TextContent, Is.EqualTo("chưa đối chiếu"), "nobody compared it with its paper");

        // The same day, now announced: nothing moves by it.
        var same = await administrator.Do($"{page}&ngay=2026-06-30", "#set", ("set.Name", "Nghỉ hoán đổi 30/6"), ("set.DayStatus", nameof(DayOffStatus.Official)));
        Assert.That(same.QuerySelector(".notice.good")!.TextContent, Does.Contain("Không có thời hạn nào đang mở phải đổi ngày."));
        var day = (await World.Send(World.Administrator, new DaysOff(2026))).Days.Single(one => one.Date == new DateOnly(2026, 6, 30));
        Assert.That((day.Name, day.SourcePaper, day.Status, day.StatusWords), Is.EqualTo(("Nghỉ hoán đổi 30/6", "Công văn 99/BNV", DayOffStatus.Official, "chính thức")));

        var removed = (await administrator.Send($"{page}&ngay=2026-06-30", "#remove")).Page;
        Assert.That(removed.QuerySelector("#doi-ngay .meta:last-child")!.TextContent, Does.EndWith("sang 30/6/2026"));
        Assert.That((await World.Send(World.Administrator, new DaysOff(2026))).Days.Select(one => one.Date), Does.Not.Contain(new DateOnly(2026, 6, 30)));
        Assert.That((await administrator.Get("/quan-tri/lich-nghi?nam=khong")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_years_list_is_pasted_looked_at_and_set_and_a_bad_line_sets_none()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/lich-nghi", good = "Ngày; Loại; Tên; Văn bản nguồn; Tình trạng\n15/4/2028; nghỉ lễ, tết; Giỗ Tổ Hùng Vương; Bộ luật Lao động 2019; du kien\n22/4/2028; làm bù thứ Bảy; Làm bù; Công văn 10/BNV; chính thức";

        var (bad, refused) = await administrator.Send(page, "#import", ("import.List", $"{good}\n31/2/2028; nghỉ; ; Văn bản; chính thức"));
        var (looked, preview) = await administrator.Send(page, "#import", ("import.List", good), ("preview", "1"));
        Assert.That((bad, looked), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK)));
        Assert.That(refused.QuerySelectorAll("#import-list-loi li").Select(line => line.TextContent), Has.Some.Contain("Dòng 4: “31/2/2028”").And.Some.Contain("Dòng 4: “nghỉ” không phải một trong").And.Some.Contain("Dòng 4: chưa có tên."));
        Assert.That(refused.QuerySelector("#import-list")!.TextContent, Does.Contain("31/2/2028"));
        Assert.That(preview.QuerySelectorAll("#import .notice li").Select(line => line.TextContent), Has.Some.StartWith("Thứ Bảy, 22/4/2028: làm bù thứ Bảy"));
        Assert.That((await World.Send(World.Administrator, new DaysOff(2028))).Days, Is.Empty);

        var done = await administrator.Do(page, "#import", ("import.List", good));
        Assert.That(done.QuerySelector("h1")!.TextContent, Is.EqualTo("Lịch nghỉ năm 2028"));
        Assert.That((await World.Send(World.Administrator, new DaysOff(2028))).Days.Select(one => (one.Kind, one.Status)), Is.EqualTo(new[] { (DayOffKind.Holiday, DayOffStatus.Provisional), (DayOffKind.WorkedSaturday, DayOffStatus.Official) }));
        Assert.That((await administrator.Send(page, "#import", ("import.List", "16/4/2028; làm bù thứ Bảy; Làm bù; Công văn 10/BNV; chính thức"))).Page.QuerySelector("#import-list-loi")!.TextContent, Does.Contain("không phải là thứ Bảy"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Get(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_limit_is_shown_with_its_article_and_the_councils_own_number_stands_in_its_place()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/thoi-han?luat=LUAT121_2025", clock = "standing_board.delegation_report";
        (string, string)[] typed = [("override.ClockCode", clock), ("override.Days", "20"), ("override.SourcePaper", "Quy chế số 05/QC-HĐND"), ("override.EffectiveFrom", "01/3/2026")];

        Assert.That((await administrator.Open("/quan-tri/thoi-han?luat=LUAT87_2015")).QuerySelector("main")!.TextContent, Does.Contain("chậm nhất 15 ngày kể từ ngày ban hành văn bản thành lập Đoàn giám sát").And.Contain("Điều 62").And.Contain("đã hết hiệu lực"));
        Assert.That((await administrator.Open(page)).QuerySelectorAll("#cac-phan li").Select(one => one.TextContent), Has.Some.Contains("Thông báo kết luận giám sát").And.Contains("trách nhiệm thi hành").And.Contains("Điều 71 khoản 1 điểm d Luật 87/2015/QH13 · theo luật cũ"));
        var (status, refused) = await administrator.Send(page, "#override", [.. typed[..1], ("override.Days", "0"), .. typed[2..]]);
        Assert.That((status, refused.QuerySelector("#override-Days-loi"), refused.QuerySelector("#override-SourcePaper")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, refused.QuerySelector("span.error"), "Quy chế số 05/QC-HĐND")));
        Assert.That(refused.QuerySelector("#override-Days-loi"), Is.Not.Null);

        var done = await administrator.Do(page, "#override", typed);
        Assert.That(done.QuerySelector("#rieng")!.TextContent, Does.Contain("20 ngày").And.Contain("đang áp dụng").And.Contain("theo Quy chế số 05/QC-HĐND"));
        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("chậm nhất 20 ngày kể từ ngày kết thúc giám sát"));
        Assert.That((await World.Send(World.Administrator, new RuleOverrideList())).Select(own => (own.RuleSetCode, own.ClockCode, own.Days, own.DayUnit)), Is.EqualTo(new[] { ("LUAT121_2025", clock, 20, DayUnit.Calendar) }));
        Assert.That((await administrator.Send(page, "#override", typed)).Page.QuerySelector("#override-EffectiveFrom-loi")!.TextContent, Is.EqualTo("Thời hạn này đã có quy định riêng từ cùng ngày."));
        Assert.That((await administrator.Get("/quan-tri/thoi-han?luat=KHONG_CO")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_council_settles_its_checklist_and_adds_a_committee_by_its_page()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string page = "/quan-tri/hoi-dong";

        var (status, refused) = await administrator.Send(page, "#settings", ("settings.ChecklistName", "5 rõ"), ("settings.Checklist", ""), ("settings.ImmediateDays", "40"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((refused.QuerySelector("#settings-Checklist-loi"), refused.QuerySelector("#settings-ImmediateDays-loi")), Is.Not.EqualTo(((AngleSharp.Dom.IElement?)null, (AngleSharp.Dom.IElement?)null)));
        Assert.That(refused.QuerySelector("#settings-ChecklistName")!.GetAttribute("value"), Is.EqualTo("5 rõ"));
        Assert.That(refused.QuerySelectorAll("#settings-Checklist input[checked]"), Is.Empty, "what was unticked stays so");

        await administrator.Do(page, "#settings", ("settings.ChecklistName", "5 rõ"), ("settings.Checklist", "Person Work Time"), ("settings.ChecklistEnforced", "true"), ("settings.ImmediateDays", "4"), ("settings.MinutesSigners", "Secretary UnitRepresentative"));
        var council = await World.Send(World.Administrator, new CouncilDetails());
        Assert.That((council.ChecklistName, council.ChecklistEnforced, council.ImmediateDays), Is.EqualTo(("5 rõ", true, 4)));
        Assert.That(council.Checklist, Is.EqualTo(new[] { ChecklistItem.Person, ChecklistItem.Work, ChecklistItem.Time }));
        Assert.That(council.MinutesSigners, Is.EqualTo(new[] { MinutesParty.Secretary, MinutesParty.UnitRepresentative }));

        (string, string)[] typed = [("body.Name", "Ban Pháp chế"), ("body.HeaderName", "BAN PHÁP CHẾ"), ("body.ShortCode", "VP"), ("body.ValidFrom", "01/3/2026")];
        Assert.That((await administrator.Send(page, "#body", typed)).Page.QuerySelector("#body-ShortCode-loi")!.TextContent, Is.EqualTo("Ký hiệu cơ quan này đã có trong Hội đồng nhân dân."));
        typed[2].Item2 = "BPC";
        Assert.That((await administrator.Do(page, "#body", typed)).QuerySelector("#co-quan")!.TextContent, Does.Contain("Ban Pháp chế").And.Contain("ký hiệu BPC"));
    }
}
