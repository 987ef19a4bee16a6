using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Tasks;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>The synthetic campaign from the delegation's report to the conclusion that its units have received.</summary>
internal sealed class LamSonConclusion(Cast cast, LamSonFieldwork fieldwork)
{
    public Guid ReportId { get; private set; }

    public Guid ConclusionId { get; private set; }

    public int Tasks { get; private set; }

    public async Task Play()
    {
        await Reconcile();
        await Report();
        await Examine();
        await Conclude();
    }

    // What was found goes to the unit before it goes into a report. The unit with accounts answers itself; the others answered by letter.
    private async Task Reconcile()
    {
        On(LamSonScript.FieldworkEndedOn.AddDays(1));
        var sent = await cast.Send(Role.Secretary, new SendForReconciliation
        {
            CampaignId = fieldwork.CampaignId, Findings = [.. fieldwork.Findings.Select(f => new SeenFinding(f.Id, 1))],
        });
        On(LamSonScript.FieldworkEndedOn.AddDays(3));
        foreach (var (finding, seen) in fieldwork.Findings.Zip(sent.Findings))
        {
            var version = seen.Version;
            var answers = fieldwork.UnitOf[finding.Id] == cast.UnitId;
            if (answers) version = (await cast.Send(Role.UnitHead, new AnswerFinding { FindingId = finding.Id, Version = version, Agrees = true })).Version;
            await cast.Send(Role.DelegationHead, new SettleFinding
            {
                FindingId = finding.Id, Version = version, Note = answers ? null : "Đơn vị đã trả lời bằng văn bản, thống nhất với nội dung ghi nhận",
            });
        }
    }

    private async Task Report()
    {
        On(LamSonScript.FieldworkEndedOn.AddDays(4));
        ReportId = (await cast.Send(Role.Secretary, new DraftDelegationReport
        {
            CampaignId = fieldwork.CampaignId,
            DelegationId = fieldwork.DelegationId,
            Overview = "Đoàn giám sát đã làm việc trực tiếp với Ủy ban nhân dân xã Hòa Bình và Ủy ban nhân dân phường Đông Kinh, giám sát qua báo cáo đối với Sở Tài chính; "
                + "kiểm tra thực tế tại trụ sở cũ của xã Tân Lập và nhà văn hóa cũ tại khu phố 3, phường Đông Kinh.",
            Responsibility = "Trách nhiệm đối với các tồn tại, hạn chế nêu trên thuộc Ủy ban nhân dân xã Hòa Bình, Ủy ban nhân dân phường Đông Kinh; "
                + "Sở Tài chính chịu trách nhiệm về việc chậm hướng dẫn nghiệp vụ.",
            Recommendations = "Đề nghị Thường trực Hội đồng nhân dân tỉnh xem xét, kết luận và yêu cầu các đơn vị khắc phục.",
        })).Id;
        await cast.Send(Role.DelegationHead, new IncludeFindings { ReportId = ReportId, FindingIds = [.. fieldwork.Findings.Select(f => f.Id)] });
        var version = (await cast.Send(Role.Secretary, new DelegationReportDetails(ReportId))).Version;
        On(LamSonScript.FieldworkEndedOn.AddDays(5));
        version = (await cast.Send(Role.Secretary, new ConsultOnReport
        {
            ReportId = ReportId,
            Version = version,
            ConsultedOn = LamSonScript.FieldworkEndedOn.AddDays(5),
            Consultation = "Các thành viên Đoàn và ba đơn vị được lấy ý kiến; các đơn vị thống nhất với dự thảo.",
        })).Version;
        version = (await cast.Send(Role.Secretary, new SubmitReport { ReportId = ReportId, Version = version })).Version;

        On(LamSonScript.ReportIssuedOn);
        version = (await cast.Send(Role.DelegationHead, new ApproveReport { ReportId = ReportId, Version = version })).Version;
        version = (await cast.Send(Role.RecordsClerk, new IssueDelegationReport
        {
            ReportId = ReportId,
            Version = version,
            Number = 7,
            Symbol = "BC-ĐGS",
            IssuedOn = LamSonScript.ReportIssuedOn,
            IsHandSigned = true,
            SignedOn = LamSonScript.ReportIssuedOn,
            SignerName = "Phạm Quốc Lam",
            SignerTitle = "Phó Chủ tịch Hội đồng nhân dân tỉnh",
            Recipients = ["Thường trực HĐND tỉnh", "Thành viên Đoàn giám sát"],
        })).Version;
        await cast.Send(Role.RecordsClerk, new ReceiveDelegationReport { ReportId = ReportId, Version = version, ReceivedOn = LamSonScript.ReportIssuedOn });
    }

    private async Task Examine()
    {
        On(LamSonScript.ExaminedOn);
        var campaign = await cast.Send(Role.Office, new CampaignDetails { CampaignId = fieldwork.CampaignId });
        await cast.Send(Role.StandingBoard, new HoldExamination
        {
            CampaignId = fieldwork.CampaignId,
            Version = campaign.Head.Version,
            BodyId = cast.Council.StandingBoardId,
            HeldOn = LamSonScript.ExaminedOn,
            Chair = "Chủ tịch Hội đồng nhân dân tỉnh",
            Attendance = "Thường trực Hội đồng nhân dân tỉnh; Trưởng đoàn giám sát; đại diện lãnh đạo ba cơ quan, tổ chức chịu sự giám sát; đại diện Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            PresentCount = 6,
            MemberCount = 7,
            PresentedBy = "Phó Chủ tịch Hội đồng nhân dân tỉnh, Trưởng đoàn giám sát",
            UnitOpinion = "Ba đơn vị thống nhất với báo cáo; Sở Tài chính giải trình thêm về việc chậm hướng dẫn do chờ văn bản của trung ương.",
            Debate = "Các thành viên đề nghị làm rõ trách nhiệm trong việc cho thuê không qua đấu giá và ấn định thời hạn cho từng nội dung.",
            Votes = new Votes(6, 0, 0),
            Outcome = "Thống nhất với báo cáo của Đoàn giám sát; giao Văn phòng hoàn thiện thông báo kết luận.",
        });
    }

    private async Task Conclude()
    {
        var ofKind = fieldwork.Findings.ToLookup(f => f.Kind);
        ConclusionId = (await cast.Send(Role.Office, new DraftConclusion
        {
            CampaignId = fieldwork.CampaignId,
            Kind = ConclusionKind.StandingBoardConclusion,
            Abstract = "Kết luận phiên họp của Thường trực Hội đồng nhân dân tỉnh xem xét báo cáo kết quả giám sát việc quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính",
            Clauses =
            [
                .. ofKind[FindingKind.Strength].Select(f => new NewClause { Block = ClauseBlock.Results, Text = f.Text, FindingId = f.Id }),
                .. ofKind[FindingKind.Shortcoming].Concat(ofKind[FindingKind.SignOfViolation]).Select(f => new NewClause { Block = ClauseBlock.Shortcomings, Text = f.Text, FindingId = f.Id }),
                .. ofKind[FindingKind.Cause].Select(f => new NewClause { Block = ClauseBlock.Causes, Text = f.Text, FindingId = f.Id }),
                new NewClause { Block = ClauseBlock.Responsibility, Text = "Chủ tịch Ủy ban nhân dân xã Hòa Bình, Chủ tịch Ủy ban nhân dân phường Đông Kinh và Giám đốc Sở Tài chính chịu trách nhiệm trong phạm vi quản lý" },
                .. Requests.Select(request => new NewClause { Block = ClauseBlock.Recommendations, Text = request.Content }),
            ],
            RemedyBy = "Các đơn vị khắc phục xong tồn tại, hạn chế theo thời hạn của từng nội dung tại Phụ lục, chậm nhất ngày 31 tháng 12 năm 2026.",
            ExecuteBy = "Người đứng đầu các cơ quan, tổ chức chịu sự giám sát tổ chức thực hiện kết luận này.",
            ReportBy = "Các đơn vị báo cáo kết quả thực hiện với Thường trực Hội đồng nhân dân tỉnh.",
            ReportDueOn = new DateOnly(2027, 1, 15),
            FiguresAsOf = LamSonScript.ExaminedOn,
        })).Id;

        var details = await cast.Send(Role.Office, new ConclusionDetails(ConclusionId));
        var clauses = details.Clauses.Where(c => c.Block == ClauseBlock.Recommendations).OrderBy(c => c.Number).ToList();
        var found = details.Clauses.Where(c => c.Block == ClauseBlock.Shortcomings).ToList();
        foreach (var (request, clause) in Requests.Zip(clauses))
        {
            await cast.Send(Role.Office, new AddTask
            {
                ConclusionId = ConclusionId,
                Task = new TaskContent
                {
                    ClauseIds = [clause.Id, .. found.Where(one => request.Mends is { } mends && one.Text.StartsWith(mends, StringComparison.Ordinal)).Select(one => one.Id)],
                    Content = request.Content,
                    Force = request.Force,
                    LeadUnitId = fieldwork.Units[request.Lead],
                    CoordinatingUnitIds = [.. request.With.Select(name => fieldwork.Units[name])],
                    ResponsiblePost = request.Post,
                    Product = request.Product,
                    Deadline = request.Deadline,
                    DeadlineText = request.DeadlineText,
                },
            });
            Tasks++;
        }
        await Issue();
    }

    private async Task Issue()
    {
        var version = (await cast.Send(Role.Office, new ConclusionDetails(ConclusionId))).Version;
        version = (await cast.Send(Role.Office, new SubmitConclusion { ConclusionId = ConclusionId, Version = version })).Version;
        On(LamSonScript.ConclusionIssuedOn);
        version = (await cast.Send(Role.StandingBoard, new ApproveConclusion { ConclusionId = ConclusionId, Version = version })).Version;
        version = (await cast.Send(Role.RecordsClerk, new IssueConclusion
        {
            ConclusionId = ConclusionId,
            Version = version,
            Number = 45,
            Symbol = "TB-HĐND",
            IssuedOn = LamSonScript.ConclusionIssuedOn,
            IsHandSigned = true,
            SignedOn = LamSonScript.ConclusionIssuedOn,
            FiguresAsOf = LamSonScript.ExaminedOn,
            AuthorityLines = ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            SignerName = "Phạm Quốc Lam",
            Recipients = ["Thường trực Tỉnh ủy (để báo cáo)", "Ủy ban nhân dân tỉnh", "Các cơ quan, tổ chức chịu sự giám sát", "Các Ban của HĐND tỉnh"],
        })).Version;
        await cast.Send(Role.RecordsClerk, new SendConclusion
        {
            ConclusionId = ConclusionId, Version = version, SentOn = LamSonScript.ConclusionIssuedOn, ReceivingUnitIds = [.. fieldwork.Units.Values],
        });
        On(LamSonScript.ConclusionIssuedOn.AddDays(1));
    }

    private static readonly Request[] Requests =
    [
        new("Hoàn thành, trình duyệt phương án xử lý 07 cơ sở nhà, đất dôi dư còn lại", TaskForce.Requires, LamSonScript.FirstUnit, [LamSonScript.ThirdUnit],
            "Chủ tịch Ủy ban nhân dân xã", "Phương án xử lý 07 cơ sở", new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 9, 30) }, "chậm nhất ngày 30/9/2026", "Còn 07 trong 12 cơ sở"),
        new("Bố trí người trông giữ và có biện pháp chống xuống cấp trụ sở cũ của xã Tân Lập", TaskForce.Requires, LamSonScript.FirstUnit, [],
            "Chủ tịch Ủy ban nhân dân xã", "Văn bản phân công, biên bản kiểm tra hiện trạng", new DeadlineRule { Kind = DeadlineKind.Immediate }, "ngay sau khi nhận kết luận", "Trụ sở cũ của xã Tân Lập"),
        new("Dừng hợp đồng cho thuê nhà văn hóa cũ tại khu phố 3 không qua đấu giá, làm rõ trách nhiệm tập thể, cá nhân liên quan", TaskForce.Requires, LamSonScript.SecondUnit, [],
            "Chủ tịch Ủy ban nhân dân phường", "Biên bản thanh lý, báo cáo kiểm điểm trách nhiệm", new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 15) }, "chậm nhất ngày 15/6/2026", "Cho thuê nhà văn hóa"),
        new("Ban hành hướng dẫn thống nhất trình tự lập phương án và đấu giá quyền khai thác nhà, đất dôi dư", TaskForce.Recommends, LamSonScript.ThirdUnit, [],
            "Giám đốc Sở Tài chính", "Văn bản hướng dẫn", new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 30) }, "chậm nhất ngày 30/6/2026", LamSonScript.ThirdUnitShortcoming),
        new("Báo cáo tiến độ xử lý nhà, đất dôi dư trên địa bàn tỉnh", TaskForce.Requires, LamSonScript.ThirdUnit, [LamSonScript.FirstUnit, LamSonScript.SecondUnit],
            "Giám đốc Sở Tài chính", "Báo cáo tiến độ", new DeadlineRule { Kind = DeadlineKind.Recurring, Cycle = Cycle.Quarterly }, "hằng quý"),
        new("Hoàn thành xử lý nhà, đất dôi dư đã có phương án được duyệt", TaskForce.Recommends, LamSonScript.ThirdUnit, [],
            "Giám đốc Sở Tài chính", "Báo cáo kết quả năm 2026", new DeadlineRule { Kind = DeadlineKind.InYear, Year = 2026 }, "trong năm 2026"),
    ];

    private void On(DateOnly day) => cast.Host.Clock.Set(day, new TimeOnly(8, 0));

    // What it mends is told by how the shortcoming begins.
    private sealed record Request(
        string Content, TaskForce Force, string Lead, IReadOnlyList<string> With, string Post, string Product, DeadlineRule Deadline, string DeadlineText, string? Mends = null);
}
