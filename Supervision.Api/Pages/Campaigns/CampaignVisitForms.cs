using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>Forms about the sessions of a campaign, from the plan to the notice; what happens at a session is written at the session.</summary>
internal static class CampaignVisitForms
{
    private const string Others = "Chỉ ghi khi cuộc khác hoặc cơ quan khác cũng làm việc tại đơn vị ngày đó.";

    /// <summary>Null where every unit reports only, so that there is nobody to visit.</summary>
    public static ActionForm? Plan(CampaignPage page)
    {
        var view = page.View;
        var units = view.Units.Where(unit => unit.Mode is not UnitMode.ByReport).ToList();
        if (units.Count == 0) return null;
        var visited = view.Visits.Where(visit => visit.Status is not VisitStatus.Cancelled).SelectMany(visit => visit.Units).Select(unit => unit.UnitId).ToHashSet();
        var open = units.Where(unit => !visited.Contains(unit.UnitId)).ToList();
        var form = new ActionForm("planVisit", "Lên lịch buổi làm việc", "Lên lịch")
        {
            Once = true,
            Fields =
            [
                .. view.Delegations.Count == 1 ? (Field[])[] : [new Field(nameof(PlanVisit.DelegationId), FieldKind.Choice) { Label = "Đoàn giám sát", Choices = [.. view.Delegations.Select(one => new Choice($"{one.Id}", one.Name))] }],
                new(nameof(PlanVisit.UnitIds), FieldKind.Several)
                {
                    Choices = [.. units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))],
                    Value = open is [var only] ? $"{only.UnitId}" : "",
                },
                Field.Day(nameof(PlanVisit.PlannedOn)) with { IsOptional = true, Hint = "Bỏ trống khi chưa định ngày; chưa có ngày thì chưa gửi thông báo được." },
                Field.Of<Session>(nameof(PlanVisit.Session)),
                new(nameof(PlanVisit.Place)) { Hint = "Ví dụ: Trụ sở Ủy ban nhân dân xã." },
                Field.Text(nameof(PlanVisit.OverlapReason)) with { IsOptional = true, Hint = Others },
            ],
        };
        return view.Delegations.Count == 1 ? form.With(nameof(PlanVisit.DelegationId), view.Delegations[0].Id) : form;
    }

    public static IReadOnlyList<ActionForm> Of(CampaignPage page, CampaignVisit visit) => !page.View.May.PlanVisits ? [] :
        [.. Offered(page, visit).Select(form => (form with { Of = visit.Id, IsOpen = IsNext(page, visit, form) }).With(nameof(NotifyVisit.VisitId), visit.Id).With(nameof(NotifyVisit.Version), visit.Version))];

    /// <summary>Writes down that the notice went out, filled in from the letter where it was issued here.</summary>
    public static ActionForm Notify(IEnumerable<ClockReading> clocks, IssuedLetter? letter, DateOnly today) => new("notify", "Ghi việc gửi thông báo", "Ghi đã gửi thông báo")
    {
        Note = string.Join(' ', (string[])[.. clocks.Select(CampaignForms.Said), .. CampaignForms.FromLetter(letter)]),
        Fields =
        [
            new(nameof(NotifyVisit.Reference)) { Value = letter?.Reference, Hint = "Ví dụ: 60/TB-HĐND." },
            Field.Day(nameof(NotifyVisit.SentOn), letter?.SentOn ?? today),
            Field.Text(nameof(NotifyVisit.LateReason)) with { IsOptional = true, Hint = "Chỉ ghi khi gửi sau hạn theo luật." },
        ],
    };

    private static bool IsNext(CampaignPage page, CampaignVisit visit, ActionForm form) =>
        page.Card?.Next is { } next && next.VisitId == visit.Id && (CampaignForms.NameOf(next.Mend) == form.Name || form.Name.Equals(page.Step, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ActionForm> Offered(CampaignPage page, CampaignVisit visit)
    {
        var letter = page.Letter(visit.Id, Core.Papers.PaperKind.ProgrammeLetter, Core.Papers.PaperKind.Invitation);
        if (visit.Allowed.Contains(VisitStep.Notify) && visit.PlannedOn is not null)
            yield return Notify(page.View.Clocks.Where(clock => clock.VisitId == visit.Id), letter, page.Today);
        if (visit.Allowed.Contains(VisitStep.Reschedule))
            yield return new ActionForm("reschedule", "Đặt ngày mới", "Đặt ngày mới") { Fields = [Field.Day(nameof(RescheduleVisit.PlannedOn)), Field.Text(nameof(RescheduleVisit.OverlapReason)) with { IsOptional = true, Hint = Others }] };
        if (visit.Allowed.Contains(VisitStep.Postpone))
            yield return new ActionForm("postpone", "Hoãn buổi làm việc", "Hoãn") { Note = "Sau khi hoãn thì đặt được ngày mới và phải thông báo lại.", Fields = [Field.Text(nameof(PostponeVisit.Reason))] };
        if (visit.Allowed.Contains(VisitStep.Cancel))
            yield return new ActionForm("cancelVisit", "Hủy buổi làm việc", "Hủy buổi làm việc") { Fields = [Field.Text(nameof(MoveVisit.Reason))] };
    }
}
