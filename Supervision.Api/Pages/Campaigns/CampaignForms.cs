using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>Which forms a campaign shows to whom: what its state allows and its reader may do there. The commands themselves look at the rest.</summary>
internal static class CampaignForms
{
    /// <summary>The form by which a reader mends what is missing; null where it stands elsewhere.</summary>
    public static string? NameOf(Mend mend) => mend switch
    {
        Mend.Programme => "programme",
        Mend.AskReports => "askReports",
        Mend.SendPlan => "sendPlan",
        Mend.PlanVisit => "planVisit",
        Mend.Notify => "notify",
        Mend.Postpone => "postpone",
        Mend.Reschedule => "reschedule",
        Mend.Start => "start",
        Mend.EndFieldwork => "endFieldwork",
        Mend.Examine => "examine",
        Mend.Conclude => "conclude",
        Mend.FollowUp => "followUp",
        Mend.Complete => "complete",
        Mend.Archive => "archive",
        Mend.Resume => "resume",
        _ => null,
    };

    /// <summary>As above on the campaign's own page, where a report that nobody began is begun.</summary>
    public static string? NameOf(CampaignPage page, NextNeed need) => need.Mend is Mend.Report && page.WithoutReport.Count > 0 ? "draftReport" : NameOf(need.Mend);

    /// <summary>Where what is missing is mended; null where that is not for the reader. Who has not the forms that conclude it is led to what there is of report and conclusion.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="need">What is missing.</param>
    public static PaperLinks? Link(Guid campaign, NextNeed need)
    {
        var name = need.Name;
        var form = NameOf(need.Mend);
        return need switch
        {
            { Mend: Mend.Examine or Mend.Conclude, IsMine: false } => new("Xem báo cáo, kết luận", $"/cuoc-giam-sat/{campaign}#ket-luan"),
            { IsMine: false } => null,
            { Mend: Mend.Found } => new(name, $"/cuoc-giam-sat/{campaign}/thanh-lap-doan"),
            { Mend: Mend.Visit, VisitId: { } session } => new(name, $"/buoi-lam-viec/{session}"),
            { Mend: Mend.Minutes, VisitId: { } session } => new(name, MinutesForms.Address(session)),
            { Mend: Mend.Visit } => new(name, $"/cuoc-giam-sat/{campaign}#buoi"),
            { Mend: Mend.Report or Mend.Receive or Mend.Conclusion } => new(name, $"/cuoc-giam-sat/{campaign}#ket-luan"),
            { Mend: Mend.Tasks } => new(name, $"/cuoc-giam-sat/{campaign}#yeu-cau"),
            { VisitId: { } visit } => new(name, $"/cuoc-giam-sat/{campaign}?buoc={form}#{form}-{visit:N}"),
            _ => new(name, $"/cuoc-giam-sat/{campaign}?buoc={form}#{form}"),
        };
    }

    /// <summary>Who does it, where the reader may not.</summary>
    public static string Doer(Mend mend) => $"Việc này do {mend switch
    {
        Mend.Found => "Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban",
        Mend.Programme => "văn phòng, người lập kế hoạch hoặc Thường trực Hội đồng nhân dân",
        Mend.Receive => "văn thư",
        Mend.AskReports => "thư ký Đoàn giám sát hoặc văn phòng",
        Mend.PlanVisit or Mend.Notify or Mend.Postpone or Mend.Reschedule => "Trưởng đoàn, thư ký Đoàn giám sát hoặc văn phòng",
        Mend.Complete or Mend.Archive => "văn phòng, Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban",
        _ => "Trưởng đoàn, thư ký Đoàn giám sát, văn phòng hoặc Thường trực Hội đồng nhân dân",
    }} thực hiện.";

    /// <summary>The next thing first and open, the others folded.</summary>
    public static IReadOnlyList<ActionForm> Of(CampaignPage page)
    {
        var next = page.Card?.Next is { } need ? NameOf(page, need) : null;
        return
        [
            .. ((IEnumerable<ActionForm>)[.. Steps(page), .. Units(page), .. Demands(page), .. Reports(page), .. CampaignConclusionForms.Of(page), .. Records(page), .. Stops(page)])
                .Select(form => form with { IsOpen = form.Name == next || form.Name.Equals(page.Step, StringComparison.OrdinalIgnoreCase) })
                .OrderByDescending(form => form.Name == next),
        ];
    }

    private static IEnumerable<ActionForm> Steps(CampaignPage page)
    {
        if (!page.View.May.Write) yield break;
        if (Can(page, CampaignStep.Programme)) yield return Move(page, "programme", "Ghi chương trình giám sát", "Ghi chương trình", "Nghị quyết");
        if (Can(page, CampaignStep.SendPlan))
            yield return Move(page, "sendPlan", "Ghi việc gửi kế hoạch cho đơn vị", "Ghi đã gửi kế hoạch", "Công văn", letter: page.Letter(null, Core.Papers.PaperKind.PlanLetter)) with
            {
                Warning = NotSent(page),
                Note = string.Join(' ', (string[])["Từ ngày này đơn vị thấy cuộc giám sát và báo cáo phải gửi.", .. PastReportDays(page), .. FromLetter(page.Letter(null, Core.Papers.PaperKind.PlanLetter)), .. Each(page.LettersOf(Core.Papers.PaperKind.PlanLetter)), .. page.View.Clocks.Where(c => c.Code.EndsWith(".plan_sent", StringComparison.Ordinal)).Select(Said)]),
            };
        if (Can(page, CampaignStep.Start)) yield return Move(page, "start", "Ghi bắt đầu giám sát", "Ghi bắt đầu") with { Note = "Ghi bắt đầu buổi làm việc đầu tiên thì cuộc giám sát tự bắt đầu; ở đây chỉ ghi khi giám sát qua báo cáo." };
        if (Can(page, CampaignStep.EndFieldwork)) yield return Move(page, "endFieldwork", "Ghi kết thúc thực địa", "Ghi kết thúc thực địa") with { Note = "Từ ngày này tính hạn báo cáo của Đoàn giám sát.", Warning = page.View.FieldworkGaps };
        if (Can(page, CampaignStep.FollowUp)) yield return Move(page, "followUp", "Chuyển sang theo dõi thực hiện", "Chuyển sang theo dõi");
        // What no reason opens is said where it is listed, and no form is offered that would be refused.
        var isForbidden = page.Unfinished.Any(line => line.Forbids);
        if (Can(page, CampaignStep.Complete) && !isForbidden) yield return Ending(page, Move(page, "complete", "Ghi hoàn thành", "Ghi hoàn thành") with { Doubts = FigureDoubts.Of(page.Check, page.Id, "xem lại trước khi ghi hoàn thành") });
        if (Can(page, CampaignStep.Archive) && !isForbidden) yield return Ending(page, Move(page, "archive", "Ghi lưu trữ", "Ghi lưu trữ") with { Note = "Ghi sau khi hồ sơ của cuộc giám sát đã kết thúc và nộp lưu; từ đó không ghi thêm, không sửa gì của cuộc giám sát, chỉ còn đính chính sai sót của văn bản và văn bản về hồ sơ." });
        if (Can(page, CampaignStep.Resume)) yield return Move(page, "resume", "Cho tiếp tục", "Cho tiếp tục", "Công văn");
    }

    // Of letters that were written here: whom none goes to, and which lie still. Where the office writes elsewhere nothing can be told.
    private static string? NotSent(CampaignPage page)
    {
        var letters = page.LettersOf(Core.Papers.PaperKind.PlanLetter);
        var still = letters.Where(letter => letter.SentOn is null).ToList();
        var reached = letters.SelectMany(letter => letter.UnitIds).Concat(still.Select(letter => letter.AddresseeUnitId).OfType<Guid>()).ToHashSet();
        var named = letters.SelectMany(letter => letter.Receivers).ToHashSet();
        var without = letters.Count == 0 || still.Any(letter => letter.AddresseeUnitId is null) ? [] : page.View.Units.Where(unit => !reached.Contains(unit.UnitId) && !named.Contains(unit.Name)).Select(unit => unit.Name).ToList();
        string[] parts = [.. without.Count == 0 ? [] : (string[])[$"chưa có công văn gửi {string.Join(", ", without)}"], .. still.Select(letter => $"{letter.Reference} chưa gửi")];
        return parts.Length == 0 ? null : $"Xem lại trước khi ghi: {string.Join("; ", parts)}. Ghi ở đây là ghi kế hoạch đã gửi mọi đơn vị.";
    }

    // A unit would be late the moment it sees what it is asked for.
    private static IEnumerable<string> PastReportDays(CampaignPage page) => page.View.Units.Where(unit => unit.ReportDueOn < page.Today)
        .Select(unit => $"Hạn gửi báo cáo của {unit.Name} (ngày {Show.Date(unit.ReportDueOn!.Value)}) đã qua: nếu kế hoạch gửi sau ngày đó, sửa hạn trong kế hoạch trước.");

    private static IEnumerable<ActionForm> Units(CampaignPage page)
    {
        var view = page.View;
        CampaignUnitLine[] active = [.. view.Units.Where(unit => unit.EndedOn is null)], ended = [.. view.Units.Where(unit => unit.EndedOn is not null)];
        // The list of units says of each when it ended.
        if (view.May.AskReports && view.Head.Status <= CampaignStatus.Examined && active.Length > 0)
            yield return new ActionForm("askReports", "Yêu cầu đơn vị gửi báo cáo", "Đặt hạn gửi báo cáo")
            {
                Note = "Luật không định số ngày cho việc này; hạn do kế hoạch giám sát định."
                    + (view.PrintedPlan is { } printed ? $" Kế hoạch đã ban hành kèm theo {printed.InWords}: đổi hạn đã in trong đó cần văn bản điều chỉnh; hạn khác kế hoạch mà không ghi văn bản điều chỉnh thì trang này và công văn gửi kế hoạch nêu cho đến khi có." : "") + (view.Visits.Where(v => v.PlannedOn >= page.Today).Min(v => v.PlannedOn) is { } first ? $" Buổi làm việc gần nhất: ngày {VietnameseDate.Short(first)}." : "")
                    + (ended.Length > 0 ? $" Không đặt hạn cho đơn vị đã kết thúc hoạt động: {string.Join("; ", ended.Select(unit => $"{unit.Name} (ngày {Show.Date(unit.EndedOn)})"))}." : ""),
                Fields =
                [
                    new(nameof(RequestUnitReports.UnitIds), FieldKind.Several)
                    {
                        Label = "Đơn vị gửi báo cáo",
                        Choices = [.. active.Select(unit => new Choice($"{unit.UnitId}", unit.ReportDueOn is { } due ? $"{unit.Name} (hạn hiện nay: {VietnameseDate.Short(due)})" : unit.Name))],
                        Value = string.Join(',', active.Where(unit => unit.ReportDueOn is null).Select(unit => unit.UnitId)),
                    },
                    Field.Day(nameof(RequestUnitReports.ReportDueOn)),
                    .. view.PrintedPlan is null ? Array.Empty<Field>() :
                    [
                        new(nameof(RequestUnitReports.AdjustingReference)) { IsOptional = true, Hint = "Văn bản điều chỉnh hạn đã in trong kế hoạch, ví dụ: 25/QĐ-HĐND." },
                        Field.Day(nameof(RequestUnitReports.AdjustingIssuedOn)) with { IsOptional = true },
                    ],
                ],
            }.With(nameof(RequestUnitReports.Version), view.Head.Version);
        if (view.May.PlanVisits && view.Delegations.Count > 0 && view.Head.Status is CampaignStatus.Founded or CampaignStatus.PlanSent or CampaignStatus.UnderWay)
            if (CampaignVisitForms.Plan(page) is { } plan) yield return plan;
    }

    private static IEnumerable<ActionForm> Demands(CampaignPage page)
    {
        if (UrgentDemandForms.Of(page.View, page.Today) is { } demand) yield return demand;
    }

    private static IEnumerable<ActionForm> Reports(CampaignPage page)
    {
        var waiting = page.WithoutReport;
        if (waiting.Count == 0) yield break;
        yield return new ActionForm("draftReport", "Soạn báo cáo của Đoàn giám sát", "Bắt đầu soạn")
        {
            Note = "Viết khái quát trước; sau đó chọn nội dung ghi nhận đưa vào báo cáo.",
            Fields =
            [
                .. waiting.Count == 1 ? (Field[])[] : [new(nameof(DraftDelegationReport.DelegationId), FieldKind.Choice) { Label = "Đoàn giám sát", Choices = [.. waiting.Select(delegation => new Choice($"{delegation.Id}", delegation.Name))] }],
                Field.Text(nameof(DraftDelegationReport.Overview)),
            ],
            Hidden = waiting.Count == 1 ? new Dictionary<string, string> { [nameof(DraftDelegationReport.DelegationId)] = $"{waiting[0].Id}" } : new Dictionary<string, string>(),
        };
    }

    private static IEnumerable<ActionForm> Records(CampaignPage page)
    {
        if (!page.View.May.Write) yield break;
        yield return new ActionForm("cite", "Thêm văn bản được viện dẫn", "Thêm văn bản")
        {
            Once = true,
            Fields = PaperFields(null, null, null, onlyCited: true),
        };
        yield return new ActionForm("source", "Ghi nguồn thông tin về cuộc giám sát", "Ghi nguồn")
        {
            Once = true,
            Fields =
            [
                new(nameof(RecordSource.Kind)) { Label = "Loại nguồn", Hint = "Ví dụ: tin trên trang thông tin điện tử của tỉnh." },
                new(nameof(RecordSource.Name)) { Label = "Tên bài, tên nguồn", IsOptional = true },
                Field.Day(nameof(RecordSource.PublishedOn)) with { IsOptional = true },
                new(nameof(RecordSource.PublishedTime), FieldKind.Hour) { IsOptional = true, Hint = "Ghi giờ và phút, ví dụ: 09:12." },
                Field.Text(nameof(RecordSource.Note)) with { IsOptional = true },
                Field.Text(nameof(RecordSource.Unstated)) with { Label = "Điều ghi trong hồ sơ mà nguồn không nêu", IsOptional = true, Hint = "Mỗi dòng một mục kèm lý do, ví dụ: Giờ bắt đầu 08 giờ: nguồn chỉ ghi buổi sáng. Số văn bản, giờ bắt đầu, giờ kết thúc và lời văn ghi nguyên văn sau dấu hai chấm được đánh dấu ở nơi chúng đứng." },
                Field.Several<RecordDay>(nameof(RecordSource.UnstatedDays), []) with { Label = "Ngày nguồn không nêu", IsOptional = true, Hint = "Thời hạn theo luật dựa trên các ngày này thì không xét đúng hạn, muộn hạn." },
            ],
        };
    }

    private static IEnumerable<ActionForm> Stops(CampaignPage page)
    {
        if (!page.View.May.Write) yield break;
        if (Can(page, CampaignStep.Suspend)) yield return Move(page, "suspend", "Tạm dừng cuộc giám sát", "Tạm dừng", "Công văn", withReason: true);
        if (Can(page, CampaignStep.Cancel)) yield return Move(page, "cancel", "Hủy cuộc giám sát", "Hủy cuộc giám sát", "Công văn", withReason: true);
    }

    /// <summary>Where what is unfinished is finished.</summary>
    public static string Address(Guid campaign, UnfinishedLine line) => line.Kind switch
    {
        UnfinishedKind.Conclusion or UnfinishedKind.Reconsideration or UnfinishedKind.ConclusionReceipt => $"/ket-luan/{line.SubjectId}",
        UnfinishedKind.UrgentDemand => $"/cuoc-giam-sat/{campaign}#chan-dung",
        UnfinishedKind.UnitReport => $"/bao-cao-don-vi/{line.SubjectId}",
        UnfinishedKind.Minutes => MinutesForms.Address(line.SubjectId),
        UnfinishedKind.Paper or UnfinishedKind.PaperReceipt => $"/van-ban/{line.SubjectId}",
        UnfinishedKind.Letter => $"/cong-van-don-doc/{line.SubjectId}",
        UnfinishedKind.Dossier => $"/ho-so/{line.SubjectId}",
        _ => $"/noi-dung/{line.SubjectId}",
    };

    // Whoever ends it with something open says that it was seen, and why.
    private static ActionForm Ending(CampaignPage page, ActionForm form) => page.Unfinished.Count == 0 ? form : form with
    {
        Note = "Còn việc chưa xong, xem danh sách ở trên. Vẫn ghi thì đánh dấu xác nhận và nêu lý do; lý do và danh sách còn trong nhật ký.",
        Fields =
        [
            .. form.Fields,
            new(nameof(MoveCampaign.LeavesUnfinished), FieldKind.Several) { Choices = [new("true", $"Đã xem {page.Unfinished.Count} việc chưa xong, vẫn thực hiện bước này")] },
            Field.Text(nameof(MoveCampaign.Reason)),
        ],
    };

    private static ActionForm Move(CampaignPage page, string name, string title, string button, string? paper = null, bool withReason = false, IssuedLetter? letter = null) => new ActionForm(name, title, button)
    {
        Fields =
        [
            Field.Day(nameof(MoveCampaign.On), letter?.SentOn ?? page.Today),
            .. withReason ? (Field[])[Field.Text(nameof(MoveCampaign.Reason))] : [],
            .. paper is null ? [] : PaperFields(paper, page.View.Head.BodyName, page.Today, onlyCited: false, letter),
        ],
    }.With(nameof(MoveCampaign.Version), page.View.Head.Version);

    private static IReadOnlyList<Field> PaperFields(string? type, string? issuer, DateOnly? issuedOn, bool onlyCited, IssuedLetter? letter = null)
    {
        const string paper = nameof(MoveCampaign.Paper);
        return
        [
            new($"{paper}.{nameof(Paper.Type)}") { Value = type, Hint = type is null ? "Ví dụ: Nghị quyết, Quyết định, Kế hoạch, Công văn." : null },
            new($"{paper}.{nameof(Paper.Reference)}") { Value = letter?.Reference, IsOptional = onlyCited, Hint = "Ví dụ: 45/HĐND-VP." },
            Field.Day($"{paper}.{nameof(Paper.IssuedOn)}", letter?.Paper.IssuedOn ?? issuedOn) with { IsOptional = onlyCited },
            new($"{paper}.{nameof(Paper.Issuer)}") { Value = issuer, IsOptional = onlyCited },
            Field.Text($"{paper}.{nameof(Paper.Abstract)}") with { Value = letter?.Paper.Title },
        ];
    }

    /// <summary>Says from where the fields are filled in.</summary>
    public static IEnumerable<string> FromLetter(IssuedLetter? letter) =>
        letter is null ? [] : [$"Đã điền theo văn bản số {letter.Reference} ban hành trên hệ thống{(letter.SentOn is { } sent ? $", gửi ngày {VietnameseDate.Short(sent)}" : "")}; kiểm tra lại rồi ghi."];

    // One letter can be written down; where each unit has its own, none is passed over in silence.
    private static IEnumerable<string> Each(IReadOnlyList<IssuedLetter> letters) => letters.Count < 2 ? [] :
        [$"Văn bản đã gửi từng nơi: {string.Join("; ", letters.Select(letter => $"số {letter.Reference}{(letter.Receivers.Count > 0 ? $" gửi {string.Join(", ", letter.Receivers)}" : ", chưa gửi")}"))}. Văn bản khác với văn bản ghi ở đây thì thêm ở “Thêm văn bản được viện dẫn”."];

    /// <summary>A time limit in a sentence; nothing where none can be told.</summary>
    public static string Said(ClockReading clock) => clock.Limit is not { } limit ? "" :
        $"Hạn theo luật: ngày {VietnameseDate.Short(limit)}{(clock.ActBy is { } act && act < limit ? $", cần xong trước hết ngày {VietnameseDate.Short(act)}" : "")} ({clock.Article}).";

    private static bool Can(CampaignPage page, CampaignStep step) => page.View.Allowed.Contains(step);
}
