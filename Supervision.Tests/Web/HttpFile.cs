using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Supervision.Tests.Web;

/// <summary>Reads a .http file and sends its requests in order, filling in what earlier answers said.</summary>
public sealed partial class HttpFile(string text, IReadOnlyDictionary<string, string> given)
{
    private readonly Dictionary<string, string> _variables = new(given);
    private readonly Dictionary<string, (JsonNode? Body, HttpResponseMessage Response)> _answers = [];

    /// <summary>Name, status and body of every answer.</summary>
    public async Task<IReadOnlyList<(string Name, int Status, string? ContentType, string Body)>> Replay(HttpClient client)
    {
        foreach (Match variable in VariableLine().Matches(text))
            _variables.TryAdd(variable.Groups[1].Value, variable.Groups[2].Value.Trim());

        var played = new List<(string, int, string?, string)>();
        foreach (var block in Separator().Split(text).Skip(1))
        {
            var (name, request) = Read(block);
            var response = await client.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            var type = response.Content.Headers.ContentType?.MediaType;
            _answers[name] = (type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(body) : null, response);
            played.Add((name, (int)response.StatusCode, type, body));
            if (!response.IsSuccessStatusCode) break;
        }
        return played;
    }

    private (string Name, HttpRequestMessage Request) Read(string block)
    {
        var name = NameLine().Match(block) is { Success: true } named ? named.Groups[1].Value : throw new FormatException($"A request without a name:\n{block}");
        var lines = block.Split('\n').Skip(1).SkipWhile(l => l.Length == 0 || l.StartsWith('#')).ToArray();
        var split = Array.IndexOf(lines, "");
        if (split < 0) split = lines.Length;
        var start = Filled(lines[0]).Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(start[0]), start[1]);
        var headers = lines[1..split].Select(l => Filled(l).Split(": ", 2)).ToArray();
        var body = Filled(string.Join('\n', lines[Math.Min(split + 1, lines.Length)..])).Trim();
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers.Single(h => h[0] == "Content-Type")[1]);
        }
        foreach (var header in headers.Where(h => h[0] != "Content-Type")) request.Headers.TryAddWithoutValidation(header[0], header[1]);
        return (name, request);
    }

    private string Filled(string line) => Placeholder().Replace(line, match =>
    {
        var wanted = match.Groups[1].Value;
        if (_variables.TryGetValue(wanted, out var value)) return Filled(value);
        var parts = wanted.Split('.', 4);
        var (body, response) = _answers[parts[0]];
        return parts[2] == "headers" ? response.Headers.GetValues(parts[3]).Single() : At(body!, wanted[(wanted.IndexOf('$', StringComparison.Ordinal) + 1)..], wanted);
    });

    private static string At(JsonNode node, string path, string wanted)
    {
        foreach (Match step in Step().Matches(path))
            node = (step.Groups[1].Success ? node[step.Groups[1].Value] : node[int.Parse(step.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)])
                ?? throw new FormatException($"Nothing at {wanted}.");
        return node.ToString();
    }

    [GeneratedRegex(@"^@(\w+)\s*=\s*(.+)$", RegexOptions.Multiline)]
    private static partial Regex VariableLine();

    [GeneratedRegex(@"^###", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^# @name (\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex NameLine();

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.(\w+)|\[(\d+)\]")]
    private static partial Regex Step();
}
