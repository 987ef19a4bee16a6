using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>The councils whose public pages are open, as Vietnamese sorts their names.</summary>
[OpenToAll("names councils that opened their public pages, and nothing else of them")]
public sealed record PublicCouncilList : IQuery<IReadOnlyList<PublicCouncil>>;

public sealed record PublicCouncil
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Its papers have no legal value.</summary>
    public required bool IsDemo { get; init; }
}

/// <summary>What a council published, newest first; by words anywhere in it, with or without diacritics. A council whose pages are closed is not there.</summary>
[OpenToAll("shows what a council itself approved for everybody, word by word as it was approved")]
public sealed record PublicList : IQuery<PublicListView>
{
    public required string CouncilCode { get; init; }
    public PublicationKind? Kind { get; init; }
    public string? Search { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<PublicList>
    {
        public Validator()
        {
            RuleFor(q => q.CouncilCode).MaximumLength(40);
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 100);
        }
    }
}

public sealed record PublicListView(PublicCouncil Council, Page<PublicLine> Page);

public sealed record PublicLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required PublicationKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The paper that it tells of.</summary>
    public string? Source { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? FiguresAsOf { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>One thing that a council published; asked for by an earlier text of the same thing, the one that took its place.</summary>
[OpenToAll("shows what a council itself approved for everybody, word by word as it was approved")]
public sealed record PublicItem(string CouncilCode, Guid PublicationId) : IQuery<PublicItemView>
{
    public sealed class Validator : AbstractValidator<PublicItem>
    {
        public Validator() => RuleFor(q => q.CouncilCode).MaximumLength(40);
    }
}

public sealed record PublicItemView(PublicCouncil Council, PublicLine Line, PublicationContent Content, IReadOnlyList<PublicCount> Counts);

internal sealed class PublicPagesHandler(Db db, Gate gate)
    : IRequestHandler<PublicCouncilList, IReadOnlyList<PublicCouncil>>, IRequestHandler<PublicList, PublicListView>, IRequestHandler<PublicItem, PublicItemView>
{
    public async Task<IReadOnlyList<PublicCouncil>> Handle(PublicCouncilList query, CancellationToken ct)
    {
        gate.Self();
        return [.. (await db.List<PublicCouncil>("""
            -- across councils: those that opened their public pages are named to everybody
            SELECT l.Code, l.Name, l.IsDemo FROM PublicSettings s JOIN Councils l ON l.Id = s.CouncilId WHERE s.IsOpen = 1
            """, null, ct)).OrderBy(council => VietnameseOrder.Key(council.Name), StringComparer.Ordinal).ThenBy(council => council.Code, StringComparer.Ordinal)];
    }

    public async Task<PublicListView> Handle(PublicList query, CancellationToken ct)
    {
        gate.Self();
        var council = await Open(query.CouncilCode, ct);
        return new PublicListView(council.Shown, await db.Page<PublicLine>("""
            -- across councils: what a council itself published is anybody's to read
            SELECT p.Seq, p.Id, p.Kind, p.Title, p.Source, p.IssuedOn, p.FiguresAsOf, p.PublishedAt
            FROM Publications p
            JOIN PublicSettings s ON s.CouncilId = p.CouncilId AND s.IsOpen = 1
            WHERE p.CouncilId = @OfCouncil AND p.Status = 'Published' AND p.PublishedAt IS NOT NULL
              AND (@Kind IS NULL OR p.Kind = @Kind) AND (@Pattern IS NULL OR p.FoldedWords LIKE @Pattern ESCAPE '\') AND (@AfterSeq IS NULL OR p.Seq < @AfterSeq)
            ORDER BY p.Seq DESC
            """, new { OfCouncil = council.Id, query.Kind, Pattern = SearchText.Anywhere(query.Search), AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct));
    }

    public async Task<PublicItemView> Handle(PublicItem query, CancellationToken ct)
    {
        gate.Self();
        var council = await Open(query.CouncilCode, ct);
        var found = await db.Find<Row>("""
            -- across councils: what a council itself published is anybody's to read
            SELECT p.Seq, p.Id, p.Kind, p.Title, p.Intro, p.Source, p.IssuedOn, p.FiguresAsOf, p.PublishedAt
            FROM Publications asked
            JOIN Publications p ON p.CouncilId = asked.CouncilId AND p.Kind = asked.Kind AND p.Status = 'Published' AND p.PublishedAt IS NOT NULL
                AND (p.Id = asked.Id OR p.ConclusionId = asked.ConclusionId OR p.ProgrammeYear = asked.ProgrammeYear)
            JOIN PublicSettings s ON s.CouncilId = p.CouncilId AND s.IsOpen = 1
            WHERE asked.Id = @PublicationId AND asked.CouncilId = @OfCouncil AND asked.Status IN ('Published', 'Replaced')
            """, new { OfCouncil = council.Id, query.PublicationId }, ct) ?? throw PublicationRows.NotThere();
        var parts = await db.List<PublicPart>("""
            -- across councils: what a council itself published is anybody's to read
            SELECT Heading, Text FROM PublicationParts WHERE PublicationId = @Id AND CouncilId = @OfCouncil ORDER BY Number
            """, new { found.Id, OfCouncil = council.Id }, ct);
        var counts = await db.List<PublicCount>("""
            -- across councils: what a council itself published is anybody's to read
            SELECT UnitName, ClosedOnTime, ClosedLate, InTerm, Overdue, NoDeadline, Suspended, Dropped FROM PublicationCounts WHERE PublicationId = @Id AND CouncilId = @OfCouncil ORDER BY Number
            """, new { found.Id, OfCouncil = council.Id }, ct);
        return new PublicItemView(council.Shown, found.Line, new PublicationContent { Title = found.Title, Intro = found.Intro, Parts = parts }, counts);
    }

    // Whether there is no such council or it keeps its pages closed looks the same from outside.
    private async Task<CouncilRow> Open(string code, CancellationToken ct) => await db.Find<CouncilRow>("""
        -- across councils: whoever reads public pages belongs to none
        SELECT l.Id, l.Code, l.Name, l.IsDemo FROM Councils l JOIN PublicSettings s ON s.CouncilId = l.Id AND s.IsOpen = 1 WHERE l.Code = @code
        """, new { code }, ct) ?? throw RefusedException.NotFound("trang công khai");

    private sealed record CouncilRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required bool IsDemo { get; init; }
        public PublicCouncil Shown => new() { Code = Code, Name = Name, IsDemo = IsDemo };
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required PublicationKind Kind { get; init; }
        public required string Title { get; init; }
        public string? Intro { get; init; }
        public string? Source { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public DateOnly? FiguresAsOf { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }

        public PublicLine Line => new() { Seq = Seq, Id = Id, Kind = Kind, Title = Title, Source = Source, IssuedOn = IssuedOn, FiguresAsOf = FiguresAsOf, PublishedAt = PublishedAt };
    }
}
