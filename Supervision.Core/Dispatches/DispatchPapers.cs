using Supervision.Core.Files;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;

namespace Supervision.Core.Dispatches;

/// <summary>Carries out, every minute, the papers that wait for mail or hand-over. Each is claimed before it is carried: whoever is killed in between leaves one that is tried again.</summary>
public sealed class DispatchPapers(IEnumerable<IPaperCourier> couriers, IFileStore files) : IScheduledJob
{
    private const int MostInOneRun = 200;

    public JobDefinition Definition { get; } = new("papers.dispatch", "Gửi văn bản qua thư điện tử, thư mục bàn giao, trục liên thông", "30 * * * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var (sent, failed) = (0, 0);
        string? error = null;
        foreach (var council in await context.Councils(ct))
        {
            var after = 0L;
            var unreachable = new HashSet<DispatchChannel>();
            while (sent + failed < MostInOneRun)
            {
                var due = await context.Send(council, new ClaimDispatch { AfterSeq = after }, ct);
                if (due.Package is null) break;
                after = due.Seq;
                var outcome = unreachable.Contains(due.Channel)
                    ? new SendOutcome(SendResult.Unreachable, error)
                    : await Carry(due.Channel, due.Package, ct);
                await context.Send(council, new RecordDispatch { DispatchId = due.DispatchId, Result = outcome.Result, Error = outcome.Error }, CancellationToken.None);
                if (outcome.Result is SendResult.Sent) sent++;
                else (failed, error) = (failed + 1, outcome.Error);
                if (outcome.Result is SendResult.Unreachable) unreachable.Add(due.Channel);
            }
        }
        return new JobDone(sent, failed == 0 ? null : $"{failed} lần gửi chưa được; lỗi gần nhất: {error}");
    }

    private async Task<SendOutcome> Carry(DispatchChannel channel, PaperPackage package, CancellationToken ct)
    {
        if (couriers.FirstOrDefault(c => c.Channel == channel && c.IsOpen) is not { } courier) return new SendOutcome(SendResult.Unreachable, "Hệ thống không còn được cài đặt để gửi theo cách này.");
        await using var content = await files.Read(package.ContentSha256, ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return await courier.Carry(package with { Content = bytes.ToArray() }, ct);
    }
}
