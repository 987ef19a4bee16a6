using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Api.Web;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Tests.Bench;

/// <summary>
/// What the product is compared with: minimal endpoints that authenticate the token, run the product's statements in its order and journal, by plain ADO.NET,
/// with nothing between. Writers take turns, since without that SQLite's own waiting would make it the slower one.
/// </summary>
internal static class BareServer
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly JsonSerializerOptions JournalJson = (JsonSerializerOptions)typeof(Journal).GetField("Json", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    public static async Task Run(string file, string port)
    {
        var database = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapPost("/api/campaigns/{campaignId:guid}/findings", (Guid campaignId, BareFinding finding, HttpContext http) => Record(database, campaignId, finding, http));
        app.MapGet("/api/campaigns/{campaignId:guid}/findings", (Guid campaignId, int take, HttpContext http) => List(database, campaignId, take, http));
        await app.RunAsync();
    }

    /// <summary>Puts the token that the product gave out into the other file.</summary>
    public static void Give(string file, Guid person, string token)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = Command(connection, null, """
            INSERT INTO AccessTokens (Id, CouncilId, PersonId, TokenHash, ActingAs, CreatedAt, ExpiresAt, RevokedAt)
            SELECT @Id, CouncilId, Id, @Hash, NULL, @Now, @Ends, NULL FROM People WHERE Id = @Person
            """, ("@Id", Guid.NewGuid().ToString()), ("@Hash", Hash(token)), ("@Now", Instant(DateTimeOffset.UtcNow)), ("@Ends", Instant(DateTimeOffset.UtcNow.AddHours(12))), ("@Person", person.ToString()));
        if (command.ExecuteNonQuery() != 1) throw new BenchFailedException("The token could not be given to the bare server.");
    }

    private static async Task<IResult> Record(string database, Guid campaignId, BareFinding finding, HttpContext http)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        if (Authenticate(connection, http) is not var (person, council)) return Results.StatusCode(StatusCodes.Status401Unauthorized);

        await Turn.WaitAsync();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            if (!MayEnter(connection, transaction, """
                SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId
                FROM Visits v
                JOIN Campaigns c ON c.Id = v.CampaignId
                LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
                LEFT JOIN VisitUnits u ON u.VisitId = v.Id AND u.UnitId = @ActorUnitId
                WHERE v.Id = @id AND v.CouncilId = @CouncilId
                """, finding.VisitId, person, council)) return Results.NotFound();

            Execute(connection, transaction, "UPDATE Visits SET ItemCount = ItemCount + 1 WHERE Id = @visitId AND CouncilId = @CouncilId", ("@visitId", Text(finding.VisitId)), ("@CouncilId", council));
            using (var command = Command(connection, transaction, "SELECT Status, ItemCount FROM Visits WHERE Id = @visitId AND CouncilId = @CouncilId", ("@visitId", Text(finding.VisitId)), ("@CouncilId", council)))
            using (var reader = command.ExecuteReader())
                if (!reader.Read() || reader.GetString(0) != "InProgress") return Results.Conflict();
            if (Scalar(connection, transaction, "SELECT COUNT(*) FROM CampaignUnits WHERE CampaignId = @campaignId AND UnitId = @id AND CouncilId = @CouncilId",
                ("@campaignId", Text(campaignId)), ("@id", Text(finding.UnitId)), ("@CouncilId", council)) == 0) return Results.NotFound();
            Execute(connection, transaction, "UPDATE Campaigns SET ItemCount = ItemCount + 1 WHERE Id = @campaignId AND CouncilId = @CouncilId", ("@campaignId", Text(campaignId)), ("@CouncilId", council));
            var number = Scalar(connection, transaction, "SELECT ItemCount FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", ("@campaignId", Text(campaignId)), ("@CouncilId", council));

            var id = Guid.CreateVersion7();
            var now = Instant(DateTimeOffset.UtcNow);
            Execute(connection, transaction, """
                INSERT INTO Findings (Id, CouncilId, CampaignId, VisitId, UnitId, Number, Kind, Text, FoldedText, Field, Severity, CauseNature, CauseGroups, CauseGroupsOpen, Consequence,
                    ResponsibleBody, ResponsiblePost, HeadResponsible, HeadingId, IsHeading, AuthorId, RecordedAt, Status, Version)
                VALUES (@findingId, @CouncilId, @CampaignId, @VisitId, @UnitId, @number, @Kind, @Text, @FoldedText, @Field, @Severity, @CauseNature, @CauseGroups, @CauseGroupsOpen, @Consequence,
                    @ResponsibleBody, @ResponsiblePost, @HeadResponsible, @HeadingId, @IsHeading, @AuthorId, @RecordedAt, @Status, 1)
                """,
                ("@findingId", Text(id)), ("@CouncilId", council), ("@CampaignId", Text(campaignId)), ("@VisitId", Text(finding.VisitId)), ("@UnitId", Text(finding.UnitId)), ("@number", number),
                ("@Kind", $"{finding.Kind}"), ("@Text", finding.Text), ("@FoldedText", SearchText.Fold(finding.Text)), ("@Field", finding.Field), ("@Severity", finding.Severity?.ToString()),
                ("@CauseNature", null), ("@CauseGroups", null), ("@CauseGroupsOpen", 0), ("@Consequence", null), ("@ResponsibleBody", finding.ResponsibleBody), ("@ResponsiblePost", null),
                ("@HeadResponsible", 0), ("@HeadingId", null), ("@IsHeading", 0), ("@AuthorId", person), ("@RecordedAt", now), ("@Status", "Recorded"));
            Execute(connection, transaction, """
                INSERT INTO Journal (Id, CouncilId, At, ActorId, ActingAs, Origin, Command, Event, SubjectId, Data, Before)
                VALUES (@Id, @CouncilId, @At, @PersonId, @ActingAs, @Origin, @Command, @Event, @SubjectId, @Data, @Before)
                """,
                ("@Id", Text(Guid.CreateVersion7())), ("@CouncilId", council), ("@At", now), ("@PersonId", person), ("@ActingAs", null), ("@Origin", http.Connection.RemoteIpAddress?.ToString()),
                ("@Command", nameof(RecordFinding)), ("@Event", nameof(FindingRecorded)), ("@SubjectId", Text(campaignId)),
                ("@Data", JsonSerializer.Serialize(new FindingRecorded(campaignId, id, (int)number, finding.Kind, finding.VisitId, finding.Text), JournalJson)), ("@Before", null));
            await transaction.CommitAsync();
            return Results.Json(new Created(id, (int)number), statusCode: StatusCodes.Status201Created);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<IResult> List(string database, Guid campaignId, int take, HttpContext http)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        if (Authenticate(connection, http) is not var (person, council)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!MayEnter(connection, null, """
            SELECT c.Id, c.Status, c.BodyId, m.Role AS DelegationRole, u.UnitId
            FROM Campaigns c
            LEFT JOIN DelegationMembers m ON m.CampaignId = c.Id AND m.PersonId = @ActorId
            LEFT JOIN CampaignUnits u ON u.CampaignId = c.Id AND u.UnitId = @ActorUnitId
            WHERE c.Id = @id AND c.CouncilId = @CouncilId
            """, campaignId, person, council)) return Results.NotFound();

        var lines = new List<FindingLine>(take);
        await using var command = Command(connection, null, ListSql,
            ("@CampaignId", Text(campaignId)), ("@CouncilId", council), ("@ActorUnitId", null), ("@Kind", null), ("@Status", null), ("@Field", null), ("@UnitId", null),
            ("@Pattern", null), ("@After", null), ("@Today", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@Take", take + 1));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(new FindingLine
            {
                Seq = reader.GetInt64(0),
                Id = Guid.Parse(reader.GetString(1)),
                Number = reader.GetInt32(2),
                Kind = Enum.Parse<FindingKind>(reader.GetString(3)),
                Text = reader.GetString(4),
                Field = reader.IsDBNull(5) ? null : reader.GetString(5),
                Severity = reader.IsDBNull(6) ? null : Enum.Parse<Severity>(reader.GetString(6)),
                VisitId = reader.IsDBNull(7) ? null : Guid.Parse(reader.GetString(7)),
                UnitId = reader.IsDBNull(8) ? null : Guid.Parse(reader.GetString(8)),
                UnitName = reader.IsDBNull(9) ? null : reader.GetString(9),
                HeadingId = reader.IsDBNull(10) ? null : Guid.Parse(reader.GetString(10)),
                IsHeading = reader.GetBoolean(11),
                Status = Enum.Parse<FindingStatus>(reader.GetString(12)),
                UnitAgrees = reader.IsDBNull(13) ? null : reader.GetBoolean(13),
                EvidenceCount = reader.GetInt32(14),
                Version = reader.GetInt32(15),
            });
        return Results.Json(new Page<FindingLine>(lines[..take], Cursor.Write(lines[take - 1].Seq)));
    }

    private static readonly string ListSql = typeof(CampaignFindingsHandler).GetField("Sql", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue() + "\nLIMIT @Take";

    private static (string Person, string Council)? Authenticate(SqliteConnection connection, HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal)) return null;
        using var command = Command(connection, null, """
            SELECT p.Id, p.CouncilId, p.Name, p.UnitId, r.Role, r.BodyId, t.ActingAs
            FROM AccessTokens t
            JOIN People p ON p.Id = t.PersonId
            LEFT JOIN RoleAssignments r ON r.PersonId = p.Id AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
            WHERE t.TokenHash = @TokenHash AND t.ExpiresAt > @Now AND t.RevokedAt IS NULL AND p.IsActive = 1
            """, ("@TokenHash", Hash(header["Bearer ".Length..])), ("@Now", Instant(DateTimeOffset.UtcNow)), ("@Today", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetString(4) == "Office" ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static bool MayEnter(SqliteConnection connection, SqliteTransaction? transaction, string sql, Guid? id, string person, string council)
    {
        using var command = Command(connection, transaction, sql, ("@id", Text(id)), ("@ActorId", person), ("@ActorUnitId", null), ("@CouncilId", council));
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetString(1) is "PlanSent" or "UnderWay" or "FieldworkEnded";
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z";

    private static string? Text(Guid? id) => id?.ToString("D");

    /// <summary>The body as the product takes it.</summary>
    internal sealed record BareFinding
    {
        public Guid? VisitId { get; init; }
        public Guid? UnitId { get; init; }
        public required FindingKind Kind { get; init; }
        public required string Text { get; init; }
        public string? Field { get; init; }
        public Severity? Severity { get; init; }
        public CauseNature? CauseNature { get; init; }
        public IReadOnlyList<string> CauseGroups { get; init; } = [];
        public bool CauseGroupsOpen { get; init; }
        public string? Consequence { get; init; }
        public string? ResponsibleBody { get; init; }
        public string? ResponsiblePost { get; init; }
        public bool HeadResponsible { get; init; }
        public Guid? HeadingId { get; init; }
        public bool IsHeading { get; init; }
        public IReadOnlyList<FindingEvidence> Evidence { get; init; } = [];
    }
}
