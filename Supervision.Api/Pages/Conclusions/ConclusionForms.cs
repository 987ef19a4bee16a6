using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The forms by which a conclusion is worded, and reconsidered once it was sent.</summary>
internal static class ConclusionForms
{
    /// <summary>When a part is needed that a draft may still go without, by the kinds of conclusion that may be drafted; null where the law of the day wants it in none.</summary>
    public static string? Need(ConclusionPart part, DateOnly today, params ReadOnlySpan<ConclusionKind> kinds)
    {
        var needing = 0;
        foreach (var kind in kinds)
            if (part.IsIn(ConclusionRules.Of(kind).Parts(today))) needing++;
        return needing == 0 ? null : needing == kinds.Length ? "cần để trình ký" : "cần để trình ký, trừ kết luận buổi làm việc";
    }

    /// <summary>The field of the draft's form in which a missing part is typed.</summary>
    public static string FieldOf(ConclusionPart part) => $"revise-{part.Duty ?? $"{nameof(RevisionTyped.Added)}[{(int)part.Block!}]"}";

    /// <summary>Of which day the figures are; the paper says so in its last paragraph.</summary>
    public static Field FiguresDay(string name, DateOnly? value) => Field.Day(name, value) with { IsOptional = true, Need = "cần để trình ký" };

    /// <summary>Clause by clause, so that the tasks made of one stay with it.</summary>
    public static ActionForm Revise(ConclusionView view, DateOnly today)
    {
        var form = new ActionForm("revise", "Sửa nội dung dự thảo", "Lưu dự thảo")
        {
            Note = "Xóa hết chữ của một điều thì điều ấy được bỏ; điều đã tách thành nội dung yêu cầu, kiến nghị chỉ bỏ được khi nội dung ấy đã bỏ.",
            Fields =
            [
                Field.Text(nameof(RevisionTyped.Abstract)) with { Value = view.Abstract },
                .. Enum.GetValues<ClauseBlock>().SelectMany(block => (Field[])
                [
                    .. view.Clauses.Where(clause => clause.Block == block).OrderBy(clause => clause.IsViolation)
                        .Select(clause => Field.Text(Name(clause, nameof(NewClause.Text))) with { Label = $"{clause.Heading}, {clause.Place}", Value = clause.Text, IsOptional = true, Hint = view.OwnProposals.GetValueOrDefault(clause.Id) }),
                    Field.Text($"{nameof(RevisionTyped.Added)}[{(int)block}]") with { Label = $"{block.Label()}, thêm", IsOptional = true, Need = view.Clauses.Any(clause => clause.Block == block) ? null : Need(ConclusionPart.Of(block), today, view.Kind), Hint = "Mỗi dòng một điều." },
                ]),
                Field.Text(nameof(RevisionTyped.RemedyBy)) with { Value = view.RemedyBy, IsOptional = true, Need = Need(ConclusionPart.Of(nameof(Conclusion.RemedyBy)), today, view.Kind) },
                Field.Text(nameof(RevisionTyped.ExecuteBy)) with { Value = view.ExecuteBy, IsOptional = true, Need = Need(ConclusionPart.Of(nameof(Conclusion.ExecuteBy)), today, view.Kind) },
                Field.Text(nameof(RevisionTyped.ReportBy)) with { Value = view.ReportBy, IsOptional = true, Need = Need(ConclusionPart.Of(nameof(Conclusion.ReportBy)), today, view.Kind) },
                Field.Day(nameof(RevisionTyped.ReportDueOn), view.ReportDueOn) with { IsOptional = true },
                FiguresDay(nameof(RevisionTyped.FiguresAsOf), view.FiguresAsOf),
            ],
            Lists = new Dictionary<string, IReadOnlyList<string>> { [nameof(RevisionTyped.Clauses)] = [.. view.Clauses.Select(clause => $"{clause.Id}")] },
        };
        foreach (var clause in view.Clauses)
        {
            form = form.With(Name(clause, nameof(NewClause.Id)), clause.Id).With(Name(clause, nameof(NewClause.Block)), clause.Block);
            if (clause.FindingId is { } finding) form = form.With(Name(clause, nameof(NewClause.FindingId)), finding);
        }
        return form;

        // By its id: while one person types, another may take out a clause above.
        static string Name(Clause clause, string member) => $"{nameof(RevisionTyped.Clauses)}[{clause.Id}].{member}";
    }

    /// <summary>What of the tasks does not go with the words of the clauses, for whoever submits, approves and numbers it; null where all does.</summary>
    public static string? Told(ConclusionView view) => view.Doubts.Count == 0 ? null : string.Join(' ', view.Doubts.Select(doubt => doubt.Words));

    public static ActionForm Consult(DateOnly today) => new("consult", "Ghi việc lấy ý kiến", "Ghi ý kiến")
    {
        Fields = [Field.Day(nameof(ConsultOnConclusion.ConsultedOn), today), Field.Text(nameof(ConsultOnConclusion.Consultation)) with { Hint = "Đã hỏi ai và trả lời thế nào." }],
    };

    public static ActionForm? Replace(ConclusionView view) => !view.MayReplace ? null : new ActionForm("replace", Promised(view) is null ? "Thay thế vì có sai sót" : "Sửa đổi, thay thế theo trả lời đề nghị xem xét lại", "Soạn văn bản thay thế")
    {
        Once = true,
        IsOpen = Promised(view) is not null,
        Note = (view.Kind is ConclusionKind.SupervisionResolution ? "Nghị quyết được thay thế bằng nghị quyết khác do Hội đồng nhân dân biểu quyết thông qua tại kỳ họp; sai về thể thức, kỹ thuật trình bày thì đính chính bằng công văn, không soạn nghị quyết thay thế. " : "")
            + (Promised(view) is { } promised ? $"Đề nghị xem xét lại đã được trả lời ngày {Show.Date(promised.AnsweredOn)}: {promised.Outcome!.Value.Label()}; chưa có văn bản nào được soạn theo trả lời đó. " : "") + "Dùng khi văn bản đã ban hành sai về nội dung (Điều 18 Nghị định 30/2020/NĐ-CP). Lời văn và các nội dung yêu cầu, kiến nghị được chép sang dự thảo mới để sửa rồi trình, ban hành. "
            + "Đến lúc đó văn bản này vẫn có hiệu lực; khi bản mới ban hành, văn bản này còn trong sổ, ghi là đã được thay thế, và khi bản mới được gửi, nội dung yêu cầu, kiến nghị còn trong bản mới tiếp tục với kết quả, thời hạn đã có; nội dung không còn thì kết thúc.",
        Fields = [Field.Text(nameof(ReplaceConclusion.Reason)) with { Label = "Lý do thay thế", Hint = "Sai ở đâu, đúng là thế nào." }],
    };

    /// <summary>The session of the council that passed it; recorded again, it stands for the last one.</summary>
    public static ActionForm Adopt(ConclusionView view, DateOnly today) => new ActionForm("adopt", view.LacksSession ? "Ghi kỳ họp thông qua nghị quyết thay thế" : "Ghi lại kỳ họp thông qua nghị quyết thay thế", "Ghi kỳ họp")
    {
        IsOpen = view.LacksSession,
        Note = (ExaminationRules.Majority(Core.Campaigns.SubjectKind.Council, today) is { } majority ? $"{majority.What} ({majority.Cited}). " : "")
            + "Nghị quyết thay thế được biểu quyết như nghị quyết mới, không lấy kỳ họp và số phiếu của nghị quyết được thay thế; chưa ghi thì chưa trình ký được. Sửa nội dung sau khi biểu quyết thì phải biểu quyết và ghi lại.",
        Fields =
        [
            new(nameof(AdoptReplacement.SessionName)) { Hint = "Ví dụ: Kỳ họp thứ 15; Kỳ họp chuyên đề thứ 3." },
            new(nameof(AdoptReplacement.Term)) { Hint = "Ví dụ: XIX." },
            Field.Day(nameof(AdoptReplacement.HeldOn), null),
            new(nameof(AdoptReplacement.Chair)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch Hội đồng nhân dân tỉnh." },
            Field.Text(nameof(AdoptReplacement.Attendance)),
            new(nameof(AdoptReplacement.PresentCount), FieldKind.Number),
            new(nameof(AdoptReplacement.MemberCount), FieldKind.Number) { Label = $"Tổng số {Core.Campaigns.MeetingWords.Members(Core.Campaigns.SubjectKind.Council)}" },
            new(nameof(AdoptReplacement.PresentedBy)) { Label = "Người trình dự thảo" },
            Field.Text(nameof(AdoptReplacement.Debate)) with { IsOptional = true },
            new(nameof(AdoptReplacement.VotesFor), FieldKind.Number),
            new(nameof(AdoptReplacement.VotesAgainst), FieldKind.Number),
            new(nameof(AdoptReplacement.VotesAbstained), FieldKind.Number),
            Field.Text(nameof(AdoptReplacement.Outcome)) with { Label = "Kết quả xem xét, quyết nghị" },
        ],
    };

    /// <summary>The answer to a unit that the conclusion is changed, which nothing has done yet.</summary>
    private static ReconsiderationView? Promised(ConclusionView view) =>
        view.ReplacedBy is not null ? null : view.Reconsiderations.LastOrDefault(one => one.Outcome is ReconsiderationOutcome.Amended or ReconsiderationOutcome.Replaced);

    public static ActionForm Reconsider(ConclusionView view, DateOnly today) => new("reconsider", "Đề nghị xem xét lại", "Gửi đề nghị")
    {
        Once = true,
        Note = "Do người đứng đầu đơn vị đề nghị; trong khi chờ trả lời, đơn vị vẫn thực hiện văn bản.",
        Fields =
        [
            new(nameof(RequestReconsideration.ClauseId), FieldKind.Choice)
            {
                Label = "Nội dung đề nghị xem xét lại", IsOptional = true,
                Choices = [new("", $"Toàn bộ văn bản{Waiting(view, null)}"), .. view.Clauses.Select(clause => new Choice($"{clause.Id}", $"{clause.Place}: {(clause.Text.Length <= 100 ? clause.Text : clause.Text[..100].TrimEnd() + "…")}{Waiting(view, clause.Id)}"))],
            },
            Field.Text(nameof(RequestReconsideration.Grounds)),
            Field.Day(nameof(RequestReconsideration.RequestedOn), today) with { Label = "Ngày đề nghị" },
        ],
    };

    // Told before it is typed a second time.
    private static string Waiting(ConclusionView view, Guid? clauseId) =>
        view.Reconsiderations.LastOrDefault(one => one.Outcome is null && one.ClauseId == clauseId) is { } asked ? $" (đã có đề nghị ngày {Show.Date(asked.RequestedOn)}, chưa trả lời)" : "";

    /// <summary>Who asks, and about what: "Ủy ban nhân dân xã Hòa Bình, về Mục VI.2".</summary>
    public static string Asked(ConclusionView view, ReconsiderationView asked) =>
        $"{asked.UnitName}, về {(view.Clauses.FirstOrDefault(clause => clause.Id == asked.ClauseId) is { } about ? about.Place : "toàn bộ văn bản")}";

    public static ActionForm Answer(ConclusionView view, ReconsiderationView asked, DateOnly today) => new ActionForm("answer", "Trả lời đề nghị xem xét lại", "Ghi trả lời")
    {
        Of = asked.Id,
        IsOpen = true,
        Note = $"{Asked(view, asked)}, đề nghị ngày {Core.Documents.VietnameseDate.Short(asked.RequestedOn)}: {asked.Grounds}",
        Fields =
        [
            Field.Of<ReconsiderationOutcome>(nameof(AnswerReconsideration.Outcome)),
            Field.Text(nameof(AnswerReconsideration.Answer)),
            Field.Day(nameof(AnswerReconsideration.AnsweredOn), today),
        ],
    }.With(nameof(AnswerReconsideration.ReconsiderationId), asked.Id);
}

/// <summary>A draft as it is typed clause by clause, with what is added to each of its parts.</summary>
public sealed record RevisionTyped
{
    public int Version { get; init; }
    public string? Abstract { get; init; }
    public IReadOnlyList<ClauseTyped>? Clauses { get; init; }

    /// <summary>By part, in the order of <see cref="ClauseBlock"/>: further clauses, one a line.</summary>
    public IReadOnlyList<string?>? Added { get; init; }
    public string? RemedyBy { get; init; }
    public string? ExecuteBy { get; init; }
    public string? ReportBy { get; init; }
    public DateOnly? ReportDueOn { get; init; }
    public DateOnly? FiguresAsOf { get; init; }

    public ReviseConclusion Command(Guid conclusion) => new()
    {
        ConclusionId = conclusion,
        Version = Version,
        Abstract = Abstract ?? "",
        Clauses = [.. Enum.GetValues<ClauseBlock>().SelectMany(block => (NewClause[])
        [
            .. (Clauses ?? []).Where(clause => clause.Block == block && !string.IsNullOrWhiteSpace(clause.Text)).Select(clause => new NewClause { Id = clause.Id, Block = block, Text = clause.Text!, FindingId = clause.FindingId }),
            .. TypedLines.Of(Added is { } added && added.Count > (int)block && added[(int)block] is { } text ? [text] : null).Select(line => new NewClause { Block = block, Text = line }),
        ])],
        RemedyBy = RemedyBy,
        ExecuteBy = ExecuteBy,
        ReportBy = ReportBy,
        ReportDueOn = ReportDueOn,
        FiguresAsOf = FiguresAsOf,
    };
}

/// <summary>A clause that stands, as it is typed anew; empty, it is taken out.</summary>
public sealed record ClauseTyped
{
    public Guid? Id { get; init; }
    public ClauseBlock Block { get; init; }
    public string? Text { get; init; }
    public Guid? FindingId { get; init; }
}
