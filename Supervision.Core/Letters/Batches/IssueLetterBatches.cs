using Supervision.Core.Documents;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Letters.Batches;

/// <summary>Issues the letters of the batches that were ordered, a few in a transaction: people write in between, and a run that is killed goes on where it was.</summary>
public sealed class IssueLetterBatches : IScheduledJob
{
    internal const string Code = "letters.batch";

    public JobDefinition Definition { get; } = new(Code, "Ban hành loạt công văn đôn đốc", "15 * * * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var (issued, failed) = (0, 0);
        foreach (var council in await context.Councils(ct))
            foreach (var batch in await context.Send(council, new OpenLetterBatches(), ct))
            {
                var (place, alone) = (0, 0);
                while (true)
                {
                    var most = alone > 0 ? 1 : IssueNextLetters.Together;
                    var (done, error) = await Issue(context, council, batch, place, most, ct);
                    if (error is not null && most > 1)
                    {
                        // One of them cannot be issued, and none was: each by itself.
                        alone = most;
                        continue;
                    }
                    alone--;
                    if (error is not null)
                    {
                        done = await context.Send(council, new RecordLetterFailure { LetterBatchId = batch, AfterPlace = place, Error = error }, ct);
                        failed++;
                    }
                    issued += done.Count;
                    if (done.Place == 0) break;
                    place = done.Place;
                }
            }
        return new JobDone(issued, failed == 0 ? null : $"{failed} công văn chưa ban hành được; lý do ở từng công văn của loạt.");
    }

    private static async Task<(LetterOfBatch Done, string? Error)> Issue(JobContext context, Guid council, Guid batch, int place, int most, CancellationToken ct)
    {
        try
        {
            return (await context.Send(council, new IssueNextLetters { LetterBatchId = batch, AfterPlace = place, Most = most }, ct), null);
        }
        catch (RefusedException refused)
        {
            return (new LetterOfBatch(0, 0), refused.Fields.Count > 0 ? string.Join(" ", refused.Fields.Values.SelectMany(messages => messages)) : refused.Message);
        }
        catch (Exception e) when (e is MissingGlyphException or UnprintableDocumentException)
        {
            return (new LetterOfBatch(0, 0), e.Message);
        }
    }
}
