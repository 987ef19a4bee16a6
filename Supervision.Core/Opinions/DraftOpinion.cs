using FluentValidation;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Opinions;

/// <summary>What an opinion is about.</summary>
public enum DraftKind
{
    [Label("Văn bản")] Paper,
    [Label("Kết luận")] Conclusion,
    [Label("Báo cáo của Đoàn giám sát")] DelegationReport,
}

/// <summary>What somebody thinks of a draft. It decides nothing by itself: approving and sending back are steps of the draft.</summary>
public enum OpinionStance
{
    [Label("Đồng ý")] Agrees,
    [Label("Đề nghị sửa")] WantsChanges,
    [Label("Ý kiến khác")] Remarks,
}

/// <summary>An opinion with who gave it, on which version of the draft.</summary>
public sealed record DraftOpinion
{
    public required Guid Id { get; init; }
    public required OpinionStance Stance { get; init; }
    public required string Text { get; init; }
    public required int DraftVersion { get; init; }
    public required string GivenByName { get; init; }
    public required string GivenByTitle { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
}

/// <summary>What opinions on every kind of draft have in common. They only add, so that two who read at the same time do not get in each other's way.</summary>
public interface IDraftOpinion
{
    /// <summary>The version that was read; a later one may say something else.</summary>
    int DraftVersion { get; }
    OpinionStance Stance { get; }
    string Text { get; }
}

/// <param name="Link">Where it is read.</param>
internal sealed record OpinionatedDraft(DraftKind Kind, Guid Id, int Version, Guid DraftedBy, string Title, string Link);

internal static class DraftOpinions
{
    public const int LongestText = 5000;

    /// <summary>What every opinion must keep to.</summary>
    public static void Rules<T>(AbstractValidator<T> rules) where T : IDraftOpinion
    {
        rules.RuleFor(c => c.DraftVersion).GreaterThan(0);
        rules.RuleFor(c => c.Stance).IsInEnum();
        rules.RuleFor(c => c.Text).NotEmpty().MaximumLength(LongestText);
    }

    /// <summary>Keeps an opinion and tells whoever wrote the draft that there is one; what it says is read where the draft is.</summary>
    public static async Task<Created> AddOpinion(this Db db, Journal journal, Actor actor, TimeProvider clock, OpinionatedDraft draft, IDraftOpinion opinion, CancellationToken ct)
    {
        var (kind, subjectId, version) = (draft.Kind, draft.Id, draft.Version);
        if (opinion.DraftVersion > version) throw RefusedException.Invalid("opinion.version", nameof(IDraftOpinion.DraftVersion), $"Dự thảo mới có đến bản {version}.");
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO DraftOpinions (Id, CouncilId, DraftKind, SubjectId, DraftVersion, Stance, Text, GivenBy, GivenAt)
            VALUES (@id, @CouncilId, @kind, @subjectId, @DraftVersion, @Stance, @Text, @PersonId, @GivenAt)
            """, new { id, kind, subjectId, opinion.DraftVersion, opinion.Stance, opinion.Text, actor.PersonId, GivenAt = clock.GetUtcNow() }, ct);
        journal.Add(new DraftOpinionGiven(subjectId, id, kind, opinion.DraftVersion, opinion.Stance, opinion.Text));
        if (draft.DraftedBy != actor.PersonId)
            await db.Notify(new NewNotice
            {
                PersonId = draft.DraftedBy,
                Kind = NoticeKind.Draft,
                Title = NoticeText.Short($"Có ý kiến về dự thảo: {draft.Title}"),
                Text = $"{actor.Identity.Name} đã ghi ý kiến về dự thảo: {opinion.Stance.Label().ToLowerInvariant()}. Mở dự thảo để đọc.",
                Link = draft.Link,
                SubjectId = subjectId,
                OnceKey = $"opinion/{id}",
            }, ct);
        return new Created(id);
    }

    /// <summary>All opinions on one draft, for whoever has passed the gate: leaders are few.</summary>
    public static Task<IReadOnlyList<DraftOpinion>> OpinionsOf(this Db db, Guid subjectId, CancellationToken ct) => db.List<DraftOpinion>("""
        SELECT o.Id, o.Stance, o.Text, o.DraftVersion, p.Name AS GivenByName, p.Title AS GivenByTitle, o.GivenAt
        FROM DraftOpinions o
        JOIN People p ON p.Id = o.GivenBy
        WHERE o.SubjectId = @subjectId AND o.CouncilId = @CouncilId
        ORDER BY o.Seq
        """, new { subjectId }, ct);
}

public sealed record DraftOpinionGiven(Guid SubjectId, Guid OpinionId, DraftKind DraftKind, int DraftVersion, OpinionStance Stance, string Text) : IEvent;
