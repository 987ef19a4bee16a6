using System.Data.Common;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Storage;

/// <summary>What each constraint of the schema means to whoever ran into it: the field and a Vietnamese sentence.</summary>
public static class Constraints
{
    /// <summary>Unique indexes and named checks that a person can run into, by their name in the schema.</summary>
    public static IReadOnlyDictionary<string, (string Field, string Sentence)> Sentences { get; } =
        EmbeddedTable.Read("constraints/", 3).ToDictionary(row => row[0], row => (row[1], row[2]));

    internal static RefusedException Refusal(Violation violation, DbException cause)
    {
        if (violation.Constraint is { } name && Sentences.TryGetValue(name, out var known))
            return RefusedException.Conflict(Code(violation.Kind), known.Sentence, known.Field);
        return violation.Kind switch
        {
            ViolationKind.Duplicate => RefusedException.Conflict("duplicate", "Nội dung này đã có trong hệ thống."),
            ViolationKind.Reference => RefusedException.Conflict("reference.missing", "Nội dung được dẫn chiếu không còn trong hệ thống."),
            // A value the schema refuses after the validators let it through is our fault, not the sender's.
            _ => throw new InvalidOperationException($"The schema refused a value ({violation.Kind} {violation.Constraint}).", cause),
        };
    }

    private static string Code(ViolationKind kind) => kind == ViolationKind.Duplicate ? "duplicate" : "constraint";
}
