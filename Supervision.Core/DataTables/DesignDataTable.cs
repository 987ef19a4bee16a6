using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>Designs a data table of a campaign's outline; units see it once it was sent to them.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record DesignDataTable : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
    public required string Title { get; init; }

    /// <summary>"năm 2025 và 6 tháng đầu năm 2026".</summary>
    public string? PeriodText { get; init; }

    /// <summary>Of all its figures, where they have one: "triệu đồng".</summary>
    public string? MeasureUnit { get; init; }
    public required TableDesign Design { get; init; }

    public sealed class Validator : AbstractValidator<DesignDataTable>
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

internal sealed class DesignDataTableHandler(Db db, Journal journal, Gate gate) : IRequestHandler<DesignDataTable, Created>
{
    public async Task<Created> Handle(DesignDataTable command, CancellationToken ct)
    {
        DemandOpen(await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct));
        command.Design.Demand();
        var design = command.Design.After(null);
        var (id, number) = await db.AddDataTable(command.CampaignId, new TableWords(command.Title, command.PeriodText, command.MeasureUnit, design), null, ct);
        journal.Add(new DataTableDesigned(id, command.CampaignId, number, command.Title, command.PeriodText, command.MeasureUnit, design));
        return new Created(id, number);
    }

    /// <summary>Tables are designed until the campaign is concluded.</summary>
    public static void DemandOpen(CampaignAccess access)
    {
        if (access.Status > CampaignStatus.Examined)
            throw RefusedException.Conflict("data_table.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không lập biểu số liệu được.");
    }
}

public sealed record DataTableDesigned(Guid SubjectId, Guid CampaignId, int Number, string Title, string? PeriodText, string? MeasureUnit, TableDesign Design) : IEvent;
