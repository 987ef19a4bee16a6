using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Core.Documents;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>Whole numbers on pages, with or without dots between thousands; what is none is refused with an example.</summary>
internal sealed partial class TypedWhole : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => Most(context.Metadata.UnderlyingOrModelType) is null ? null : this;

    public Task BindModelAsync(ModelBindingContext bindingContext) => TypedValue.Bind(bindingContext, text =>
    {
        var (type, field) = (bindingContext.ModelMetadata.UnderlyingOrModelType, bindingContext.ModelMetadata.GetDisplayName());
        var most = Most(type)!.Value;
        if (!long.TryParse(Grouped().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return (null, Digits().IsMatch(text) ? TooLarge() : $"“{field}” phải là số nguyên, ví dụ 5 (đang ghi “{Echo.Of(text)}”).");
        return number > most || number < -most ? (null, TooLarge()) : (Convert.ChangeType(number, type, CultureInfo.InvariantCulture), null);

        string TooLarge() => $"“{field}” không được lớn hơn {VietnameseNumber.Whole(most)} (đang ghi “{Echo.Of(text)}”).";
    });

    private static long? Most(Type type) => type == typeof(int) ? int.MaxValue : type == typeof(long) ? long.MaxValue : type == typeof(short) ? short.MaxValue : null;

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+\z")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[0-9.]+\z")]
    private static partial Regex Digits();
}
