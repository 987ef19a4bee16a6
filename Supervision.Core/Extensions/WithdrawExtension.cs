using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Extensions;

/// <summary>The unit takes back a request that was not decided, sent or not.</summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record WithdrawExtension(Guid ExtensionRequestId, int Version) : ICommand<Changed>, IVersioned;

internal sealed class WithdrawExtensionHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawExtension, Changed>
{
    public async Task<Changed> Handle(WithdrawExtension command, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Write, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Đề nghị gia hạn do đơn vị đã gửi tự rút.", "extension.unit");
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        var moved = request.Take(ExtensionStep.Withdraw, clock.Today());
        await db.Save(request, ct);
        journal.Add(moved);
        return new Changed(request.Id, request.Version + 1);
    }
}
