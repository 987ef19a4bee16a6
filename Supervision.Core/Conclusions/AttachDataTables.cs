using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Says which data tables a delegation's report carries as annexes, in this order; none takes all away. Their sums are taken into the report as they stand now and stay so: attaching again takes
/// the newer ones.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record AttachDataTables : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<Guid> DataTableIds { get; init; }

    public sealed class Validator : AbstractValidator<AttachDataTables>
    {
        public Validator() => RuleFor(c => c.DataTableIds).NotNull().Must(ids => ids.Count <= 20 && ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” tối đa 20 biểu, không lặp.");
    }
}

internal sealed class AttachDataTablesHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AttachDataTables, Changed>
{
    public async Task<Changed> Handle(AttachDataTables command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.DemandDraft();

        var before = new { DataTableIds = (await db.TablesOfReport(report.Id, ct)).Select(table => table.DataTableId).ToList() };
        await db.Execute("DELETE FROM DelegationReportTables WHERE DelegationReportId = @Id AND CouncilId = @CouncilId", new { report.Id }, ct);
        var tables = new List<ReportedTable>();
        foreach (var (id, i) in command.DataTableIds.Select((id, i) => (id, i)))
        {
            var table = await db.LoadDataTable(id, ct);
            if (table.CampaignId != report.CampaignId) throw DataTableRows.NotFound();
            if (table.SentOn is null) throw RefusedException.Conflict("data_table.not_sent", $"Biểu “{table.Title}” chưa được gửi đơn vị nên chưa có số liệu.", nameof(command.DataTableIds));
            var reported = await db.Reported(table, ct);
            tables.Add(reported);
            await db.Execute("""
                INSERT INTO DelegationReportTables (Id, CouncilId, DelegationReportId, DataTableId, Number, Content, TakenAt)
                VALUES (@RowId, @CouncilId, @ReportId, @DataTableId, @Number, @Content, @TakenAt)
                """, new { RowId = Guid.CreateVersion7(), ReportId = report.Id, DataTableId = id, Number = i + 1, Content = TableJson.Write(reported), TakenAt = clock.GetUtcNow() }, ct);
        }
        await db.Save(report, ct);
        journal.Add(new DataTablesAttached(report.Id, command.DataTableIds, [.. tables.Select(table => table.Title)]), before);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record DataTablesAttached(Guid SubjectId, IReadOnlyList<Guid> DataTableIds, IReadOnlyList<string> Titles) : IEvent;
