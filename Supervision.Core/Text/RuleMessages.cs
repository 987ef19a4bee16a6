using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation.Internal;
using FluentValidation.Resources;
using Supervision.Core.Documents;

namespace Supervision.Core.Text;

/// <summary>The library's Vietnamese messages, in the words that the other refusals use.</summary>
internal sealed class RuleLanguage : LanguageManager
{
    public RuleLanguage()
    {
        Culture = new CultureInfo("vi");
        foreach (var rule in new[] { "NotEmptyValidator", "NotNullValidator" }) AddTranslation("vi", rule, "“{PropertyName}” không được để trống.");
    }
}

/// <summary>Writes days as people do, and says of them that they come before or after, not that they are less or more.</summary>
internal sealed partial class RuleMessage : MessageFormatter
{
    [GeneratedRegex(@"'(\{\w+\})'")]
    private static partial Regex Straight();

    private static readonly (string Of, string Say)[] OfDays =
    [
        ("lớn hơn hoặc bằng", "không được trước ngày"), ("nhỏ hơn hoặc bằng", "không được sau ngày"), ("lớn hơn", "phải sau ngày"), ("nhỏ hơn", "phải trước ngày"),
    ];

    public override string BuildMessage(string messageTemplate)
    {
        if (PlaceholderValues.TryGetValue("ComparisonValue", out var value) && value is DateOnly day)
        {
            messageTemplate = OfDays.FirstOrDefault(one => messageTemplate.Contains($"phải {one.Of}", StringComparison.Ordinal)) is { Say: { } say }
                ? $"“{{PropertyName}}” {say} {VietnameseDate.Short(day)}."
                : messageTemplate;
            AppendArgument("ComparisonValue", VietnameseDate.Short(day));
        }
        if (PlaceholderValues.GetValueOrDefault("From") is DateOnly from && PlaceholderValues.GetValueOrDefault("To") is DateOnly to)
            messageTemplate = $"“{{PropertyName}}” phải từ ngày {VietnameseDate.Short(from)} đến ngày {VietnameseDate.Short(to)}.";
        // The library's own sentences name a field in straight quotes.
        return base.BuildMessage(Straight().Replace(messageTemplate, "“$1”"));
    }
}
