using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>
/// Everything the actor may see that holds all the words, by kind, the most useful first: by its number, then by its title, then by what else it says, the newest first. The last word may go on. With and
/// without diacritics, by abbreviations or what they stand for.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record SearchFor : IQuery<SearchView>
{
    /// <summary>So many of a kind are looked through, the newest; who gets more types another word.</summary>
    public const int Most = 200;

    public required string Q { get; init; }
    public SearchKind? Kind { get; init; }

    /// <summary>Of one kind: so many were shown before.</summary>
    public int Skip { get; init; }

    /// <summary>Of each kind.</summary>
    public int Take { get; init; } = 5;

    public sealed class Validator : AbstractValidator<SearchFor>
    {
        public Validator()
        {
            RuleFor(q => q.Q).NotEmpty().MaximumLength(200);
            RuleFor(q => q.Q).Must(text => SearchTerms.Read(text) is not null).When(q => !string.IsNullOrWhiteSpace(q.Q)).WithMessage("Hãy gõ ít nhất một chữ hoặc một số.");
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Skip).InclusiveBetween(0, Most);
            RuleFor(q => q.Take).InclusiveBetween(1, 50);
        }
    }
}

/// <param name="Groups">By kind; the kind with the most useful first.</param>
public sealed record SearchView(IReadOnlyList<SearchGroup> Groups);

/// <param name="Kind">What they are.</param>
/// <param name="Count">How many there are, up to <see cref="SearchFor.Most"/>.</param>
/// <param name="IsMore">There are more than were counted.</param>
/// <param name="Hits">Those asked for.</param>
public sealed record SearchGroup(SearchKind Kind, int Count, bool IsMore, IReadOnlyList<SearchHit> Hits);

/// <summary>One thing that was found.</summary>
public sealed record SearchHit
{
    public required SearchKind Kind { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Number and symbol, where it has them.</summary>
    public string? Reference { get; init; }

    /// <summary>The same in pieces, what was asked for marked.</summary>
    public required IReadOnlyList<SearchPiece> ReferencePieces { get; init; }

    /// <summary>Its title, what was asked for marked in it.</summary>
    public required IReadOnlyList<SearchPiece> Title { get; init; }

    /// <summary>A part of what else it says, where that holds what was asked for.</summary>
    public required IReadOnlyList<SearchPiece> Text { get; init; }

    /// <summary>Its state, or what kind of paper it is.</summary>
    public string? Label { get; init; }
    public string? UnitName { get; init; }
    public DateOnly? OnDay { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? VisitId { get; init; }
}

internal sealed class SearchForHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SearchFor, SearchView>
{
    private const int LongestTitle = 240;
    private const int LongestText = 200;

    public async Task<SearchView> Handle(SearchFor query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var terms = SearchTerms.Read(query.Q)!;
        var groups = new List<(int Rank, SearchGroup Group)>();
        foreach (var source in SearchSources.All.Where(source => (query.Kind is null || source.Kind == query.Kind) && source.IsOpenTo(actor)))
        {
            var (found, isMore) = await Find(source, terms, ct);
            if (found.Count == 0) continue;
            var shown = found.Skip(query.Kind is null ? 0 : query.Skip).Take(query.Take).ToList();
            groups.Add((found[0].Rank, new SearchGroup(source.Kind, found.Count, isMore, await Hits(source, terms, [.. shown.Select(one => one.Entry)], ct))));
        }
        return new SearchView([.. groups.OrderBy(group => group.Rank).ThenBy(group => group.Group.Kind).Select(group => group.Group)]);
    }

    private async Task<(List<(Entry Entry, int Rank)> Found, bool IsMore)> Find(SearchSource source, SearchTerms terms, CancellationToken ct)
    {
        var arguments = SearchSight.Arguments(actor, source.Subject, terms.Compare(new SqlArguments(null)));
        // What has the number is found also where the newest that only mention it are too many.
        IReadOnlyList<Entry> numbered = terms.Number is null ? [] : (await db.Page<Entry>(source.ByNumber, arguments, SearchFor.Most, row => [row.Seq], ct)).Items;
        var worded = await db.Page<Entry>(source.ByWords, arguments, SearchFor.Most, row => [row.Seq], ct);
        var found = numbered.Concat(await Told(source, terms, [.. worded.Items.Where(entry => terms.AllIn(entry.Words))], ct)).DistinctBy(entry => entry.SubjectId)
            .Select(entry => (Entry: entry, Rank: RankOf(source, entry, terms)))
            .OrderBy(one => one.Rank).ThenByDescending(one => one.Entry.OnDay).ThenByDescending(one => one.Entry.Seq).Take(SearchFor.Most).ToList();
        return (found, worded.Next is not null);
    }

    // The words of a thing name all its units; which others there are is not told to one of them.
    private async Task<IEnumerable<Entry>> Told(SearchSource source, SearchTerms terms, IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        if (!source.NamesUnits || actor.UnitId is not { } reader || entries.Count == 0) return entries;
        var texts = await SearchIndex.Texts(db, source, [.. entries.Select(entry => entry.SubjectId)], reader, clock.Today(), ct);
        return entries.Where(entry => texts.TryGetValue(entry.SubjectId, out var text) && terms.AllIn(SearchIndex.Words(source, text.Said, text.Further)));
    }

    private static int RankOf(SearchSource source, Entry entry, SearchTerms terms) =>
        source.HasCode && terms.IsCodeOf(entry.Words) ? -1 : terms.Number is { } number && entry.NumberKey?.StartsWith(number, StringComparison.Ordinal) == true ? 0 : terms.AllIn(entry.Words[..Math.Min(entry.TitleLength, entry.Words.Length)]) ? 1 : 2;

    private async Task<IReadOnlyList<SearchHit>> Hits(SearchSource source, SearchTerms terms, IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return [];
        var texts = await SearchIndex.Texts(db, source, [.. entries.Select(entry => entry.SubjectId)], actor.UnitId, clock.Today(), ct);
        return [.. entries.Where(entry => texts.ContainsKey(entry.SubjectId)).Select(entry => Hit(source, terms, entry, texts[entry.SubjectId].Said, texts[entry.SubjectId].Further))];
    }

    private static SearchHit Hit(SearchSource source, SearchTerms terms, Entry entry, FoundText said, IReadOnlyList<string> further)
    {
        // Of what else it says, the part that holds most of what was asked for.
        var text = further.Append(said.Body).OfType<string>().Where(part => part != said.UnitName && part != said.Title)
            .Select(part => terms.Mark(part.Trim(), LongestText)).Where(pieces => pieces.Any(piece => piece.IsHit)).MaxBy(pieces => pieces.Where(piece => piece.IsHit).Sum(piece => piece.Text.Length)) ?? [];
        return new SearchHit
        {
            Kind = source.Kind,
            Id = entry.SubjectId,
            Reference = said.Reference,
            ReferencePieces = terms.Mark(said.Reference ?? "", LongestTitle),
            Title = terms.Mark(said.Title ?? "", LongestTitle),
            Text = text,
            Label = said.Sort is { } sort ? source.Label?.Invoke(sort) : null,
            UnitName = said.UnitName,
            OnDay = said.OnDay,
            CampaignId = said.CampaignId,
            VisitId = said.VisitId,
        };
    }

    private sealed record Entry
    {
        public required long Seq { get; init; }
        public required Guid SubjectId { get; init; }
        public required DateOnly OnDay { get; init; }
        public string? NumberKey { get; init; }
        public required string Words { get; init; }
        public required int TitleLength { get; init; }
    }
}
