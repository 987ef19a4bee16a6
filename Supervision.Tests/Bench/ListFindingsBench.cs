using System.Text;
using System.Text.Json;

namespace Supervision.Tests.Bench;

/// <summary>The first page of a campaign's findings over HTTP at 1, 4 and 16 connections.</summary>
internal sealed class ListFindingsBench : IBench
{
    public string Name => "list";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create(findings: 300);
        var ourFile = council.CopyDatabase("ours");
        var bareFile = council.CopyDatabase("bare");
        await using var ours = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, ourFile);
        await using var bare = await ServerProcess.StartBare(council.Folder, bareFile);
        var token = BenchCouncil.Token(ours);
        BareServer.Give(bareFile, council.Person, token);

        var request = HttpConnection.Request("GET", $"/api/campaigns/{council.Campaign}/findings?take={ListLoad.Lines}", token);
        return Comparison.Run($"list {ListLoad.Lines} findings of 300", (ours, new ListLoad(request, ours)), (bare, new ListLoad(request, bare)), _ => new LoadGoals());
    }

    /// <summary>The first answer is read as a whole; every other must be as long.</summary>
    private sealed class ListLoad : ILoad
    {
        public const int Lines = 50;
        private readonly int _expected;

        public ListLoad(byte[] request, ServerProcess server)
        {
            Request = request;
            using var connection = new HttpConnection(server.Port);
            var answer = connection.Send(request);
            var body = answer.Body.ToArray();
            if (answer.Status != 200) throw new BenchFailedException($"The list answers {answer.Status}: {Encoding.UTF8.GetString(body)}\n{server.Said()}");
            using var page = JsonDocument.Parse(body);
            var items = page.RootElement.GetProperty("items").GetArrayLength();
            if (items != Lines) throw new BenchFailedException($"The list has {items} lines where {Lines} were expected.");
            _expected = body.Length;
        }

        public ReadOnlyMemory<byte> Request { get; }

        public string? Fault(HttpAnswer answer) => answer.Status == 200 && answer.Body.Length == _expected
            ? null
            : $"{answer.Status}, {answer.Body.Length} bytes where {_expected} were expected";
    }
}
