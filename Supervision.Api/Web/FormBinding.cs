using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>A field that is empty or cannot be read is named as everywhere else.</summary>
internal sealed class GlossaryNames : IDisplayMetadataProvider, IBindingMetadataProvider
{
    /// <summary>Said of what has no name of its own, as one of a list.</summary>
    public const string Nameless = "Có mục bắt buộc còn để trống.";

    public static string Blank(string label) => $"“{label}” không được để trống.";

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (LabelOf(context.Key) is { } label) context.DisplayMetadata.DisplayName = () => label;
    }

    // The framework tells this message nothing of the field; each field has messages of its own.
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (LabelOf(context.Key) is { } label) context.BindingMetadata.ModelBindingMessageProvider?.SetValueMustNotBeNullAccessor(_ => Blank(label));
    }

    // A parameter of a handler begins with a small letter.
    private static string? LabelOf(ModelMetadataIdentity key) => key.Name is { Length: > 0 } name
        ? Glossary.All.GetValueOrDefault(name) ?? Glossary.All.GetValueOrDefault(char.ToUpperInvariant(name[0]) + name[1..]) : null;
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
        public override async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Model = null;
            await base.BindModelAsync(bindingContext);
            if (bindingContext.ModelState[bindingContext.ModelName]?.Errors is not { Count: > 0 } errors) return;
            for (var i = 0; i < errors.Count; i++)
                if (errors[i].ErrorMessage == GlossaryNames.Nameless) errors[i] = new ModelError(GlossaryNames.Blank(bindingContext.ModelMetadata.GetDisplayName()));
        }
    }
}
