using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Supervision.Core.Access;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.Pipeline;

/// <summary>What happened in this unit of work: the audit trail and the outbox at once, written in the same transaction as the change.</summary>
public sealed class Journal(Db db, Actor actor, Visitor visitor, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<Entry> _entries = [];
    private readonly List<Entry> _afterRefusal = [];

    public void Add(IEvent happened) => _entries.Add(Entry.Of(happened, null));

    /// <summary>Keeps what stood there before beside what was written.</summary>
    public void Add(IEvent happened, object before) => _entries.Add(Entry.Of(happened, before));

    /// <summary>In a council whose nobody is signed in yet.</summary>
    internal void AddFor(Guid councilId, IEvent happened) => _entries.Add(Entry.Of(happened, null) with { CouncilId = councilId });

    /// <summary>Kept although the request is refused: written in a transaction of its own after the rollback.</summary>
    public void AddEvenIfRefused(IEvent happened, Guid? councilId = null) =>
        _afterRefusal.Add(Entry.Of(happened, null) with { CouncilId = councilId });

    internal void Clear() => _entries.Clear();

    internal bool KeepsAfterRefusal => _afterRefusal.Count > 0;

    internal async Task Write(string command, CancellationToken ct)
    {
        foreach (var entry in _entries) await Insert(command, entry, ct);
        _entries.Clear();
    }

    internal async Task WriteAfterRefusal(string command, CancellationToken ct)
    {
        foreach (var entry in _afterRefusal) await Insert(command, entry, ct);
        _afterRefusal.Clear();
    }

    private async Task Insert(string command, Entry entry, CancellationToken ct)
    {
        var identity = actor.IsKnown ? actor.Identity : null;
        var id = Guid.CreateVersion7();
        var council = entry.CouncilId ?? identity?.CouncilId;
        var now = clock.GetUtcNow();
        await db.Execute("""
            INSERT INTO Journal (Id, CouncilId, At, ActorId, ActingAs, ActingForId, Origin, Command, Event, SubjectId, Data, Before)
            VALUES (@Id, @CouncilId, @At, @PersonId, @ActingAs, @ActingForId, @Origin, @Command, @Event, @SubjectId, @Data, @Before)
            """, new
        {
            Id = id,
            CouncilId = council,
            At = now,
            PersonId = identity is { IsSystem: false } ? identity.PersonId : (Guid?)null,
            ActingAs = identity is { IsSystem: true } ? "System" : identity?.ActingAs?.ToString(),
            ActingForId = identity?.ActingFor?.PersonId,
            Origin = identity?.Origin ?? visitor.Address,
            Command = command,
            entry.Event,
            entry.SubjectId,
            entry.Data,
            entry.Before,
        }, ct);
        // What changes somebody's rights stays open until somebody else has seen it.
        if (entry.IsOfRights && council is { } whose)
            await db.Execute("""
                INSERT INTO RightsAlerts (Id, CouncilId, JournalId, RaisedAt, ConfirmedBy, ConfirmedAt, ConfirmNote)
                VALUES (@Id, @CouncilId, @JournalId, @now, NULL, NULL, NULL)
                """, new { Id = Guid.CreateVersion7(), CouncilId = whose, JournalId = id, now }, ct);
    }

    private sealed record Entry(string Event, Guid SubjectId, string Data, string? Before, Guid? CouncilId, bool IsOfRights)
    {
        public static Entry Of(IEvent happened, object? before) => new(
            happened.GetType().Name,
            happened.SubjectId,
            JsonSerializer.Serialize(happened, happened.GetType(), Json),
            before is null ? null : JsonSerializer.Serialize(before, before.GetType(), Json),
            null,
            happened is IRightsChanged);
    }
}
