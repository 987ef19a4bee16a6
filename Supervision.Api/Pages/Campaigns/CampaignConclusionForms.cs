using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>The forms by which a campaign's report is examined and its conclusion begun.</summary>
internal static class CampaignConclusionForms
{
    // What closes a session is spoken at its end.
    private static readonly VisitStatus[] Held = [VisitStatus.AwaitingSignature, VisitStatus.Completed];

    public static IEnumerable<ActionForm> Of(CampaignPage page)
    {
        if (!page.Concludes || page.Outcome is null) yield break;
        // What its body has not received yet is not examined; until then the records clerk's step comes first.
        if (page.View.Allowed.Contains(CampaignStep.Examine) && page.Outcome.Reports.All(report => report.ReceivedOn is not null) && Examine(page) is { } examine) yield return examine;
        if (Draft(page) is { } draft) yield return draft;
    }

    private static ActionForm? Examine(CampaignPage page)
    {
        var head = page.View.Head;
        // The body that founded the delegation hears its report.
        List<BodyLine> bodies = [.. page.Bodies.Where(body => head.SubjectKind switch
        {
            SubjectKind.Council => body.Kind is BodyKind.Council,
            SubjectKind.StandingBoard => body.Kind is BodyKind.StandingBoard,
            SubjectKind.Committee => body.Id == head.BodyId,
            _ => false,
        })];
        var isCouncil = head.SubjectKind is SubjectKind.Council;
        var majority = ExaminationRules.Majority(head.SubjectKind, page.Today);
        return bodies.Count == 0 ? null : new ActionForm("examine", Said("Ghi phiên họp xem xét báo cáo"), Said("Ghi phiên họp"))
        {
            Once = true,
            Note = majority is null ? null : $"{majority.What} ({majority.Cited}). Không đủ thì vẫn ghi: báo cáo được xem xét lại tại {MeetingWords.Of(head.SubjectKind)} sau.",
            Fields =
            [
                new(nameof(ExaminationTyped.BodyId), FieldKind.Choice) { Label = "Cơ quan họp", Choices = [.. bodies.Select(body => new Choice($"{body.Id}", body.Name))] },
                .. !isCouncil ? (Field[])[] :
                [
                    new(nameof(ExaminationTyped.SessionName)) { Hint = "Ví dụ: Kỳ họp thứ 15; Kỳ họp chuyên đề thứ 3." },
                    new(nameof(ExaminationTyped.Term)) { Hint = "Ví dụ: XIX." },
                ],
                Field.Day(nameof(ExaminationTyped.HeldOn), page.Today),
                new(nameof(ExaminationTyped.Chair)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch Hội đồng nhân dân tỉnh." },
                Field.Text(nameof(ExaminationTyped.Attendance)) with { Hint = "Kể cả đại diện đơn vị được mời." },
                new(nameof(ExaminationTyped.PresentCount), FieldKind.Number) { Hint = ExaminationRules.Quorum(head.SubjectKind, page.Today) is { } quorum ? $"{quorum.What}." : null },
                new(nameof(ExaminationTyped.MemberCount), FieldKind.Number) { Label = $"Tổng số {MeetingWords.Members(head.SubjectKind)}" },
                new(nameof(ExaminationTyped.PresentedBy)),
                Field.Text(nameof(ExaminationTyped.UnitOpinion)),
                Field.Text(nameof(ExaminationTyped.Debate)) with { IsOptional = true },
                new(nameof(ExaminationTyped.Votes), FieldKind.Number) { Label = "Số phiếu tán thành", IsOptional = !isCouncil },
                new(nameof(ExaminationTyped.VotesAgainst), FieldKind.Number) { Label = "Số phiếu không tán thành", IsOptional = true },
                new(nameof(ExaminationTyped.VotesAbstained), FieldKind.Number) { Label = "Số phiếu không có ý kiến", IsOptional = true },
                .. page.Outcome?.Examinations.Any(held => held.NotAdoptedBecause is not null) is true ? [Field.YesNo(nameof(ExaminationTyped.ConfirmsSecondVote)) with { Hint = $"Chỉ chọn “Có” khi cùng {MeetingWords.Of(head.SubjectKind)}, cùng ngày đã biểu quyết không thông qua rồi biểu quyết lại." }] : (Field[])[],
                Field.Text(nameof(ExaminationTyped.Outcome)) with { Label = isCouncil ? "Kết quả xem xét, quyết nghị" : "Kết luận của chủ tọa" },
            ],
        }.With(nameof(ExaminationTyped.Version), head.Version);

        string Said(string words) => MeetingWords.Said(words, head.SubjectKind);
    }

    private static ActionForm? Draft(CampaignPage page)
    {
        var head = page.View.Head;
        var visits = page.View.Visits.Where(visit => Held.Contains(visit.Status)).ToList();
        var concludes = page.View.Allowed.Contains(CampaignStep.Conclude) && page.Outcome!.Conclusions.All(one => one.Kind is ConclusionKind.SessionRemarks || one.Status is ConclusionStatus.Replaced or ConclusionStatus.Recalled);
        ConclusionKind[] kinds =
        [
            .. Enum.GetValues<ConclusionKind>().Where(kind => ConclusionRules.MayMake(head.SubjectKind, kind) && (kind is ConclusionKind.SessionRemarks ? visits.Count > 0 : concludes))
                .OrderBy(kind => kind is ConclusionKind.SessionRemarks),
        ];
        if (kinds.Length == 0 || !CampaignLife.TakesConclusions(head.Status)) return null;
        // A group writes no report of a delegation before: what it found enters its own.
        var ofGroup = kinds.Contains(ConclusionKind.GroupRecommendations);
        var findings = page.Findings.Where(finding => !finding.IsHeading && finding.Status is not FindingStatus.LeftOut && ConclusionTyped.BlockOf(finding.Kind) is not null
            && (visits.Count > 0 || finding.Status is FindingStatus.InReport || (ofGroup && MayEnter(finding)))).Take(200).ToList();
        // While the work on the spot goes on, only what closed a session is worded; the supervision itself is concluded after its report was examined.
        var isCouncil = head.SubjectKind is SubjectKind.Council;
        var onlyRemarks = kinds is [ConclusionKind.SessionRemarks];
        return new ActionForm("conclude", onlyRemarks ? "Soạn thông báo kết luận buổi làm việc" : isCouncil ? "Soạn nghị quyết giám sát" : "Soạn kết luận", "Bắt đầu soạn")
        {
            Once = true,
            Note = "Nội dung đã ghi được chép vào văn bản theo từng phần; sau đó sửa câu chữ và tách nội dung yêu cầu, kiến nghị ở trang của văn bản.",
            Fields =
            [
                Field.Of(nameof(ConclusionTyped.Kind), kinds),
                .. visits.Count == 0 || !kinds.Contains(ConclusionKind.SessionRemarks) ? (Field[])[] :
                [
                    new(nameof(ConclusionTyped.VisitId), FieldKind.Choice)
                    {
                        IsOptional = !onlyRemarks, Hint = onlyRemarks ? null : "Chỉ chọn khi soạn kết luận buổi làm việc.",
                        Choices = [.. onlyRemarks ? (Choice[])[] : [new("", "Không thuộc buổi nào")], .. visits.Select(visit => new Choice($"{visit.Id}", $"Buổi {visit.Number}: {string.Join("; ", visit.Units.Select(unit => unit.Name))}"))],
                    },
                ],
                Field.Text(nameof(ConclusionTyped.Abstract)) with { Value = !concludes ? null : isCouncil ? $"Về kết quả {Phrases.Supervision(head.Title)}" : $"{(ofGroup ? "Kết quả giám sát" : "Kết luận giám sát")} về {Phrases.Matter(head.Title)}" },
                .. findings.Count == 0 ? (Field[])[] :
                [
                    new(nameof(ConclusionTyped.Findings), FieldKind.Several)
                    {
                        IsOptional = true,
                        Hint = ofGroup ? "Nội dung về một đơn vị phải đối chiếu với đơn vị và chốt trước; tồn tại, dấu hiệu vi phạm phải có căn cứ." : null,
                        Choices = [.. findings.Select(finding => new Choice($"{finding.Id}", $"Số {finding.Number}, {finding.Kind.Label().ToLowerInvariant()}: {Show.Cut(finding.Text, 160)}"))],
                        Value = string.Join(',', findings.Where(finding => finding.Status is FindingStatus.InReport || (ofGroup && MayEnter(finding))).Select(finding => finding.Id)),
                    },
                ],
                .. new[] { ClauseBlock.Results, ClauseBlock.Shortcomings, ClauseBlock.Causes }.Select(block => Part($"{block}", block) with { Hint = findings.Count == 0 ? "Mỗi dòng một điều." : "Mỗi dòng một điều, ngoài nội dung đã chọn ở trên." }),
                Part(nameof(ConclusionTyped.Responsibility), ClauseBlock.Responsibility) with { Hint = "Mỗi dòng một điều.", Value = Reported(page, report => report.Responsibility) },
                Part(nameof(ConclusionTyped.Recommendations), ClauseBlock.Recommendations) with { Value = Reported(page, report => report.Recommendations), Hint = "Mỗi dòng một điều; từ mỗi điều tách thành nội dung có cơ quan chủ trì, thời hạn." },
                Duty(nameof(ConclusionTyped.RemedyBy)),
                Duty(nameof(ConclusionTyped.ExecuteBy)),
                Duty(nameof(ConclusionTyped.ReportBy)),
                Field.Day(nameof(ConclusionTyped.ReportDueOn)) with { IsOptional = true },
                ConclusionForms.FiguresDay(nameof(ConclusionTyped.FiguresAsOf), null),
            ],
        };

        Field Part(string name, ClauseBlock block) => Field.Text(name) with { Label = block.Label(), IsOptional = true, Need = ConclusionForms.Need(ConclusionPart.Of(block), page.Today, kinds) };

        Field Duty(string name) => Field.Text(name) with { IsOptional = true, Need = ConclusionForms.Need(ConclusionPart.Of(name), page.Today, kinds) };
    }

    // Else the report could be drafted with it, but never issued.
    private static bool MayEnter(FindingLine finding) => FindingLife.After(finding.Status, FindingStep.EnterReport, finding.UnitId is not null) is not null
        && (finding.Kind is not (FindingKind.Shortcoming or FindingKind.SignOfViolation) || finding.EvidenceCount > 0);

    private static string? Reported(CampaignPage page, Func<DelegationReportView, string?> part) =>
        string.Join('\n', page.Reported.Select(part).Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } text ? text : null;
}

/// <summary>A meeting as it is typed; no votes where none were counted.</summary>
public sealed record ExaminationTyped
{
    public int Version { get; init; }
    public Guid BodyId { get; init; }
    public DateOnly HeldOn { get; init; }
    public string? SessionName { get; init; }
    public string? Term { get; init; }
    public string? Chair { get; init; }
    public string? Attendance { get; init; }
    public int PresentCount { get; init; }
    public int MemberCount { get; init; }
    public string? PresentedBy { get; init; }
    public string? UnitOpinion { get; init; }
    public string? Debate { get; init; }

    /// <summary>How many were for it.</summary>
    public int? Votes { get; init; }
    public int? VotesAgainst { get; init; }
    public int? VotesAbstained { get; init; }
    public bool ConfirmsSecondVote { get; init; }
    public string? Outcome { get; init; }

    public HoldExamination Command(Guid campaign) => new()
    {
        CampaignId = campaign,
        Version = Version,
        BodyId = BodyId,
        HeldOn = HeldOn,
        SessionName = SessionName,
        Term = Term,
        Chair = Chair ?? "",
        Attendance = Attendance ?? "",
        PresentCount = PresentCount,
        MemberCount = MemberCount,
        PresentedBy = PresentedBy ?? "",
        UnitOpinion = UnitOpinion ?? "",
        Debate = Debate,
        Votes = Votes is null && VotesAgainst is null && VotesAbstained is null ? null : new Votes(Votes, VotesAgainst ?? 0, VotesAbstained ?? 0),
        ConfirmsSecondVote = ConfirmsSecondVote,
        Outcome = Outcome ?? "",
    };
}

/// <summary>A conclusion as it is begun: from what was found, and what is typed line by line.</summary>
public sealed record ConclusionTyped
{
    public ConclusionKind Kind { get; init; }
    public Guid? VisitId { get; init; }
    public string? Abstract { get; init; }
    public IReadOnlyList<Guid>? Findings { get; init; }
    public IReadOnlyList<string>? Results { get; init; }
    public IReadOnlyList<string>? Shortcomings { get; init; }
    public IReadOnlyList<string>? Causes { get; init; }
    public IReadOnlyList<string>? Responsibility { get; init; }
    public IReadOnlyList<string>? Recommendations { get; init; }
    public string? RemedyBy { get; init; }
    public string? ExecuteBy { get; init; }
    public string? ReportBy { get; init; }
    public DateOnly? ReportDueOn { get; init; }
    public DateOnly? FiguresAsOf { get; init; }

    /// <summary>Where a finding stands in a conclusion; null for what units find hard and ask for, which is answered and not held against them.</summary>
    public static ClauseBlock? BlockOf(FindingKind kind) => kind switch
    {
        FindingKind.Strength => ClauseBlock.Results,
        FindingKind.Shortcoming or FindingKind.SignOfViolation => ClauseBlock.Shortcomings,
        FindingKind.Cause => ClauseBlock.Causes,
        _ => null,
    };

    /// <param name="reports">A finding is worded as the report worded it: with its unit and its figures.</param>
    public DraftConclusion Command(Guid campaign, IReadOnlyList<FindingLine> findings, IReadOnlyList<DelegationReportView> reports) => new()
    {
        CampaignId = campaign,
        Kind = Kind,
        VisitId = VisitId,
        Abstract = Abstract ?? "",
        Clauses = [.. Enum.GetValues<ClauseBlock>().SelectMany(block => (NewClause[])
        [
            .. findings.Where(finding => (Findings ?? []).Contains(finding.Id) && BlockOf(finding.Kind) == block).OrderBy(finding => finding.Number)
                .Select(finding => new NewClause { Block = block, Text = reports.SelectMany(report => report.Findings).FirstOrDefault(one => one.Id == finding.Id)?.Said ?? finding.Text, FindingId = finding.Id }),
            .. TypedLines.Of(Of(block)).Select(text => new NewClause { Block = block, Text = text }),
        ])],
        RemedyBy = RemedyBy,
        ExecuteBy = ExecuteBy,
        ReportBy = ReportBy,
        ReportDueOn = ReportDueOn,
        FiguresAsOf = FiguresAsOf,
    };

    private IReadOnlyList<string>? Of(ClauseBlock block) => block switch
    {
        ClauseBlock.Results => Results,
        ClauseBlock.Shortcomings => Shortcomings,
        ClauseBlock.Causes => Causes,
        ClauseBlock.Responsibility => Responsibility,
        _ => Recommendations,
    };
}
