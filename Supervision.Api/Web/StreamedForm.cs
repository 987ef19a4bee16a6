using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>The page reads its form by itself, part by part, so that files stream through; nobody else may have read it before.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        context.HttpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = null;
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>A form with files as a browser sends it without scripts: first its fields, then its files, each read once in the order it comes.</summary>
internal sealed class StreamedForm(HttpContext http)
{
    /// <summary>The refusal of a form whose token is missing, wrong or old.</summary>
    public const string TokenCode = "form.token";

    private const int LongestField = 20_100;
    private const int MostFields = 30;

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    // What a page looked for in vain while it took a file.
    private readonly HashSet<string> _missed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the field whose file is being read.</summary>
    public string Field { get; private set; } = "";

    /// <summary>What was typed, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed => _fields;

    public string? this[string field]
    {
        get
        {
            if (_fields.TryGetValue(field, out var value)) return value;
            if (Field.Length > 0) _missed.Add(field);
            return null;
        }
    }

    /// <summary>The form once more as it was kept over a sign-in: its fields alone, in a form without files.</summary>
    public static async Task<StreamedForm> Kept(HttpContext http, IAntiforgery antiforgery)
    {
        var form = new StreamedForm(http);
        foreach (var (field, value) in await http.Request.ReadFormAsync(http.RequestAborted)) form._fields[field] = value.ToString();
        await form.Prove(antiforgery);
        return form;
    }

    /// <summary>Reads on to the next file; null after the last. What comes before the first file is in the fields by then.</summary>
    /// <exception cref="RefusedException">No form with files, or one that cannot be read.</exception>
    public async IAsyncEnumerable<(string Name, Stream Content)> Files(IAntiforgery antiforgery)
    {
        var reader = Begin();
        var proven = false;
        while (await NextFile(reader) is var (disposition, content))
        {
            if (!proven) await Prove(antiforgery);
            proven = true;
            var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? "";
            Field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            // A field for files that nothing was chosen in comes as a file without a name.
            if (name.Length > 0) yield return (SearchText.Compose(name), content);
        }
        if (!proven) await Prove(antiforgery);
    }

    /// <summary>Reads what comes before the first file, for whoever may not yet be known: nothing is done with it but to give it back.</summary>
    /// <exception cref="RefusedException">No form with files, or one that cannot be read.</exception>
    public Task ReadFields() => NextFile(Begin());

    private MultipartReader Begin() =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary
            ? new MultipartReader(boundary, http.Request.Body)
            : throw RefusedException.WrongType("Tệp phải được gửi bằng biểu mẫu của trang này.");

    private async Task<(ContentDispositionHeaderValue Disposition, Stream Content)?> NextFile(MultipartReader reader)
    {
        while (await Next(reader) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) throw PartStream.Unreadable();
            if (disposition.IsFileDisposition()) return (disposition, new PartStream(section.Body));
            if (_fields.Count == MostFields) throw PartStream.Unreadable();
            using var text = new StreamReader(new PartStream(section.Body));
            var value = new char[LongestField];
            var length = await text.ReadBlockAsync(value, http.RequestAborted);
            if (length == LongestField) throw PartStream.Unreadable();
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            // A page that acted on its file already took this field for left empty: such a form is built wrongly, and what was typed must not be lost in silence.
            if (_missed.Contains(field)) throw new InvalidOperationException($"The field {field} stands after the file whose page reads it.");
            _fields[field] = new string(value, 0, length);
        }
        return null;
    }

    private async Task<MultipartSection?> Next(MultipartReader reader)
    {
        try
        {
            return await reader.ReadNextSectionAsync(http.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw PartStream.Unreadable();
        }
    }

    // The token comes in the form, which nobody but us may read; as a header it is looked at without reading on.
    private async Task Prove(IAntiforgery antiforgery)
    {
        http.Request.Headers["RequestVerificationToken"] = this["__RequestVerificationToken"] ?? "";
        try
        {
            await antiforgery.ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            throw RefusedException.Malformed(TokenCode, "Biểu mẫu đã hết hạn hoặc không phải của trang này; hãy tải lại trang rồi gửi lại.");
        }
    }
}

/// <summary>What pages take out of the forms that they read by themselves.</summary>
internal static class StreamedFields
{
    /// <summary>A day that was typed; null where nothing was.</summary>
    public static DateOnly? Day(this StreamedForm form, string name, string field) => string.IsNullOrWhiteSpace(form[name]) ? null
        : TypedDay.Read(form[name]!) ?? throw RefusedException.Invalid("form.day", field, TypedDay.NoDay(form[name]!, LabelOf(field)));

    /// <summary>A day that must be there.</summary>
    /// <exception cref="RefusedException">Nothing was typed, or no day that there is.</exception>
    public static DateOnly DemandedDay(this StreamedForm form, string name, string field) => form.Day(name, field) ?? throw RefusedException.Invalid("form.day", field, GlossaryNames.Blank(LabelOf(field)));

    /// <summary>What a field of a command is called, however deep in it.</summary>
    public static string LabelOf(string field) => Glossary.LabelOf(field[(field.LastIndexOf('.') + 1)..]);

    /// <summary>A small file, whole.</summary>
    public static async Task<byte[]> Whole(this Stream content, int largest, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await content.ReadAsync(part, ct)) > 0; whole.Write(part, 0, read))
            if (whole.Length + read > largest) throw RefusedException.TooLarge(largest);
        return whole.ToArray();
    }
}
