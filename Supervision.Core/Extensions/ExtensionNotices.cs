using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>Who is told of requests for more time.</summary>
internal static class ExtensionNotices
{
    /// <summary>The office, and whoever decides: the leader of the committee or group that recommended, else the Standing Board; and the unit's head, where somebody else of the unit sent it.</summary>
    public static async Task TellSent(this Db db, Actor actor, ExtensionRequest request, CancellationToken ct)
    {
        var task = await db.TaskToTell(request.TaskId, ct);
        var notice = new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.ExtensionSent,
            Title = $"{task.UnitName} đề nghị gia hạn nội dung số {task.Number} đến {VietnameseDate.Short(request.RequestedDueOn)}",
            Text = $"{task.Content}\n\nLý do: {request.Reason}" + (request.LateSendingReason is { } late ? $"\n\nGửi sau thời hạn; lý do gửi chậm: {late}" : ""),
            Link = task.Link,
            SubjectId = request.Id,
            OnceKey = $"extension/{request.Id}",
        };
        await db.Notify(notice, ct);
        await db.TellDeciders(request.TaskId, notice with { Text = $"{notice.Text}\n\nĐề nghị xem xét, quyết định." }, ct);
        if (actor.UnitId == request.UnitId)
            await db.TellHeads(actor, request.UnitId, notice with { Text = $"{notice.Text}\n\n{actor.Identity.Name} gửi thay đơn vị. Nếu không đồng ý, rút đề nghị trước khi có quyết định." }, ct);
    }

    /// <summary>Of a request that was drafted after the deadline, whoever else has to act: the head, who sends it; or the contacts, who look at what the head wrote.</summary>
    public static async Task TellDrafted(this Db db, Actor actor, FollowUpTask drafted, Guid requestId, DateOnly requestedDueOn, CancellationToken ct)
    {
        var isHead = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Extension, Act.Approve);
        var task = await db.TaskToTell(drafted.Id, ct);
        var people = await db.UnitPeople(drafted.LeadUnitId, isHead ? Role.UnitContact : Role.UnitHead, db.Signal.Clock.Today(), ct);
        await db.Notify([.. people.Where(person => person != actor.PersonId).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Draft,
            Title = $"Đề nghị gia hạn nội dung số {task.Number} đến {VietnameseDate.Short(requestedDueOn)} chờ {(isHead ? "đầu mối xem lại" : "người đứng đầu gửi")}",
            Text = $"{task.Content}\n\n" + (isHead
                ? "Thời hạn đã qua và người đứng đầu đơn vị đã tự soạn đề nghị: đầu mối xem lại, lưu lại rồi người đứng đầu gửi."
                : "Thời hạn đã qua: người đứng đầu đơn vị gửi và nêu lý do gửi chậm."),
            Link = task.Link,
            SubjectId = requestId,
            OnceKey = $"extension-draft/{requestId}",
        })], ct);
    }

    /// <summary>The unit, of what was entered of its paper.</summary>
    public static async Task TellEntered(this Db db, ExtensionRequest request, int receiptNumber, CancellationToken ct)
    {
        var task = await db.TaskToTell(request.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = request.UnitId,
            Kind = NoticeKind.ExtensionSent,
            Title = $"Đã nhận đề nghị gia hạn số {request.Reference} về nội dung số {task.Number}",
            Text = $"{task.Content}\n\nVăn phòng nhập từ văn bản ngày {VietnameseDate.Short(request.SentOn!.Value)}, nhận ngày {VietnameseDate.Short(request.PaperReceivedOn!.Value)}: đề nghị đến ngày {VietnameseDate.Short(request.RequestedDueOn)}; giấy biên nhận số {DocumentNumber.Digits(receiptNumber)}.",
            Link = task.Link,
            SubjectId = request.Id,
            OnceKey = $"extension-entered/{request.Id}",
        }, ct);
    }

    /// <summary>The unit, that what was entered of its paper was taken back.</summary>
    public static async Task TellTakenBack(this Db db, ExtensionRequest request, string reason, CancellationToken ct)
    {
        var task = await db.TaskToTell(request.TaskId, ct);
        var notice = new NewNotice
        {
            Kind = NoticeKind.ExtensionSent,
            Title = $"Văn phòng rút đề nghị gia hạn số {request.Reference} đã nhập về nội dung số {task.Number}",
            Text = $"{task.Content}\n\nLý do: {reason}",
            Link = task.Link,
            SubjectId = request.Id,
            OnceKey = $"extension-taken-back/{request.Id}",
        };
        await db.Notify(notice with { UnitId = request.UnitId }, ct);
        await db.TellDeciders(request.TaskId, notice, ct);
    }

    /// <summary>The unit, that what it asked for ended with the task itself.</summary>
    public static async Task TellLapsed(this Db db, ExtensionRequest request, string reason, CancellationToken ct)
    {
        var task = await db.TaskToTell(request.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = request.UnitId,
            Kind = NoticeKind.ExtensionDecided,
            Title = $"Đề nghị gia hạn nội dung số {task.Number} đến {VietnameseDate.Short(request.RequestedDueOn)} không còn được xem xét",
            Text = $"{task.Content}\n\n{reason}",
            Link = task.Link,
            SubjectId = request.Id,
            OnceKey = $"extension-lapsed/{request.Id}",
        }, ct);
    }

    /// <param name="db">The database.</param>
    /// <param name="request">What was decided.</param>
    /// <param name="endsOn">The working day with which a granted deadline ends.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TellDecided(this Db db, ExtensionRequest request, DateOnly? endsOn, CancellationToken ct)
    {
        var task = await db.TaskToTell(request.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = request.UnitId,
            Kind = NoticeKind.ExtensionDecided,
            Title = request.GrantedDueOn is { } due ? $"Nội dung số {task.Number} được gia hạn đến {RolledDay.Say(due, endsOn ?? due)}" : $"Không chấp thuận gia hạn nội dung số {task.Number}",
            Text = $"{task.Content}\n\nVăn bản: {request.DecisionReference}." + (request.DecisionReason is { } reason ? $"\n\nLý do: {reason}" : ""),
            Link = task.Link,
            SubjectId = request.Id,
            OnceKey = $"extension-decided/{request.Id}",
        }, ct);
    }
}
