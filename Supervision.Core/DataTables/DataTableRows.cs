using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>How data tables are kept, and who comes to one.</summary>
internal static class DataTableRows
{
    /// <summary>
    /// Which tables (the row <c>t</c>) whoever passed a campaign's gate sees: a unit those that were sent, also once they were taken back; of what is being designed only those who read what the
    /// delegation notes for itself.
    /// </summary>
    public const string Seen = "(t.SentOn IS NOT NULL OR @SeesDrafts = 1)";

    public static async Task<DataTable> LoadDataTable(this Db db, Guid id, CancellationToken ct) => await db.Find<DataTable>("""
        SELECT Id, CampaignId, Number, Title, PeriodText, MeasureUnit, Design, Status, CopiedFromId, SentOn, Reason, Version
        FROM DataTables WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw NotFound();

    /// <summary>The table, for whoever the gate of its campaign lets through.</summary>
    public static async Task<(DataTable Table, CampaignAccess Access)> EnterDataTable(this Db db, Gate gate, Guid id, Subject subject, Act act, CancellationToken ct)
    {
        var access = await gate.DataTable(id, subject, act, ct);
        var table = await db.LoadDataTable(id, ct);
        return table.SentOn is null && !access.KnowsNotes ? throw NotFound() : (table, access);
    }

    /// <summary>One unit's place in a table, for whoever passes the gate of the unit's report.</summary>
    public static async Task<(DataTable Table, CampaignAccess Access)> EnterUnitTable(this Db db, Gate gate, Guid unitReportId, Guid dataTableId, Act act, CancellationToken ct)
    {
        var access = await gate.UnitReport(unitReportId, act, ct);
        var table = await db.LoadDataTable(dataTableId, ct);
        return table.CampaignId == access.CampaignId && (table.SentOn is not null || access.KnowsNotes) ? (table, access) : throw NotFound();
    }

    public static Task Save(this Db db, DataTable table, CancellationToken ct) => db.Update("""
        UPDATE DataTables
        SET Title = @Title, PeriodText = @PeriodText, MeasureUnit = @MeasureUnit, Design = @Design, Status = @Status, SentOn = @SentOn, Reason = @Reason, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, table, ct);

    /// <summary>Adds a table to a campaign, as its last.</summary>
    public static async Task<(Guid Id, int Number)> AddDataTable(this Db db, Guid campaignId, TableWords words, Guid? copiedFromId, CancellationToken ct)
    {
        // The lock of the campaign's row: two tables that are added at once take two numbers.
        await db.Execute("UPDATE Campaigns SET Version = Version WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
        var number = await db.Value<int>("SELECT COALESCE(MAX(Number), 0) + 1 FROM DataTables WHERE CampaignId = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO DataTables (Id, CouncilId, CampaignId, Number, Title, PeriodText, MeasureUnit, Design, Status, CopiedFromId, Version)
            VALUES (@id, @CouncilId, @campaignId, @number, @Title, @PeriodText, @MeasureUnit, @Design, 'Draft', @copiedFromId, 1)
            """, new { id, campaignId, number, words.Title, words.PeriodText, words.MeasureUnit, Design = TableJson.Write(words.Design), copiedFromId }, ct);
        return (id, number);
    }

    public static RefusedException NotFound() => RefusedException.NotFound("biểu số liệu");
}

/// <summary>What a table says besides its cells.</summary>
internal sealed record TableWords(string Title, string? PeriodText, string? MeasureUnit, TableDesign Design);
