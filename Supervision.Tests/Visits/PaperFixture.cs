using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

/// <summary>A real morning's work, as a newspaper told it, entered by the commands a secretary would send; what a paper needs and the source does not give is invented.</summary>
internal static class PaperFixture
{
    public static readonly DateOnly Day = new(2023, 5, 16);

    private static readonly string[] Strengths =
    [
        "Huyện coi cải cách hành chính, chính quyền điện tử và chuyển đổi số là việc chính trị trọng tâm của từng năm",
        "Siết kỷ luật, kỷ cương công vụ; có nhiều giải pháp nâng các chỉ số",
        "Bộ máy được sắp xếp đúng quy định; bổ nhiệm, bổ nhiệm lại theo đúng quy trình, thủ tục, căn cứ năng lực và nhu cầu lãnh đạo quản lý",
        "Kiểm tra, giám sát được tăng cường, chú ý khâu triển khai nhiệm vụ chuyên môn; lịch tiếp công dân được duy trì",
    ];

    private static readonly string[] Requests =
    [
        "Tiếp tục lấy cải cách hành chính làm khâu then chốt, đột phá; hoàn thành tốt ba nội dung chuyên đề trong thời gian ngắn nhất",
        "Trước hết đẩy mạnh tuyên truyền chủ trương của Trung ương, Thành ủy và nghị quyết HĐND Thành phố",
        "Khi lãnh đạo, chỉ đạo phải xác định rõ trách nhiệm người đứng đầu và người phụ trách trực tiếp quản lý, giải quyết toàn diện kết quả được giao; tăng cường “5 rõ” về trách nhiệm",
        "Rà soát nghiêm túc nguyên nhân, kể cả chính sách, con người, bộ máy, tìm hướng khắc phục để nâng điểm số và chỉ số",
        "Thường xuyên bảo đảm nhân lực, nhất là cho công nghệ thông tin, chuyển đổi số và xử lí phần mềm",
    ];

    public static async Task<Guid> Enter(World world, bool end = true)
    {
        world.Clock.Set(new DateOnly(2023, 4, 12), new TimeOnly(8, 0));
        var unit = (await world.Send(world.Administrator, World.NewUnit("TT", "Ủy ban nhân dân huyện Thạch Thất") with { Level = UnitLevel.District, ValidTo = new DateOnly(2025, 6, 30) })).Id;
        var campaign = (await world.Send(world.Office, Some.Plan(world) with
        {
            Title = "Việc thực hiện cải cách hành chính, xây dựng chính quyền điện tử, chuyển đổi số trong hoạt động của cơ quan nhà nước",
            Topics = ["Cải cách hành chính", "Xây dựng chính quyền điện tử", "Chuyển đổi số trong hoạt động của cơ quan nhà nước"],
            Units = [new InspectedUnit(unit, UnitMode.InPerson)],
            DecidedOn = new DateOnly(2023, 4, 10),
        })).Id;
        var founding = Some.Founding(world, campaign, 1);
        await world.Send(world.StandingBoard, founding with
        {
            FoundingPaper = Some.Paper("Quyết định", "12/QĐ-TTHĐND") with { IssuedOn = new DateOnly(2023, 4, 12), Issuer = "Thường trực Hội đồng nhân dân" },
            FoundedOn = new DateOnly(2023, 4, 12),
            Delegations = [founding.Delegations[0] with { Name = "Đoàn giám sát số 1", HeaderName = "ĐOÀN GIÁM SÁT SỐ 1" }],
        });
        world.Clock.Set(new DateOnly(2023, 4, 20), new TimeOnly(8, 0));
        await world.Send(world.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = new DateOnly(2023, 4, 20), Paper = Some.Paper("Công văn", "45/HĐND-VP") with { IssuedOn = new DateOnly(2023, 4, 20) } });
        var delegation = await world.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        var visit = (await world.Send(world.Secretary, new PlanVisit
        {
            CampaignId = campaign,
            DelegationId = delegation,
            UnitIds = [unit],
            PlannedOn = Day,
            Session = Session.Morning,
            Place = "Trụ sở Ủy ban nhân dân huyện Thạch Thất",
        })).Id;
        await world.Send(world.Secretary, new NotifyVisit { VisitId = visit, Version = 1, Reference = "52/HĐND-VP", SentOn = new DateOnly(2023, 4, 20) });
        world.Clock.Set(Day, new TimeOnly(12, 0));
        await world.Send(world.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        await Items(world, campaign, visit, unit);
        if (end) await world.Send(world.Secretary, new MoveVisit { VisitId = visit, Version = 4, Step = VisitStep.End, At = new TimeOnly(11, 30) });
        return visit;
    }

    private static async Task Items(World world, Guid campaign, Guid visit, Guid unit)
    {
        var head = new RecordAttendance { VisitId = visit, Side = Side.Delegation, AttendsAs = AttendancePart.Head, Post = "Phó Chủ tịch Thường trực HĐND Thành phố" };
        RecordAttendance[] present =
        [
            head,
            head with { AttendsAs = AttendancePart.Member, Post = "Thành viên Đoàn giám sát", HeadCount = 5 },
            head with { AttendsAs = AttendancePart.Expert, Post = "Chuyên gia về cải cách hành chính" },
            head with { AttendsAs = AttendancePart.AgencyRepresentative, Post = "Lãnh đạo một số sở, ngành Thành phố" },
            head with { Side = Side.Unit, AttendsAs = AttendancePart.Attendee, Post = "Bí thư Huyện ủy, Thành ủy viên", BodyName = "Huyện ủy Thạch Thất" },
            head with { Side = Side.Unit, AttendsAs = AttendancePart.UnitHead, Post = "Chủ tịch UBND huyện, Phó Bí thư Huyện ủy" },
            head with { Side = Side.Unit, AttendsAs = AttendancePart.Attendee, Post = "Thường trực HĐND huyện; lãnh đạo UBND huyện; lãnh đạo một số ban, ngành; UBND xã, thị trấn" },
        ];
        foreach (var line in present) await world.Send(world.Secretary, line);
        await world.Send(world.Secretary, new RecordOnSiteCheck { VisitId = visit, Place = "Bộ phận một cửa huyện", CheckedBy = "Đoàn giám sát số 1", Note = "Chỉ có ở chú thích ảnh" });
        await world.Send(world.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Bí thư Huyện ủy, Thành ủy viên", Note = "Chỉ có ở chú thích ảnh" });
        await world.Send(world.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Chủ tịch UBND huyện, Phó Bí thư Huyện ủy", Text = "Giải trình, trả lời các vấn đề Đoàn hỏi" });
        await world.Send(world.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Delegation, Speaker = "Thành viên Đoàn; chuyên gia; lãnh đạo sở, ngành Thành phố", Text = "Trao đổi về tồn tại, khó khăn, vướng mắc và kiến nghị của huyện" });
        foreach (var text in Strengths) await world.Send(world.Member, new RecordFinding { CampaignId = campaign, VisitId = visit, UnitId = unit, Kind = FindingKind.Strength, Text = text });
        var shortcoming = (await world.Send(world.Member, new RecordFinding
        {
            CampaignId = campaign, VisitId = visit, UnitId = unit, Kind = FindingKind.Shortcoming, Text = "Một số thủ tục hành chính còn giải quyết chậm so với quy định", Severity = Severity.High,
        })).Id;
        await world.Send(world.Member, new RecordFinding
        {
            CampaignId = campaign, VisitId = visit, UnitId = unit, Kind = FindingKind.Cause, CauseNature = CauseNature.Subjective, CauseGroups = ["con người"], Text = "Công chức một số xã chưa chủ động", HeadingId = shortcoming,
        });
        await world.Send(world.Secretary, new RecordHandedDocument { VisitId = visit, DocumentName = "Báo cáo phục vụ giám sát của Ủy ban nhân dân huyện", Reference = "215/BC-UBND" });
        await world.Send(world.Secretary, new RecordCommitment { VisitId = visit, MadeBy = "Chủ tịch UBND huyện", Content = "Bố trí đủ nhân lực công nghệ thông tin cho Bộ phận một cửa", DueOn = new DateOnly(2023, 6, 30) });
        await world.Send(world.Secretary, new NotePetitions { VisitId = visit, Version = 3, Raised = true, Note = "Bài không kể nội dung" });
        var speaker = "Phó Chủ tịch Thường trực HĐND Thành phố, Trưởng đoàn";
        await world.Send(world.Secretary, new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Recognition, Verb = "đánh giá cao", SpokenBy = speaker, Text = "Ghi nhận sự chuẩn bị nghiêm túc và phần giải trình của huyện" });
        foreach (var text in Requests) await world.Send(world.Secretary, new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, SpokenBy = speaker, Text = text });
    }
}
