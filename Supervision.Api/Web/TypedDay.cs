using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>
/// Days on pages: written and read as day, month, year for everybody. A field of the browser's own would show them in the browser's language, where 03/4/2026 may be the fourth
/// of March. Typed without separators they are read too, since the figures of a telephone's keyboard may be all there is; addresses name days as the API does.
/// </summary>
internal sealed partial class TypedDay : IModelBinder, IModelBinderProvider
{
    public const string Example = "ngày/tháng/năm";

    public static string Write(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>What is said of something typed that is no day.</summary>
    public static string NoDay(string text, string field) => $"“{Echo.Of(text)}” không phải một ngày có thật của “{field}”; ghi ngày/tháng/năm, ví dụ 05/3/2026.";

    /// <summary>The day, or null for what is no day that there is.</summary>
    public static DateOnly? Read(string text)
    {
        var match = Typed().Match(text.Trim()) is { Success: true } typed ? typed : Address().Match(text.Trim());
        if (!match.Success) return null;
        var (year, month, day) = (Number("y"), Number("m"), Number("d"));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(name, value);
        var text = value.FirstValue;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else bindingContext.ModelState.TryAddModelError(name, bindingContext.ModelMetadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(""));
        }
        else if (Read(text) is { } day)
        {
            bindingContext.Result = ModelBindingResult.Success(day);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, NoDay(text, bindingContext.ModelMetadata.GetDisplayName()));
        }
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^(?:(?<d>[0-9]{1,2})(?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4})|(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4}))\z")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z")]
    private static partial Regex Address();
}
