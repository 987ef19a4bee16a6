using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>Changes a design before it was sent; afterwards it stays as units have it.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record ReviseDataTable : ICommand<Changed>, IVersioned
{
    public required Guid DataTableId { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public required TableDesign Design { get; init; }

    public sealed class Validator : AbstractValidator<ReviseDataTable>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
            RuleFor(c => c.PeriodText).MaximumLength(300);
            RuleFor(c => c.MeasureUnit).MaximumLength(50);
            RuleFor(c => c.Design).NotNull().SetValidator(new TableDesign.Rules());
        }
    }
}

internal sealed class ReviseDataTableHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReviseDataTable, Changed>
{
    public async Task<Changed> Handle(ReviseDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, command.DataTableId, Subject.Campaign, Act.Write, ct);
        await db.DemandVersion(table.Id, command.Version, table.Version, ct);
        DesignDataTableHandler.DemandOpen(access);
        table.DemandDraft();
        command.Design.Demand(table.Layout);
        var design = command.Design.After(table.Layout);

        var before = new { table.Title, table.PeriodText, table.MeasureUnit, Design = table.Layout };
        (table.Title, table.PeriodText, table.MeasureUnit, table.Design) = (command.Title, command.PeriodText, command.MeasureUnit, TableJson.Write(design));
        await db.Save(table, ct);
        journal.Add(new DataTableRevised(table.Id, command.Title, command.PeriodText, command.MeasureUnit, design), before);
        return new Changed(table.Id, table.Version + 1);
    }
}

public sealed record DataTableRevised(Guid SubjectId, string Title, string? PeriodText, string? MeasureUnit, TableDesign Design) : IEvent;
