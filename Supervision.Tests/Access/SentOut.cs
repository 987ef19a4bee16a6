using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Storage;

namespace Supervision.Tests.Access;

/// <summary>Lets what was made as a draft go out, to a unit as well.</summary>
internal static class SentOut
{
    private static readonly (string Table, string Set)[] Rows =
    [
        ("Findings", "Status = 'Reconciling', UnitId = @unit"),
        ("Conclusions", "Status = 'Sent'"),
        ("ConclusionReceipts", "UnitId = @unit"),
        ("FollowUpTasks", "Progress = 'Assigned', LeadUnitId = @unit"),
        ("RemediationReports", "Status = 'Submitted', UnitId = @unit"),
        ("ExtensionRequests", "Status = 'Sent', SentOn = @today, UnitId = @unit"),
        ("ReminderLetters", "Status = 'Sent', SentOn = @today, UnitId = @unit"),
        ("OfficialPapers", "Status = 'Sent'"),
        ("PaperDispatches", "Status = 'Sent', UnitId = @unit"),
        ("Visits", "Status = 'AwaitingSignature', NoticeSentOn = @today"),
        ("DataTables", "Status = 'Sent', SentOn = @today"),
    ];

    public static Task All(World world, IReadOnlyDictionary<string, List<Guid>> ids, Guid unit) => world.With(world.Administrator, async services =>
    {
        var db = services.GetRequiredService<Db>();
        foreach (var (table, set) in Rows)
            await db.Execute($"UPDATE {table} SET {set} WHERE CouncilId = @CouncilId AND Id IN @ids", new { ids = ids[table], unit, today = new DateOnly(2026, 3, 9) }, CancellationToken.None);
        return 0;
    });
}
