using FluentValidation;

namespace Supervision.Core.Conclusions;

/// <summary>Short lists of lines of a paper (authority lines, recipients), kept in one column.</summary>
internal static class Lines
{
    public static string? Write(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines.Select(line => line.Trim()));

    public static IReadOnlyList<string> Read(string? column) => column?.Split('\n') ?? [];

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> PaperLines<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule, int most, int length) => rule
        .Must(lines => lines.Count <= most && lines.All(line => !string.IsNullOrWhiteSpace(line) && !line.Contains('\n', StringComparison.Ordinal)) && lines.Sum(line => line.Length + 1) <= length)
        .WithMessage($"“{{PropertyName}}” tối đa {most} dòng, tổng cộng không quá {length} ký tự, không có dòng trống.");
}
