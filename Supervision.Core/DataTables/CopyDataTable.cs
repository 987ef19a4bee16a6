using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>Copies a table's design into a campaign, of an earlier one or of the same. What a unit gave for the original is offered to it in the copy.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record CopyDataTable : ICommand<Created>
{
    /// <summary>The original.</summary>
    public required Guid DataTableId { get; init; }

    /// <summary>Where the copy goes.</summary>
    public required Guid CampaignId { get; init; }

    public sealed class Validator : AbstractValidator<CopyDataTable>
    {
        public Validator()
        {
            RuleFor(c => c.DataTableId).NotEmpty();
            RuleFor(c => c.CampaignId).NotEmpty();
        }
    }
}

internal sealed class CopyDataTableHandler(Db db, Journal journal, Gate gate) : IRequestHandler<CopyDataTable, Created>
{
    public async Task<Created> Handle(CopyDataTable command, CancellationToken ct)
    {
        DesignDataTableHandler.DemandOpen(await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct));
        var (original, _) = await db.EnterDataTable(gate, command.DataTableId, Subject.UnitReport, Act.Read, ct);
        var (id, number) = await db.AddDataTable(command.CampaignId, new TableWords(original.Title, original.PeriodText, original.MeasureUnit, original.Layout), original.Id, ct);
        journal.Add(new DataTableCopied(id, command.CampaignId, number, original.Id, original.Title));
        return new Created(id, number);
    }
}

public sealed record DataTableCopied(Guid SubjectId, Guid CampaignId, int Number, Guid CopiedFromId, string Title) : IEvent;
