using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
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
        context.Metadata.ModelType == typeof(string) && !IsSecret(context.Metadata.Name) && context.Metadata.ContainerType?.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true ? this : null;

    // A blank at the end of a password is part of it.
    private static bool IsSecret(string? name) => name is not null && (name.Contains("Password", StringComparison.Ordinal) || name.Contains("Secret", StringComparison.Ordinal));

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

/// <summary>A list of a command is bound anew: into the empty one that it begins with nothing can be put, and what was chosen would be lost unseen.</summary>
internal sealed class FreshLists : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        if (context.Metadata is not { ModelType: { IsGenericType: true } type, ElementMetadata: { } element } || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>)) return null;
        return (IModelBinder)Activator.CreateInstance(typeof(FreshList<>).MakeGenericType(type.GenericTypeArguments[0]), context.CreateBinder(element), context.Services.GetRequiredService<ILoggerFactory>())!;
    }

    private sealed class FreshList<T>(IModelBinder element, ILoggerFactory log) : CollectionModelBinder<T>(element, log)
    {
        public override Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Model = null;
            return base.BindModelAsync(bindingContext);
        }
    }
}
