using System.Globalization;
using FluentValidation.Internal;
using FluentValidation.Resources;
using Supervision.Core.Documents;

namespace Supervision.Core.Text;

/// <summary>What each rule of the validator library says, in the words that the other refusals use: all of them, since what it brings itself is another's Vietnamese.</summary>
internal sealed class RuleLanguage : LanguageManager
{
    private const string Now = " (đang ghi {PropertyValue}).";
    private const string Long = " (đang có {TotalLength}).";

    /// <summary>By the names that the library gives its rules.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["NotEmptyValidator"] = "“{PropertyName}” không được để trống.",
        ["NotNullValidator"] = "“{PropertyName}” không được để trống.",
        ["EmptyValidator"] = "“{PropertyName}” phải để trống.",
        ["NullValidator"] = "“{PropertyName}” phải để trống.",
        ["MaximumLengthValidator"] = "“{PropertyName}” dài quá {MaxLength} ký tự" + Long,
        ["MinimumLengthValidator"] = "“{PropertyName}” phải có ít nhất {MinLength} ký tự" + Long,
        ["LengthValidator"] = "“{PropertyName}” phải có từ {MinLength} đến {MaxLength} ký tự" + Long,
        ["ExactLengthValidator"] = "“{PropertyName}” phải có đúng {MaxLength} ký tự" + Long,
        ["InclusiveBetweenValidator"] = "“{PropertyName}” phải từ {From} đến {To}" + Now,
        ["ExclusiveBetweenValidator"] = "“{PropertyName}” phải lớn hơn {From} và nhỏ hơn {To}" + Now,
        ["GreaterThanValidator"] = "“{PropertyName}” phải lớn hơn {ComparisonValue}.",
        ["GreaterThanOrEqualValidator"] = "“{PropertyName}” không được nhỏ hơn {ComparisonValue}.",
        ["LessThanValidator"] = "“{PropertyName}” phải nhỏ hơn {ComparisonValue}.",
        ["LessThanOrEqualValidator"] = "“{PropertyName}” không được lớn hơn {ComparisonValue}.",
        ["EqualValidator"] = "“{PropertyName}” phải là {ComparisonValue}.",
        ["NotEqualValidator"] = "“{PropertyName}” không được là {ComparisonValue}.",
        ["EnumValidator"] = "“{PropertyName}” không có trong danh sách được chọn.",
        ["StringEnumValidator"] = "“{PropertyName}” không có trong danh sách được chọn.",
        ["EmailValidator"] = "“{PropertyName}” không phải địa chỉ thư điện tử, ví dụ vanthu@donvi.gov.vn.",
        ["RegularExpressionValidator"] = "“{PropertyName}” không đúng cách ghi.",
        ["PredicateValidator"] = "“{PropertyName}” không dùng được.",
        ["AsyncPredicateValidator"] = "“{PropertyName}” không dùng được.",
        ["ScalePrecisionValidator"] = "“{PropertyName}” chỉ có nhiều nhất {ExpectedPrecision} chữ số, trong đó {ExpectedScale} chữ số sau dấu phẩy.",
        ["CreditCardValidator"] = "“{PropertyName}” không phải số thẻ.",
    };

    public RuleLanguage()
    {
        Culture = new CultureInfo("vi");
        foreach (var (rule, sentence) in Sentences) AddTranslation("vi", rule, sentence);
    }
}

/// <summary>Writes days, hours and numbers as people do, and says of days and hours that they come before or after, not that they are less or more.</summary>
internal sealed class RuleMessage : MessageFormatter
{
    private static readonly (string Of, string Say)[] OfTime =
    [
        ("không được nhỏ hơn ", "không được trước "), ("không được lớn hơn ", "không được sau "), ("phải lớn hơn ", "phải sau "), ("phải nhỏ hơn ", "phải trước "), (" và nhỏ hơn ", " và trước "),
    ];

    public override string BuildMessage(string messageTemplate)
    {
        var (day, hour) = (PlaceholderValues.Values.Any(value => value is DateOnly), PlaceholderValues.Values.Any(value => value is TimeOnly));
        if (day || hour)
            foreach (var (of, say) in OfTime) messageTemplate = messageTemplate.Replace(of, say + (day ? "ngày " : ""), StringComparison.Ordinal);
        var isYear = PlaceholderValues.TryGetValue("PropertyName", out var name) && $"{name}".Contains("năm", StringComparison.OrdinalIgnoreCase);
        foreach (var (key, value) in PlaceholderValues.ToList())
            if (key is not ("PropertyName" or "PropertyPath" or "ComparisonProperty" or "CollectionIndex")) AppendArgument(key, Say(value, isYear));
        return base.BuildMessage(messageTemplate);
    }

    // A year has no point between its thousands.
    private static object? Say(object? value, bool isYear) => value switch
    {
        null => "trống",
        DateOnly day => VietnameseDate.Short(day),
        TimeOnly time => VietnameseDate.Time(time),
        byte or short or int or long when isYear => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        byte or short or int or long => VietnameseNumber.Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        decimal or double or float => VietnameseNumber.Decimal(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        bool yes => yes ? "có" : "không",
        string text => Echo.Of(text),
        _ => value,
    };
}
