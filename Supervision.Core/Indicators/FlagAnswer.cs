using System.Text.Json.Serialization;
using Supervision.Core.Law;
using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>What kind of record a flag is about.</summary>
public enum FlagSubjectKind
{
    [Label("chỉ tiêu")] Indicator,
    [Label("nội dung ghi nhận")] Finding,
    [Label("nội dung yêu cầu, kiến nghị")] Task,
    [Label("mục của kết luận")] Clause,
    [Label("phát biểu kết luận")] ClosingRemark,
    [Label("mục của hồ sơ tham chiếu")] ReferenceItem,
    [Label("biểu số liệu")] DataTable,
}

/// <summary>A record that a flag is about, by its id and by the code that the sentence uses.</summary>
public sealed record FlagSubject(FlagSubjectKind Kind, Guid Id, string Code);

/// <summary>What the check answers: what does not fit, and what was tested and agrees.</summary>
public sealed record CheckAnswer(IReadOnlyList<FlagAnswer> Flags, IReadOnlyList<AgreementAnswer> Agreements);

/// <summary>A flag with the records it is about; see <see cref="Flag"/>.</summary>
public sealed record FlagAnswer
{
    public required FlagCode Code { get; init; }

    /// <summary>The code of exchanged data: "ty_le_cat_bot".</summary>
    public required string VietnameseCode { get; init; }
    public required string Title { get; init; }
    public required FlagSeverity Severity { get; init; }

    /// <summary>Empty when it is about the whole.</summary>
    public required IReadOnlyList<FlagSubject> Subjects { get; init; }

    /// <summary>What was stated, what follows and where: one sentence a hit.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
    public required IReadOnlyList<LegalClockAnswer> LegalClocks { get; init; }

    /// <summary>It matters much, and a figure, a finding or a data table is behind it: to be settled before a paper repeats it.</summary>
    [JsonIgnore]
    public bool DoubtsFigures => Severity is FlagSeverity.High && Subjects.Any(subject => subject.Kind is FlagSubjectKind.Indicator or FlagSubjectKind.Finding or FlagSubjectKind.DataTable);
}

/// <summary>A limit of the law that was run.</summary>
/// <param name="Code">The clock: "standing_board.programme_sent".</param>
/// <param name="What">What must be done.</param>
/// <param name="Days">How many days the law gives; null for a fixed day of the year.</param>
/// <param name="Article">Where the law says it.</param>
/// <param name="Limit">The last lawful day; lateness is judged on it.</param>
/// <param name="ActBy">The working day to act on.</param>
/// <param name="IsProvisional">It rests on days off that nobody has announced.</param>
public sealed record LegalClockAnswer(string Code, string What, int? Days, DayUnit? Unit, ClockDirection Direction, string Article, LegalMark Mark, DateOnly Limit, DateOnly ActBy, bool IsProvisional);

/// <summary>A test that was passed.</summary>
public sealed record AgreementAnswer(AgreementKind Kind, IReadOnlyList<FlagSubject> Subjects, string Sentence);

internal static class FlagAnswers
{
    /// <summary>The flags of the facts with the records behind their codes.</summary>
    public static CheckAnswer Of(IEnumerable<Flag> flags, IEnumerable<Agreement> agreements, IReadOnlyDictionary<string, FlagSubject> subjects) => new(
        [.. flags.Select(flag => Of(flag, subjects))],
        [.. agreements.Select(one => new AgreementAnswer(one.Kind, [.. one.Subjects.Select(code => subjects[code])], one.Sentence))]);

    private static FlagAnswer Of(Flag flag, IReadOnlyDictionary<string, FlagSubject> subjects)
    {
        var kind = FlagCatalog.Of(flag.Code);
        return new FlagAnswer
        {
            Code = flag.Code,
            VietnameseCode = kind.VietnameseCode,
            Title = kind.Title,
            Severity = flag.Severity,
            Subjects = [.. flag.Subjects.Select(code => subjects[code])],
            Sentences = [.. flag.Details.Select(detail => detail.Sentence)],
            LegalClocks =
            [
                .. flag.LegalClocks.Select(due => new LegalClockAnswer(
                    due.Clock.Code, due.Clock.What, due.Clock.Count, due.Clock.Unit, due.Clock.Direction, due.Clock.Article, due.Clock.Mark, due.Limit, due.ActBy, due.IsProvisional)),
            ],
        };
    }
}
