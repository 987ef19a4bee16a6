using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>Looks through a piece of one kind of things and writes anew what is found by other words than it says: what was there before things could be searched, and whatever went wrong since.</summary>
[SystemOnly]
public sealed record RefreshSearch : ICommand<SearchRefreshed>
{
    public required SearchKind Kind { get; init; }

    /// <summary>Where the last piece ended; null to begin.</summary>
    public long? AfterSeq { get; init; }

    public sealed class Validator : AbstractValidator<RefreshSearch>
    {
        public Validator() => RuleFor(c => c.Kind).IsInEnum();
    }
}

/// <param name="Written">So many were found by other words than they say.</param>
/// <param name="LastSeq">Where the piece ended; null where it was the last.</param>
public sealed record SearchRefreshed(int Written, long? LastSeq);

internal sealed class RefreshSearchHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<RefreshSearch, SearchRefreshed>
{
    private const int Piece = 500;

    public async Task<SearchRefreshed> Handle(RefreshSearch command, CancellationToken ct)
    {
        gate.System();
        var source = SearchSources.Of(command.Kind);
        var written = command.AfterSeq is null ? await db.Execute(source.Forget, null, ct) : 0;
        var page = await db.Page<Row>(source.All, new { command.AfterSeq }, Piece, row => [row.Seq], ct);
        if (page.Items.Count > 0) written += await SearchIndex.Write(db, source, [.. page.Items.Select(row => row.Id)], clock.Today(), ct);
        return new SearchRefreshed(written, page.Next is null ? null : page.Items[^1].Seq);
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
    }
}

/// <summary>Every night; and once when a program with the search starts on a database that was filled without it.</summary>
public sealed class RefreshSearchJob : IScheduledJob
{
    public const string JobCode = "search.refresh";

    public JobDefinition Definition { get; } = new(JobCode, "Rà soát bảng tra cứu", "0 10 2 * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var written = 0;
        foreach (var council in await context.Councils(ct))
            foreach (var kind in Enum.GetValues<SearchKind>())
            {
                long? last = null;
                do
                {
                    var piece = await context.Send(council, new RefreshSearch { Kind = kind, AfterSeq = last }, ct);
                    written += piece.Written;
                    last = piece.LastSeq;
                }
                while (last is not null);
            }
        return new JobDone(written);
    }
}
