using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Core.UnitLinks;

/// <summary>
/// Opens what a link leads to, by its button: gives the browser a session for this one matter. Whatever the link is, unknown, expired, taken back, the answer to what opens nothing is the same.
/// </summary>
[OpenToAll("whoever holds a link of 256 random bits read it in the unit's mailbox"), AnswersOnce]
public sealed record OpenUnitLink(string LinkSecret) : ICommand<OpenedLink>
{
    public sealed class Validator : AbstractValidator<OpenUnitLink>
    {
        public Validator() => RuleFor(c => c.LinkSecret).NotEmpty().MaximumLength(100);
    }
}

/// <param name="SessionSecret">What the browser's cookie holds from now on.</param>
/// <param name="Route">Where the matter is.</param>
public sealed record OpenedLink(string SessionSecret, string Route);

internal sealed class OpenUnitLinkHandler(Gate gate, Journal journal, Visitor visitor, UnitLinkRows links, LinkSessions sessions) : IRequestHandler<OpenUnitLink, OpenedLink>
{
    public async Task<OpenedLink> Handle(OpenUnitLink command, CancellationToken ct)
    {
        gate.Self();
        var link = await links.Find(command.LinkSecret, ct)
            ?? throw RefusedException.Conflict("link.unusable", "Đường dẫn này không dùng được: không đúng, đã hết hạn hoặc đã được thu hồi. Hãy liên hệ Văn phòng để nhận đường dẫn mới.");
        var (session, secret) = await sessions.Begin(link, ct);
        journal.AddFor(link.CouncilId, new UnitLinkOpened(link.MatterId, link.Id, LinkTie.CodeOf(link.Id), link.UnitId, session, link.Matter, visitor.Device));
        return new OpenedLink(secret, LinkRoutes.Of(link.Matter, link.MatterId));
    }
}

public sealed record UnitLinkOpened(Guid SubjectId, Guid UnitLinkId, string LinkCode, Guid UnitId, Guid SessionId, LinkMatter Matter, string Device) : IEvent;
