using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>How a task is parted, handed over and passed on, and what is fixed about it between.</summary>
public sealed partial class TaskPage
{
    private const string PassOn = "passOn";

    /// <summary>The lead unit as the directory has it, where something depends on it; else null.</summary>
    public UnitAnswer? LeadUnit { get; private set; }

    /// <summary>What was passed on, with what came back.</summary>
    public IReadOnlyList<TaskPassing> Passings { get; private set; } = [];

    /// <summary>Whom work can be passed on to, once the reader means to.</summary>
    internal UnitChoices? PassOnTo { get; private set; }

    public bool IsOpen => View.Progress is not TaskProgress.Draft && !TaskLife.IsClosed(View.Progress);

    public bool IsChased => !View.HasParts && TaskLife.IsChased(View.Progress);

    /// <summary>The unit answers for the task and may have a department or a commune do of it.</summary>
    public bool MayPassOn => IsLead && !IsByLink && IsChased && May(Subject.FollowUpTask, Act.Comment) && LeadUnit?.Unit.Kind is UnitKind.PeoplesCommittee;

    public async Task<IActionResult> OnPostSplit(SplitTask split, [FromForm(Name = "split." + TaskPartForms.ShareLines)] string? lines, CancellationToken ct)
    {
        void Wrong(string message) => ModelState.AddModelError($"split.{nameof(SplitTask.Shares)}", message);
        var shares = new List<NewShare>();
        foreach (var (unit, said) in await TypedUnits.Read(ask, lines, "đơn vị phải có trong danh mục", Wrong, ct))
        {
            var due = said is null ? null : TypedDay.Read(said);
            if (said is not null && due is null) Wrong($"“{said}” của {unit.Name} không phải một ngày có thật; thời hạn riêng ghi {TypedDay.Example}.");
            shares.Add(new NewShare(unit.Id, due));
        }
        return await Do(split with { TaskId = Id, Shares = shares }, nameof(split), "Đã tách nội dung; từng đơn vị thấy phần của mình từ lúc này và được báo.");
    }

    public Task<IActionResult> OnPostHandOverTask(HandOverTask handOverTask) =>
        Do(handOverTask with { TaskId = Id }, nameof(handOverTask), "Đã bàn giao nội dung; đơn vị kế thừa thấy từ lúc này và được báo.");

    /// <summary>Passes work on; the button beside the name only looks for units.</summary>
    public async Task<IActionResult> OnPostPassOn(PassOnTask passOn, string? find) =>
        find is not null ? await Found() : await Do(passOn with { TaskId = Id }, nameof(passOn), "Đã giao tiếp công việc; đơn vị nhận thấy nội dung từ lúc này và được báo.");

    public Task<IActionResult> OnPostReportPassing(ReportPassing reportPassing) => Do(reportPassing, nameof(reportPassing), "Đã báo cáo lại cơ quan chủ trì.");

    public Task<IActionResult> OnPostReview(RecordReview review) => Do(review with { TaskId = Id }, nameof(review), "Đã ghi lần rà soát và ngày rà soát lần sau.");

    public Task<IActionResult> OnPostShortcomings(LinkShortcomings shortcomings) =>
        Do(shortcomings with { TaskId = Id, ClauseIds = shortcomings.ClauseIds ?? [] }, nameof(shortcomings), "Đã lưu hạn chế, vi phạm mà nội dung này khắc phục.");

    public Task<IActionResult> OnPostEvidenceList(SetEvidenceList evidenceList) =>
        Do(evidenceList with { TaskId = Id, EvidenceItems = TypedLines.Of(evidenceList.EvidenceItems) }, nameof(evidenceList), "Đã đặt danh mục minh chứng.");

    /// <summary>How many of the parts are how: "1 trong 3 phần quá hạn."</summary>
    public static string PartsSaid(PartsState state, TaskPartsView parts)
    {
        var leaves = parts.Parts.Where(part => !part.IsParent).ToList();
        return state switch
        {
            PartsState.Overdue => Said(parts.Counts.OpenOverdue, "quá hạn"),
            PartsState.Awaiting => Said(parts.Counts.AwaitingConfirmation, "chờ thẩm định"),
            PartsState.Suspended => Said(parts.Counts.Suspended, "tạm dừng"),
            PartsState.NotBegun => Said(leaves.Count, "chưa thực hiện"),
            PartsState.Closed => Said(leaves.Count, "đã kết thúc"),
            _ => $"Đang thực hiện; {Said(leaves.Count(part => TaskLife.IsClosed(part.Progress)), "đã kết thúc")}",
        };

        string Said(int count, string how) => count < leaves.Count ? $"{Show.Number(count)} trong {Show.Number(leaves.Count)} phần {how}." : $"{Show.Number(leaves.Count)} phần, {(leaves.Count > 1 ? "đều " : "")}{how}.";
    }

    private async Task ReadParts(CancellationToken ct)
    {
        if (IsByLink || View.Progress is TaskProgress.Draft) return;
        Passings = await ask.Try(Subject.FollowUpTask, new TaskPassingList(Id), ct) ?? [];
        if (IsOpen && (View.MayWrite || IsLead)) LeadUnit = await ask.Try(Subject.Directory, new UnitDetails(View.LeadUnitId), ct);
        var isAsked = PassOn.Equals(Step, StringComparison.OrdinalIgnoreCase) || (Request.HasFormContentType && Request.Form.Keys.Any(key => key.StartsWith($"{PassOn}.", StringComparison.Ordinal)));
        if (isAsked && MayPassOn) PassOnTo = await UnitChoices.Read(ask, Request, PassOn, nameof(PassOnTask.ReceivingUnitId), null, ct, under: View.LeadUnitId);
    }
}
