using Supervision.Core.Dispatches;
using Supervision.Core.Dossiers;
using Supervision.Core.Jobs;

namespace Supervision.Core.Watching;

/// <summary>Looks every morning at what people must send, hold or confirm by a day that the law or the plan sets.</summary>
public sealed class WatchJob : IScheduledJob
{
    private const int CampaignsAtOnce = 50;

    public JobDefinition Definition { get; } = new("watch.run", "Nhắc thời hạn của cuộc giám sát, báo cáo của đơn vị, xác nhận đã nhận, hồ sơ nộp lưu", "0 0 6 * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var told = 0;
        foreach (var council in await context.CouncilsAtWork(ct))
        {
            var after = 0L;
            while (true)
            {
                var chunk = await context.Send(council, new WatchCampaigns { Take = CampaignsAtOnce, AfterSeq = after }, ct);
                told += chunk.Told;
                after = chunk.LastSeq;
                if (chunk.Looked < CampaignsAtOnce) break;
            }
            told += (await context.Send(council, new WatchUnits(), ct)).Told;
            told += (await context.Send(council, new WatchDispatches(), ct)).Told;
        }
        // What a council that has ended has not handed to the archive is still to be handed over.
        foreach (var council in await context.Councils(ct)) told += (await context.Send(council, new WatchDossiers(), ct)).Told;
        return new JobDone(told);
    }
}
