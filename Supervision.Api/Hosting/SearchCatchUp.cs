using Supervision.Core.Jobs;
using Supervision.Core.Search;
using Supervision.Core.Storage;

namespace Supervision.Api.Hosting;

/// <summary>On a database that was filled before things could be searched, the nightly look through all of them runs at once.</summary>
internal sealed class SearchCatchUp(IServiceScopeFactory scopes, IJobEngine engine, TimeProvider clock, ILogger<SearchCatchUp> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (engine.State is JobEngineState.Starting) await Task.Delay(Beat, clock, stoppingToken);
            if (engine.State is JobEngineState.Running && await IsBehind(stoppingToken)) await engine.RunNow(RefreshSearchJob.JobCode, stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The night makes up for it.
            log.LogError(fault, "The search could not be brought up to what the database holds");
        }
        catch (OperationCanceledException)
        {
            // The program ends before its jobs began.
        }
    }

    private async Task<bool> IsBehind(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Value<long>("""
            -- across councils: whether any council's things were never looked through, no content
            SELECT COUNT(*) FROM Councils c
            WHERE EXISTS (SELECT 1 FROM Units u WHERE u.CouncilId = c.Id) AND NOT EXISTS (SELECT 1 FROM SearchEntries e WHERE e.CouncilId = c.Id)
            """, null, ct) > 0;
    }
}
