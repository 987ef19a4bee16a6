using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Dispatches;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>What somebody may do with a paper next, as forms.</summary>
internal static class PaperForms
{
    public static IEnumerable<ActionForm> Of(PaperView paper, IReadOnlyList<DispatchLine> sent, PaperSigningView signing, Actor actor, DateOnly today)
    {
        bool May(Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, act);
        var rule = paper.Kind.Rule();
        var isMine = !paper.IsArchived && rule.IsOfUnit == actor.UnitId is not null;
        var isOwned = rule.OwnedBy is not null;
        bool Can(PaperStep step) => paper.Allowed.Contains(step);

        if (isMine && !isOwned && May(Act.Write) && paper.Status is PaperStatus.Draft) yield return Revision(paper);
        if (isMine && !isOwned && May(Act.Write) && Can(PaperStep.Submit) && rule.DocumentType is not null)
            yield return new ActionForm("submit", "Trình ký", "Trình ký") { IsOpen = paper.Missing.Count == 0, Note = Warned(paper) };
        if (paper.Approval is { IsMine: true }) yield return new ActionForm("approve", "Duyệt", "Duyệt văn bản") { IsOpen = true, Note = Warned(paper) };
        if (paper.MayReturn)
            yield return new ActionForm("return", "Trả lại để hoàn thiện", "Trả lại") { Fields = [Field.Text(nameof(ReturnPaper.Reason))] };
        if (isMine && !isOwned && May(Act.Number) && Can(PaperStep.Number) && rule.DocumentType is not null)
            yield return new ActionForm("number", "Lấy số trước khi ký", "Lấy số") { Fields = Numbering(paper, today) };
        if (isMine && !isOwned && Can(PaperStep.Issue) && May(rule.DocumentType is null ? Act.Write : Act.Number))
            yield return new ActionForm("issue", rule.DocumentType is null ? "Chốt văn bản" : "Ban hành", rule.DocumentType is null ? "Chốt" : "Ban hành")
            {
                IsOpen = rule.DocumentType is not null,
                Note = string.Join(' ', new[] { Warned(paper), "Sau khi ban hành, văn bản được giữ nguyên từng byte; sai sót chỉ được sửa bằng văn bản khác (Điều 18 Nghị định 30/2020/NĐ-CP)." }.OfType<string>()),
                Fields = rule.DocumentType is null ? [] : [.. Signed(paper, signing, today), .. paper.Reference is not null ? [] : Numbering(paper, today)],
            };
        if (isMine && May(Act.Number) && Can(PaperStep.Send) && actor.UnitId is null)
            yield return new ActionForm("send", "Gửi", "Gửi văn bản")
            {
                IsOpen = paper.Status is PaperStatus.Issued && !isOwned,
                Note = paper.Kind.Rule().IsIssuedBySubject ? "Đơn vị nhận trên hệ thống từ chính trang của kết luận, báo cáo, công văn; ở đây chỉ ghi việc gửi bản giấy, thư điện tử cho nơi khác." : null,
                Fields =
                [
                    .. paper.SystemReceivers.Count == 0 ? Array.Empty<Field>() : [Units(paper)],
                    new(nameof(PaperReceiver.Receiver)) { IsOptional = paper.AddresseeUnitId is not null || paper.SystemReceivers.Count > 0, Value = null, Hint = paper.SystemReceivers.Count > 0 ? "Tên cơ quan, tổ chức khác; để trống khi chỉ gửi cho đơn vị chọn ở trên." : paper.AddresseeUnitId is null ? "Tên cơ quan, tổ chức nhận." : "Để trống để gửi cho đơn vị ghi ở phần kính gửi." },
                    // In the application a paper goes to the unit that it is written to, what founds a delegation to the units of its plan; a conclusion or an urging letter goes from its own page.
                    Field.Of(nameof(PaperReceiver.Way), [.. Enum.GetValues<DispatchChannel>().Where(way => way is not (DispatchChannel.System or DispatchChannel.Edxml) || (way is DispatchChannel.System && (paper.AddresseeUnitId is not null || paper.SystemReceivers.Count > 0) && !isOwned))]),
                    new(nameof(PaperReceiver.MailTo)) { IsOptional = true, Hint = "Chỉ khi gửi thư điện tử; để trống để dùng địa chỉ công vụ của đơn vị." },
                    Field.Day(nameof(SendPaper.SentOn), today),
                ],
                Hidden = paper.AddresseeUnitId is { } unit ? new Dictionary<string, string> { [nameof(PaperReceiver.UnitId)] = unit.ToString() } : new Dictionary<string, string>(),
            };
        foreach (var dispatch in sent)
        {
            var mayConfirm = actor.UnitId is not null ? dispatch.UnitId == actor.UnitId && May(Act.Write) : May(Act.Number);
            // Who has a delegation's report is noted at the report, from which its time limit runs; its paper reads it there.
            if (IsNotedAtReport(paper, sent) && actor.UnitId is null) mayConfirm = false;
            if (mayConfirm && dispatch.AcknowledgedOn is null && dispatch.Status is DispatchStatus.Sent)
                yield return new ActionForm("acknowledge", actor.UnitId is null ? $"Ghi nhận {dispatch.Receiver} đã nhận" : "Xác nhận đã nhận", "Xác nhận đã nhận")
                {
                    Of = dispatch.Id,
                    IsOpen = actor.UnitId is not null,
                    Fields = [Field.Day(nameof(AcknowledgePaper.ReceivedOn), today), new(nameof(AcknowledgePaper.ReceivedBy)) { Hint = "Chức danh người nhận." }],
                    Hidden = new Dictionary<string, string> { [nameof(AcknowledgePaper.DispatchId)] = dispatch.Id.ToString() },
                };
            if (May(Act.Number) && dispatch.Status is DispatchStatus.Failed && actor.UnitId is null)
                yield return new ActionForm("retry", $"Gửi lại cho {dispatch.Receiver}", "Gửi lại") { Of = dispatch.Id, Hidden = new Dictionary<string, string> { [nameof(RetryDispatch.DispatchId)] = dispatch.Id.ToString() } };
        }
        if (isMine && !isOwned && May(paper.Reference is null ? Act.Write : Act.Number) && Can(PaperStep.Cancel))
            yield return new ActionForm("cancel", "Hủy văn bản", "Hủy văn bản") { Fields = [Field.Text(nameof(CancelPaper.Reason))], Note = paper.Reference is null ? null : "Số đã lấy được ghi hủy trong sổ kèm lý do và không dùng lại." };
        if (paper.MayReplace)
            yield return new ActionForm("replace", "Thay thế vì có sai sót", "Soạn văn bản thay thế")
            {
                Once = true,
                Note = "Dùng khi văn bản đã ban hành sai về nội dung (Điều 18 Nghị định 30/2020/NĐ-CP). Nội dung được chép sang một dự thảo cùng loại để sửa rồi trình, ban hành. "
                    + "Đến lúc đó văn bản này vẫn có hiệu lực; khi bản mới ban hành, văn bản này còn trong sổ, ghi là đã được thay thế.",
                Fields = [Field.Text(nameof(ReplacePaper.Reason)) with { Label = "Lý do thay thế", Hint = "Sai ở đâu, đúng là thế nào." }],
            };
        if (isMine && May(Act.Number) && Can(PaperStep.Recall) && paper.OpenTasks == 0)
            yield return new ActionForm("recall", "Ghi thu hồi theo văn bản của cơ quan ban hành", "Ghi thu hồi")
            {
                Note = "Văn bản chỉ bị thu hồi bằng văn bản khác của cơ quan đã ban hành (hoặc cấp có thẩm quyền); văn thư ghi lại văn bản ấy. Cơ quan ban hành, người soạn thảo và các đơn vị đã được gửi nhận thông báo; "
                    + "ai tra cứu đều biết văn bản đã thu hồi; không gửi tiếp, đính chính, thay thế được nữa và không hoàn lại được."
                    + (rule.OwnedBy is nameof(Core.Conclusions.Conclusion) ? " Kết luận ghi là đã thu hồi, đơn vị không còn phải xác nhận, báo cáo theo kết luận; bản đang công khai (nếu có) phải gỡ riêng." : "")
                    + (paper.Restores is { } restored ? $" Kết luận này chưa gửi đơn vị nào: kết luận {restored} có hiệu lực trở lại, các nội dung của kết luận đó tiếp tục như cũ." : ""),
                Fields =
                [
                    new(nameof(RecallPaper.RecallReference)) { Hint = "Ví dụ: 50/TB-HĐND." },
                    Field.Day(nameof(RecallPaper.RecalledOn)),
                    Field.Text(nameof(RecallPaper.Reason)),
                    Field.YesNo(nameof(RecallPaper.ConfirmsRecall)),
                ],
            };
    }

    // Said where the step is taken too: whoever comes by the link in a notice sees the form first.
    private static string? Warned(PaperView paper) => paper.Warnings.Count == 0 ? null : string.Join(' ', paper.Warnings);

    private static Field Units(PaperView paper) => new(nameof(PaperPage.PaperSending.UnitIds), FieldKind.Several)
    {
        Label = "Đơn vị chịu sự giám sát có tài khoản",
        IsOptional = true,
        Choices = [.. paper.SystemReceivers.Select(unit => new Choice($"{unit.UnitId}", unit.Name))],
        Hint = "Gửi “Trên hệ thống” thì đơn vị được báo và mở văn bản ở tài khoản của mình.",
    };

    /// <summary>The one receiver of a delegation's report has it when the report says so.</summary>
    public static bool IsNotedAtReport(PaperView paper, IReadOnlyList<DispatchLine> sent) => paper is { Kind: PaperKind.DelegationReport, SubjectId: not null } && sent.Count == 1;

    private static ActionForm Revision(PaperView paper) => new("revise", "Soạn thảo", "Lưu dự thảo")
    {
        IsOpen = true,
        Note = paper.Kind is PaperKind.CorrectionLetter
            ? "Công văn đính chính chỉ dùng cho sai sót về thể thức, kỹ thuật trình bày. Sai về nội dung (số liệu, thời hạn, cơ quan thực hiện) phải sửa đổi, thay thế bằng văn bản có hình thức tương đương: dùng “Thay thế vì có sai sót” ở trang của văn bản đó (Điều 18 Nghị định 30/2020/NĐ-CP)."
            : null,
        Fields =
        [
            Field.Text(nameof(RevisePaper.Title)) with { Label = "Trích yếu", Value = paper.Title },
            .. paper.Parts.Select(part => Field.Text($"Part.{part.Code}") with { Label = part.Label, Value = part.Text, IsOptional = !part.IsRequired, Hint = part.Code == "adoption" ? "Kỳ họp, khóa, ngày thông qua; ví dụ: Kỳ họp thứ 15, khóa XIX, ngày 28/11/2026. In ở điều cuối thành câu “Nghị quyết này được Hội đồng nhân dân … thông qua ngày …”." : null }),
            Field.Text(nameof(RevisePaper.AuthorityLines)) with { Value = string.Join('\n', paper.AuthorityLines), IsOptional = true, Hint = "Để trống để dùng mẫu của cơ quan; mỗi dòng một ý." },
            new(nameof(RevisePaper.SignerName)) { Value = paper.SignerName, IsOptional = true },
            new(nameof(RevisePaper.SignerPost)) { Value = paper.SignerPost, IsOptional = true },
            Field.Text(nameof(RevisePaper.Recipients)) with { Value = string.Join('\n', paper.Recipients), IsOptional = true, Hint = "Để trống để dùng mẫu của cơ quan; mỗi dòng một nơi nhận." },
        ],
    };

    /// <summary>Who signed and when, where no signature is recorded: nothing goes out that nobody signed.</summary>
    internal static IEnumerable<Field> Signed(PaperView paper, PaperSigningView signing, DateOnly today)
    {
        if (signing.IsPrepared || paper.Status is PaperStatus.Signed || paper.Kind.Rule().IsSignedByParties) yield break;
        if (paper.Kind.Rule().HasSigner) yield return new Field(nameof(IssuePaper.SignerName)) { Value = paper.SignerName, Hint = "Để trống chỉ khi mẫu của cơ quan đã có tên người ký." };
        foreach (var field in IssueFields.ByHand(today)) yield return field;
    }

    internal static IReadOnlyList<Field> Numbering(PaperView paper, DateOnly today) =>
    [
        new(nameof(IssuePaper.Number), FieldKind.Number) { Hint = "Số do hệ thống quản lý văn bản của tỉnh cấp; để trống nếu phần mềm giữ sổ." },
        new(nameof(IssuePaper.Symbol)) { IsOptional = true, Hint = $"Để trống để dùng ký hiệu theo mẫu, ví dụ: {paper.DocumentType}-HĐND." },
        Field.Day(nameof(IssuePaper.IssuedOn), today),
    ];
}
