using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>Hours on pages: 18:00, 18h00 or 18 giờ 00 phút; what is none is refused with an example.</summary>
internal sealed partial class TypedTime : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(TimeOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext) => TypedValue.Bind(bindingContext, text => Read(text) is { } time
        ? (time, null)
        : (null, $"“{bindingContext.ModelMetadata.GetDisplayName()}” ghi giờ và phút, ví dụ 18:00 (đang ghi “{Echo.Of(text)}”)."));

    private static TimeOnly? Read(string text)
    {
        if (TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal)) return time;
        if (Typed().Match(text) is not { Success: true } typed) return null;
        var (hour, minute) = (Number("h"), Number("m"));
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;

        int Number(string group) => typed.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})\s*(?:h|g|giờ)\s*(?:(?<m>[0-9]{1,2})\s*(?:phút|p)?)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();
}
