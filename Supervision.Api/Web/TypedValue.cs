using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Supervision.Api.Web;

/// <summary>What binders of typed values have in common: nothing is null where null may be, and what was typed stays.</summary>
internal static class TypedValue
{
    /// <param name="context">The field.</param>
    /// <param name="read">The value, or why there is none.</param>
    public static Task Bind(ModelBindingContext context, Func<string, (object? Value, string? Problem)> read)
    {
        var name = context.ModelName;
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(name, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
            else context.ModelState.TryAddModelError(name, context.ModelMetadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(""));
            return Task.CompletedTask;
        }
        var (typed, problem) = read(value.FirstValue.Trim());
        if (problem is null) context.Result = ModelBindingResult.Success(typed);
        else context.ModelState.TryAddModelError(name, problem);
        return Task.CompletedTask;
    }
}
