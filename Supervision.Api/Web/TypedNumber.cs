using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Core.Indicators;

namespace Supervision.Api.Web;

/// <summary>Numbers with decimals on pages, read as Vietnamese writes them: a comma before decimals, dots between thousands. The framework would take 53,41 for 5341.</summary>
internal sealed class TypedNumber : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(decimal) ? this : null;

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
            return Task.CompletedTask;
        }
        try
        {
            bindingContext.Result = ModelBindingResult.Success(StatedFigure.Parse(text, FigureField.Amount).Value.ToDecimal());
        }
        catch (FigureFormatException refused)
        {
            bindingContext.ModelState.TryAddModelError(name, refused.Message);
        }
        return Task.CompletedTask;
    }
}
