using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Supervision.Tests.Web;

/// <summary>A browser without scripts: opens pages and sends their forms with everything that stands in them.</summary>
internal sealed class FormBrowser(HttpClient client)
{
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Get(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<IHtmlDocument> Open(string path)
    {
        var (status, page) = await Get(path);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), page.Body?.TextContent);
        return page;
    }

    /// <summary>Types into a form of a page and sends it.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(string path, string form, params (string Name, string Value)[] typed) => await Send(await Open(path), path, form, typed);

    /// <summary>The same on a page that stands open, as it came back from a form.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(IHtmlDocument page, string path, string form, params (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(page, path, form, typed);
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await Post(action, content);
    }

    /// <summary>As above; it must be done and lead back to a page, which is returned.</summary>
    public async Task<IHtmlDocument> Do(string path, string form, params (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(await Open(path), path, form, typed);
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await Follow(action, content);
    }

    /// <summary>Sends one and the same filled form twice, as an impatient hand does.</summary>
    public async Task<(HttpStatusCode First, HttpStatusCode Second)> SendTwice(string path, string form, params (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(await Open(path), path, form, typed);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
        {
            using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
            statuses.Add((await Post(action, content)).Status);
        }
        return (statuses[0], statuses[1]);
    }

    /// <summary>Sends a form with a file.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Attach(string path, string form, string fileName, byte[] file, bool withToken = true, params (string Name, string Value)[] typed)
    {
        var (action, content) = Multipart(await Open(path), path, form, fileName, file, withToken, typed);
        using (content) return await Post(action, content);
    }

    /// <summary>Sends a form with files in fields of their own names.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> Attach(string path, string form, (string Field, string Name, byte[] Content)[] files, params (string Name, string Value)[] typed)
    {
        var page = await Open(path);
        var (action, fields) = Filled(page, path, form, typed);
        // A browser sends fields and files in the order in which they stand in the form.
        var order = Names(page, form);
        var parts = fields.Select(field => (field.Name, Add: (Action<MultipartFormDataContent>)(content => content.Add(new StringContent(field.Value), field.Name))))
            .Concat(files.Select(file => (Name: file.Field, Add: (Action<MultipartFormDataContent>)(content => content.Add(new ByteArrayContent(file.Content), file.Field, file.Name)))));
        using var content = new MultipartFormDataContent();
        foreach (var (_, add) in parts.OrderBy(part => order.IndexOf(part.Name) is var at and >= 0 ? at : order.Count)) add(content);
        return await Post(action, content);
    }

    public static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);

    private static (string Action, MultipartFormDataContent Content) Multipart(IHtmlDocument page, string path, string form, string fileName, byte[] file, bool withToken, (string Name, string Value)[] typed)
    {
        var (action, fields) = Filled(page, path, form, typed);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            if (withToken || name != "__RequestVerificationToken") content.Add(new StringContent(value), name);
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (fileName.Length > 0)
        {
            content.Add(part, "files", fileName);
        }
        else
        {
            // A field that nothing was chosen in comes with an empty name.
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = "\"\"" };
            content.Add(part);
        }
        return (action, content);
    }

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Post(string action, HttpContent content)
    {
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), content);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }

    private async Task<IHtmlDocument> Follow(string action, HttpContent content)
    {
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found), Parse(await response.Content.ReadAsStringAsync()).QuerySelector("main")?.TextContent);
        return await Open(response.Headers.Location!.ToString());
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page, string form) => page.QuerySelector(form) as IHtmlFormElement ?? page.QuerySelector($"{form} form") as IHtmlFormElement
        ?? throw new InvalidOperationException($"There is no form {form} among: {string.Join(", ", page.QuerySelectorAll("details.action").Select(d => d.Id))}");

    private static List<string?> Names(IHtmlDocument page, string form) => [.. FormOf(page, form).QuerySelectorAll("input, select, textarea").Select(e => e.GetAttribute("name"))];

    private static (string Action, List<(string Name, string Value)> Fields) Filled(IHtmlDocument page, string path, string form, (string Name, string Value)[] typed)
    {
        var element = FormOf(page, form);
        var fields = element.QuerySelectorAll("input:not([type=file]), select, textarea").Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .Select(e => (Name: e.GetAttribute("name")!, Value: ValueOf(e))).ToList();
        foreach (var (name, value) in typed)
        {
            var boxes = element.QuerySelectorAll($"input[type=checkbox][name='{name}']").Select(e => e.GetAttribute("value")!).ToList();
            if (boxes.Count > 0 || element.QuerySelector($"button[name='{name}']") is not null)
            {
                // Of boxes those that are named stay ticked; a button is named when it is the one that is pressed.
                var ticked = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.That(boxes.Count == 0 ? [] : ticked, Is.SubsetOf(boxes), name);
                fields.RemoveAll(f => f.Name == name);
                fields.AddRange(ticked.Select(v => (name, v)));
                continue;
            }
            if (element.QuerySelectorAll($"input[type=radio][name='{name}']").Any(e => e.GetAttribute("value") == value)) fields = [.. fields.Where(f => f.Name != name), (name, value)];
            var at = fields.FindIndex(f => f.Name == name);
            Assert.That(at, Is.GreaterThanOrEqualTo(0), $"{form} has no field {name}, but {string.Join(", ", fields.Select(f => f.Name))}");
            fields[at] = (name, value);
        }
        // A form that names no address sends to the one it was opened at.
        return (element.GetAttribute("action") ?? path, fields);
    }

    public static string ValueOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => throw new ArgumentException(field.TagName, nameof(field)),
    };
}
