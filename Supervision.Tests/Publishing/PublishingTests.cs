using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Publishing;

/// <summary>Who decides what goes before the public: the Standing Board opens the pages and approves each text, which somebody else has worded; no text names a person.</summary>
public sealed class PublishingTests : SiteTest
{
    [Test]
    public async Task The_standing_board_alone_opens_the_pages_and_the_journal_and_an_alert_say_so()
    {
        foreach (var person in new[] { World.Administrator, World.Office, World.Clerk, World.Secretary, World.UnitHead })
            Assert.That((await World.Refused(person, new SetPublicSwitch { Version = 0, IsOpen = true, Basis = SomePublications.Basis })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Send(World.Office, new PublicSwitchDetails())).IsOpen, Is.False, "closed until it is opened");

        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var page = await board.Do("/quan-ly-cong-khai", "#set", ("set.Basis", SomePublications.Basis));

        Assert.That(page.QuerySelector(".notice.good")!.TextContent, Is.EqualTo("Đã mở trang công khai."));
        Assert.That((await World.Journalled(World.Council.CouncilId, nameof(PublicSwitchSet), "Data")).Single(), Does.Contain("\"isOpen\":true").And.Contain(SomePublications.Basis));
        Assert.That((await World.Journalled(World.Council.CouncilId, nameof(PublicSwitchSet), "Before")).Single(), Does.Contain("\"isOpen\":false"));
        Assert.That(typeof(IRightsChanged).IsAssignableFrom(typeof(PublicSwitchSet)));
        Assert.That((await World.Refused(World.StandingBoard, new SetPublicSwitch { Version = 0, IsOpen = false, Basis = SomePublications.Basis })).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task Who_words_a_text_does_not_approve_it_and_who_may_not_publish_sees_none_of_it()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var draft = await World.Drafted(PublicationKind.Conclusion, conclusion, by: World.StandingBoard);

        Assert.That((await World.Refused(World.StandingBoard, new ApprovePublication { PublicationId = draft, Version = 1 })).Code, Is.EqualTo("four_eyes"));
        Assert.That((await World.Refused(World.Office, new ApprovePublication { PublicationId = draft, Version = 1 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        foreach (var person in new[] { World.Clerk, World.Secretary, World.Member, World.UnitHead, World.Expert })
        {
            Assert.That((await World.Refused(person, new PublicationDetails(draft))).Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await World.Refused(person, new DraftPublication { Kind = PublicationKind.Programme, ProgrammeYear = 2026, Content = new PublicationContent { Title = "Chương trình" } })).Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await World.Refused(person, new WithdrawPublication { PublicationId = draft, Version = 1, Reason = "Không rõ" })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That((await unit.Get("/quan-ly-cong-khai")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        await World.Send(World.Administrator, new SetFourEyesRule { Duty = FourEyesDuty.PublicationApproval, Version = 0, IsStrict = false, Basis = SomePublications.Basis });
        await World.Send(World.StandingBoard, new ApprovePublication { PublicationId = draft, Version = 1 });
        Assert.That((await World.Send(World.Office, new PublicationDetails(draft))).Line.Status, Is.EqualTo(PublicationStatus.Published));
    }

    [Test]
    public async Task A_person_s_name_is_refused_wherever_it_stands_unless_somebody_says_that_it_names_none()
    {
        await World.Send(World.Administrator, new AddPerson { Name = "Nguyễn Văn An", Title = "Chuyên viên", ValidFrom = new DateOnly(2021, 7, 1) });
        var (_, conclusion, _, _) = await World.SentConclusion();
        var source = (await World.Send(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = conclusion })).Source.Content;
        Assert.That(source.Parts.Single(part => part.Heading == "Trách nhiệm báo cáo").Text, Does.EndWith("Báo cáo gửi chậm nhất ngày 15 tháng 7 năm 2026."), "with the day, as the paper prints it");
        var draft = new DraftPublication { Kind = PublicationKind.Conclusion, ConclusionId = conclusion, Content = source };

        foreach (var content in new[]
        {
            source with { Title = "Kết luận do Lê Văn Minh Họa ký" }, source with { Intro = "Đồng chí NGUYỄN VĂN AN chủ trì." },
            source with { Parts = [.. source.Parts, new PublicPart { Heading = "Nguyễn Văn An", Text = "Khác" }] }, source with { Parts = [new PublicPart { Text = "Trách nhiệm của Nguyễn Văn An." }] },
        })
        {
            var refused = await World.Refused(World.Office, draft with { Content = content });
            Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("publication.names", "KeepsNames")), refused.Message);
        }
        await World.Send(World.Office, draft with { Content = source with { Intro = "Khảo sát tại trường Nguyễn Văn Anh." } });
        var revised = new RevisePublication { PublicationId = (await World.Send(World.Office, new PublicationList())).Items.Single().Id, Version = 1, Content = source with { Intro = "Khảo sát tại đường Nguyễn Văn An." } };
        Assert.That((await World.Refused(World.Office, revised)).Code, Is.EqualTo("publication.names"));
        await World.Send(World.Office, revised with { KeepsNames = true });
        Assert.That((await World.Send(World.StandingBoard, new PublicationDetails(revised.PublicationId))).Names.Select(name => $"{name}"), Is.EqualTo(new[] { "“Nguyễn Văn An” ở lời dẫn" }), "and whoever approves is told");
    }

    [TestCase("Giao ông Nguyễn Văn Bình khắc phục.", "ông Nguyễn Văn Bình")]
    [TestCase("Bà Trần Thị Hạnh Hoa và đồng chí Lò Văn Ín.", "Bà Trần Thị Hạnh Hoa", "đồng chí Lò Văn Ín")]
    [TestCase("ĐỒNG CHÍ NGUYỄN VĂN BÌNH chủ trì.", "ĐỒNG CHÍ NGUYỄN VĂN BÌNH")]
    [TestCase("Trách nhiệm của đồng chí Phó Chủ tịch Lê Văn Nam.", "Chủ tịch Lê Văn Nam")]
    [TestCase("Giám đốc Sở Tài chính, đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh, ông Chủ tịch xã; tỉnh Bà Rịa, huyện Đông Anh Hà Nội, đường Nguyễn Văn Linh.")]
    [TestCase("Ông bà, anh chị em nhân dân tổ dân phố số 3; Trưởng ban Pháp chế.")]
    [TestCase("Hộ Lê Thị Hoa (thôn 2) chưa được trả kết quả; chị Mai và em Hoa đã được trả.", "Lê Thị Hoa", "chị Mai", "em Hoa")]
    [TestCase("Chủ tịch UBND xã Trần Quang Minh đã nhận trách nhiệm.", "Trần Quang Minh")]
    [TestCase("Chủ tịch Ủy ban nhân dân xã Đông Kinh Trần Quang Minh, Giám đốc Sở Tài chính Phạm Thị Lan Anh, Trưởng thôn Lò Ín.", "Trần Quang Minh", "Phạm Thị Lan Anh", "Trưởng thôn Lò Ín")]
    [TestCase("Giao Đỗ Mạnh Hùng Phó Chủ tịch thực hiện. Anh Mai, cô giáo Lan, cụ Hồ Thị Thắm có ý kiến.", "Đỗ Mạnh Hùng", "Anh Mai", "cô giáo Lan", "cụ Hồ Thị Thắm")]
    [TestCase("LÊ THỊ HOA", "LÊ THỊ HOA")]
    [TestCase("Hồ Văn Tám và Hà Linh.", "Hồ Văn Tám")]
    [TestCase("Ủy ban nhân dân phường Trần Phú; đường Lê Lợi, Trường THPT Nguyễn Du, Trường Tiểu học Võ Thị Sáu, TP. Hồ Chí Minh, sông Lô Giang, hồ Lê Thanh Bình, tổ dân phố Lê Hồng Phong.")]
    [TestCase("Đoàn Thanh niên Cộng sản Hồ Chí Minh; Bà Rịa - Vũng Tàu; trẻ em Mường, chị em Hội Phụ nữ; PHẠM VI GIÁM SÁT; tỉnh Cao Bằng, đồng bào Cao Lan; Hồ Tây; Bác Hồ.")]
    [TestCase("Liên hệ 0912345678, 0912.345.678 hoặc +84 912 345 678; máy bàn 0237 3852 246.", "0912345678", "0912.345.678", "+84 912 345 678", "0237 3852 246")]
    [TestCase("Căn cước 038099001234, thư hoa.le@gmail.com, biển số 36A-123.45, xe 29H1-234.56; tài khoản số 1020 3040 5060.", "038099001234", "hoa.le@gmail.com", "36A-123.45", "29H1-234.56", "1020 3040 5060")]
    [TestCase("Kinh phí 1.250.000.000 đồng, 150000000 đồng; 0,5 ha; văn bản số 45/TB-HĐND ngày 06/5/2026; 2021-2026; 12 hồ sơ, 942/1.250; Nghị quyết 121/2025/QH15; lô B2-123; mã 36.12.2026.")]
    public async Task A_title_a_post_or_a_family_name_marks_a_probable_name(string words, params string[] found)
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var source = (await World.Send(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = conclusion })).Source.Content;
        var id = (await World.Send(World.Office, new DraftPublication { Kind = PublicationKind.Conclusion, ConclusionId = conclusion, Content = source with { Intro = words }, KeepsNames = true })).Id;

        Assert.That((await World.Send(World.StandingBoard, new PublicationDetails(id))).Names.Select(name => name.Words), Is.EquivalentTo(found));
    }

    [Test]
    public async Task What_the_directory_of_units_knows_is_no_name()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var source = (await World.Send(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = conclusion })).Source.Content;
        var draft = new DraftPublication { Kind = PublicationKind.Conclusion, ConclusionId = conclusion, Content = source with { Intro = "Khu di tích Phan Đình Giót do Ban Quản lý Phan Đình Giót trông coi." } };
        Assert.That((await World.Refused(World.Office, draft)).Message, Does.Contain("“Phan Đình Giót” ở lời dẫn"), "in doubt");

        await World.Send(World.Administrator, new AddUnit { Code = "PDG", Name = "Ban Quản lý Phan Đình Giót", Kind = UnitKind.Other, Level = UnitLevel.Commune, PlaceName = "Phan Đình Giót", ValidFrom = new DateOnly(2021, 7, 1) });

        await World.Send(World.Office, draft);
    }

    [Test]
    public async Task A_probable_name_is_marked_for_the_writer_and_the_approver_and_each_says_that_it_is_none()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var way = $"/quan-ly-cong-khai/noi-dung?loai=Conclusion&ket-luan={conclusion}";

        var (refused, named) = await office.Send(way, "#draft", ("draft.Content.Parts[2].Text", "Trách nhiệm thuộc về ông Nguyễn Văn Bình."));
        Assert.That(refused, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(named.QuerySelector("#ten-nguoi-loi")!.TextContent, Does.Contain("“ông Nguyễn Văn Bình” ở phần 3"));
        var source = (await World.Send(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = conclusion })).Source.Content;
        await World.Send(World.Office, new DraftPublication { Kind = PublicationKind.Conclusion, ConclusionId = conclusion, Content = source with { Intro = "Trách nhiệm thuộc về ông Nguyễn Văn Bình." }, KeepsNames = true });
        var path = $"/quan-ly-cong-khai/noi-dung/{(await World.Send(World.Office, new PublicationList())).Items.Single().Id}";
        Assert.That((await office.Open(path)).QuerySelector(".preview mark")!.TextContent, Is.EqualTo("ông Nguyễn Văn Bình"));

        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var page = await board.Open(path);
        Assert.That(page.QuerySelector(".preview mark")!.TextContent, Is.EqualTo("ông Nguyễn Văn Bình"));
        Assert.That(page.QuerySelector("#approve")!.TextContent, Does.Contain("“ông Nguyễn Văn Bình” ở lời dẫn").And.Contain("Đã kiểm tra, không có chữ nào của riêng một người"));
        var (unchecked_, said) = await board.Send(path, "#approve");
        Assert.That(unchecked_, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(said.QuerySelector("#approve")!.TextContent, Does.Contain("thì đánh dấu ô này"), "the refusal stands beside the field");
        await board.Do(path, "#approve", ("approve.NamesChecked", "true"));
        var id = Guid.Parse(path[^36..]);
        Assert.That((await World.Send(World.Office, new PublicationDetails(id))).Line.Status, Is.EqualTo(PublicationStatus.Published));
        Assert.That((await World.Journalled(id, nameof(PublicationApproved), "Data")).Single(), Does.Contain("\"namesChecked\":true"));
    }

    [Test]
    public async Task A_name_that_came_into_the_records_since_stops_the_approval()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var draft = await World.Drafted(PublicationKind.Conclusion, conclusion, change: content => content with { Intro = "Có ý kiến của Hà Linh." });
        await World.Send(World.Administrator, new AddPerson { Name = "Hà Linh", Title = "Chuyên viên", ValidFrom = new DateOnly(2021, 7, 1) });

        Assert.That((await World.Refused(World.StandingBoard, new ApprovePublication { PublicationId = draft, Version = 1 })).Code, Is.EqualTo("publication.names"));
    }

    [Test]
    public async Task Only_a_conclusion_that_its_units_have_is_worded_for_the_public_and_once_at_a_time()
    {
        var (_, drafted) = await World.DraftedConclusion();
        Assert.That((await World.Refused(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = drafted })).Code, Is.EqualTo("publication.not_out"));
        await World.Issued(drafted);
        Assert.That((await World.Refused(World.Office, new PublicationSuggestion { Kind = PublicationKind.Conclusion, ConclusionId = drafted })).Code, Is.EqualTo("publication.not_out"));
        await World.Send(World.Clerk, new Core.Conclusions.SendConclusion
        {
            ConclusionId = drafted, Version = (await World.Send(World.Office, new Core.Conclusions.ConclusionDetails(drafted))).Version, ReceivingUnitIds = [World.Unit], SentOn = new DateOnly(2026, 5, 15),
        });

        await World.Drafted(PublicationKind.Conclusion, drafted);
        var again = new DraftPublication { Kind = PublicationKind.Conclusion, ConclusionId = drafted, Content = new PublicationContent { Title = "Kết luận", Parts = [new PublicPart { Text = "Nội dung" }] } };
        Assert.That((await World.Refused(World.Office, again)).Message, Does.Contain("đã có bản khác đang chờ duyệt"));
        Assert.That((await World.Refused(World.Office, again with { Content = again.Content with { Parts = [new PublicPart { Heading = "Đề mục" }] } })).Code, Is.EqualTo("publication.empty"));
        Assert.That((await World.Refused(World.Office, again with { Kind = PublicationKind.Programme, ConclusionId = null, ProgrammeYear = 2031 })).Code, Is.EqualTo("publication.no_programme"));
        Assert.That((await World.Send(World.Office, new PublishableList())).Items.Single(), Has.Property("DraftId").Not.Null.And.Property("PublishedId").Null);
    }

    [Test]
    public async Task The_office_shortens_a_conclusion_looks_at_it_and_sends_it_for_approval_and_the_board_publishes_it()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var way = (await office.Open($"/ket-luan/{conclusion}")).QuerySelector("a[href^='/quan-ly-cong-khai/noi-dung?loai=Conclusion']")!.GetAttribute("href")!;

        var (looked, preview) = await office.Send(way, "#draft", ("draft.Content.Parts[2].Text", ""), ("draft.Content.Title", "Kết luận về cải cách hành chính"), ("preview", "1"));
        Assert.That(looked, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(preview.QuerySelector(".preview")!.TextContent, Does.Contain("chưa lưu").And.Contain("Kết luận về cải cách hành chính").And.Not.Contain("Công tác phối hợp chưa chặt chẽ"));
        Assert.That((await World.Send(World.Office, new PublicationList())).Items, Is.Empty);

        var (refused, named) = await office.Send(way, "#draft", ("draft.Content.Parts[2].Text", "Do Lê Văn Minh Họa chỉ đạo."));
        Assert.That(refused, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(named.QuerySelector("#ten-nguoi-loi")!.TextContent, Does.Contain("“Lê Văn Minh Họa” ở phần 3"));
        Assert.That(named.QuerySelector("textarea[name='draft.Content.Parts[2].Text']")!.TextContent, Does.Contain("Do Lê Văn Minh Họa chỉ đạo."), "what was typed stays");

        var kept = await office.Do(way, "#draft", ("draft.Content.Parts[2].Text", ""), ("draft.Content.Title", "Kết luận về cải cách hành chính"));
        Assert.That(kept.QuerySelector(".notice.good")!.TextContent, Does.Contain("chờ người có thẩm quyền duyệt"));
        Assert.That(kept.QuerySelector("#approve"), Is.Null);
        var line = (await World.Send(World.Office, new PublicationList())).Items.Single();
        var path = $"/quan-ly-cong-khai/noi-dung/{line.Id}";
        await office.Do(path, "#revise", ("revise.Content.Intro", "Công khai theo quyết định của Thường trực."));

        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items.Select(one => one.Link), Has.One.EqualTo(path), "whoever approves is told");
        Assert.That((await board.Open("/quan-ly-cong-khai")).QuerySelector("#cho-duyet a")!.GetAttribute("href"), Is.EqualTo(path));
        var done = await board.Do(path, "#approve");
        Assert.That(done.QuerySelector(".notice.good")!.TextContent, Is.EqualTo("Đã duyệt công khai."));
        Assert.That((await World.Journalled(line.Id, nameof(PublicationRevised), "Before")).Single(), Does.Contain("Kết luận về cải cách hành chính"));
        await board.Do(path, "#withdraw", ("withdraw.Reason", "Cần rà soát"));
        Assert.That((await World.Send(World.Office, new PublicationDetails(line.Id))).Line, Has.Property("Status").EqualTo(PublicationStatus.Withdrawn).And.Property("WithdrawReason").EqualTo("Cần rà soát"));
    }

    [Test]
    public async Task In_a_commune_one_person_may_word_and_approve()
    {
        await World.OpenCouncil(CouncilLevel.Commune);
        var (_, conclusion, _, _) = await World.SentConclusion();

        var draft = await World.Drafted(PublicationKind.Results, conclusion, by: World.StandingBoard);

        Assert.That((await World.Send(World.StandingBoard, new ApprovePublication { PublicationId = draft, Version = 1 })).Version, Is.EqualTo(2));
    }
}
