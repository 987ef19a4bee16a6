using System.Text.Json;
using Microsoft.Data.Sqlite;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.People;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Bench;

/// <summary>A database with a council, one campaign whose plan was sent, one visit that goes on, and somebody who may record findings there.</summary>
internal sealed class BenchCouncil : IAsyncDisposable
{
    private const string UserName = "ghi.noi-dung";

    private readonly string _template;

    private BenchCouncil(string folder, World world, Guid campaign, Guid visit, Guid person)
    {
        Folder = folder;
        World = world;
        Campaign = campaign;
        Visit = visit;
        Person = person;
        _template = Path.Combine(folder, "template.db");
    }

    public string Folder { get; }

    public World World { get; }

    public Guid Campaign { get; }

    public Guid Visit { get; }

    /// <summary>Of the council's office; signs in with a password.</summary>
    public Guid Person { get; }

    /// <summary>A finding of usual length, found at the visit.</summary>
    public RecordFinding Finding => new()
    {
        CampaignId = Campaign,
        VisitId = Visit,
        UnitId = World.Unit,
        Kind = FindingKind.Shortcoming,
        Text = "Hồ sơ giải quyết thủ tục hành chính quá hạn chưa có văn bản xin lỗi; việc công khai kết quả giải quyết trên trang thông tin điện tử của xã còn chậm so với quy định.",
        Field = "Thủ tục hành chính",
        Severity = Severity.Medium,
        ResponsibleBody = "Ủy ban nhân dân xã Hòa Bình",
    };

    /// <param name="findings">So many are recorded to begin with.</param>
    public static async Task<BenchCouncil> Create(int findings = 0)
    {
        var folder = Directory.CreateTempSubdirectory("supervision-bench-").FullName;
        var world = await World.Create();
        var visit = await world.StartedVisit();
        var campaign = await world.Id("SELECT CAST(CampaignId AS nvarchar(36)) FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });
        var person = (await world.Send(world.Administrator, new AddPerson
        {
            Name = "Chuyên viên",
            Title = "Chuyên viên Văn phòng",
            UserName = UserName,
            Password = World.Password,
            Roles = [new HeldRole(Role.Office)],
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        var council = new BenchCouncil(folder, world, campaign, visit, person);
        for (var i = 0; i < findings; i++) await world.Send(world.Office, council.Finding);
        Run(world.Database.Options.ConnectionString, "VACUUM INTO $value", council._template);
        // Such a copy begins without a write-ahead log; the product turns it on when it starts, and the bare server is to have it too.
        Run($"Data Source={council._template}", "PRAGMA journal_mode = WAL");
        return council;
    }

    /// <summary>A copy for one server.</summary>
    public string CopyDatabase(string name)
    {
        var file = Path.Combine(Folder, name + ".db");
        File.Copy(_template, file);
        return file;
    }

    /// <summary>A copy of the world's database as it is now, with whatever was filled in since.</summary>
    public string CopyWorld(string name)
    {
        var file = Path.Combine(Folder, name + ".db");
        Run(World.Database.Options.ConnectionString, "VACUUM INTO $value", file);
        Run($"Data Source={file}", "PRAGMA journal_mode = WAL");
        return file;
    }

    /// <summary>An access token got the way everybody gets one.</summary>
    public static string Token(ServerProcess server)
    {
        using var connection = new HttpConnection(server.Port);
        var answer = connection.Send(HttpConnection.Request("POST", "/api/tokens", null, JsonSerializer.Serialize(new { userName = UserName, password = World.Password })));
        if (answer.Status != 200) throw new BenchFailedException($"No token: {answer.Status}.\n{server.Said()}");
        using var body = JsonDocument.Parse(answer.Body.ToArray());
        return body.RootElement.GetProperty("token").GetString()!;
    }

    private static void Run(string connectionString, string sql, string? value = null)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null) command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
