using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>Takes a table back, or gives its design up: nothing more is sent in for it. What units gave stays, and a copy of the table offers it to them again.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record WithdrawDataTable : ICommand<Changed>, IVersioned
{
    public required Guid DataTableId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawDataTable>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class WithdrawDataTableHandler(Db db, Journal journal, Gate gate) : IRequestHandler<WithdrawDataTable, Changed>
{
    public async Task<Changed> Handle(WithdrawDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, command.DataTableId, Subject.Campaign, Act.Write, ct);
        await db.DemandVersion(table.Id, command.Version, table.Version, ct);
        DesignDataTableHandler.DemandOpen(access);
        if (table.Status is DataTableStatus.Withdrawn) throw RefusedException.Conflict("data_table.withdrawn", "Biểu số liệu này đã được thu hồi.");

        var before = new { table.Status };
        // What was never sent is no unit's to see, taken back or not.
        (table.Status, table.Reason) = (DataTableStatus.Withdrawn, command.Reason);
        await db.Save(table, ct);
        journal.Add(new DataTableWithdrawn(table.Id, table.CampaignId, command.Reason), before);
        return new Changed(table.Id, table.Version + 1);
    }
}

public sealed record DataTableWithdrawn(Guid SubjectId, Guid CampaignId, string Reason) : IEvent;
