using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>The synthetic campaign from its plan to the end of its fieldwork: two units visited, one supervised by its report.</summary>
internal sealed class LamSonFieldwork(Cast cast)
{
    private int _version = 1;

    /// <summary>The data table that goes with the outline.</summary>
    public LamSonTables Tables { get; } = new(cast);

    public Guid CampaignId { get; private set; }

    public Guid DelegationId { get; private set; }

    /// <summary>Units by name.</summary>
    public Dictionary<string, Guid> Units { get; } = [];

    public List<Guid> Visits { get; } = [];

    /// <summary>Findings in the order they were recorded.</summary>
    public List<(Guid Id, FindingKind Kind, string Text)> Findings { get; } = [];

    /// <summary>The unit that each finding is about.</summary>
    public Dictionary<Guid, Guid> UnitOf { get; } = [];

    public async Task Play()
    {
        await Plan();
        await Found();
        await TakeReports();
        foreach (var visit in LamSonScript.Visits) await Visit(visit);
        await RecordFromReport();
        await Move(CampaignStep.EndFieldwork, LamSonScript.FieldworkEndedOn, null);
    }

    private async Task Plan()
    {
        On(LamSonScript.FoundedOn.AddDays(-30));
        Units[LamSonScript.FirstUnit] = cast.UnitId;
        Units[LamSonScript.SecondUnit] = await cast.AddUnit(NewUnit("DONGKINH", LamSonScript.SecondUnit, UnitKind.PeoplesCommittee, UnitLevel.Commune, "Đông Kinh"));
        Units[LamSonScript.ThirdUnit] = await cast.AddUnit(NewUnit("STC", LamSonScript.ThirdUnit, UnitKind.Department, UnitLevel.Province, "Lam Sơn"));
        CampaignId = (await cast.Send(Role.Office, new PlanCampaign
        {
            Code = LamSonScript.Code,
            Title = LamSonScript.Title,
            FormCode = "GS-05",
            SubjectKind = SubjectKind.StandingBoard,
            BodyId = cast.Council.StandingBoardId,
            Topics = LamSonScript.Topics,
            LegalBases = LamSonScript.LegalBases,
            Units =
            [
                new InspectedUnit(Units[LamSonScript.FirstUnit], UnitMode.InPerson, LamSonScript.ReportsDueOn),
                new InspectedUnit(Units[LamSonScript.SecondUnit], UnitMode.InPerson, LamSonScript.ReportsDueOn),
                new InspectedUnit(Units[LamSonScript.ThirdUnit], UnitMode.ByReport, LamSonScript.ReportsDueOn),
            ],
            PeriodFrom = new DateOnly(2025, 7, 1),
            PeriodTo = new DateOnly(2026, 3, 31),
            PeriodText = "từ ngày 01/7/2025 đến ngày 31/3/2026",
            Purpose = "Đánh giá việc quản lý, sử dụng nhà, đất dôi dư; chỉ rõ tồn tại, hạn chế, nguyên nhân, trách nhiệm và kiến nghị giải pháp.",
            Scope = "Nhà, đất dôi dư sau sắp xếp đơn vị hành chính trên địa bàn tỉnh.",
            Method = "Giám sát trực tiếp tại hai đơn vị, qua báo cáo tại một đơn vị.",
            Outline = LamSonScript.Outline,
            DecidedOn = LamSonScript.FoundedOn,
        })).Id;
        await Move(CampaignStep.Programme, LamSonScript.FoundedOn.AddDays(-30),
            Paper("Nghị quyết", "41/NQ-HĐND", new DateOnly(2025, 12, 9), "Hội đồng nhân dân tỉnh Lam Sơn", "về chương trình giám sát năm 2026"));
    }

    private async Task Found()
    {
        On(LamSonScript.FoundedOn);
        var founded = await cast.Send(Role.StandingBoard, new FoundDelegation
        {
            CampaignId = CampaignId,
            Version = _version,
            FoundingPaper = Paper("Quyết định", "18/QĐ-TTHĐND", LamSonScript.FoundedOn, "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", "thành lập Đoàn giám sát và ban hành kế hoạch giám sát"),
            FoundedOn = LamSonScript.FoundedOn,
            Delegations =
            [
                new NewDelegation
                {
                    Name = "Đoàn giám sát của Thường trực Hội đồng nhân dân tỉnh",
                    HeaderName = "ĐOÀN GIÁM SÁT",
                    HeadPost = "Phó Chủ tịch HĐND",
                    Members =
                    [
                        new NewMember { Part = DelegationPart.Head, Title = "Phó Chủ tịch Hội đồng nhân dân tỉnh", PersonId = cast[Role.DelegationHead] },
                        new NewMember { Part = DelegationPart.DeputyHead, Title = "Trưởng Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh" },
                        new NewMember { Part = DelegationPart.Member, Title = "Đại biểu Hội đồng nhân dân tỉnh", PersonId = cast[Role.Member] },
                        new NewMember { Part = DelegationPart.FrontRepresentative, Title = "Đại diện Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh" },
                        new NewMember { Part = DelegationPart.Expert, Title = "Chuyên gia về quản lý tài sản công", PersonId = cast[Role.Expert] },
                        new NewMember { Part = DelegationPart.Secretary, Title = "Chuyên viên Văn phòng, Thư ký Đoàn", PersonId = cast[Role.Secretary] },
                    ],
                },
            ],
        });
        _version = founded.Version;
        DelegationId = founded.DelegationIds[0];
        await Move(CampaignStep.SendPlan, LamSonScript.PlanSentOn,
            Paper("Công văn", "96/HĐND-VP", LamSonScript.PlanSentOn, "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "gửi kế hoạch và đề cương giám sát"));
        await Tables.Send(CampaignId);
    }

    private async Task TakeReports()
    {
        On(LamSonScript.ReportsDueOn.AddDays(-1));
        foreach (var line in await cast.Send(Role.Secretary, new CampaignUnitReports(CampaignId)))
        {
            var details = await cast.Send(Role.Secretary, new UnitReportDetails(line.Id));
            var answers = details.Outline.Zip(LamSonScript.Reports[line.UnitName], (item, text) => new OutlineAnswer(item.Id, text)).ToList();
            var submitted = await cast.Send(line.UnitId == cast.UnitId ? Role.UnitHead : Role.Office, new SubmitUnitReport
            {
                UnitReportId = line.Id,
                Version = line.Version,
                Reference = LamSonScript.ReportNumbers[line.UnitName],
                SignedBy = "Người đứng đầu đơn vị",
                SubmittedOn = LamSonScript.ReportsDueOn.AddDays(-1),
                Answers = answers,
                ConfirmsUnanswered = answers.Count < details.Outline.Count,
            });
            await Tables.Fill(line.Id, line.UnitName, line.UnitId == cast.UnitId ? Role.UnitHead : Role.Office);
            var check = await cast.Send(Role.Secretary, new CheckUnitReport { UnitReportId = line.Id, Version = submitted.Version, On = LamSonScript.ReportsDueOn.AddDays(-1) });
            await cast.Send(Role.Secretary, new AcceptUnitReport { UnitReportId = line.Id, Version = check.Version, On = LamSonScript.ReportsDueOn.AddDays(-1) });
        }
        await Move(CampaignStep.Start, LamSonScript.ReportsDueOn, null);
    }

    private async Task Visit(ScriptedVisit script)
    {
        var unitId = Units[script.Unit];
        On(LamSonScript.NoticeSentOn);
        var visitId = (await cast.Send(Role.Secretary, new PlanVisit
        {
            CampaignId = CampaignId, DelegationId = DelegationId, UnitIds = [unitId], PlannedOn = script.On, Session = Session.Morning, Place = script.Place,
        })).Id;
        Visits.Add(visitId);
        await cast.Send(Role.Secretary, new NotifyVisit { VisitId = visitId, Version = 1, Reference = "21/TB-ĐGS", SentOn = LamSonScript.NoticeSentOn });

        cast.Host.Clock.Set(script.On, new TimeOnly(8, 0));
        await cast.Send(Role.Secretary, new MoveVisit { VisitId = visitId, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        await Attend(visitId, Side.Delegation, AttendancePart.Head, "Phó Chủ tịch Hội đồng nhân dân tỉnh, Trưởng đoàn", "Phạm Quốc Lam");
        await Attend(visitId, Side.Delegation, AttendancePart.Member, "Đại biểu Hội đồng nhân dân tỉnh", "Trần Thu Hà");
        await Attend(visitId, Side.Delegation, AttendancePart.Secretary, "Chuyên viên Văn phòng, Thư ký Đoàn", "Đỗ Minh Khuê");
        await Attend(visitId, Side.Unit, AttendancePart.UnitHead, script.UnitHead, script.UnitHeadName);
        var onSite = (await cast.Send(Role.Secretary, new RecordOnSiteCheck
        {
            VisitId = visitId, Place = script.OnSite, Content = script.OnSiteResult, CheckedBy = "Đoàn giám sát",
        })).Id;
        await cast.Send(Role.Secretary, new RecordIndicator
        {
            CampaignId = CampaignId,
            VisitId = visitId,
            UnitId = unitId,
            Stated = new StatedIndicator
            {
                Name = "Cơ sở nhà, đất dôi dư đã đưa vào sử dụng theo phương án được duyệt",
                Kind = IndicatorKind.Ratio,
                Field = "Khai thác, sử dụng",
                PeriodText = "Đến ngày 31/3/2026",
                PeriodEndOn = new DateOnly(2026, 3, 31),
                Numerator = script.InUse,
                Denominator = script.Counted,
                StatedRatio = script.InUsePercent,
                MeasureUnit = "cơ sở",
            },
        });
        foreach (var finding in script.Findings) await Record(visitId, unitId, finding, onSite);
        await cast.Send(Role.Secretary, new RecordCommitment
        {
            VisitId = visitId, Content = script.Commitment, MadeBy = script.UnitHead, DueOn = script.CommitmentDueOn,
        });
        await cast.Send(Role.Secretary, new RecordClosingRemark
        {
            VisitId = visitId, Kind = RemarkKind.Request, Text = script.Remark, Verb = "đề nghị", SpokenBy = "Trưởng đoàn",
        });
        cast.Host.Clock.Set(script.On, new TimeOnly(11, 30));
        await cast.Send(Role.Secretary, new MoveVisit { VisitId = visitId, Version = 3, Step = VisitStep.End, At = new TimeOnly(11, 30) });
    }

    private async Task Record(Guid visitId, Guid unitId, ScriptedFinding finding, Guid onSite)
    {
        var evidence = new List<FindingEvidence>();
        if (finding.Evidence is { } said)
        {
            var opinion = await cast.Send(Role.Secretary, new RecordOpinion
            {
                VisitId = visitId,
                Side = finding.SaidByDelegate ? Side.Delegation : Side.Unit,
                Speaker = finding.SaidByDelegate ? "Đại biểu Hội đồng nhân dân tỉnh" : "Lãnh đạo đơn vị",
                Text = said,
            });
            evidence.Add(new FindingEvidence(EvidenceKind.Opinion, opinion.Id));
            evidence.Add(new FindingEvidence(EvidenceKind.OnSiteCheck, onSite));
        }
        var id = (await cast.Send(Role.Member, new RecordFinding
        {
            CampaignId = CampaignId,
            VisitId = visitId,
            UnitId = unitId,
            Kind = finding.Kind,
            Text = finding.Text,
            Field = finding.Field,
            CauseNature = finding.CauseNature,
            CauseGroups = finding.CauseGroups,
            ResponsibleBody = finding.ResponsibleBody,
            Evidence = evidence,
        })).Id;
        Findings.Add((id, finding.Kind, finding.Text));
        UnitOf[id] = unitId;
    }

    // The unit that is supervised by its report has no visit; what is found stands on the report's own figures.
    private async Task RecordFromReport()
    {
        On(LamSonScript.FieldworkEndedOn);
        var unitId = Units[LamSonScript.ThirdUnit];
        var indicator = await cast.Send(Role.Secretary, new RecordIndicator
        {
            CampaignId = CampaignId,
            UnitId = unitId,
            Stated = new StatedIndicator
            {
                Name = "Phương án xử lý nhà, đất dôi dư đã thẩm định",
                Kind = IndicatorKind.Ratio,
                Field = "Phương án xử lý",
                PeriodText = "Đến ngày 31/3/2026",
                PeriodEndOn = new DateOnly(2026, 3, 31),
                Numerator = 402,
                Denominator = 640,
                StatedRatio = "62,81",
                MeasureUnit = "cơ sở",
            },
        });
        var id = (await cast.Send(Role.Member, new RecordFinding
        {
            CampaignId = CampaignId,
            UnitId = unitId,
            Kind = FindingKind.Shortcoming,
            Text = LamSonScript.ThirdUnitShortcoming,
            Field = "Phương án xử lý",
            ResponsibleBody = LamSonScript.ThirdUnit,
            Evidence = [new FindingEvidence(EvidenceKind.Indicator, indicator.Id)],
        })).Id;
        Findings.Add((id, FindingKind.Shortcoming, LamSonScript.ThirdUnitShortcoming));
        UnitOf[id] = unitId;
    }

    private Task Attend(Guid visitId, Side side, AttendancePart part, string post, string name) => cast.Send(Role.Secretary, new RecordAttendance
    {
        VisitId = visitId, Side = side, AttendsAs = part, Post = post, PersonName = name,
    });

    private async Task Move(CampaignStep step, DateOnly on, Paper? paper)
    {
        On(on);
        _version = (await cast.Send(Role.Office, new MoveCampaign { CampaignId = CampaignId, Version = _version, Step = step, On = on, Paper = paper })).Version;
    }

    private void On(DateOnly day) => cast.Host.Clock.Set(day, new TimeOnly(8, 0));

    private static Paper Paper(string type, string reference, DateOnly on, string issuer, string about) =>
        new() { Type = type, Reference = reference, IssuedOn = on, Issuer = issuer, Abstract = about };

    private static AddUnit NewUnit(string code, string name, UnitKind kind, UnitLevel level, string place) => new()
    {
        Code = code, Name = name, Kind = kind, Level = level, PlaceName = place, ValidFrom = new DateOnly(2025, 7, 1),
    };
}
