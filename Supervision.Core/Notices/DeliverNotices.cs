using Supervision.Core.Jobs;
using Supervision.Core.UnitLinks;

namespace Supervision.Core.Notices;

/// <summary>
/// Sends what is due, lane by lane, a bounded number a run. Each delivery is claimed before it is sent and its outcome is kept after it: whoever is killed in between leaves
/// one that is sent again, with the same Message-ID.
/// </summary>
public sealed class DeliverNotices(IMailer mailer, IWebhookSender webhooks, NoticeChannels channels, PublicAddress address, TimeProvider clock) : IScheduledJob
{
    private const int Chunk = 20;
    private const int FailuresInARow = 3;

    public JobDefinition Definition { get; } = new("notices.deliver", "Gửi thư và tin nhắn thông báo", "0 * * * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var open = new List<(Guid Council, Lane Lane)>();
        foreach (var council in await context.Councils(ct))
        {
            var lanes = await context.Send(council, new DueLanes(), ct);
            if (lanes.Any(lane => lane.Channel is DeliveryChannel.Email)) await context.Send(council, new AttachUnitLinks { Take = channels.PerRun }, ct);
            open.AddRange(lanes.Select(lane => (council, lane)));
        }

        var run = new Tally();
        while (open.Count > 0 && run.Tried < channels.PerRun)
            // One chunk of each in turn, so that no council waits for all of another's.
            foreach (var (council, lane) in open.ToList())
            {
                if (run.Tried >= channels.PerRun) break;
                if (!open.Contains((council, lane))) continue;
                switch (await Deliver(context, council, lane, run, ct))
                {
                    case LaneEnd.Empty:
                        open.Remove((council, lane));
                        break;
                    case LaneEnd.Unreachable:
                        // There is one mail server for all.
                        open.RemoveAll(o => o.Lane == lane && (lane.Channel is DeliveryChannel.Email || o.Council == council));
                        break;
                }
            }
        return new JobDone(run.Sent, run.Note);
    }

    private async Task<LaneEnd> Deliver(JobContext context, Guid council, Lane lane, Tally run, CancellationToken ct)
    {
        var claimed = await context.Send(council, new ClaimDeliveries
        {
            Channel = lane.Channel,
            WebhookId = lane.WebhookId,
            Take = Math.Min(Chunk, channels.PerRun - run.Tried),
        }, ct);
        if (claimed.Items.Count == 0) return LaneEnd.Empty;

        var left = Groups(claimed.Items);
        var held = new HashSet<string>();
        var failures = 0;
        try
        {
            while (left.TryDequeue(out var group))
            {
                var ids = group.Select(d => d.Id).ToList();
                if (held.Contains(group[0].Address) || clock.GetUtcNow() + channels.Timeout >= claimed.Until)
                {
                    await Record(ids, null);
                    continue;
                }
                run.Tried++;
                var outcome = await Send(lane, claimed, group, ct);
                run.Count(outcome, (await Record(ids, outcome)).Dead);
                if (outcome.Result is SendResult.Unreachable) return LaneEnd.Unreachable;
                failures = outcome.Result is SendResult.Failed ? failures + 1 : 0;
                if (failures == FailuresInARow) return LaneEnd.Unreachable;
                if (outcome.Result is SendResult.Failed) held.Add(group[0].Address);
            }
            return LaneEnd.More;
        }
        finally
        {
            // What was claimed and not tried goes back at once, also when this run is stopped.
            if (left.Count > 0) await Record([.. left.SelectMany(g => g).Select(d => d.Id)], null);
        }

        Task<DeliveryRecorded> Record(IReadOnlyList<Guid> ids, SendOutcome? outcome) => context.Send(council, new RecordDelivery
        {
            Claim = claimed.Claim,
            DeliveryIds = ids,
            Result = outcome?.Result,
            Error = outcome?.Error,
        }, CancellationToken.None);
    }

    private Task<SendOutcome> Send(Lane lane, ClaimedDeliveries claimed, IReadOnlyList<DueDelivery> group, CancellationToken ct) => lane.Channel switch
    {
        DeliveryChannel.Email => mailer.Send(NoticeLetter.Write(claimed.CouncilName, claimed.IsDemo, group, address), ct),
        _ when group[0].Secret is null => Task.FromResult(new SendOutcome(SendResult.Failed, "Không đọc được khóa bí mật của cổng nhắn tin (kho khóa của máy chủ đã thay đổi); hãy nhập lại khóa bí mật.")),
        _ => webhooks.Send(NoticeCall.Write(claimed.CouncilName, claimed.IsDemo, group[0], address), ct),
    };

    // A digest is one mail of all that is due for the address, in the place of its oldest.
    private static Queue<IReadOnlyList<DueDelivery>> Groups(IReadOnlyList<DueDelivery> items) => new(items
        .GroupBy(d => d.IsDigest ? d.Address : d.Id.ToString())
        .Select(g => (IReadOnlyList<DueDelivery>)[.. g])
        .OrderBy(g => g[0].Seq));

    private enum LaneEnd
    {
        More,
        Empty,
        Unreachable,
    }

    private sealed class Tally
    {
        private int _failed;
        private int _dead;
        private string? _error;

        public int Tried { get; set; }

        public int Sent { get; private set; }

        public string? Note => _error is null ? null : $"{_failed} lần gửi chưa được, {_dead} không gửi được; lỗi gần nhất: {_error}";

        public void Count(SendOutcome outcome, int dead)
        {
            if (outcome.Result is SendResult.Sent) Sent++;
            else
            {
                _failed++;
                _error = outcome.Error;
            }
            _dead += dead;
        }
    }
}
