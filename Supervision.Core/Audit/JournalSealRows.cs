using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>The rows of seals. They belong to the installation: a chain is named by the council whose it is, and holds hashes, no content.</summary>
internal static class JournalSealRows
{
    /// <summary>Rows that stand in no chain yet, from one place of the journal on.</summary>
    public static Task<Page<JournalRow>> UnsealedRows(this Db db, long from, int take, CancellationToken ct) => db.Page<JournalRow>("""
        -- across councils: the system seals the journal of every council
        SELECT j.Seq, j.Id, j.CouncilId, j.At, j.ActorId, j.ActingAs, j.ActingForId, j.Origin, j.Command, j.Event, j.SubjectId, j.Data, j.Before
        FROM Journal j
        WHERE j.Seq > @from AND NOT EXISTS (SELECT 1 FROM JournalSeals s WHERE s.JournalSeq = j.Seq)
        ORDER BY j.Seq
        """, new { from }, take, row => [row.Seq], ct);

    /// <summary>The last seal that was set: when, and the highest row that any covers.</summary>
    public static async Task<LastSeal> LastSeal(this Db db, CancellationToken ct) => (await db.Find<LastSeal>("""
        -- across councils: the system seals the journal of every council
        SELECT MAX(SealedAt) AS SealedAt, MAX(JournalSeq) AS JournalSeq FROM JournalSeals
        """, null, ct))!;

    /// <summary>Where each chain ends.</summary>
    public static Task<IReadOnlyList<ChainHead>> ChainHeads(this Db db, CancellationToken ct) => db.List<ChainHead>("""
        -- across councils: the heads of all chains are anchored together
        SELECT s.Chain, s.Position, s.Hash, s.JournalSeq
        FROM JournalSeals s
        JOIN (SELECT x.Chain, MAX(x.Position) AS Position FROM JournalSeals x GROUP BY x.Chain) h ON h.Chain = s.Chain AND h.Position = s.Position
        ORDER BY s.Chain
        """, null, ct);

    public static Task<ChainHead?> ChainHead(this Db db, Guid chain, CancellationToken ct) => db.Find<ChainHead>("""
        -- across councils: the system seals the journal of every council
        SELECT s.Chain, s.Position, s.Hash, s.JournalSeq
        FROM JournalSeals s
        WHERE s.Chain = @chain AND s.Position = (SELECT MAX(x.Position) FROM JournalSeals x WHERE x.Chain = @chain)
        """, new { chain }, ct);

    public static Task AddSeal(this Db db, Guid chain, long position, long journalSeq, string previousHash, string hash, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        -- across councils: the system seals the journal of every council
        INSERT INTO JournalSeals (Id, Chain, Position, JournalSeq, PreviousHash, Hash, SealedAt)
        VALUES (@Id, @chain, @position, @journalSeq, @previousHash, @hash, @now)
        """, new { Id = Guid.CreateVersion7(), chain, position, journalSeq, previousHash, hash, now }, ct);

    /// <summary>A piece of a chain with the rows that it seals; a row that is gone is empty.</summary>
    public static Task<Page<SealedRow>> SealedRows(this Db db, Guid chain, long after, int take, CancellationToken ct) => db.Page<SealedRow>("""
        -- across councils: a chain is named by the council whose it is; people of a council check their own
        SELECT s.Position, s.JournalSeq, s.PreviousHash, s.Hash, s.SealedAt,
               j.Seq, j.Id, j.CouncilId, j.At, j.ActorId, j.ActingAs, j.ActingForId, j.Origin, j.Command, j.Event, j.SubjectId, j.Data, j.Before
        FROM JournalSeals s
        LEFT JOIN Journal j ON j.Seq = s.JournalSeq
        WHERE s.Chain = @chain AND s.Position > @after
        ORDER BY s.Position
        """, new { chain, after }, take, row => [row.Position], ct);

    public static Task<SealAt?> SealAt(this Db db, Guid chain, long position, CancellationToken ct) => db.Find<SealAt>("""
        -- across councils: a chain is named by the council whose it is; people of a council check their own
        SELECT s.Hash, s.SealedAt FROM JournalSeals s WHERE s.Chain = @chain AND s.Position = @position
        """, new { chain, position }, ct);

    public static async Task<long> SealCount(this Db db, Guid? chain, CancellationToken ct) => await db.Value<long>("""
        -- across councils: a chain is named by the council whose it is; people of a council check their own
        SELECT COUNT(*) FROM JournalSeals WHERE @chain IS NULL OR Chain = @chain
        """, new { chain }, ct);

    /// <summary>When the sealer was at work, in order.</summary>
    public static Task<IReadOnlyList<SealRun>> SealRuns(this Db db, CancellationToken ct) => db.List<SealRun>("""
        -- across councils: times at which the system sealed, no council's content
        SELECT DISTINCT SealedAt FROM JournalSeals ORDER BY SealedAt
        """, null, ct);

    /// <summary>Councils of a demonstration, which was written at times that were never, and when their first row was sealed.</summary>
    public static Task<IReadOnlyList<DemoCouncil>> DemoCouncils(this Db db, CancellationToken ct) => db.List<DemoCouncil>("""
        -- across councils: which of them are demonstrations, no content
        SELECT c.Id, s.SealedAt
        FROM Councils c
        JOIN JournalSeals s ON s.Chain = c.Id AND s.Position = 1
        WHERE c.IsDemo = 1
        ORDER BY c.Seq
        """, null, ct);
}

internal sealed record LastSeal
{
    public DateTimeOffset? SealedAt { get; init; }
    public long? JournalSeq { get; init; }
}

internal sealed record SealAt
{
    public required string Hash { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}

internal sealed record SealRun
{
    public required DateTimeOffset SealedAt { get; init; }
}

internal sealed record DemoCouncil
{
    public required Guid Id { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}

/// <summary>The end of a chain at some moment.</summary>
public sealed record ChainHead
{
    /// <summary>The council whose rows it chains; all zeros for rows of none.</summary>
    public required Guid Chain { get; init; }
    public required long Position { get; init; }
    public required string Hash { get; init; }
    public required long JournalSeq { get; init; }
}

/// <summary>A seal beside the row that it was set on; the row's columns are empty where the row is gone.</summary>
internal sealed record SealedRow
{
    public required long Position { get; init; }
    public required long JournalSeq { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
    public long? Seq { get; init; }
    public Guid? Id { get; init; }
    public Guid? CouncilId { get; init; }
    public DateTimeOffset? At { get; init; }
    public Guid? ActorId { get; init; }
    public string? ActingAs { get; init; }
    public Guid? ActingForId { get; init; }
    public string? Origin { get; init; }
    public string? Command { get; init; }
    public string? Event { get; init; }
    public Guid? SubjectId { get; init; }
    public string? Data { get; init; }
    public string? Before { get; init; }

    public JournalRow? Row => Seq is null ? null : new JournalRow
    {
        Seq = Seq.Value,
        Id = Id!.Value,
        CouncilId = CouncilId,
        At = At!.Value,
        ActorId = ActorId,
        ActingAs = ActingAs,
        ActingForId = ActingForId,
        Origin = Origin,
        Command = Command!,
        Event = Event!,
        SubjectId = SubjectId!.Value,
        Data = Data!,
        Before = Before,
    };
}
