using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>A section of a delegation's report that is made of findings.</summary>
public sealed record ReportSection(string Title, IReadOnlyList<ReportGroup> Groups)
{
    public const string Strengths = "Kết quả đạt được";
    public const string Shortcomings = "Tồn tại, hạn chế";
    public const string Causes = "Nguyên nhân";

    /// <summary>Written by hand, as are the recommendations; the others are filled by findings.</summary>
    public const string Responsibility = "Trách nhiệm";
    public const string Difficulties = "Khó khăn, vướng mắc và kiến nghị của đơn vị";
    public const string Recommendations = "Kiến nghị";
}

/// <summary>How a group of findings is headed on the paper.</summary>
public enum GroupHead
{
    /// <summary>It is all there is in its section.</summary>
    None,

    /// <summary>By the field that its findings are about.</summary>
    Field,

    /// <summary>By whose doing the causes are.</summary>
    Nature,

    /// <summary>By a line in bold.</summary>
    Line,
}

/// <summary>Findings that are printed one after the other; only among them does their order show.</summary>
public sealed record ReportGroup(GroupHead Head, string? Title, IReadOnlyList<ReportItem> Items)
{
    internal IEnumerable<ReportedFinding> Findings => Items.SelectMany(item => item.Parts.Prepend(item.Finding));
}

/// <summary>A finding with those that are parts of it.</summary>
public sealed record ReportItem(ReportedFinding Finding, IReadOnlyList<ReportedFinding> Parts);

/// <summary>In which sections, groups and order the findings of a report stand on its paper.</summary>
public static class ReportOutline
{
    /// <summary>The sections that hold something, in the order of the paper.</summary>
    /// <param name="findings">In their order in the report.</param>
    public static IReadOnlyList<ReportSection> Of(IReadOnlyList<ReportedFinding> findings)
    {
        ReportSection[] sections =
        [
            new(ReportSection.Strengths, ByField(Of(FindingKind.Strength))),
            new(ReportSection.Shortcomings, [.. ByField(Of(FindingKind.Shortcoming)), .. Lined(Clause.Violations, Of(FindingKind.SignOfViolation))]),
            new(ReportSection.Causes, ByNature(Of(FindingKind.Cause))),
            new(ReportSection.Difficulties, [.. Lined("Khó khăn, vướng mắc", Of(FindingKind.Difficulty)), .. Lined("Kiến nghị, đề xuất của đơn vị", Of(FindingKind.UnitPetition))]),
        ];
        return [.. sections.Where(section => section.Groups.Count > 0)];

        List<ReportedFinding> Of(FindingKind kind) => [.. findings.Where(f => f.Kind == kind)];
    }

    /// <summary>What a finding has in common with those it is printed among.</summary>
    public static string KinOf(FindingKind kind, string? field, CauseNature? nature) => kind switch
    {
        FindingKind.Strength or FindingKind.Shortcoming => $"{kind}/{field}",
        FindingKind.Cause => $"{kind}/{nature}",
        _ => $"{kind}",
    };

    /// <summary>
    /// The findings as they are printed once one was put before another, or last of its kin. Findings of one group change places; of two groups named by fields the groups do. Null where
    /// the paper's order leaves no choice.
    /// </summary>
    public static IReadOnlyList<ReportedFinding>? Place(IReadOnlyList<ReportedFinding> findings, Guid id, Guid? before)
    {
        var placed = false;
        var sections = Of(findings).Select(section => section with { Groups = Groups(section.Groups) }).ToList();
        return placed ? [.. sections.SelectMany(section => section.Groups).SelectMany(group => group.Findings)] : null;

        IReadOnlyList<ReportGroup> Groups(IReadOnlyList<ReportGroup> groups)
        {
            var inner = groups.Select(group => group with { Items = Items(group.Items) }).ToList();
            return placed || before is null ? inner : Moved(inner, group => IsMovable(group) && Holds(group, id), group => IsMovable(group) && Holds(group, before.Value));
        }

        IReadOnlyList<ReportItem> Items(IReadOnlyList<ReportItem> items)
        {
            var inner = items.Select(item => item with { Parts = Moved(item.Parts, part => part.Id == id, part => part.Id == before) }).ToList();
            return Moved(inner, item => item.Finding.Id == id, item => item.Finding.Id == before);
        }

        IReadOnlyList<T> Moved<T>(IReadOnlyList<T> list, Func<T, bool> isIt, Func<T, bool> isNext) where T : class
        {
            if (placed || list.FirstOrDefault(isIt) is not { } it) return list;
            var others = list.Where(one => one != it).ToList();
            var at = before is null ? others.Count : others.FindIndex(one => isNext(one));
            if (at < 0) return list;
            placed = true;
            others.Insert(at, it);
            return others;
        }

        static bool Holds(ReportGroup group, Guid id) => group.Findings.Any(f => f.Id == id);
    }

    /// <summary>Fields follow each other as the report orders them; what belongs to none comes last.</summary>
    public static bool IsMovable(ReportGroup group) => group.Head is GroupHead.Field && group.Items[0].Finding.Field is not null;

    // Findings of a field stand under its name where there are several fields.
    private static IEnumerable<ReportGroup> Fields(List<ReportedFinding> findings) => findings.GroupBy(f => f.Field).OrderBy(g => g.Key is null)
        .Select(field => new ReportGroup(GroupHead.Field, field.Key is { } name ? ConclusionParts.Capital(name) : "Nội dung khác", Items([.. field])));

    private static IReadOnlyList<ReportGroup> ByField(List<ReportedFinding> findings) => Fields(findings).ToList() is { Count: > 1 } fields ? fields : Whole(findings);

    private static IReadOnlyList<ReportGroup> ByNature(List<ReportedFinding> causes) => causes.All(c => c.CauseNature is null) ? Whole(causes)
        : [.. causes.GroupBy(c => c.CauseNature).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
            .Select(group => new ReportGroup(GroupHead.Nature, group.Key is { } nature ? $"Nguyên nhân {nature.Label()}" : "Nguyên nhân khác", Items([.. group])))];

    private static IReadOnlyList<ReportGroup> Lined(string title, List<ReportedFinding> findings) => findings.Count == 0 ? [] : [new ReportGroup(GroupHead.Line, title, Items(findings))];

    private static IReadOnlyList<ReportGroup> Whole(List<ReportedFinding> findings) => findings.Count == 0 ? [] : [new ReportGroup(GroupHead.None, null, Items(findings))];

    private static IReadOnlyList<ReportItem> Items(List<ReportedFinding> findings)
    {
        var ids = findings.Select(f => f.Id).ToHashSet();
        var tops = findings.Where(f => f.HeadingId is not { } heading || !ids.Contains(heading)).ToList();
        var parts = findings.Except(tops).ToLookup(f => f.HeadingId!.Value);
        return [.. tops.Select(top => new ReportItem(top, [.. parts[top.Id]]))];
    }
}
