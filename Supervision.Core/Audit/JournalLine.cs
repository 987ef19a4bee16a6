using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>One row of the journal, for people.</summary>
public sealed record JournalLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }

    /// <summary>The name of who did it; "Hệ thống" where the system did.</summary>
    public required string Actor { get; init; }

    /// <summary>The role that was chosen, or the person's title.</summary>
    public string? ActingAs { get; init; }
    public string? ActingForName { get; init; }
    public string? Origin { get; init; }
    public required string Event { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>"cấp số 12/TB-HĐND ngày 05/01/2026".</summary>
    public required string Words { get; init; }

    /// <summary>"08 giờ 15 phút ngày 05/01/2026, đồng chí … (Văn thư) cấp số 12/TB-HĐND."</summary>
    public required string Sentence { get; init; }
    public required IReadOnlyList<ChangedValue> Changes { get; init; }

    /// <summary>As it was kept, for whoever checks the sentence.</summary>
    public required string Data { get; init; }
    public string? Before { get; init; }

    internal static JournalLine Of(JournalLineRow row)
    {
        // Whoever is just coming in is known only by what it is about.
        var actor = row.ActorId is not null ? row.ActorName ?? "người không còn trong danh sách"
            : row.ActingAs is "System" ? "Hệ thống"
            : row.SubjectName ?? "người chưa đăng nhập";
        var role = row.ActingAs is { } chosen ? Enum.TryParse<Role>(chosen, out var known) ? known.Label() : null : row.ActorTitle;
        var words = EventWords.Say(row.Event, row.Data);
        var local = row.At.Local();
        var who = row.ActorId is null && row.SubjectName is null || row.ActingAs is "System" ? actor : $"đồng chí {actor}{(role is null ? "" : $" ({role})")}{(row.ActingForName is { } other ? $", thay đồng chí {other}," : "")}";
        return new JournalLine
        {
            Seq = row.Seq,
            Id = row.Id,
            At = row.At,
            ActorId = row.ActorId,
            Actor = actor,
            ActingAs = role,
            ActingForName = row.ActingForName,
            Origin = row.Origin,
            Event = row.Event,
            SubjectId = row.SubjectId,
            Words = words,
            Sentence = $"{VietnameseDate.Time(TimeOnly.FromDateTime(local))} ngày {VietnameseDate.Short(DateOnly.FromDateTime(local))}, {who} {words}.",
            Changes = EventWords.Changes(row.Event, row.Data, row.Before),
            Data = row.Data,
            Before = row.Before,
        };
    }
}

internal sealed record JournalLineRow
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public string? ActorName { get; init; }
    public string? ActorTitle { get; init; }
    public string? ActingAs { get; init; }
    public string? ActingForName { get; init; }
    public string? SubjectName { get; init; }
    public string? Origin { get; init; }
    public required string Event { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Data { get; init; }
    public string? Before { get; init; }
}
