using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Supervision.Api.Hosting;
using Supervision.Infrastructure.Storage;
using Supervision.Tests.Storage;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>The program as it is started: what it cannot work with it says in a sentence, and ends with 1.</summary>
public sealed class StartUpTests
{
    private const string Code = "ma-thiet-lap-cua-thu-nghiem";
    private TestDatabase? _database;

    private string File => _database!.File!;

    private Dictionary<string, string?> Settings => new() { ["DataFolder"] = _database!.Folder, ["Database__ConnectionString"] = $"Data Source={File};Default Timeout=1", ["SetupCode"] = Code };

    [SetUp]
    public async Task CopyDatabase()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("About the file of the embedded database.");
        _database = await TestDatabase.Create();
    }

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null) await _database.DisposeAsync();
        _database = null;
    }

    [TestCase("Demo", "có", "Thiết lập Supervision:Demo có giá trị “có”; cần “true” hoặc “false”.")]
    [TestCase("Mail:StartTls", "2", "Thiết lập Supervision:Mail:StartTls có giá trị “2”; cần “true” hoặc “false”.")]
    public async Task A_setting_of_the_wrong_kind_is_named_with_what_stands_there_and_what_should(string setting, string value, string sentence)
    {
        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Server.Open([$"--Supervision:DataFolder={_database!.Folder}", "--Supervision:Mail:Host=127.0.0.1", "--Supervision:Mail:From=a@example.vn", $"--Supervision:{setting}={value}"]));

        Assert.That(refused!.Message, Is.EqualTo(sentence));
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_said_at_the_start_not_at_the_first_change()
    {
        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["Database__ConnectionString"] = $"Data Source={File};Mode=ReadOnly" });

        Assert.That((exit, output), Is.EqualTo((1, "Tệp cơ sở dữ liệu chỉ cho đọc. Hãy cấp quyền ghi cho tài khoản chạy chương trình." + Environment.NewLine)));
    }

    [Test]
    public async Task A_file_that_another_program_holds_is_said()
    {
        await using var holder = new SqliteConnection($"Data Source={File};Pooling=False");
        await holder.OpenAsync();
        await using var held = holder.BeginTransaction(deferred: false);

        var (exit, output) = await Running.ToEnd(Settings);

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.StartWith("Tệp cơ sở dữ liệu đang bị một chương trình khác khóa."));
    }

    [Test]
    public async Task A_newer_schema_is_not_touched()
    {
        await Run("INSERT INTO SchemaMigrations (Name, Hash, AppliedAt) VALUES ('9999_mai_sau.sql', 'x', 'x')");

        var (exit, output) = await Running.ToEnd(Settings);

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.StartWith("Cơ sở dữ liệu có lược đồ mới hơn chương trình này (bước 9999_mai_sau.sql)."));
    }

    [Test]
    public async Task A_migration_that_was_edited_after_it_was_applied_stops_the_start()
    {
        await Run("UPDATE SchemaMigrations SET Hash = 'khác' WHERE Name = (SELECT MIN(Name) FROM SchemaMigrations)");

        var (exit, output) = await Running.ToEnd(Settings);

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("đã áp dụng khác với bước trong chương trình này"));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var file = Path.Combine(Directory.CreateDirectory(_database!.Folder).FullName, "thu.db");
        var text = string.Concat(Enumerable.Repeat("Đây không phải cơ sở dữ liệu. ", 200));
        await System.IO.File.WriteAllTextAsync(file, text);

        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["Database__ConnectionString"] = $"Data Source={file}" });

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.StartWith("Tệp cơ sở dữ liệu bị hỏng hoặc không phải tệp SQLite."));
        Assert.That(await System.IO.File.ReadAllTextAsync(file), Is.EqualTo(text));
    }

    [Test]
    public async Task A_code_that_is_too_short_stops_the_start()
    {
        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["SetupCode"] = "ngan" });

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.StartWith("Mã thiết lập Supervision:SetupCode phải có ít nhất 16 ký tự."));
    }

    [Test]
    public async Task An_empty_installation_without_a_code_prints_one_that_opens_one_council_once_and_is_kept_as_a_hash()
    {
        var (program, address) = await Running.Serving(new Dictionary<string, string?>(Settings) { ["SetupCode"] = null });
        using var running = program;
        using var client = new HttpClient { BaseAddress = address };
        var code = System.Text.RegularExpressions.Regex.Match(running.Output, "một lần: ([a-z0-9-]{24})").Groups[1].Value;

        var guessed = await Open(client, "mot", "aaaa-bbbb-cccc-dddd-eeee");
        var opened = await Open(client, "mot", code);
        var again = await Open(client, "hai", code);

        Assert.That(code, Has.Length.EqualTo(24), running.Output);
        Assert.That((guessed.Status, guessed.Code), Is.EqualTo((HttpStatusCode.Forbidden, "setup.code")));
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.OK), opened.Text);
        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Forbidden, "setup.code")));
        if (!TestDatabase.IsSqlServer) Assert.That(Encoding.UTF8.GetString(await ReadShared(File)), Does.Not.Contain(code));
    }

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    [TestCase("oracle", null, "Không có loại cơ sở dữ liệu 'oracle'")]
    [TestCase("sqlserver", "", "Thiếu thiết lập Supervision:Database:ConnectionString cho SQL Server.")]
    public async Task A_setting_that_cannot_be_is_said(string engine, string? connection, string sentence)
    {
        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["Database__Engine"] = engine, ["Database__ConnectionString"] = connection ?? "x" });

        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.StartWith(sentence));
    }

    [Test]
    public async Task A_backup_taken_while_it_serves_brings_the_old_state_back_while_it_serves()
    {
        var (program, address) = await Running.Serving(Settings);
        using var running = program;
        using var client = new HttpClient { BaseAddress = address };
        var copy = Path.Combine(_database!.Folder, "sao-luu.db");
        var opened = await Open(client, "mot");

        var saved = await Running.ToEnd(Settings, "backup", copy);
        var later = await Open(client, "hai");
        var taken = await Open(client, "hai");
        var again = await Running.ToEnd(Settings, "backup", copy);
        var restored = await Running.ToEnd(Settings, "restore", copy);
        var first = await Open(client, "mot");
        var second = await Open(client, "hai");

        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.OK), opened.Text);
        Assert.That((saved.ExitCode, saved.Output), Is.EqualTo((0, saved.Output)), saved.Output);
        Assert.That(saved.Output, Does.Contain("kiểm tra toàn vẹn đạt"));
        Assert.That((later.Status, taken.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict)));
        Assert.That((again.ExitCode, again.Output.Contains("không ghi đè tệp cũ", StringComparison.Ordinal)), Is.EqualTo((1, true)), again.Output);
        Assert.That(restored.ExitCode, Is.Zero, restored.Output);
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Conflict), "What was there at the backup is there again.");
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK), "What came after it is not.");
    }

    [Test]
    public async Task A_backup_says_that_a_bucket_is_not_part_of_it()
    {
        var (program, _) = await Running.Serving(Settings);
        using (program)
        {
            var bucket = new Dictionary<string, string?>(Settings) { ["Files__S3__Bucket"] = "minh-chung", ["Files__S3__ServiceUrl"] = "http://localhost:1" };
            var saved = await Running.ToEnd(bucket, "backup", Path.Combine(_database!.Folder, "sao-luu.db"));

            Assert.That((saved.ExitCode, saved.Output), Is.EqualTo((0, saved.Output)), saved.Output);
            Assert.That(saved.Output, Does.Contain("bucket minh-chung").And.Contain("không sao lưu"));
        }
    }

    [Test]
    public async Task What_is_no_backup_is_not_restored_and_what_is_not_there_not_saved()
    {
        var wrong = Path.Combine(Directory.CreateDirectory(_database!.Folder).FullName, "sai.db");
        await System.IO.File.WriteAllTextAsync(wrong, new string('x', 5000));
        await using (var foreign = new SqliteConnection($"Data Source={Path.Combine(_database.Folder, "la.db")};Pooling=False"))
        {
            await foreign.OpenAsync();
            await using var command = foreign.CreateCommand();
            command.CommandText = "CREATE TABLE Khac (A TEXT)";
            await command.ExecuteNonQueryAsync();
        }

        var text = await Running.ToEnd(Settings, "restore", wrong);
        var other = await Running.ToEnd(Settings, "restore", Path.Combine(_database.Folder, "la.db"));
        var none = await Running.ToEnd(Settings, "restore", Path.Combine(_database.Folder, "khong-co.db"));
        var empty = new Dictionary<string, string?>(Settings) { ["Database__ConnectionString"] = $"Data Source={Path.Combine(_database.Folder, "chua-co.db")}" };
        var nothing = await Running.ToEnd(empty, "backup", Path.Combine(_database.Folder, "sao-luu.db"));

        Assert.That((text.ExitCode, other.ExitCode, none.ExitCode, nothing.ExitCode), Is.EqualTo((1, 1, 1, 1)));
        Assert.That(text.Output, Does.Contain("không phải cơ sở dữ liệu của chương trình"));
        Assert.That(other.Output, Does.Contain("không phải cơ sở dữ liệu của chương trình"));
        Assert.That(none.Output, Does.StartWith("Không có tệp"));
        Assert.That(nothing.Output, Does.StartWith("Chưa có cơ sở dữ liệu"));
        Assert.That(System.IO.File.Exists(Path.Combine(_database.Folder, "chua-co.db")), Is.False);
    }

    private static Task<Answer> Open(HttpClient client, string code, string setupCode = Code) => client.Post("/api/councils", Body(new
    {
        setupCode,
        code,
        name = $"Hội đồng nhân dân xã {code}",
        headerName = "HỘI ĐỒNG NHÂN DÂN XÃ",
        level = "commune",
        placeName = "Xã",
        validFrom = "2021-07-01",
        administratorName = "Quản trị",
        userName = $"quan-tri.{code}",
        password = "mat-khau-thu-nghiem",
    }));

    private async Task Run(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }
}
