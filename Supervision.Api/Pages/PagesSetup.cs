using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.WebEncoders;
using Supervision.Api.Web;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services, Cookies cookies)
    {
        services.AddAntiforgery(options =>
        {
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = cookies.Forms;
            options.Cookie.SecurePolicy = cookies.Secure;
            options.Cookie.HttpOnly = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = cookies.TempData;
            options.Cookie.SecurePolicy = cookies.Secure;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        // Vietnamese letters stay letters in the page; what HTML forbids is still escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // No script of ours reads the hints for one, and the hidden line that goes with them has a style of its own, which the content policy forbids.
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddScoped<Asking>();
        services.AddSingleton<KeptForms>();
        services.AddScoped<ImportSheet>();
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<SignedInForms>();
            options.Filters.Add<KnownHandlers>();
            // Whether a field may be empty is for the command's validator to say, in its own words.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            InVietnamese(options.ModelBindingMessageProvider);
            options.ModelBinderProviders.Insert(0, new FreshLists());
            options.ModelBinderProviders.Insert(0, new ComposedText());
            options.ModelBinderProviders.Insert(0, new TypedDay());
            options.ModelBinderProviders.Insert(0, new TypedNumber());
            options.ModelBinderProviders.Insert(0, new TypedWhole());
            options.ModelBinderProviders.Insert(0, new TypedTime());
            options.ModelMetadataDetailsProviders.Add(new GlossaryNames());
        });
    }

    private static void InVietnamese(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{field}” không có lựa chọn “{Echo.Of(value)}”; hãy chọn trong danh sách.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Không có lựa chọn “{Echo.Of(value)}”; hãy chọn trong danh sách.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"“{field}” không đọc được; hãy nhập lại.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị không đọc được; hãy nhập lại.");
        messages.SetValueIsInvalidAccessor(value => $"“{Echo.Of(value)}” không đọc được; hãy nhập lại.");
        messages.SetValueMustBeANumberAccessor(field => $"“{field}” phải là một số, ví dụ 5.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Giá trị phải là một số, ví dụ 5.");
        messages.SetValueMustNotBeNullAccessor(_ => GlossaryNames.Nameless);
        messages.SetMissingBindRequiredValueAccessor(field => $"Thiếu “{field}”.");
        messages.SetMissingKeyOrValueAccessor(() => "Thiếu giá trị.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Thiếu nội dung.");
    }
}
