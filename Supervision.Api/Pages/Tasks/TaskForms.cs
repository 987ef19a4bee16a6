using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Which forms a task shows to whom: what its state allows and the reader's roles may do. The commands themselves look at the rest.</summary>
internal static class TaskForms
{
    /// <summary>The unit still owes a report.</summary>
    public static readonly TaskProgress[] Owing = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress, TaskProgress.Returned, TaskProgress.NotSatisfactory];

    public static IReadOnlyList<ActionForm> Of(TaskPage page)
    {
        IEnumerable<ActionForm> forms = page.View.HasParts ? [.. ExplanationForms.Of(page), .. TaskPartForms.OfParent(page)]
            : page.IsLead ? [.. ExplanationForms.Of(page), .. Unit(page), .. Report(page), .. TaskTimeForms.Ask(page), .. TaskPartForms.OfLead(page)]
            : page.IsUnit ? [.. HandOver(page), .. TaskPartForms.OfReceiver(page)]
            : [.. Reassign(page), .. Appraise(page), .. TaskTimeForms.Decide(page), .. TaskPaperForms.Of(page.View, page.Reports, page.Extensions, page.Today, page.May), .. TaskPaperForms.TakingBack(page.Reports, page.Extensions, page.May), .. RecheckForms.Of(page), .. Council(page), .. TaskPartForms.OfCouncil(page)];
        return [.. forms.Select(form => form with { IsOpen = form.IsOpen || form.Name.Equals(page.Step, StringComparison.OrdinalIgnoreCase) })];
    }

    private const string Bare = "Đơn vị không gửi kèm minh chứng nào cho nội dung này; cân nhắc đề nghị bổ sung trước khi xác nhận.";

    /// <summary>Takes back a file that was not handed in yet.</summary>
    public static ActionForm Withdraw(EvidenceLine file) => new ActionForm("removeEvidence", "Rút minh chứng này", "Rút minh chứng")
    {
        Of = file.Id,
        Note = $"Tệp “{file.FileName}” chưa gửi kèm báo cáo; rút rồi thì không còn trong danh sách và không gửi kèm nữa.",
    }.With(nameof(RemoveEvidence.AttachmentId), file.Id);

    // What a coordinating unit attached is its own until it hands it over.
    // Whoever asked for more time and was not answered is urged only by whoever knows it.
    private static string Asking(TaskPage page) => page.Extensions.FirstOrDefault(request => request.Status is ExtensionStatus.Sent) is { } asked
        ? $"Lưu ý: đơn vị đã đề nghị gia hạn đến {Show.Date(asked.RequestedDueOn)} (gửi ngày {Show.Date(asked.SentOn)}), đang chờ quyết định; nên xem xét đề nghị trước khi đôn đốc. " : "";

    /// <summary>What whoever sends for the unit without being its head is told beforehand; empty for the head, who need not be.</summary>
    public static string HeadIsTold(TaskPage page) => page.May(Subject.Extension, Act.Approve) ? "" : " Gửi thẳng đến cơ quan giám sát; người đứng đầu đơn vị nhận được thông báo.";

    private static IEnumerable<ActionForm> HandOver(TaskPage page)
    {
        var prepared = page.MayAttach ? page.Evidence.Where(e => e.UnitId == page.OwnUnit && e.HandedOverAt is null && e.SubmittedAt is null).ToList() : [];
        if (prepared.Count == 0 || page.View.Coordinators.All(c => c.UnitId != page.OwnUnit)) yield break;
        yield return new ActionForm("handOver", "Chuyển minh chứng cho cơ quan chủ trì", "Chuyển minh chứng")
        {
            Once = true,
            IsOpen = true,
            Note = $"{page.View.LeadUnitName} thấy và gửi các tệp này kèm báo cáo kết quả thực hiện tiếp theo: {string.Join("; ", prepared.Select(e => e.FileName))}.",
        };
    }

    private static IEnumerable<ActionForm> Unit(TaskPage page)
    {
        var task = page.View;
        if (!page.May(Subject.FollowUpTask, Act.Comment)) yield break;
        if (task.Allowed.Contains(TaskStep.Accept))
            yield return Versioned(page, new ActionForm("accept", "Xác nhận đã nhận", "Xác nhận đã nhận") { Fields = [Field.Day(nameof(AcceptTask.AcceptedOn), page.Today)], IsOpen = true });
        if (task.Allowed.Contains(TaskStep.Start))
            yield return Versioned(page, new ActionForm("start", "Bắt đầu, tiếp tục thực hiện", "Ghi đang thực hiện") { Fields = [Field.Day(nameof(StartTask.StartedOn), page.Today)] });
        if (Owing.Contains(task.Progress) && task.Progress is not TaskProgress.Assigned)
            yield return Versioned(page, new ActionForm("promise", "Hứa ngày hoàn thành", "Ghi ngày hứa")
            {
                Note = "Ngày hứa giữ riêng, không thay thời hạn; các lần hứa trước vẫn còn trong lịch sử.",
                Fields = [Field.Day(nameof(PromiseDate.PromisedOn)), Field.Day(nameof(PromiseDate.GivenOn), page.Today)],
            });
        if (task.Allowed.Contains(TaskStep.Refuse))
            yield return Versioned(page, new ActionForm("refuse", "Không thuộc thẩm quyền, đề nghị chuyển", "Gửi đề nghị chuyển")
            {
                Note = HeadIsTold(page) is { Length: > 0 } told ? told.Trim() : null,
                Fields = [Field.Day(nameof(RefuseTask.RefusedOn), page.Today), Field.Text(nameof(RefuseTask.Reason))],
            });
    }

    private static IEnumerable<ActionForm> Report(TaskPage page)
    {
        if (!Owing.Contains(page.View.Progress) || !page.May(Subject.RemediationReport, Act.Write)) yield break;
        var draft = page.Reports.FirstOrDefault(r => r.Report.Status is RemediationStatus.Draft);
        var said = draft is null ? null : page.Item(draft);
        var item = ReportForms.Fields(said);
        if (draft is null)
        {
            yield return new ActionForm("report", "Lập báo cáo kết quả thực hiện", "Lưu dự thảo báo cáo")
            {
                Note = "Báo cáo được lưu thành dự thảo của đơn vị; sau khi đính kèm minh chứng, người đứng đầu phê duyệt và gửi.",
                Also = AskingHead(page),
                See = page.IsByLink ? null : new("Một báo cáo trả lời nhiều nội dung", "/bao-cao"),
                Fields =
                [
                    new(nameof(DraftRemediationReport.Title)) { Value = $"Báo cáo kết quả thực hiện nội dung số {page.View.Number}" },
                    new(nameof(DraftRemediationReport.Reference)) { IsOptional = true, Hint = "Ví dụ: 45/BC-UBND; có thể để khi gửi." },
                    .. item,
                ],
            };
            yield break;
        }
        if (OnlyDrafts(page) && draft.Report.AskedOn is null)
            yield return ReportForms.AskHead(draft.Items.Count, draft.Items.Count(one => one.Evidence.Count == 0)).With(nameof(AskRemediationHead.RemediationReportId), draft.Report.Id).With(nameof(AskRemediationHead.Version), draft.Report.Version);
        yield return new ActionForm("report", "Sửa dự thảo báo cáo", "Lưu dự thảo báo cáo") { Fields = item, Also = AskingHead(page), Note = draft.Report.NeedsOtherHand ? OtherHand : draft.Report.IsHeadsDraft && !page.May(Subject.RemediationReport, Act.Approve) ? "Người đứng đầu đã tự soạn nội dung này: xem lại, sửa nếu cần rồi lưu, khi đó người đứng đầu gửi được." : null, See = page.IsByLink ? null : new("Mở dự thảo, thêm nội dung khác vào cùng báo cáo", $"/bao-cao/{draft.Report.Id}") }
            .With(nameof(SetRemediationItem.RemediationReportId), draft.Report.Id).With(nameof(SetRemediationItem.Version), draft.Report.Version);
        if (page.May(Subject.RemediationReport, Act.Approve) && !draft.Report.NeedsOtherHand)
            yield return new ActionForm("submitReport", "Phê duyệt, gửi báo cáo", "Gửi báo cáo")
            {
                IsOpen = true,
                Note = Said(draft.Items.Count > 1 ? $"Báo cáo này trả lời {draft.Items.Count} nội dung; gửi là gửi tất cả." : null,
                    said is { Evidence.Count: 0 } ? "Chưa kèm minh chứng nào cho nội dung này; cơ quan thẩm định có thể đề nghị bổ sung." : null,
                    TaskTimeForms.Overtaken(page.Extensions.Any(request => request.Status is ExtensionStatus.Draft) ? [page.View.Number] : [])),
                Fields = [Field.Day(nameof(SubmitRemediationReport.ReportedOn), page.Today), new(nameof(SubmitRemediationReport.Reference)) { IsOptional = true, Value = draft.Report.Reference }],
            }.With(nameof(SubmitRemediationReport.RemediationReportId), draft.Report.Id).With(nameof(SubmitRemediationReport.Version), draft.Report.Version);
    }

    private static bool OnlyDrafts(TaskPage page) => !page.IsByLink && !page.May(Subject.RemediationReport, Act.Approve);

    private static OtherButton? AskingHead(TaskPage page) => OnlyDrafts(page) ? new OtherButton("Lưu và trình người đứng đầu") { Sets = nameof(SetRemediationItem.AsksHead) } : null;

    public const string OtherHand = "Nội dung do người đang mở trang soạn, người soạn không tự gửi: một người khác của đơn vị, là đầu mối hoặc người đứng đầu, mở, xem lại và lưu lại thì gửi được; người đứng đầu không soạn nội dung này thì gửi được ngay.";

    private static IEnumerable<ActionForm> Reassign(TaskPage page)
    {
        if (!page.View.Allowed.Contains(TaskStep.Reassign) || !page.May(Subject.FollowUpTask, Act.Approve)) yield break;
        var refusal = page.History.Refusals.LastOrDefault(r => r.AnsweredOn is null);
        Choice[] units = [new("", "Chọn cơ quan"), new($"{page.View.LeadUnitId}", $"{page.View.LeadUnitName} (giữ nguyên cơ quan chủ trì)"), .. page.Units.Where(u => u.Id != page.View.LeadUnitId).Select(u => new Choice($"{u.Id}", u.Name))];
        Field[] find = page.HasMoreUnits || page.UnitName is not null
            ? [new("Find") { Label = "Tìm cơ quan theo tên", Value = page.UnitName, IsOptional = true, Finds = true, Hint = page.HasMoreUnits ? "Danh sách dưới đây chưa đủ mọi cơ quan; nhập một phần tên rồi bấm Tìm." : null }]
            : [];
        yield return Versioned(page, new ActionForm("reassign", "Chuyển cơ quan chủ trì", "Chuyển nội dung")
        {
            IsOpen = true,
            Note = $"{page.View.LeadUnitName} báo không thuộc thẩm quyền{(refusal is null ? "" : $" ngày {Show.Date(refusal.RefusedOn)}: {refusal.Reason.TrimEnd('.')}")}. Thời hạn giữ nguyên; văn bản nguồn được gửi đến cơ quan nhận.",
            Fields =
            [
                .. find,
                new(nameof(ReassignTask.LeadUnitId), FieldKind.Choice) { Choices = units },
                Field.Day(nameof(ReassignTask.ReassignedOn), page.Today),
                Field.Text(nameof(ReassignTask.Reason)),
            ],
        });
    }

    private static IEnumerable<ActionForm> Appraise(TaskPage page)
    {
        foreach (var report in page.Reports)
        {
            if (report.Report.Status is RemediationStatus.Submitted && page.May(Subject.RemediationReport, Act.Write))
                yield return new ActionForm("appraise", "Bắt đầu thẩm định báo cáo", "Bắt đầu thẩm định") { IsOpen = true, Note = page.Item(report) is { Evidence.Count: 0 } ? Bare : null, Fields = [Field.Day(nameof(BeginAppraisal.AppraisalOn), page.Today), .. ReportForms.FirstAppraisal(page.Item(report))] }
                    .With(nameof(BeginAppraisal.RemediationReportId), report.Report.Id).With(nameof(BeginAppraisal.Version), report.Report.Version).With(nameof(BeginAppraisal.RemediationItemId), page.Item(report)?.Id.ToString() ?? "");
            if (report.Report.Status is not RemediationStatus.UnderAppraisal || page.Item(report) is not { IsOpen: true } item) continue;
            if (page.May(Subject.RemediationReport, Act.Write)) yield return ReportForms.Appraisal(item, page.Today);
            if (!page.May(Subject.RemediationReport, Act.Confirm)) continue;
            var proposed = item.ProposedOutcome ?? (item.Claim is RemediationClaim.Partly ? RemediationOutcome.ConfirmedPartly : item.Claim is RemediationClaim.Done ? RemediationOutcome.Confirmed : null);
            var day = Field.Day(nameof(DecideRemediationItem.DecidedOn), page.Today);
            var reference = new Field(nameof(DecideRemediationItem.Reference)) { Label = "Số, ký hiệu văn bản", IsOptional = true };
            var reason = Field.Text(nameof(DecideRemediationItem.Reason));
            const string What = "xử lý kết quả";
            yield return Decide(new("confirm", "Xác nhận hoàn thành", "Xác nhận hoàn thành") { IsOpen = proposed is RemediationOutcome.Confirmed, Note = item.Evidence.Count == 0 ? Bare : null, Fields = [day, reference, .. TaskTimeForms.Sharing(page, "confirm", What)] }, item);
            yield return Decide(new("confirmPartly", "Xác nhận hoàn thành một phần", "Xác nhận một phần")
            {
                IsOpen = proposed is RemediationOutcome.ConfirmedPartly,
                Note = Said("Phần còn lại trở thành một nội dung riêng có thời hạn riêng.", item.Evidence.Count == 0 ? Bare : null),
                Fields =
                [
                    day, reason, reference, .. TaskTimeForms.Sharing(page, "confirmPartly", What),
                    Field.Text($"{nameof(DecideRemediationItem.Remainder)}.{nameof(RemainingWork.Content)}") with { Label = "Nội dung phần còn lại" },
                    Field.Day($"{nameof(DecideRemediationItem.Remainder)}.{nameof(RemainingWork.DueOn)}") with { Label = "Thời hạn của phần còn lại" },
                ],
            }, item);
            var isPast = page.View.DueOn <= page.Today;
            yield return Decide(new("giveBack", "Đề nghị bổ sung, làm rõ", "Đề nghị bổ sung, làm rõ")
            {
                IsOpen = proposed is RemediationOutcome.Returned,
                Fields = [day, reason, Field.Day(nameof(DecideRemediationItem.NewDueOn), isPast ? page.View.AnswerBy : null) with { Label = "Bổ sung chậm nhất ngày", IsOptional = !isPast, Hint = Supplement(page.View) }, reference, .. TaskTimeForms.Sharing(page, "giveBack", What)],
            }, item);
            yield return Decide(new("unsatisfactory", "Chưa đạt yêu cầu, tiếp tục thực hiện", "Ghi chưa đạt yêu cầu") { IsOpen = proposed is RemediationOutcome.NotSatisfactory, Fields = [day, reason, reference, .. TaskTimeForms.Sharing(page, "unsatisfactory", What)] }, item);
        }
    }

    // Until when the unit still has time to supplement its report.
    private static DateOnly? Supplementing(TaskPage page) => page.View.SupplementEndsOn is { } endsOn && endsOn >= page.Today ? endsOn : null;

    private static DateOnly? NotBefore(TaskPage page) => new[] { page.View.RunningLetter?.ReplyBy, Supplementing(page) }.Max();

    private static string Supplement(TaskView task) => task.DueOn is not { } due ? "Hạn gửi bổ sung, làm rõ. Rơi vào ngày nghỉ thì thực hiện đến hết ngày làm việc kế tiếp."
        : task.ReportedOn <= due ? $"Hạn gửi bổ sung, làm rõ; thời hạn thực hiện {Show.Date(due)} không sớm lên. Ghi ngày muộn hơn thì thời hạn thực hiện lùi theo, vì đơn vị đã báo cáo trong hạn. Rơi vào ngày nghỉ thì thực hiện đến hết ngày làm việc kế tiếp."
        : $"Hạn gửi bổ sung, làm rõ; thời hạn thực hiện {Show.Date(due)} giữ nguyên, vì đơn vị đã báo cáo quá hạn. Rơi vào ngày nghỉ thì thực hiện đến hết ngày làm việc kế tiếp.";

    private static IEnumerable<ActionForm> Council(TaskPage page)
    {
        var task = page.View;
        if (!TaskLife.IsClosed(task.Progress) && page.May(Subject.Escalation, Act.Write))
            yield return new ActionForm("contact", "Ghi lần đôn đốc", "Ghi vào sổ đôn đốc")
            {
                Once = true,
                Fields =
                [
                    Field.Of<ContactChannel>(nameof(NoteContact.Channel)),
                    Field.Day(nameof(NoteContact.ContactedOn), page.Today),
                    new(nameof(NoteContact.ToWhom)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch UBND xã." },
                    Field.Text(nameof(NoteContact.Text)) with { Label = "Nội dung trao đổi" },
                ],
            };
        if (task.Timeliness is Timeliness.Overdue or Timeliness.NearDue && Owing.Contains(task.Progress) && page.May(Subject.Escalation, Act.Write))
            yield return new ActionForm("draftLetter", "Lập công văn đôn đốc", "Lập dự thảo công văn")
            {
                Note = Asking(page) + (task.RunningLetter is { } runs ? $"Đơn vị còn thời gian trả lời {runs.Words}. " : "") + (Supplementing(page) is { } open ? $"Đơn vị còn thời hạn bổ sung, làm rõ báo cáo đến hết ngày {Show.Date(open)}. " : "") + "Lập trước khi hệ thống tự soạn theo lịch. Nội dung đã quá hạn thì lần này tính là một lần đôn đốc bằng văn bản, hệ thống đếm tiếp từ hôm nay và không soạn lại; nội dung sắp đến hạn thì lịch nhắc, đôn đốc giữ nguyên. Các nội dung của cùng đơn vị lập trong ngày vào chung một công văn.",
                Fields =
                [
                    Field.Day(nameof(DraftReminderLetter.ReplyBy)) with { IsOptional = true, Hint = NotBefore(page) is { } earliest ? $"Bỏ trống thì theo quy định theo dõi, đôn đốc của Hội đồng nhân dân, không trước {Show.Date(earliest)}." : "Bỏ trống thì theo quy định theo dõi, đôn đốc của Hội đồng nhân dân." },
                    Field.Text(nameof(DraftReminderLetter.LetterText)) with { IsOptional = true, Hint = "Thêm vào công văn; dự thảo còn sửa được trước khi vào số." },
                    .. task.RunningLetter is null ? Array.Empty<Field>() : [Field.YesNo(nameof(DraftReminderLetter.ConfirmsRunningLetter))],
                    .. Supplementing(page) is null ? Array.Empty<Field>() : [Field.YesNo(nameof(DraftReminderLetter.ConfirmsRunningSupplement))],
                ],
            };
        if (page.May(Subject.Escalation, Act.Write))
            foreach (var measure in page.Measures.Where(m => m.AnsweredOn is null))
                yield return new ActionForm("answerMeasure", $"Ghi kết quả biện pháp: {measure.MeasureKind.Label().ToLowerInvariant()} ({measure.Reference})", "Ghi kết quả")
                {
                    Of = measure.Id,
                    Fields = [Field.Day(nameof(AnswerMeasure.AnsweredOn), page.Today), Field.Text(nameof(AnswerMeasure.Answer))],
                }.With(nameof(AnswerMeasure.MeasureId), measure.Id).With(nameof(AnswerMeasure.Version), measure.Version);
        if (!page.May(Subject.FollowUpTask, Act.Approve)) yield break;
        var paper = new Field(nameof(SuspendTask.DecisionReference));
        if (task.Allowed.Contains(TaskStep.Suspend))
            yield return Versioned(page, new ActionForm("suspend", "Tạm dừng", "Tạm dừng")
            {
                Fields =
                [
                    paper with { Hint = "Ghi số, ký hiệu, ví dụ 27/TB-HĐND, để được vào sổ văn bản đi; ghi khác đi thì chỉ lưu như đã ghi." }, .. TaskTimeForms.Sharing(page, "suspend", "tạm dừng nội dung"),
                    Field.Day(nameof(SuspendTask.DecidedOn)) with { Label = "Ngày của văn bản quyết định", IsOptional = true, Hint = "Bỏ trống thì là ngày tạm dừng." },
                    Field.Day(nameof(SuspendTask.SuspendedOn), page.Today), Field.Text(nameof(SuspendTask.Reason)),
                    new(nameof(SuspendTask.ClockStops), FieldKind.Choice)
                    {
                        Label = "Thời hạn trong khi tạm dừng",
                        Choices = [new("", "Theo quy định của Hội đồng nhân dân"), new("true", "Dừng tính"), new("false", "Vẫn tính")],
                    },
                ],
            });
        if (task.Allowed.Contains(TaskStep.Resume))
            yield return Versioned(page, new ActionForm("resume", "Cho tiếp tục", "Cho tiếp tục")
            {
                Fields = [Field.Day(nameof(ResumeTask.ResumedOn), page.Today), Field.Text(nameof(ResumeTask.Reason)) with { IsOptional = true }],
            });
        if (task.Allowed.Contains(TaskStep.Drop) && task.IsConcludingBody)
            yield return Versioned(page, new ActionForm("drop", "Kết thúc do không còn phù hợp", "Kết thúc")
            {
                Note = "Kết thúc rồi thì đơn vị không còn phải thực hiện, không báo cáo và không bị đôn đốc nữa; báo cáo, đề nghị đang chờ không được xét tiếp. Muốn mở lại phải có văn bản khác.",
                Fields = [paper, .. TaskTimeForms.Sharing(page, "drop", "kết thúc nội dung"), Field.Day(nameof(DropTask.DroppedOn), page.Today), Field.Text(nameof(DropTask.Reason))],
            });
        if (task is { CanReopen: true, HasParts: false, IsConcludingBody: true })
            yield return Versioned(page, new ActionForm("reopen", "Mở lại nội dung", "Mở lại nội dung")
            {
                IsOpen = task.Progress is TaskProgress.Confirmed && page.History.Rechecks is [.., { Result: not RecheckResult.Remedied }],
                Note = $"Nội dung đang ở trạng thái “{task.Progress.Label()}”; mở lại thì đơn vị tiếp tục thực hiện và báo cáo, việc nhắc hạn, đôn đốc tính theo thời hạn mới. Báo cáo, quyết định trước đây vẫn giữ trong lịch sử.",
                Fields =
                [
                    paper, .. TaskTimeForms.Sharing(page, "reopen", "mở lại nội dung"), Field.Day(nameof(ReopenTask.DecidedOn), page.Today) with { Label = "Ngày của văn bản quyết định" }, Field.Text(nameof(ReopenTask.Reason)),
                    Field.Day(nameof(ReopenTask.DueOn)) with { Label = task.DeadlineKind is DeadlineKind.Continuous ? "Ngày rà soát lần sau" : "Thời hạn từ khi mở lại", Hint = (task.DeadlineKind is DeadlineKind.Continuous ? task.ReviewOn : task.DueOn) is { } standing && standing >= page.Today ? $"Không sớm hơn {Show.Date(standing)} là ngày đã giao cho đơn vị." : null },
                ],
            });
    }

    public static string? Said(params string?[] sentences) => string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } said ? said : null;

    private static ActionForm Versioned(TaskPage page, ActionForm form) => form.With("Version", page.View.Version);

    private static ActionForm Decide(ActionForm form, ReportedTask item) =>
        form.With(nameof(DecideRemediationItem.RemediationItemId), item.Id).With(nameof(DecideRemediationItem.Version), item.ItemVersion);
}
