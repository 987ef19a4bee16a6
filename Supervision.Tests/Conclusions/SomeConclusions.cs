using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Conclusions;

/// <summary>A supervision brought to its conclusion by the commands a user sends; the clock stands at the end of May 2026.</summary>
internal static class SomeConclusions
{
    public static readonly DateOnly FieldworkEndedOn = new(2026, 4, 20);
    public static readonly DateOnly ReportedOn = new(2026, 5, 5);
    public static readonly DateOnly HeldOn = new(2026, 5, 11);
    public static readonly DateOnly IssuedOn = new(2026, 5, 14);

    public sealed record Ended(Guid Campaign, Guid Delegation, Guid Strength, Guid Shortcoming, Guid Cause, Guid Body);

    /// <summary>Fieldwork has ended; a strength, a shortcoming resting on an indicator, and a cause are on record.</summary>
    public static async Task<Ended> EndedCampaign(this World world, SubjectKind subject = SubjectKind.StandingBoard, string? title = null)
    {
        var body = subject switch
        {
            SubjectKind.Council => world.Council.CouncilBodyId,
            SubjectKind.StandingBoard => world.Council.StandingBoardId,
            _ => (await world.Send(world.Administrator, new AddBody
            {
                Kind = subject is SubjectKind.Committee ? BodyKind.Committee : BodyKind.DelegateGroup,
                Name = subject is SubjectKind.Committee ? "Ban Pháp chế Hội đồng nhân dân tỉnh Lam Sơn" : "Tổ đại biểu Hội đồng nhân dân tỉnh số 3",
                HeaderName = subject is SubjectKind.Committee ? "BAN PHÁP CHẾ" : "TỔ ĐẠI BIỂU SỐ 3",
                ShortCode = subject is SubjectKind.Committee ? "BPC" : "TĐB3",
                ValidFrom = new DateOnly(2021, 7, 1),
            })).Id,
        };
        var plan = Some.Plan(world, subject);
        var campaign = (await world.Send(world.Office, plan with { BodyId = body, Title = title ?? plan.Title })).Id;
        var founding = Some.Founding(world, campaign, 1);
        var (type, post) = subject switch
        {
            SubjectKind.Council => ("Nghị quyết", "Phó Chủ tịch HĐND"),
            SubjectKind.Committee => ("Quyết định", "Trưởng Ban"),
            SubjectKind.DelegateGroup => ("Kế hoạch", "Tổ trưởng"),
            _ => ("Quyết định", "Phó Chủ tịch HĐND"),
        };
        await world.Send(world.StandingBoard, founding with { FoundingPaper = Some.Paper(type, "12/QĐ-TTHĐND"), Delegations = [founding.Delegations[0] with { HeadPost = post }] });
        await world.Move(campaign, 2, CampaignStep.SendPlan, new DateOnly(2026, 3, 9), Some.Paper("Công văn", "45/HĐND-VP"));
        world.Clock.Set(FieldworkEndedOn, new TimeOnly(8, 0));
        await world.Move(campaign, 3, CampaignStep.Start, new DateOnly(2026, 4, 1));

        var indicator = (await world.Send(world.Secretary, new RecordIndicator { CampaignId = campaign, Stated = new StatedIndicator { Name = "Hồ sơ giải quyết quá hạn", Kind = IndicatorKind.Count } })).Id;
        var strength = await world.Record(campaign, FindingKind.Strength, "Bộ phận tiếp nhận và trả kết quả hoạt động nền nếp, niêm yết công khai đầy đủ thủ tục hành chính");
        var shortcoming = await world.Record(campaign, FindingKind.Shortcoming, "Còn 72 hồ sơ lĩnh vực đất đai giải quyết quá hạn, chưa có thư xin lỗi theo quy định",
            new FindingEvidence(EvidenceKind.Indicator, indicator));
        var cause = await world.Record(campaign, FindingKind.Cause, "Công tác phối hợp giữa các phòng chuyên môn chưa chặt chẽ");
        await world.Move(campaign, 4, CampaignStep.EndFieldwork, FieldworkEndedOn);
        world.Clock.Set(new DateOnly(2026, 5, 29), new TimeOnly(8, 0));
        var delegation = Guid.Parse((await world.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }))!);
        return new Ended(campaign, delegation, strength, shortcoming, cause, body);
    }

    public static async Task<Guid> Record(this World world, Guid campaign, FindingKind kind, string text, params FindingEvidence[] evidence) =>
        (await world.Send(world.Secretary, new RecordFinding { CampaignId = campaign, Kind = kind, Text = text, Evidence = evidence, CauseNature = kind is FindingKind.Cause ? CauseNature.Subjective : null })).Id;

    private static Task Move(this World world, Guid campaign, int version, CampaignStep step, DateOnly on, Paper? paper = null) =>
        world.Send(world.Secretary, new MoveCampaign { CampaignId = campaign, Version = version, Step = step, On = on, Paper = paper });

    public static DraftDelegationReport Report(Ended ended) => new()
    {
        CampaignId = ended.Campaign,
        DelegationId = ended.Delegation,
        Overview = "Đoàn đã nghiên cứu báo cáo của các đơn vị, kiểm tra thực tế tại bộ phận tiếp nhận và trả kết quả, làm việc với lãnh đạo xã.",
        Responsibility = "Trách nhiệm chính thuộc về Chủ tịch Ủy ban nhân dân xã và công chức phụ trách lĩnh vực đất đai.",
        Recommendations = "Kiến nghị Thường trực Hội đồng nhân dân tỉnh xem xét, kết luận.\nĐề nghị Ủy ban nhân dân xã khắc phục dứt điểm hồ sơ quá hạn.",
    };

    public static IssueDelegationReport ReportIssue(Guid report, int version) => new()
    {
        ReportId = report,
        Version = version,
        Number = 12,
        Symbol = "BC-ĐGS",
        IssuedOn = ReportedOn,
        IsHandSigned = true,
        SignedOn = ReportedOn,
        SignerName = "Trần Thị Minh Họa",
        SignerTitle = "Phó Chủ tịch Hội đồng nhân dân tỉnh",
    };

    /// <summary>The delegation's report is drafted, submitted, issued and received.</summary>
    public static async Task<Guid> ReceivedReport(this World world, Ended ended)
    {
        var issued = await world.IssuedReport(ended);
        await world.Send(world.Clerk, new ReceiveDelegationReport { ReportId = issued.Id, Version = issued.Version, ReceivedOn = new DateOnly(2026, 5, 6) });
        return issued.Id;
    }

    /// <summary>As above, before its body has it.</summary>
    public static async Task<Changed> IssuedReport(this World world, Ended ended)
    {
        var report = (await world.Send(world.Secretary, Report(ended))).Id;
        await world.Send(world.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var submitted = await world.Send(world.Secretary, new SubmitReport { ReportId = report, Version = 1 });
        // Reports of all delegations share a series.
        var earlier = (int)await world.Value<long>("SELECT COUNT(*) FROM DelegationReports WHERE CouncilId = @CouncilId AND Status = 'Issued'", new { });
        var approved = await world.SendOn(ReportedOn, world.Head, new ApproveReport { ReportId = report, Version = submitted.Version });
        return await world.Send(world.Clerk, ReportIssue(report, approved.Version) with { Number = 12 + earlier });
    }

    public static HoldExamination Meeting(Ended ended, int version = 6) => new()
    {
        CampaignId = ended.Campaign,
        Version = version,
        BodyId = ended.Body,
        HeldOn = HeldOn,
        Chair = "Chủ tịch Hội đồng nhân dân tỉnh",
        Attendance = "các thành viên Thường trực, đại diện các Ban của Hội đồng nhân dân tỉnh, Ủy ban nhân dân xã Hòa Bình",
        PresentCount = 5,
        MemberCount = 6,
        PresentedBy = "Trưởng Đoàn giám sát",
        UnitOpinion = "Ủy ban nhân dân xã thống nhất với báo cáo của Đoàn giám sát.",
        Votes = new Votes(5, 0, 0),
        Outcome = "Thống nhất nội dung báo cáo, giao hoàn thiện thông báo kết luận.",
    };

    /// <summary>Sends a command on an earlier day, and comes back to today: nothing that was approved here is issued with a day before.</summary>
    public static async Task<T> SendOn<T>(this World world, DateOnly day, Guid person, ICommand<T> command)
    {
        var now = world.Clock.GetUtcNow();
        world.Clock.Set(day, new TimeOnly(7, 0));
        try
        {
            return await world.Send(person, command);
        }
        finally
        {
            world.Clock.Set(DateOnly.FromDateTime(now.Local()), TimeOnly.FromDateTime(now.Local()));
        }
    }

    /// <summary>The council's own session, at which its resolution is adopted.</summary>
    public static HoldExamination Session(Ended ended) => Meeting(ended) with
    {
        SessionName = "Kỳ họp thứ 15",
        Term = "XIX",
        Attendance = "các đại biểu Hội đồng nhân dân tỉnh, đại diện Ủy ban nhân dân xã Hòa Bình",
        PresentCount = 45,
        MemberCount = 50,
        Votes = new Votes(40, 3, 2),
        Outcome = "Thông qua nghị quyết về kết quả giám sát.",
    };

    public static DraftConclusion Draft(Ended ended, ConclusionKind kind = ConclusionKind.StandingBoardConclusion) => new()
    {
        CampaignId = ended.Campaign,
        Kind = kind,
        Abstract = "Kết luận của Thường trực Hội đồng nhân dân tỉnh về kết quả giám sát việc thực hiện cải cách hành chính",
        Clauses =
        [
            new NewClause { Block = ClauseBlock.Results, Text = "Ủy ban nhân dân các xã đã quan tâm chỉ đạo công tác cải cách hành chính.", FindingId = ended.Strength },
            new NewClause { Block = ClauseBlock.Shortcomings, Text = "Còn 72 hồ sơ lĩnh vực đất đai giải quyết quá hạn.", FindingId = ended.Shortcoming },
            new NewClause { Block = ClauseBlock.Causes, Text = "Công tác phối hợp chưa chặt chẽ.", FindingId = ended.Cause },
            new NewClause { Block = ClauseBlock.Responsibility, Text = "Trách nhiệm thuộc về Chủ tịch Ủy ban nhân dân xã." },
            new NewClause { Block = ClauseBlock.Recommendations, Text = "Yêu cầu Ủy ban nhân dân xã Hòa Bình giải quyết dứt điểm hồ sơ quá hạn." },
            new NewClause { Block = ClauseBlock.Recommendations, Text = "Đề nghị Ủy ban nhân dân xã Tân Tiến rà soát, công khai kết quả giải quyết hồ sơ." },
        ],
        RemedyBy = "trước ngày 30 tháng 6 năm 2026",
        ExecuteBy = "Chủ tịch Ủy ban nhân dân xã Hòa Bình, Chủ tịch Ủy ban nhân dân xã Tân Tiến",
        ReportBy = "Ủy ban nhân dân các xã báo cáo Thường trực Hội đồng nhân dân tỉnh kết quả thực hiện",
        ReportDueOn = new DateOnly(2026, 7, 15),
        FiguresAsOf = new DateOnly(2026, 4, 30),
    };

    public static TaskContent Task(World world, params Guid[] clauses) => new()
    {
        ClauseIds = clauses,
        Content = "Giải quyết dứt điểm 72 hồ sơ lĩnh vực đất đai quá hạn, gửi thư xin lỗi tổ chức, cá nhân",
        Force = TaskForce.Requires,
        LeadUnitId = world.Unit,
        CoordinatingUnitIds = [world.OtherUnit],
        ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
        Product = "Báo cáo kết quả",
        MeasuredBy = "100% hồ sơ",
        Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 30) },
    };

    /// <summary>A conclusion of the Standing Board in draft, after its meeting.</summary>
    public static async Task<(Ended Ended, Guid Conclusion)> DraftedConclusion(this World world)
    {
        var ended = await world.EndedCampaign();
        await world.ReceivedReport(ended);
        await world.Send(world.Office, Meeting(ended));
        return (ended, (await world.Send(world.Office, Draft(ended))).Id);
    }

    public static async Task<Guid> Clause(this World world, Guid conclusion, int number) =>
        (await world.Send(world.Office, new ConclusionDetails(conclusion))).Clauses.Single(c => c.Number == number).Id;

    public static IssueConclusion Issue(Guid conclusion, int version, int number = 15) => new()
    {
        ConclusionId = conclusion,
        Version = version,
        Number = number,
        Symbol = "TB-HĐND",
        IssuedOn = IssuedOn,
        IsHandSigned = true,
        SignedOn = IssuedOn,
        FiguresAsOf = new DateOnly(2026, 4, 30),
        AuthorityLines = ["TM. Thường trực Hội đồng nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
        SignerName = "Lê Văn Minh Họa",
        Recipients = ["Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến", "Các Ban của Hội đồng nhân dân tỉnh", "Lưu: VT, CTHĐND"],
    };

    /// <summary>Submits, approves and issues.</summary>
    public static async Task<int> Issued(this World world, Guid conclusion, int number = 15)
    {
        var version = (await world.Send(world.Office, new ConclusionDetails(conclusion))).Version;
        await world.Send(world.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        await world.SendOn(IssuedOn, world.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 });
        return (await world.Send(world.Clerk, Issue(conclusion, version + 2, number))).Version;
    }

    /// <summary>An issued and sent conclusion with one task for the unit.</summary>
    public static async Task<(Ended Ended, Guid Conclusion, Guid Task, int Version)> SentConclusion(this World world, DeadlineRule? deadline = null)
    {
        var (ended, conclusion) = await world.DraftedConclusion();
        var content = Task(world, await world.Clause(conclusion, 5));
        var task = (await world.Send(world.Secretary, new AddTask { ConclusionId = conclusion, Task = deadline is null ? content : content with { Deadline = deadline } })).Id;
        var version = await world.Issued(conclusion);
        version = (await world.Send(world.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [world.Unit, world.OtherUnit], SentOn = new DateOnly(2026, 5, 15) })).Version;
        return (ended, conclusion, task, version);
    }
}
