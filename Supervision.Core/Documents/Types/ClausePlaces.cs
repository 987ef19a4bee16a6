using Supervision.Core.Conclusions;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>A numbered part of a conclusion's paper.</summary>
/// <param name="Number">Of the section, or of the clause in a resolution's first article.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Block">What it holds; null for what precedes the clauses, and for what units ask for.</param>
/// <param name="Clauses">In their order.</param>
internal sealed record PaperSection(int Number, string Title, ClauseBlock? Block, IReadOnlyList<Clause> Clauses);

/// <summary>
/// How a conclusion's paper is numbered, and so what each clause is called: "Mục V.1", in a resolution "Điểm a khoản 2 Điều 1". Papers take their headings from it and pages their names, so that the
/// two cannot part.
/// </summary>
internal sealed class ClausePlaces
{
    /// <summary>The article of a resolution that holds what was found; what is asked follows in the next.</summary>
    public const int FirstArticle = 1;

    // The alphabet of points has 23 letters; longer lists go by dashes.
    private const int MostPoints = 23;

    private readonly Dictionary<Guid, string> _places = [];

    private ClausePlaces(IReadOnlyList<PaperSection> sections) => Sections = sections;

    /// <summary>Without that of the duties, which comes last and bears <see cref="Next"/>.</summary>
    public IReadOnlyList<PaperSection> Sections { get; }

    /// <summary>The number of the section after these; in a resolution that of the article.</summary>
    public int Next { get; private init; }

    public string this[Clause clause] => _places[clause.Id];

    /// <summary>The place of a clause by its id.</summary>
    public string? Find(Guid clauseId) => _places.GetValueOrDefault(clauseId);

    public static ClausePlaces Of(ConclusionPaperData data) => Of(data.Conclusion.Kind, data.Clauses, data.Tasks.Count > 0, data.UnitPetitions.Count > 0);

    /// <param name="kind">Which decides the form of the paper.</param>
    /// <param name="clauses">In their order; those that tell a sign of a violation have a part of their own after the other shortcomings.</param>
    /// <param name="hasTasks">Its recommendations have a section for the annex of tasks even where no clause is in it.</param>
    /// <param name="hasPetitions">A report on results tells what units ask for before it recommends.</param>
    /// <param name="isApart">False for papers of the form before, which printed signs of violations last among the shortcomings.</param>
    public static ClausePlaces Of(ConclusionKind kind, IReadOnlyList<Clause> clauses, bool hasTasks, bool hasPetitions, bool isApart = true)
    {
        if (!isApart) clauses = [.. clauses.OrderBy(clause => clause.IsViolation).Select(clause => clause with { IsViolation = false })];
        var blocks = Enum.GetValues<ClauseBlock>().SelectMany(block => ((string Title, bool IsViolation)[])[(block.Label(), false), .. block is ClauseBlock.Shortcomings ? [(Clause.Violations, true)] : Array.Empty<(string, bool)>()],
                (block, part) => (Block: block, part.Title, Clauses: (IReadOnlyList<Clause>)[.. clauses.Where(clause => clause.Block == block && clause.IsViolation == part.IsViolation)]))
            .Where(one => one.Clauses.Count > 0 || (one.Block is ClauseBlock.Recommendations && hasTasks));
        return kind switch
        {
            ConclusionKind.SupervisionResolution => InArticles([.. blocks]),
            ConclusionKind.SessionRemarks or ConclusionKind.StandingBoardConclusion => InSections(blocks.Select(one => (one.Title, (ClauseBlock?)one.Block, one.Clauses))),
            _ => InSections(
            [
                ("Khái quát cuộc giám sát", null, []),
                .. blocks.SelectMany(one => ((string, ClauseBlock?, IReadOnlyList<Clause>)[])
                [
                    .. one.Block is ClauseBlock.Recommendations && hasPetitions ? [("Khó khăn, vướng mắc và kiến nghị của đơn vị", null, [])] : Array.Empty<(string, ClauseBlock?, IReadOnlyList<Clause>)>(),
                    (one.Block is ClauseBlock.Recommendations ? "Kiến nghị" : one.Title, one.Block, one.Clauses),
                ]),
            ]),
        };
    }

    /// <summary>The label before a point of a resolution; none where one stands alone.</summary>
    public static string? Point(IReadOnlyList<Clause> clauses, int at) => IsLettered(clauses) ? Numbering.Point(at + 1) : clauses.Count > 1 ? "-" : null;

    private static bool IsLettered(IReadOnlyList<Clause> clauses) => clauses.Count is > 1 and <= MostPoints;

    private static ClausePlaces InSections(IEnumerable<(string Title, ClauseBlock? Block, IReadOnlyList<Clause> Clauses)> parts)
    {
        List<PaperSection> sections = [.. parts.Select((part, i) => new PaperSection(i + 1, part.Title, part.Block, part.Clauses))];
        var places = new ClausePlaces(sections) { Next = sections.Count + 1 };
        foreach (var section in sections)
            foreach (var (clause, i) in section.Clauses.Select((clause, i) => (clause, i)))
                places._places[clause.Id] = $"Mục {Numbering.Roman(section.Number)}{(section.Clauses.Count > 1 ? $".{i + 1}" : "")}";
        return places;
    }

    private static ClausePlaces InArticles(IReadOnlyList<(ClauseBlock Block, string Title, IReadOnlyList<Clause> Clauses)> blocks)
    {
        var asks = blocks.Any(one => one.Block is ClauseBlock.Recommendations);
        List<PaperSection> sections = [.. blocks.Select((one, i) => new PaperSection(one.Block is ClauseBlock.Recommendations ? FirstArticle + 1 : i + 1, one.Title, one.Block, one.Clauses))];
        var places = new ClausePlaces(sections) { Next = asks ? FirstArticle + 2 : FirstArticle + 1 };
        foreach (var section in sections)
            foreach (var (clause, i) in section.Clauses.Select((clause, i) => (clause, i)))
                places._places[clause.Id] = section.Block is ClauseBlock.Recommendations
                    ? $"{(section.Clauses.Count > 1 ? $"Khoản {i + 1} " : "")}Điều {section.Number}"
                    : IsLettered(section.Clauses) ? $"Điểm {Numbering.Point(i + 1).TrimEnd(')')} khoản {section.Number} Điều {FirstArticle}" : $"Khoản {section.Number} Điều {FirstArticle}";
        return places;
    }
}
