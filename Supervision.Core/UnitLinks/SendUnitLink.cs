using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitLinks;

/// <summary>
/// Mails a unit a link that opens one matter of its own. It goes to the unit's official mailbox and to nobody else, whoever sends it sees it as little as anybody; the unit must have named who may confirm by a code.
/// </summary>
[Requires(Subject.UnitLink, Act.Write)]
public sealed record SendUnitLink : ICommand<SentLink>
{
    public required Guid UnitId { get; init; }
    public required LinkMatter Matter { get; init; }
    public required Guid MatterId { get; init; }

    public sealed class Validator : AbstractValidator<SendUnitLink>
    {
        public Validator() => RuleFor(c => c.Matter).IsInEnum();
    }
}

/// <param name="Id">The link.</param>
/// <param name="Address">The mailbox that it goes to.</param>
public sealed record SentLink(Guid Id, string Address, DateTimeOffset ExpiresAt);

internal sealed class SendUnitLinkHandler(Db db, Journal journal, Gate gate, Actor actor, UnitLinkRows links, UnitLinkMail mail) : IRequestHandler<SendUnitLink, SentLink>
{
    public async Task<SentLink> Handle(SendUnitLink command, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Write);
        await db.DemandUnit(command.UnitId, ct);
        var title = await links.Title(command.UnitId, command.Matter, command.MatterId, ct)
            ?? throw RefusedException.Conflict("link.no_matter", "Đơn vị này không có việc đó, hoặc việc đó không còn chờ đơn vị.", nameof(command.MatterId));
        var address = await db.Value<string>("SELECT Email FROM Units WHERE Id = @UnitId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.Conflict("link.no_mailbox", "Chưa có hộp thư chính thức của đơn vị; hãy ghi hộp thư trước.", nameof(command.UnitId));
        if (!db.Signal.Channels.Email) throw RefusedException.Conflict("link.no_mail", "Hệ thống chưa được nối với máy chủ thư điện tử nên chưa gửi được đường dẫn.");
        if ((await db.ContactsOf(command.UnitId, ct)).Count == 0)
            throw RefusedException.Conflict("link.no_contact", "Đơn vị chưa nêu người đứng đầu hoặc đầu mối để xác nhận bằng mã; hãy ghi theo văn bản của đơn vị trước.", nameof(command.UnitId));
        if (await links.Lately(command.UnitId, command.Matter, command.MatterId, ct) >= UnitLinkRows.PerDay)
            throw RefusedException.Conflict("link.often", $"Đã gửi {UnitLinkRows.PerDay} đường dẫn cho việc này trong 24 giờ; hãy gọi cho đơn vị.");

        var (id, route, expiresAt) = await links.Make(command.UnitId, command.Matter, command.MatterId, address, actor.PersonId, ct);
        await mail.Link(command.UnitId, address, title, route, expiresAt, command.MatterId, ct);
        journal.Add(new UnitLinkSent(command.MatterId, id, LinkTie.CodeOf(id), command.UnitId, command.Matter, address, expiresAt));
        return new SentLink(id, address, expiresAt);
    }
}

/// <param name="SubjectId">The matter.</param>
/// <param name="UnitLinkId">The link.</param>
/// <param name="LinkCode">How the journal names the link where something was done by it.</param>
/// <param name="UnitId">Whose matter it is.</param>
/// <param name="Matter">What it is.</param>
/// <param name="Address">The mailbox.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
public sealed record UnitLinkSent(Guid SubjectId, Guid UnitLinkId, string LinkCode, Guid UnitId, LinkMatter Matter, string Address, DateTimeOffset ExpiresAt) : IEvent;
