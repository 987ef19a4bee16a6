using System.Globalization;
using Supervision.Core.Json;
using Supervision.Core.Text;

namespace Supervision.Core.Law;

/// <summary>The supervision laws that the product knows, by their dates, with the forms and subjects of supervision.</summary>
public sealed class RuleSets
{
    private static readonly Lazy<RuleSets> Embedded = new(() => new RuleSets("rule-sets.json", StrictJson.Embedded<RuleFile>("rule-sets.json")));

    private RuleSets(string fileName, RuleFile file)
    {
        if (RuleFileFaults.First(file) is { } fault) throw new InvalidDataException($"{fileName}: {fault}");
        All = [.. file.RuleSets.OrderBy(set => set.EffectiveFrom)];
        Forms = file.Forms;
        Subjects = file.Subjects;
    }

    /// <summary>The shipped laws.</summary>
    public static RuleSets Shipped => Embedded.Value;

    public IReadOnlyList<RuleSet> All { get; }
    public IReadOnlyList<SupervisionForm> Forms { get; }
    public IReadOnlyList<SubjectName> Subjects { get; }

    /// <summary>Reads a file of the same form as the shipped one.</summary>
    /// <exception cref="InvalidDataException">The file breaks the form or contradicts itself.</exception>
    public static RuleSets Read(string fileName, string text) =>
        new(fileName, StrictJson.Read<RuleFile>(fileName, text, StrictJson.SnakeCase));

    /// <summary>The law in force on that day, or null when the product knows none.</summary>
    public RuleSet? Find(DateOnly date) => All.FirstOrDefault(set => set.IsEffectiveOn(date));

    /// <summary>The law in force on that day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The product knows no law for that day.</exception>
    public RuleSet For(DateOnly date) => Find(date)
        ?? throw new ArgumentOutOfRangeException(nameof(date), date, $"Chưa có bộ quy tắc nào áp dụng cho ngày {date:dd/MM/yyyy}.");

    /// <summary>The law in force on that day with the council's own numbers.</summary>
    /// <exception cref="ArgumentException">No law is known for the day, or an override names no clock of it.</exception>
    public RuleSet For(DateOnly date, IEnumerable<ClockOverride> overrides) => For(date).With(overrides, date);

    /// <exception cref="KeyNotFoundException">There is no such rule set.</exception>
    public RuleSet Get(string code) => All.FirstOrDefault(set => set.Code == code)
        ?? throw new KeyNotFoundException($"Không có bộ quy tắc “{code}”.");

    /// <summary>A subject as a sentence names it.</summary>
    public string Name(LegalSubject subject) => Subjects.First(one => one.Code == subject).Name;

    /// <summary>Forms that a council of that level has on that day.</summary>
    public IEnumerable<SupervisionForm> FormsAt(CouncilLevel level, DateOnly date) =>
        Forms.Where(form => form.AppliesAt(level, date) is not null);
}

internal sealed record RuleFile(IReadOnlyList<SubjectName> Subjects, IReadOnlyList<SupervisionForm> Forms, IReadOnlyList<RuleSet> RuleSets);

/// <summary>What a file of laws may get wrong although its form is right.</summary>
internal static class RuleFileFaults
{
    public static string? First(RuleFile file) =>
        Twice("mã hình thức giám sát", file.Forms.Select(form => form.Code))
        ?? Twice("chủ thể", file.Subjects.Select(subject => subject.Code.ToString()))
        ?? Twice("mã bộ quy tắc", file.RuleSets.Select(set => set.Code))
        ?? file.RuleSets.SelectMany(set => set.SubjectForms.SelectMany(rule => rule.Forms.Where(code => file.Forms.All(form => form.Code != code)).Select(code => $"{set.Code}: không có hình thức giám sát “{code}”."))).FirstOrDefault()
        ?? file.RuleSets.Select(Fault).FirstOrDefault(fault => fault is not null)
        ?? Overlap([.. file.RuleSets.OrderBy(set => set.EffectiveFrom)]);

    private static string? Fault(RuleSet set) =>
        set.EffectiveTo < set.EffectiveFrom ? $"{set.Code}: hết hiệu lực trước khi có hiệu lực."
        : Twice($"{set.Code}: mã thời hạn", set.Clocks.Select(clock => clock.Code))
        ?? Twice($"{set.Code}: chủ thể và hình thức giám sát", set.SubjectForms.Select(rule => rule.Subject.ToString()))
        ?? Twice($"{set.Code}: chủ thể thành lập Đoàn", set.Delegations.Select(rule => rule.Subject.ToString()))
        ?? Twice($"{set.Code}: các phần của", set.RequiredParts.Select(rule => rule.Paper.Label()))
        ?? set.RequiredParts.Select(rule => RequiredParts.Fault(rule) is { } fault ? $"{set.Code}, {rule.Paper.Label()}: {fault}" : null).FirstOrDefault(fault => fault is not null)
        ?? set.Thresholds.Select(rule => Fault(set, rule)).FirstOrDefault(fault => fault is not null)
        ?? set.Clocks.Select(clock => Fault(set, clock)).FirstOrDefault(fault => fault is not null);

    private static string? Fault(RuleSet set, Threshold rule) =>
        rule.Numerator < 1 || rule.Denominator < rule.Numerator ? $"{set.Code}, {rule.Code}: tỷ lệ phải lớn hơn 0 và không quá 1."
        : rule.EffectiveTo < rule.EffectiveFrom ? $"{set.Code}, {rule.Code}: hết hiệu lực trước khi có hiệu lực."
        : set.Thresholds.Any(other => !ReferenceEquals(other, rule) && other.Code == rule.Code && (other.EffectiveFrom ?? set.EffectiveFrom) is var from && rule.IsEffectiveOn(from) && other.IsEffectiveOn(from)) ? $"{set.Code}, {rule.Code}: hai tỷ lệ cùng có hiệu lực."
        : null;

    private static string? Fault(RuleSet set, LegalClock clock)
    {
        var counted = clock.Direction is ClockDirection.Before or ClockDirection.After;
        var fixedDay = clock.Direction is ClockDirection.FixedDay;
        return counted switch
        {
            true when clock.Count is null or < 1 || clock.Unit is null => $"{set.Code}, {clock.Code}: thời hạn phải có số ngày từ 1 và đơn vị.",
            false when clock.Count is not null || clock.Unit is not null => $"{set.Code}, {clock.Code}: thời hạn không tính bằng ngày thì không có số ngày, đơn vị.",
            _ when fixedDay != IsMonthAndDay(clock.FixedDay) => $"{set.Code}, {clock.Code}: ngày cố định không hợp lệ.",
            _ => null,
        };
    }

    private static bool IsMonthAndDay(string? text) =>
        text is not null && DateOnly.TryParseExact($"2023-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? Overlap(RuleSet[] sets)
    {
        for (var i = 1; i < sets.Length; i++)
            if (sets[i - 1].EffectiveTo is not { } end || end >= sets[i].EffectiveFrom)
                return $"{sets[i - 1].Code} và {sets[i].Code} cùng có hiệu lực.";
        return null;
    }

    private static string? Twice(string what, IEnumerable<string> codes) =>
        codes.GroupBy(code => code).FirstOrDefault(group => group.Count() > 1) is { } twice ? $"{what} “{twice.Key}” bị lặp." : null;
}
