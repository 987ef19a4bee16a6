using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Dispatches;

/// <summary>Somebody whom a paper goes to, and how.</summary>
public sealed record PaperReceiver
{
    /// <summary>A unit of the directory; its name and its official address are then known.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Who it is, where it is no unit of the directory.</summary>
    public string? Receiver { get; init; }
    public required DispatchChannel Way { get; init; }

    /// <summary>For mail: none takes the unit's official address.</summary>
    public string? MailTo { get; init; }
}

/// <summary>Sends an issued paper out. Mail and hand-over go by themselves right after; what goes on paper or in the province's system is written down.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record SendPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<PaperReceiver> Receivers { get; init; }
    public required DateOnly SentOn { get; init; }

    public sealed class Validator : AbstractValidator<SendPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Receivers).NotEmpty().Must(receivers => receivers.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 nơi nhận.");
            RuleForEach(c => c.Receivers).ChildRules(receiver =>
            {
                receiver.RuleFor(r => r.Way).IsInEnum().NotEqual(DispatchChannel.Edxml).WithMessage("Gói gửi qua trục liên thông phải được ký số: hãy dùng biểu mẫu “Gửi qua trục liên thông”.");
                receiver.RuleFor(r => r.Receiver).NotEmpty().When(r => r.UnitId is null).MaximumLength(300);
                receiver.RuleFor(r => r.UnitId).NotNull().When(r => r.Way is DispatchChannel.System);
                receiver.RuleFor(r => r.MailTo).MaximumLength(300).EmailAddress();
                receiver.RuleFor(r => r.MailTo).NotEmpty().When(r => r.Way is DispatchChannel.Email && r.UnitId is null);
            });
            RuleFor(c => c.SentOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class SendPaperHandler(Db db, Journal journal, Gate gate, TimeProvider clock, IEnumerable<IPaperCourier> couriers) : IRequestHandler<SendPaper, Changed>
{
    private static readonly PaperKind[] SentByAggregate =
        [PaperKind.ConclusionNotice, PaperKind.SessionNotice, PaperKind.SupervisionResolution, PaperKind.CommitteeReport, PaperKind.GroupReport, PaperKind.ReminderLetter];

    public async Task<Changed> Handle(SendPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        var moved = paper.Take(PaperStep.Send);
        EventDate.Demand(nameof(command.SentOn), command.SentOn, clock.Today(), [new PastEvent("ngày ban hành", paper.IssuedOn)]);
        DemandWays(paper, command);

        var units = await Units([.. command.Receivers.Where(r => r.UnitId is not null).Select(r => r.UnitId!.Value).Distinct()], command.SentOn, ct);
        foreach (var receiver in command.Receivers)
        {
            var unit = receiver.UnitId is { } id ? units.GetValueOrDefault(id) ?? throw RefusedException.NotFound("đơn vị") : null;
            var address = receiver.MailTo ?? unit?.Email;
            if (receiver.Way is DispatchChannel.Email && address is null)
                throw RefusedException.Invalid("dispatch.address", nameof(receiver.MailTo), $"{unit!.Name} chưa có địa chỉ thư công vụ; hãy nhập địa chỉ nhận.");
            var goesByItself = receiver.Way is DispatchChannel.Email or DispatchChannel.Folder;
            await db.Execute("""
                INSERT INTO PaperDispatches (Id, CouncilId, PaperId, UnitId, Receiver, Channel, Address, Status, Attempts, DueAt, SentOn, SentBy, Version)
                VALUES (@RowId, @CouncilId, @PaperId, @UnitId, @Receiver, @Channel, @address, @Status, 0, @DueAt, @SentOn, @ActorId, 1)
                """, new
            {
                RowId = Guid.CreateVersion7(),
                command.PaperId,
                receiver.UnitId,
                Receiver = unit?.Name ?? receiver.Receiver!.Trim(),
                Channel = receiver.Way,
                address,
                Status = goesByItself ? DispatchStatus.Waiting : DispatchStatus.Sent,
                DueAt = goesByItself ? clock.GetUtcNow() : (DateTimeOffset?)null,
                command.SentOn,
            }, ct);
        }
        await db.Save(paper, ct);
        await db.Notify([.. command.Receivers.Where(r => r.Way is DispatchChannel.System).Select(r => Told(paper, r.UnitId!.Value))], ct);
        journal.Add(moved);
        journal.Add(new PaperSent(paper.Id, command.SentOn, command.Receivers));
        return new Changed(paper.Id, paper.Version + 1);
    }

    private void DemandWays(OfficialPaper paper, SendPaper command)
    {
        if (SentByAggregate.Contains(paper.Kind) && command.Receivers.Any(r => r.Way is DispatchChannel.System))
            throw RefusedException.Conflict("dispatch.aggregate", "Kết luận, báo cáo kết quả giám sát, công văn đôn đốc được gửi trên hệ thống từ chính hồ sơ của nó.", nameof(command.Receivers));
        foreach (var channel in command.Receivers.Select(r => r.Way).Distinct().Where(c => c is DispatchChannel.Email or DispatchChannel.Folder))
            if (!couriers.Any(courier => courier.Channel == channel && courier.IsOpen))
                throw RefusedException.Conflict("dispatch.channel", $"Hệ thống chưa được cài đặt để gửi qua “{channel.Label()}”.", nameof(command.Receivers));
    }

    private async Task<Dictionary<Guid, UnitRow>> Units(Guid[] ids, DateOnly on, CancellationToken ct) => ids.Length == 0 ? [] : (await db.List<UnitRow>("""
        SELECT u.Id, n.Name, u.Email
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.Id IN @ids AND u.CouncilId = @CouncilId
        """, new { ids, On = on }, ct)).ToDictionary(u => u.Id);

    private static NewNotice Told(OfficialPaper paper, Guid unitId) => new()
    {
        UnitId = unitId,
        Kind = NoticeKind.ConclusionSent,
        Title = $"{paper.Kind.Label()}{(paper.Reference is { } reference ? $" số {reference}" : "")}{(paper.IssuedOn is { } on ? $" ngày {VietnameseDate.Short(on)}" : "")}",
        Text = $"{paper.Title}. Đề nghị đơn vị mở văn bản và xác nhận đã nhận.",
        Link = $"/van-ban/{paper.Id}",
        SubjectId = paper.Id,
        OnceKey = $"paper/{paper.Id}",
    };

    private sealed record UnitRow
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public string? Email { get; init; }
    }
}

public sealed record PaperSent(Guid SubjectId, DateOnly SentOn, IReadOnlyList<PaperReceiver> Receivers) : IEvent;
