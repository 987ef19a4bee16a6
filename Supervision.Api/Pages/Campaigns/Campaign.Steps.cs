using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Planning;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>What the council's people do with a campaign and its sessions.</summary>
public sealed partial class CampaignPage
{
    public Task<IActionResult> OnPostProgramme(MoveCampaign programme) => Move(programme, nameof(programme), CampaignStep.Programme, "Đã ghi: cuộc giám sát có trong chương trình.");

    public Task<IActionResult> OnPostSendPlan(MoveCampaign sendPlan) => Move(sendPlan, nameof(sendPlan), CampaignStep.SendPlan, "Đã ghi việc gửi kế hoạch; các đơn vị thấy cuộc giám sát và báo cáo phải gửi.");

    public Task<IActionResult> OnPostStart(MoveCampaign start) => Move(start, nameof(start), CampaignStep.Start, "Đã ghi ngày bắt đầu giám sát.");

    public async Task<IActionResult> OnPostEndFieldwork(MoveCampaign endFieldwork, CancellationToken ct)
    {
        // Known only while the work goes on.
        var gaps = (await ask.Get(new CampaignDetails { CampaignId = Id }, ct)).FieldworkGaps;
        return await Move(endFieldwork, nameof(endFieldwork), CampaignStep.EndFieldwork, gaps is null ? "Đã ghi ngày kết thúc thực địa." : $"Đã ghi ngày kết thúc thực địa. Còn lại khi kết thúc: {Show.Cut(gaps, 600)}");
    }

    public Task<IActionResult> OnPostFollowUp(MoveCampaign followUp) => Move(followUp, nameof(followUp), CampaignStep.FollowUp, "Đã chuyển sang theo dõi thực hiện.");

    public Task<IActionResult> OnPostComplete(MoveCampaign complete) => Move(complete, nameof(complete), CampaignStep.Complete, "Đã ghi: cuộc giám sát hoàn thành.");

    public Task<IActionResult> OnPostArchive(MoveCampaign archive) => Move(archive, nameof(archive), CampaignStep.Archive, "Đã ghi việc lưu trữ.");

    public Task<IActionResult> OnPostSuspend(MoveCampaign suspend) => Move(suspend, nameof(suspend), CampaignStep.Suspend, "Đã ghi việc tạm dừng.");

    public Task<IActionResult> OnPostResume(MoveCampaign resume) => Move(resume, nameof(resume), CampaignStep.Resume, "Đã ghi: cuộc giám sát tiếp tục.");

    public Task<IActionResult> OnPostCancel(MoveCampaign cancel) => Move(cancel, nameof(cancel), CampaignStep.Cancel, "Đã ghi việc hủy cuộc giám sát.");

    public Task<IActionResult> OnPostAskReports(RequestUnitReports askReports) => Do(askReports with { CampaignId = Id }, nameof(askReports), "Đã đặt hạn gửi báo cáo.");

    public Task<IActionResult> OnPostDraftReport(DraftDelegationReport draftReport) => Submit(draftReport with { CampaignId = Id }, nameof(draftReport), made =>
        Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-doan/{made.Id}/soan")));

    public Task<IActionResult> OnPostExamine(ExaminationTyped examine, CancellationToken ct) => Submit(examine.Command(Id), nameof(examine), async made =>
    {
        var isCouncil = (await ask.Get(new CampaignDetails { CampaignId = Id }, ct)).Head.SubjectKind is SubjectKind.Council;
        var held = (await ask.Get(new CampaignConclusions(Id), ct)).Examinations.First(meeting => meeting.Id == made.Id);
        var meeting = isCouncil ? "kỳ họp" : "phiên họp";
        return await Back(held.NotAdoptedBecause is null
            ? $"Đã ghi {meeting} xem xét; tiếp theo là soạn {(isCouncil ? "nghị quyết giám sát" : "kết luận")}."
            : $"Đã ghi {meeting}: không thông qua; báo cáo của Đoàn giám sát được xem xét lại tại {meeting} sau.");
    });

    public async Task<IActionResult> OnPostConclude(ConclusionTyped conclude, CancellationToken ct) =>
        await Submit(conclude.Command(Id, await CampaignFindings(ct), await IssuedReports(await ask.Try(Subject.Conclusion, new CampaignConclusions(Id), ct), ct)), nameof(conclude), made => Task.FromResult<IActionResult>(LocalRedirect($"/ket-luan/{made.Id}")));

    public Task<IActionResult> OnPostAnswerDemand(AnswerUrgentDemand answerDemand) => Do(answerDemand, nameof(answerDemand), "Đã gửi trả lời; Trưởng đoàn và thư ký đã được báo.");

    public Task<IActionResult> OnPostDraftDemand(DraftDemandAnswer draftDemand) => Do(draftDemand, nameof(draftDemand), "Đã lưu dự thảo trả lời; người đứng đầu đã được báo.");

    public Task<IActionResult> OnPostDemand(DemandUrgently demand) => Submit(demand with { CampaignId = Id, VisitId = null }, nameof(demand), made => Back(UrgentDemandForms.Made(made)));

    public Task<IActionResult> OnPostCite(CitePaper cite) => Do(cite with { CampaignId = Id }, nameof(cite), "Đã thêm văn bản viện dẫn.");

    public Task<IActionResult> OnPostSource(RecordSource source) => Do(source with { CampaignId = Id, Unstated = TypedLines.Of(source.Unstated), UnstatedDays = source.UnstatedDays ?? [] }, nameof(source), "Đã ghi nguồn thông tin.");

    public async Task<IActionResult> OnPostPlanVisit(PlanVisit planVisit, CancellationToken ct)
    {
        if (planVisit.OverlapReason is null && planVisit.PlannedOn is { } day) await AskWhy(nameof(planVisit), planVisit.UnitIds ?? [], day, ct);
        return await Do(planVisit with { CampaignId = Id }, nameof(planVisit), "Đã lên lịch buổi làm việc.");
    }

    public Task<IActionResult> OnPostNotify(NotifyVisit notify) => Do(notify, nameof(notify), "Đã ghi việc gửi thông báo.");

    public Task<IActionResult> OnPostPostpone(PostponeVisit postpone) => Do(postpone, nameof(postpone), "Đã ghi: buổi làm việc hoãn.");

    public async Task<IActionResult> OnPostReschedule(RescheduleVisit reschedule, CancellationToken ct)
    {
        if (reschedule.OverlapReason is null && (await ask.Get(new CampaignDetails { CampaignId = Id }, ct)).Visits.FirstOrDefault(visit => visit.Id == reschedule.VisitId) is { } visit)
            await AskWhy(nameof(reschedule), [.. visit.Units.Select(unit => unit.UnitId)], reschedule.PlannedOn, ct);
        return await Do(reschedule, nameof(reschedule), "Đã đặt ngày mới; cần gửi thông báo lại.");
    }

    public Task<IActionResult> OnPostCancelVisit(MoveVisit cancelVisit) => Do(cancelVisit with { Step = VisitStep.Cancel }, nameof(cancelVisit), "Đã ghi việc hủy buổi làm việc.");

    // A conclusion takes over what the delegations' reports say.
    private async Task<IReadOnlyList<DelegationReportView>> IssuedReports(CampaignConclusionsView? outcome, CancellationToken ct)
    {
        var reports = new List<DelegationReportView>();
        foreach (var report in outcome?.Reports.Where(report => report.Status is ReportStatus.Issued) ?? [])
            if (await ask.Try(Subject.Conclusion, new DelegationReportDetails(report.Id), ct) is { } one) reports.Add(one);
        return reports;
    }

    private Task<IReadOnlyList<Core.Findings.FindingLine>> CampaignFindings(CancellationToken ct) =>
        ask.All(Subject.Finding, after => new Core.Findings.CampaignFindings { CampaignId = Id, After = after, Take = 200 }, ct);

    // Others at the unit on that day forbid nothing; whoever takes the day all the same says why.
    private async Task AskWhy(string form, IReadOnlyList<Guid> units, DateOnly day, CancellationToken ct)
    {
        if (!ModelState.IsValid || units.Count is 0 or > 500) return;
        if (await ask.Try(Subject.Campaign, new PlanningChecks { UnitIds = units, VisitsFrom = day, VisitsTo = day, CampaignId = Id }, ct) is not { Overlaps.Count: > 0 } met) return;
        ModelState.AddModelError($"{form}.{nameof(PlanVisit.OverlapReason)}", $"{string.Join(' ', met.Overlaps.Take(5).Select(one => one.Sentence))} Hãy đổi ngày, hoặc ghi lý do vẫn thực hiện.");
        Met = met;
    }

    private Task<IActionResult> Move(MoveCampaign command, string form, CampaignStep step, string done) => Do(command with { CampaignId = Id, Step = step }, form, done);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ => Back(done));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        // Said once more by a form sent twice, it would else count as read.
        TempData.Keep(nameof(Done));
        return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{Id}"));
    }
}
