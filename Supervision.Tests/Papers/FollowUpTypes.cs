using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Papers;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Papers;

/// <summary>Every paper of follow-up with little, much and nothing in it.</summary>
internal static class FollowUpTypes
{
    private const string Clause = "Còn 72 hồ sơ lĩnh vực đất đai giải quyết quá hạn";

    public static IEnumerable<PaperKind> Kinds =>
    [
        PaperKind.ExtensionRequest, PaperKind.ExtensionAnswer, PaperKind.ReconsiderationRequest, PaperKind.ReconsiderationAnswer, PaperKind.ExplanationDemand, PaperKind.TaskList,
        PaperKind.RemediationPlan, PaperKind.MonthlyList, PaperKind.QuarterlyReport, PaperKind.HalfYearReport, PaperKind.YearReport, PaperKind.DispatchSlip,
        PaperKind.DossierContents, PaperKind.DossierHandover,
    ];

    public static Document Of(PaperKind kind, Amount amount, int rows = 0)
    {
        var some = new SomeForms((int)kind + 7);
        var count = rows > 0 ? rows : amount switch { Amount.Empty => 0, Amount.Short => 3, _ => 40 };
        return kind switch
        {
            PaperKind.ExtensionRequest => ExtensionRequestPaper.Of(some.Form(kind, "V/v đề nghị gia hạn thời hạn thực hiện nội dung yêu cầu, kiến nghị sau giám sát", amount), Extension(some, amount), some.Content(kind, amount)),
            PaperKind.ExtensionAnswer => ExtensionAnswerPaper.Of(some.Form(kind, "V/v trả lời đề nghị gia hạn thời hạn thực hiện nội dung yêu cầu, kiến nghị sau giám sát", amount), Extension(some, amount), some.Content(kind, amount)),
            PaperKind.ReconsiderationRequest => ReconsiderationRequestPaper.Of(some.Form(kind, "V/v đề nghị xem xét lại nội dung tại Thông báo số\u00A015/TB-HĐND", amount), Reconsideration(amount), some.Content(kind, amount)),
            PaperKind.ReconsiderationAnswer => ReconsiderationAnswerPaper.Of(some.Form(kind, "V/v trả lời đề nghị xem xét lại", amount), Reconsideration(amount), some.Content(kind, amount)),
            PaperKind.ExplanationDemand => ExplanationDemandPaper.Of(some.Form(kind, "V/v yêu cầu giải trình việc chậm thực hiện nội dung yêu cầu, kiến nghị sau giám sát", amount), Explanation(some, amount), some.Content(kind, amount)),
            PaperKind.TaskList => TaskListPaper.Of(some.Form(kind, "Nội dung yêu cầu, kiến nghị sau giám sát", amount), Tasks(some, count), some.Content(kind, amount is Amount.Long ? Amount.Short : amount)),
            PaperKind.RemediationPlan => Plan(some, amount, count),
            PaperKind.MonthlyList => MonthlyListPaper.Of(some.Form(kind, "Nội dung quá hạn, trình phiên họp Thường trực Hội đồng nhân dân tháng 8 năm 2026", amount), Listed(some, count), some.Content(kind, amount)),
            PaperKind.DispatchSlip => DispatchSlipPaper.Of(some.Form(kind, "Gửi văn bản", amount), amount is Amount.Empty ? null : "Ủy ban nhân dân xã Hòa Bình",
                some.Content(kind, amount is Amount.Long ? Amount.Short : amount, ("papers", string.Join('\n', Enumerable.Range(1, count).Select(n => DispatchSlipPaper.Line($"{n:00}/TB-HĐND", new DateOnly(2026, 5, 14), "Thông báo", some.Phrase(120))))))),
            PaperKind.DossierContents => DossierContentsPaper.Of(some.Form(kind, "Hồ sơ giám sát: Việc thực hiện cải cách hành chính", amount), Dossier(some, 1, count), Contents(some, count), some.Content(kind, amount)),
            PaperKind.DossierHandover => DossierHandoverPaper.Of(some.Form(kind, "Giao nhận hồ sơ, tài liệu", amount), [.. Enumerable.Range(1, count).Select(n => Dossier(some, n, n))],
                some.Content(kind, amount, ("dossiers", string.Join('\n', Enumerable.Range(1, count).Select(n => $"GS-{n:00}"))))),
            _ => FollowUpReportPaper.Of(some.Form(kind, $"Kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát {Period(kind).Name}", amount), Report(some, kind, count), some.Content(kind, amount)),
        };
    }

    public static FollowUpReportData Report(SomeForms some, PaperKind kind, int count)
    {
        var overdue = Enumerable.Range(0, count).Select(_ => Late(some)).ToList();
        var units = Enumerable.Range(1, count).Select(n => new UnitCount
        {
            UnitId = Guid.CreateVersion7(),
            Code = $"DV{n}",
            Name = $"Ủy ban nhân dân xã số {n}",
            InTerm = 2,
            Overdue = 1,
            NoDeadline = 1,
            Suspended = 0,
            ClosedOnTime = 5,
            ClosedLate = 2,
            Dropped = 1,
            NearDue = 0,
            Awaiting = 1,
        }).ToList();
        var counts = new TaskCounts
        {
            AsOf = new DateOnly(2026, 8, 5),
            ClosedOnTime = 5 * count,
            ClosedLate = 2 * count,
            Dropped = count,
            OpenInTerm = 2 * count,
            OpenOverdue = count,
            OpenNoDeadline = count,
            Suspended = 0,
            AwaitingConfirmation = count,
            UnderWay = 3 * count,
            NotBegun = count,
        };
        return new FollowUpReportData
        {
            Period = Period(kind),
            AsOf = counts.AsOf,
            Counts = counts with { AgainstOriginal = counts with { ClosedOnTime = 4 * count, ClosedLate = 3 * count, OpenInTerm = count, OpenOverdue = 2 * count } },
            Units = units,
            Overdue = overdue,
            AssignedInPeriod = 4 * count,
            DoneInPeriod = 2 * count,
            ExtendedByDays = [.. Enumerable.Range(0, count).Select(n => 30 + n)],
            FirstLetters = count,
            SecondLetters = count / 2,
            Measures = count == 0 ? [] : [new MeasureCount(MeasureKind.WrittenExplanation, 2, 1, 1), new MeasureCount(MeasureKind.ReportToCouncil, 1, 0, 0)],
        };
    }

    private static ReportPeriod Period(PaperKind kind) => ReportPeriod.Before(kind, new DateOnly(2026, 7, 10));

    private static OverdueTask Late(SomeForms some)
    {
        var days = some.Faker.Random.Int(1, 400);
        return new OverdueTask
        {
            Content = some.Phrase(160),
            LeadUnitName = "Ủy ban nhân dân xã Hòa Bình",
            ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
            SourceType = "TB",
            SourceReference = "15/TB-HĐND",
            SourceIssuedOn = new DateOnly(2026, 5, 14),
            OriginalDueOn = new DateOnly(2026, 6, 30),
            DueOn = new DateOnly(2026, 8, 5).AddDays(-days),
            DaysLate = days,
            Step = ChaseStep.SecondLetter,
        };
    }

    private static ExtensionPaperData Extension(SomeForms some, Amount amount) => new()
    {
        Task = some.Task(amount),
        UnitName = "Ủy ban nhân dân xã Hòa Bình",
        BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        Reference = amount is Amount.Empty ? null : "46/UBND-VP",
        SentOn = amount is Amount.Empty ? null : new DateOnly(2026, 6, 5),
        DueOn = amount is Amount.Empty ? null : new DateOnly(2026, 7, 15),
        RequestedDueOn = new DateOnly(2026, 8, 14),
        Granted = amount is not Amount.Empty,
    };

    private static ReconsiderationPaperData Reconsideration(Amount amount) => new()
    {
        TypeName = "Thông báo",
        Reference = amount is Amount.Empty ? null : "15/TB-HĐND",
        IssuedOn = amount is Amount.Empty ? null : new DateOnly(2026, 5, 14),
        Abstract = "Kết luận của Thường trực Hội đồng nhân dân tỉnh về kết quả giám sát việc thực hiện cải cách hành chính",
        UnitName = "Ủy ban nhân dân xã Hòa Bình",
        BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        Clause = amount is Amount.Empty ? null : Clause,
        RequestReference = amount is Amount.Short ? "51/UBND-VP" : null,
        RequestedOn = amount is Amount.Empty ? null : new DateOnly(2026, 5, 20),
        Outcome = amount switch { Amount.Empty => null, Amount.Short => ReconsiderationOutcome.Amended, _ => ReconsiderationOutcome.Upheld },
    };

    private static ExplanationDemandData Explanation(SomeForms some, Amount amount) => new()
    {
        Task = some.Task(amount),
        DecidedOn = new DateOnly(2026, 8, 3),
        DecidedBy = "Phiên họp thứ 12 của Thường trực Hội đồng nhân dân tỉnh",
        ResponsiblePost = amount is Amount.Empty ? null : "Chủ tịch Ủy ban nhân dân xã",
        IsComplex = amount is Amount.Long,
        DueOn = amount is Amount.Empty ? null : new DateOnly(2026, 8, 18),
        Days = amount is Amount.Long ? 30 : 15,
        LegalBasis = amount is Amount.Empty ? null : "Điều 40 Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số 121/2025/QH15",
    };

    private static TaskListData Tasks(SomeForms some, int count) => new()
    {
        TypeName = "Thông báo",
        Reference = "15/TB-HĐND",
        IssuedOn = new DateOnly(2026, 5, 14),
        IssuerName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        Tasks = [.. Enumerable.Range(1, count).Select(n => new PaperTask
        {
            Id = Guid.CreateVersion7(),
            Content = some.Phrase(n % 7 == 0 ? 600 : 140),
            Force = TaskForce.Requires,
            LeadUnitName = "Ủy ban nhân dân xã Hòa Bình",
            Coordinators = ["Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân xã Tân Tiến"],
            ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
            Product = "Báo cáo kết quả",
            Measure = "100% hồ sơ được giải quyết",
            DeadlineKind = DeadlineKind.Date,
            StatedOn = new DateOnly(2026, 6, 30),
            Cycle = n % 3 == 0 ? Cycle.Quarterly : null,
        })],
        Places = [.. Enumerable.Range(1, count).Select(n => $"Mục V.{n}")],
    };

    private static Document Plan(SomeForms some, Amount amount, int count)
    {
        var data = new RemediationPlanData
        {
            TypeName = "Thông báo",
            Reference = "15/TB-HĐND",
            IssuedOn = new DateOnly(2026, 5, 14),
            IssuerName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
            UnitName = "Ủy ban nhân dân xã Hòa Bình",
            Findings = [.. Enumerable.Range(1, Math.Min(count, 5)).Select(_ => some.Phrase(200))],
            Tasks = [.. Enumerable.Range(1, count).Select(n => new PlannedTask
            {
                Number = n, Content = some.Phrase(150), IsLead = n % 2 == 1, ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã", Product = "Báo cáo", DueOn = new DateOnly(2026, 6, 30),
            })],
        };
        var measures = string.Join('\n', data.Tasks.Select(task => $"{task.Number} | {some.Phrase(120)} | Phó Chủ tịch Ủy ban nhân dân xã | Kế hoạch, báo cáo | 15/6/2026").Append(count > 0 ? "Tồn tại khác do đơn vị tự rà soát | Kiểm tra nội bộ | Văn phòng | Biên bản | 30/5/2026" : ""));
        return RemediationPlanPaper.Of(some.Form(PaperKind.RemediationPlan, "Khắc phục tồn tại, hạn chế và thực hiện yêu cầu, kiến nghị tại Thông báo số\u00A015/TB-HĐND", amount), data,
            some.Content(PaperKind.RemediationPlan, amount, ("measures", measures.Trim())));
    }

    private static DossierData Dossier(SomeForms some, int number, int papers) => new()
    {
        Code = $"GS-{number:00}",
        Title = $"Hồ sơ giám sát: {some.Phrase(120)}",
        Retention = number % 2 == 0 ? "20\u00A0năm" : "vĩnh viễn",
        From = papers == 0 ? null : new DateOnly(2026, 3, 9),
        To = papers == 0 ? null : new DateOnly(2026, 8, 5),
        Papers = papers,
        Paged = papers,
        Pages = 4L * papers,
    };

    private static IReadOnlyList<DossierContentsLine> Contents(SomeForms some, int count) => [.. Enumerable.Range(1, count).Select(n => new DossierContentsLine(
        n % 5 == 0 ? null : $"{n:00}/TB-HĐND", new DateOnly(2026, 5, 14), "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", "Thông báo", some.Phrase(140), 4, n % 7 == 0 ? "đã đính chính" : null))];

    private static IReadOnlyList<ListedTask> Listed(SomeForms some, int count) => [.. Enumerable.Range(1, count).Select(n => new ListedTask
    {
        Id = new Guid(n, 0, 0, new byte[8]),
        Content = some.Phrase(160),
        LeadUnitName = "Ủy ban nhân dân xã Hòa Bình",
        ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
        SourceType = "TB",
        SourceReference = "15/TB-HĐND",
        SourceIssuedOn = new DateOnly(2026, 5, 14),
        OriginalDueOn = new DateOnly(2026, 6, 30),
        DueOn = new DateOnly(2026, 6, 30),
        Month = new DateOnly(2026, n % 2 == 0 ? 7 : 8, 1),
        Letters = 2,
    })];
}
