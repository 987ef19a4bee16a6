using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>A field that cannot be read is named as everywhere else.</summary>
internal sealed class GlossaryNames : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.Name is { } name && Glossary.All.TryGetValue(name, out var label)) context.DisplayMetadata.DisplayName = () => label;
    }
}

/// <summary>Text of a form as text of the API is taken: in NFC, with line feeds alone; blank is nothing.</summary>
internal sealed class ComposedText : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.Metadata.ContainerType?.Namespace?.StartsWith("Supervision.Core", StringComparison.Ordinal) == true ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        var text = value.FirstValue?.ReplaceLineEndings("\n").Trim();
        bindingContext.Result = ModelBindingResult.Success(string.IsNullOrEmpty(text) ? null : SearchText.Compose(text));
        return Task.CompletedTask;
    }
}
