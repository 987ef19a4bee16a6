using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Visits;

namespace Supervision.Tests.Papers;

/// <summary>Papers that a conclusion, a delegation's report, a session or a letter carries, with nothing, a little and far too much in them.</summary>
internal sealed class CarriedSamples(Amount amount)
{
    private static readonly DateTimeOffset Now = new(2026, 8, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly SomeForms _some = new(20260805);

    private int Rows => amount switch { Amount.Empty => 0, Amount.Short => 2, _ => 60 };

    public static IReadOnlyList<PaperKind> Kinds { get; } =
    [
        PaperKind.ConclusionNotice, PaperKind.SessionNotice, PaperKind.SupervisionResolution, PaperKind.CommitteeReport, PaperKind.GroupReport, PaperKind.DelegationReport, PaperKind.Minutes,
        PaperKind.ReminderLetter, PaperKind.RemediationReport, PaperKind.ConfirmationSlip, PaperKind.SupplementLetter, PaperKind.CorrectionLetter,
    ];

    public Document Of(PaperKind kind) => kind switch
    {
        PaperKind.ConclusionNotice => ConclusionNotice.Of(Conclusion(ConclusionKind.StandingBoardConclusion)),
        PaperKind.SessionNotice => ConclusionNotice.Of(Conclusion(ConclusionKind.SessionRemarks)),
        PaperKind.SupervisionResolution => SupervisionResolution.Of(Conclusion(ConclusionKind.SupervisionResolution)),
        PaperKind.CommitteeReport => ResultReportPaper.Of(Conclusion(ConclusionKind.CommitteeRecommendations)),
        PaperKind.GroupReport => ResultReportPaper.Of(Conclusion(ConclusionKind.GroupRecommendations)),
        PaperKind.DelegationReport => DelegationReportPaper.Of(Report()),
        PaperKind.Minutes => Minutes.Of(Session()),
        PaperKind.ReminderLetter => ReminderLetterPaper.Of(_some.Form(kind, "", amount), Letter()),
        PaperKind.RemediationReport => RemediationReportPaper.Of(_some.Form(kind, "Kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát", amount), Remediation(RemediationOutcome.Confirmed)),
        PaperKind.ConfirmationSlip => ConfirmationSlip.Of(_some.Form(kind, "Kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát", amount), Remediation(RemediationOutcome.Confirmed)),
        PaperKind.SupplementLetter => ConfirmationSlip.Of(_some.Form(kind, "V/v đề nghị bổ sung, làm rõ báo cáo", amount), Remediation(RemediationOutcome.Returned)),
        _ => CorrectionLetterPaper.Of(_some.Form(kind, "V/v đính chính Thông báo số 15/TB-HĐND", amount),
            new CorrectedPaper("Thông báo", "15/TB-HĐND", new DateOnly(2026, 5, 14), "kết luận giám sát", Many(_ => $"Ủy ban nhân dân xã {_some.Faker.Address.City().Normalize()}")), _some.Content(kind, amount)),
    };

    private RemediationPaperData Remediation(RemediationOutcome outcome) => new()
    {
        Council = new PaperCouncil { Name = "Hội đồng nhân dân tỉnh Lam Sơn", HeaderName = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", PlaceName = "Lam Sơn", IsDemo = false },
        Report = new RemediationReportHead
        {
            Id = Guid.Empty,
            UnitId = Guid.Empty,
            UnitName = "Ủy ban nhân dân xã Hòa Bình",
            Title = "Báo cáo kết quả thực hiện",
            Reference = amount is Amount.Empty ? null : "45/BC-UBND",
            Status = RemediationStatus.UnderAppraisal,
            DraftedByName = "Công chức Văn phòng",
            ReportedOn = amount is Amount.Empty ? null : new DateOnly(2026, 7, 1),
            Version = 1,
        },
        Items = Many(n => new ReportedTask
        {
            Id = Guid.CreateVersion7(),
            TaskId = Guid.CreateVersion7(),
            TaskNumber = n,
            TaskContent = Text(n),
            TaskProgress = TaskProgress.ReportedDone,
            DueOn = new DateOnly(2026, 6, 30),
            Claim = (RemediationClaim)(n % 3),
            PercentDone = 60,
            Text = Text(n),
            Cause = Text(2),
            Request = n % 2 == 0 ? null : Text(3),
            IsOpen = false,
            Outcome = n % 4 == 3 ? RemediationOutcome.Noted : outcome,
            OutcomeReason = outcome is RemediationOutcome.Confirmed ? null : Text(2),
            DecidedOn = new DateOnly(2026, 7, 20),
            DecidedByName = "Chủ tịch Hội đồng nhân dân tỉnh",
            NewDueOn = outcome is RemediationOutcome.Confirmed ? null : new DateOnly(2026, 9, 30),
            Evidence = [new ReportedEvidence { Id = Guid.CreateVersion7(), FileName = "bao-cao.pdf", ContentType = "application/pdf", Size = 20_000, Sha256 = new string('a', 64) }],
            MissingEvidence = ["Thư xin lỗi"],
            ItemVersion = 1,
        }),
        BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        Now = Now,
    };

    private ConclusionPaperData Conclusion(ConclusionKind kind)
    {
        var isSession = kind is ConclusionKind.SessionRemarks;
        var clauses = Many(n => new Clause { Id = Guid.CreateVersion7(), Number = n, Block = (ClauseBlock)(n % 5), Text = Text(n) });
        return new ConclusionPaperData
        {
            Frame = Frame(),
            Conclusion = new Conclusion
            {
                Id = Guid.Empty,
                CampaignId = Guid.Empty,
                Kind = kind,
                Status = ConclusionStatus.Draft,
                Abstract = amount is Amount.Long ? _some.Phrase(400) : "Kết quả giám sát việc thực hiện cải cách hành chính",
                RemedyBy = amount is Amount.Empty ? null : "Trước ngày 30/6/2026",
                ReportBy = amount is Amount.Empty ? null : "Báo cáo Thường trực Hội đồng nhân dân trước ngày 15/7/2026",
                Number = amount is Amount.Empty ? null : 9,
                Symbol = amount is Amount.Empty ? null : "TB-HĐND",
                IssuedOn = amount is Amount.Empty ? null : new DateOnly(2026, 8, 5),
                SignerName = amount is Amount.Empty ? null : "Nguyễn Văn Minh Họa",
                DraftedBy = Guid.Empty,
                Version = 1,
            },
            Clauses = clauses,
            Tasks = Many(n => new PaperTask
            {
                Id = Guid.CreateVersion7(),
                Content = n == 1 && amount is Amount.Long ? _some.Phrase(3000) : Text(n),
                Force = (TaskForce)(n % 2),
                LeadUnitName = "Ủy ban nhân dân xã Hòa Bình",
                ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
                Product = "Báo cáo kết quả",
                DeadlineKind = DeadlineKind.Date,
                StatedOn = new DateOnly(2026, 6, 30),
                OriginalDueOn = new DateOnly(2026, 6, 30),
                Coordinators = ["Phòng Kinh tế"],
                ClauseIds = [clauses[0].Id],
            }),
            Meeting = isSession ? null : new PaperMeeting
            {
                BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", HeldOn = new DateOnly(2026, 8, 3), Chair = "Chủ tịch Hội đồng nhân dân tỉnh", Attendance = amount is Amount.Long ? _some.Phrase(600) : "Lãnh đạo các Ban",
            },
            Reports = amount is Amount.Empty ? [] : [new PaperReport { DelegationName = "Đoàn giám sát", Reference = "07/BC-ĐGS", IssuedOn = new DateOnly(2026, 7, 20) }],
            UnitPetitions = Many(Text),
            Visit = isSession ? new PaperVisit { DelegationName = "Đoàn giám sát", DelegationHeader = "ĐOÀN GIÁM SÁT", StartedAt = Now, Place = "Hội trường Ủy ban nhân dân xã Hòa Bình" } : null,
            Now = Now,
        };
    }

    private DelegationReportPaperData Report() => new()
    {
        Frame = Frame(),
        Report = new DelegationReport
        {
            Id = Guid.Empty,
            CampaignId = Guid.Empty,
            DelegationId = Guid.Empty,
            Status = ReportStatus.Draft,
            Overview = amount is Amount.Empty ? "" : Text(3),
            Responsibility = amount is Amount.Empty ? null : Text(4),
            Recommendations = amount is Amount.Empty ? null : $"{Text(5)}\n{Text(6)}",
            DraftedBy = Guid.Empty,
            Version = 1,
        },
        DelegationName = "Đoàn giám sát",
        DelegationHeader = "ĐOÀN GIÁM SÁT",
        Findings = Many(n => new ReportedFinding { Id = Guid.CreateVersion7(), Number = n, Kind = (FindingKind)(n % 6), Text = Text(n), Field = n % 3 == 0 ? null : "Đất đai" }),
        Now = Now,
    };

    // Minutes stand open while the session goes on; with much in them it is over and refused by one who was to sign.
    private MinutesRecord Session()
    {
        var visit = new OfficeSamples(amount is Amount.Long ? Length.Long : amount is Amount.Short ? Length.Short : Length.Empty).Visit();
        return visit with
        {
            Head = visit.Head with { StartedAt = Now, EndedAt = amount is Amount.Empty ? null : Now.AddHours(3) },
            Attendances = Many(n => new AttendanceLine { Id = Guid.CreateVersion7(), Number = n, Side = (Side)(n % 3), Part = AttendancePart.Attendee, Title = _some.Phrase(60), PersonName = _some.Faker.Name.FullName().Normalize() }),
            Opinions = Many(n => new OpinionLine { Id = Guid.CreateVersion7(), Number = n, Side = n % 2 == 0 ? Side.Unit : Side.Delegation, Speaker = "Phó Chủ tịch Ủy ban nhân dân xã", Text = Text(n) }),
            Commitments = Many(n => new CommitmentLine { Id = Guid.CreateVersion7(), Number = n, Content = _some.Phrase(150), MadeBy = "Chủ tịch Ủy ban nhân dân xã", DueOn = new DateOnly(2026, 9, 30) }),
            Documents = Many(n => new DocumentLine { Id = Guid.CreateVersion7(), Number = n, Title = _some.Phrase(120), Reference = "12/BC-UBND" }),
            Findings = Many(n => new MinutesFinding { Id = Guid.CreateVersion7(), Number = n, Kind = (FindingKind)(n % 6), Text = Text(n), IsHeading = false }),
            Signatures = amount is Amount.Long
                ? [new SignatureLine { Party = Core.Councils.MinutesParty.UnitRepresentative, SignerName = "Trần Thị Minh Họa", SignerTitle = "Chủ tịch", RefusedReason = "Không thống nhất số liệu hồ sơ quá hạn" }]
                : [],
        };
    }

    private ReminderLetterData Letter() => new()
    {
        Council = new LetterFrame { Name = "Hội đồng nhân dân tỉnh Lam Sơn", HeaderName = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", PlaceName = "Lam Sơn", IsDemo = false },
        Letter = new ReminderLetter
        {
            Id = Guid.Empty,
            UnitId = Guid.Empty,
            Step = amount is Amount.Long ? ChaseStep.SecondLetter : ChaseStep.FirstLetter,
            DraftedOn = new DateOnly(2026, 8, 5),
            ReplyBy = new DateOnly(2026, 8, 12),
            Status = LetterStatus.Draft,
            Text = amount is Amount.Empty ? null : Text(2),
            Version = 1,
        },
        UnitName = "Ủy ban nhân dân xã Hòa Bình",
        // A letter about nothing is never printed.
        Tasks = [.. Enumerable.Range(1, Math.Max(1, Rows)).Select(n => new UrgedTask
        {
            Id = Guid.CreateVersion7(), Content = Text(n), SourceType = "TB", SourceReference = "15/TB-HĐND", SourceIssuedOn = new DateOnly(2026, 5, 14), OriginalDueOn = new DateOnly(2026, 6, 30), DueOn = new DateOnly(2026, 7, 15),
            Progress = Core.Tasks.TaskProgress.InProgress,
        })],
        Earlier = amount is Amount.Long ? new EarlierLetter { Number = 7, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 20) } : null,
        Now = Now,
    };

    private PaperFrame Frame() => new()
    {
        CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
        CouncilHeader = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
        PlaceName = "Lam Sơn",
        IsDemo = false,
        Title = amount is Amount.Long ? _some.Phrase(400) : "Việc thực hiện cải cách hành chính",
        SubjectKind = SubjectKind.StandingBoard,
        BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        BodyHeader = "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
        BodyCode = "HĐND",
        FoundingType = amount is Amount.Empty ? null : "Quyết định",
        FoundingReference = "12/QĐ-TTHĐND",
        FoundingIssuedOn = new DateOnly(2026, 3, 9),
        LegalBases = amount is Amount.Empty ? [] : ["Luật Tổ chức chính quyền địa phương", "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"],
        Visited = Many(_ => $"Ủy ban nhân dân xã {_some.Faker.Address.City().Normalize()}"),
        ByReport = Many(_ => $"Phòng {_some.Faker.Commerce.Department().Normalize()}"),
    };

    private string Text(int n) => n == 1 && amount is Amount.Long ? $"{_some.Phrase(3000)}.\n{_some.Phrase(200)}." : $"{_some.Phrase(120)}.";

    private IReadOnlyList<T> Many<T>(Func<int, T> one) => [.. Enumerable.Range(1, Rows).Select(one)];
}
