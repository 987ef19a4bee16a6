using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Api.Pages;

/// <summary>What whoever writes the minutes does about a session besides its findings.</summary>
internal static class VisitForms
{
    public static string Address(Guid visitId) => $"/buoi-lam-viec/{visitId}";

    /// <summary>The box that is ticked by whoever goes on although something may not have been sent; there only where that is so.</summary>
    public static IEnumerable<Field> DespiteUnsent(IReadOnlyList<UnsentDevice> unsent, string label) => unsent.Count == 0 ? [] :
    [
        new(nameof(MoveVisit.DespiteUnsent), FieldKind.Several) { Choices = [new("true", label)], Hint = $"Nội dung gửi sau khi bên đầu tiên đã ký biên bản thì không vào được biên bản. {string.Join("; ", unsent.Select(device => device.Sentence))}." },
    ];

    public static IEnumerable<ActionForm> Of(VisitView view, IReadOnlyList<UnsentDevice> unsent, IssuedLetter? letter, TimeProvider clock)
    {
        var head = view.Minutes.Head;
        if (!view.MayWrite) yield break;
        var now = TimeOnly.FromDateTime(clock.GetUtcNow().Local());
        if (TakesNotice(view))
            yield return (CampaignVisitForms.Notify(view.Notice is { } limit ? [limit] : [], letter, clock.Today()) with { IsOpen = head.PlannedOn <= clock.Today() }).With(nameof(NotifyVisit.Version), head.Version);
        if (head.Status is VisitStatus.Notified)
            yield return new ActionForm("start", "Bắt đầu buổi làm việc", "Bắt đầu") { IsOpen = head.PlannedOn <= clock.Today(), Fields = [Field.Hour(nameof(MoveVisit.At), now)] }.With(nameof(MoveVisit.Version), head.Version);
        if (head.Status is VisitStatus.InProgress or VisitStatus.AwaitingSignature && view.Minutes.Signatures.Count == 0)
            foreach (var form in Writing(view.Minutes).Select(form => InPlace(form, view.FreePlaces))) yield return form;
        if (head.Status is VisitStatus.InProgress)
            yield return new ActionForm("end", "Kết thúc buổi làm việc", "Kết thúc")
            {
                Note = "Sau khi kết thúc vẫn ghi bổ sung được cho đến khi bên đầu tiên ký biên bản.",
                Fields = [Field.Hour(nameof(MoveVisit.At), now), .. DespiteUnsent(unsent, "Vẫn kết thúc")],
            }.With(nameof(MoveVisit.Version), head.Version);
    }

    /// <summary>The reader writes down here that the notice went out.</summary>
    public static bool TakesNotice(VisitView view) => view.MayWrite && view.Allowed.Contains(VisitStep.Notify) && view.Minutes.Head.PlannedOn is not null;

    /// <summary>What has to be done before anything is written at a session that has not begun, and where; the place is empty where somebody else does it.</summary>
    public static (string Said, string? Link, string? Address) Before(VisitView view) => view.Minutes.Head switch
    {
        { Status: VisitStatus.Planned, PlannedOn: null } head => ("Chưa ghi được nội dung: buổi làm việc chưa định ngày.", view.MayWrite ? "Đặt ngày" : null, $"/cuoc-giam-sat/{head.CampaignId}#buoi"),
        { Status: VisitStatus.Planned } => ("Chưa ghi được nội dung: chưa ghi việc gửi thông báo cho đơn vị. Ghi việc gửi thông báo rồi mới bắt đầu được buổi làm việc.", view.MayWrite ? "Ghi việc gửi thông báo" : null, "#notify"),
        { Status: VisitStatus.Notified } => ("Ghi nội dung được từ khi bắt đầu buổi làm việc.", view.MayWrite ? "Bắt đầu buổi làm việc" : null, "#start"),
        { Status: VisitStatus.Postponed } head => ("Buổi làm việc đã hoãn; đặt ngày mới và thông báo lại rồi mới bắt đầu được.", view.MayWrite ? "Đặt ngày mới" : null, $"/cuoc-giam-sat/{head.CampaignId}#buoi"),
        { Status: VisitStatus.Cancelled } => ("Buổi làm việc đã hủy nên không ghi nội dung.", null, null),
        _ => ("Biên bản không ghi thêm được nữa.", null, null),
    };

    public static RecordAttendance Present(Guid visitId, MinutesMember member) => new()
    {
        VisitId = visitId,
        Side = Side.Delegation,
        AttendsAs = Enum.TryParse<AttendancePart>($"{member.Part}", out var part) ? part : AttendancePart.Attendee,
        Post = member.Title,
    };

    // What was taken out can be written anew where it stood.
    private static ActionForm InPlace(ActionForm form, IReadOnlyList<int> free) => free.Count == 0 || form.Name == "petitions" ? form : form with
    {
        Fields =
        [
            .. form.Fields,
            new(nameof(RecordOpinion.InPlaceOf), FieldKind.Choice)
            {
                Label = "Chỗ ghi trong biên bản", IsOptional = true, Choices = [new("", "Cuối biên bản"), .. free.Select(number => new Choice($"{number}", $"Mục số {number}, đã rút"))],
            },
        ],
    };

    private static IEnumerable<ActionForm> Writing(MinutesRecord minutes) =>
    [
        new("attend", "Ghi người dự khác", "Ghi người dự")
        {
            Once = true,
            Fields =
            [
                Field.Of<Side>(nameof(RecordAttendance.Side), Side.Unit, Side.Delegation, Side.Chair, Side.Other),
                Field.Of<AttendancePart>(nameof(RecordAttendance.AttendsAs), [AttendancePart.UnitHead, AttendancePart.UnitDeputy, AttendancePart.Attendee, .. Enum.GetValues<AttendancePart>().Where(part => part is not (AttendancePart.UnitHead or AttendancePart.UnitDeputy or AttendancePart.Attendee))]),
                new(nameof(RecordAttendance.Post)) { Hint = "Ví dụ: Chủ tịch Ủy ban nhân dân xã." },
                new(nameof(RecordAttendance.BodyName)) { IsOptional = true },
                new(nameof(RecordAttendance.PersonName)) { IsOptional = true },
                new(nameof(RecordAttendance.HeadCount), FieldKind.Number) { IsOptional = true, Hint = "Khi ghi chung một nhóm người." },
                new(nameof(RecordAttendance.AuthorisedBy)) { IsOptional = true, Hint = "Khi cấp phó thay người đứng đầu." },
            ],
        },
        new("commit", "Ghi cam kết của đơn vị", "Ghi cam kết")
        {
            Once = true,
            Fields =
            [
                Field.Text(nameof(RecordCommitment.Content)),
                new(nameof(RecordCommitment.MadeBy)) { IsOptional = true, Hint = "Ghi chức danh, ví dụ: Chủ tịch Ủy ban nhân dân xã." },
                Field.Day(nameof(RecordCommitment.DueOn)) with { IsOptional = true },
                new(nameof(RecordCommitment.Target)) { IsOptional = true },
            ],
        },
        new("opinion", "Ghi ý kiến phát biểu", "Ghi ý kiến")
        {
            Once = true,
            Fields = [Field.Of<Side>(nameof(RecordOpinion.Side)), new(nameof(RecordOpinion.Speaker)) { Hint = "Ghi chức danh người phát biểu." }, Field.Text(nameof(RecordOpinion.Text)) with { IsOptional = true }],
        },
        new("onsite", "Ghi kiểm tra thực tế", "Ghi kiểm tra")
        {
            Once = true,
            Fields =
            [
                new(nameof(RecordOnSiteCheck.Place)), Field.Text(nameof(RecordOnSiteCheck.Content)) with { IsOptional = true }, new(nameof(RecordOnSiteCheck.CheckedBy)),
                Field.Day(nameof(RecordOnSiteCheck.CheckedOn), minutes.Head.PlannedOn) with { IsOptional = true },
            ],
        },
        new("document", "Ghi tài liệu đơn vị giao", "Ghi tài liệu") { Once = true, Fields = [new(nameof(RecordHandedDocument.DocumentName)), new(nameof(RecordHandedDocument.Reference)) { IsOptional = true }] },
        new("remark", "Ghi phát biểu kết luận của chủ trì", "Ghi phát biểu")
        {
            Once = true,
            Fields = [Field.Of<RemarkKind>(nameof(RecordClosingRemark.Kind)), Field.Text(nameof(RecordClosingRemark.Text)), new(nameof(RecordClosingRemark.SpokenBy)) { IsOptional = true }],
        },
        new ActionForm("petitions", "Ghi việc đơn vị nêu kiến nghị", "Ghi")
        {
            Fields =
            [
                new(nameof(NotePetitions.Raised), FieldKind.Choice) { Label = "Đơn vị có nêu kiến nghị tại buổi làm việc", Value = minutes.Head.PetitionsRaised ? "true" : "false", Choices = [new("true", "Có"), new("false", "Không")] },
                Field.Text(nameof(NotePetitions.Note)) with { IsOptional = true, Value = minutes.Head.PetitionsNote },
            ],
        }.With(nameof(NotePetitions.Version), minutes.Head.Version),
    ];
}
