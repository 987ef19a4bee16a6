using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Supervision.Api.Web;

namespace Supervision.Tests.Bench;

/// <summary>Records the same finding again and again and remembers every one that was acknowledged.</summary>
internal sealed class RecordFindingLoad(BenchCouncil council, string token) : ILoad
{
    private readonly ConcurrentQueue<Guid> _acknowledged = new();

    public ReadOnlyMemory<byte> Request { get; } = HttpConnection.Request("POST", $"/api/campaigns/{council.Campaign}/findings", token, Json(council));

    public int Acknowledged => _acknowledged.Count;

    public string? Fault(HttpAnswer answer)
    {
        // {"id":"…36…","number":12}
        var body = answer.Body;
        if (answer.Status == 201 && body.Length > 55 && Utf8Parser.TryParse(body[7..43], out Guid id, out _)
            && Utf8Parser.TryParse(body[54..], out int _, out var digits) && body.Length == 54 + digits + 1)
        {
            _acknowledged.Enqueue(id);
            return null;
        }
        return $"{answer.Status} {Encoding.UTF8.GetString(body)}";
    }

    /// <summary>How many of the acknowledged are not in the file, and how many rows there are.</summary>
    /// <exception cref="BenchFailedException">The file is not whole, or holds findings without their journal.</exception>
    public (int Missing, int Rows) Compare(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var whole = Read(connection, "PRAGMA integrity_check").Single();
        if (whole != "ok") throw new BenchFailedException($"{file}: {whole}");
        var rows = Read(connection, "SELECT Id FROM Findings").Select(Guid.Parse).ToHashSet();
        if (!rows.SetEquals(Read(connection, "SELECT json_extract(Data, '$.findingId') FROM Journal WHERE Event = 'FindingRecorded'").Select(Guid.Parse)))
            throw new BenchFailedException("Findings and journal do not agree.");
        return (_acknowledged.Count(id => !rows.Contains(id)), rows.Count);
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(reader.GetString(0));
        return values;
    }

    private static string Json(BenchCouncil council)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(council.Finding, ApiJson.Options)!;
        json.Remove("campaignId");
        return json.ToJsonString();
    }
}
