using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>How the actor is reached outside the application, and at which addresses.</summary>
[Requires(Subject.Notice, Act.Read)]
public sealed record NoticePreferences : IQuery<NoticePreferencesView>;

public sealed record NoticePreferencesView
{
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Mail is sent by this installation.</summary>
    public required bool EmailIsOn { get; init; }
    public required NoticeTiming Timing { get; init; }
    public required IReadOnlyList<NoticeGroup> MutedGroups { get; init; }
    public required TimeOnly QuietFrom { get; init; }
    public required TimeOnly QuietTo { get; init; }

    /// <summary>0 while the defaults stand.</summary>
    public required int Version { get; init; }
}

internal sealed class NoticePreferencesHandler(Db db, Gate gate, NoticeChannels channels) : IRequestHandler<NoticePreferences, NoticePreferencesView>
{
    public async Task<NoticePreferencesView> Handle(NoticePreferences query, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Read);
        var row = await db.Find<Row>("""
            SELECT p.Email, p.Phone, f.Timing, f.MutedGroups, f.QuietFrom, f.QuietTo, f.Version
            FROM People p
            LEFT JOIN NoticePreferences f ON f.PersonId = p.Id
            WHERE p.Id = @ActorId AND p.CouncilId = @CouncilId
            """, null, ct) ?? throw RefusedException.NotFound("người dùng");
        var wishes = row.Timing is null ? NoticeWishes.Default : NoticeWishes.Stored(row.Timing.Value, row.MutedGroups!, row.QuietFrom!.Value, row.QuietTo!.Value);
        return new NoticePreferencesView
        {
            Email = row.Email,
            Phone = row.Phone,
            EmailIsOn = channels.Email,
            Timing = wishes.Timing,
            MutedGroups = wishes.Muted,
            QuietFrom = wishes.QuietFrom,
            QuietTo = wishes.QuietTo,
            Version = row.Version ?? 0,
        };
    }

    private sealed record Row
    {
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public NoticeTiming? Timing { get; init; }
        public string? MutedGroups { get; init; }
        public int? QuietFrom { get; init; }
        public int? QuietTo { get; init; }
        public int? Version { get; init; }
    }
}

/// <summary>Says how the actor wants to be reached. It counts for what is told from now on.</summary>
[Requires(Subject.Notice, Act.Write)]
public sealed record ChangeNoticePreferences : ICommand<Changed>, IVersioned
{
    /// <summary>0 while the defaults stand.</summary>
    public required int Version { get; init; }
    public required NoticeTiming Timing { get; init; }

    /// <summary>Groups of which nothing is sent; urgent notices are sent all the same.</summary>
    public IReadOnlyList<NoticeGroup> MutedGroups { get; init; } = [];
    public required TimeOnly QuietFrom { get; init; }

    /// <summary>Equal to the beginning: no quiet hours.</summary>
    public required TimeOnly QuietTo { get; init; }

    public sealed class Validator : AbstractValidator<ChangeNoticePreferences>
    {
        public Validator()
        {
            RuleFor(c => c.Timing).IsInEnum();
            RuleForEach(c => c.MutedGroups).IsInEnum();
            RuleFor(c => c.MutedGroups).Must(groups => groups.Distinct().Count() == groups.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
        }
    }
}

internal sealed class ChangeNoticePreferencesHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ChangeNoticePreferences, Changed>
{
    public async Task<Changed> Handle(ChangeNoticePreferences command, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Write);
        var stored = await db.Find<Row>("SELECT Timing, MutedGroups, QuietFrom, QuietTo, Version FROM NoticePreferences WHERE PersonId = @ActorId AND CouncilId = @CouncilId", null, ct);
        if (command.Version != (stored?.Version ?? 0)) throw RefusedException.Stale();
        var args = new
        {
            Id = Guid.CreateVersion7(),
            command.Timing,
            Muted = string.Join(' ', command.MutedGroups.Order()),
            From = command.QuietFrom.Hour * 60 + command.QuietFrom.Minute,
            To = command.QuietTo.Hour * 60 + command.QuietTo.Minute,
            command.Version,
        };
        if (stored is null)
            await db.Execute("""
                INSERT INTO NoticePreferences (Id, CouncilId, PersonId, Timing, MutedGroups, QuietFrom, QuietTo, Version)
                VALUES (@Id, @CouncilId, @ActorId, @Timing, @Muted, @From, @To, 1)
                """, args, ct);
        else
            await db.Update("""
                UPDATE NoticePreferences SET Timing = @Timing, MutedGroups = @Muted, QuietFrom = @From, QuietTo = @To, Version = Version + 1
                WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND Version = @Version
                """, args, ct);
        journal.Add(new NoticePreferencesChanged(actor.PersonId, command.Timing, command.MutedGroups, command.QuietFrom, command.QuietTo), stored is null ? NoticeWishes.Default : stored);
        return new Changed(actor.PersonId, command.Version + 1);
    }

    private sealed record Row
    {
        public required NoticeTiming Timing { get; init; }
        public required string MutedGroups { get; init; }
        public required int QuietFrom { get; init; }
        public required int QuietTo { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record NoticePreferencesChanged(Guid SubjectId, NoticeTiming Timing, IReadOnlyList<NoticeGroup> MutedGroups, TimeOnly QuietFrom, TimeOnly QuietTo) : IEvent;
