using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Web;

/// <summary>The program as an office runs it: what is unsafe stops the start and is named, all at once; what is safe behaves as it should.</summary>
public sealed class ProductionStartTests
{
    private TestDatabase? _database;
    private string _folder = "";

    private Dictionary<string, string?> Settings => new()
    {
        ["DataFolder"] = _folder,
        ["Database__ConnectionString"] = $"Data Source={_database!.File}",
        ["SetupCode"] = World.SetupCodeValue,
        ["AcceptedRisks"] = null,
    };

    [SetUp]
    public async Task MakeDatabase()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("About how the program starts, not about its database.");
        _database = await TestDatabase.Create();
        _folder = Directory.CreateDirectory(_database.Folder).FullName;
    }

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null) await _database.DisposeAsync();
        _database = null;
    }

    [Test]
    public async Task Everything_unsafe_is_named_at_once()
    {
        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings)
        {
            ["Demo"] = "true",
            ["PublicUrl"] = "http://giam-sat.example",
            ["Mail__Host"] = "mail.example",
            ["Mail__From"] = "giam-sat@example.vn",
            ["Mail__StartTls"] = "false",
            ["Files__Clamd"] = "scanner.example:3310",
            ["Files__S3__Bucket"] = "evidence",
            ["Files__S3__ServiceUrl"] = "http://s3.example",
        }, "--urls=http://0.0.0.0:0");

        Assert.That(exit, Is.EqualTo(1), output);
        foreach (var code in new[] { "demo", "public-url", "http", "key-certificate", "mail-tls", "clamd-plain", "s3-tls" }) Assert.That(output, Does.Contain($"- [{code}] "), code);
        Assert.That(output, Does.Contain("Supervision__AcceptedRisks"));
    }

    [TestCase("Server=db;Database=x;User Id=u;Password=p;Encrypt=false", "sql-encrypt")]
    [TestCase("Server=db;Database=x;User Id=u;Password=p;Encrypt=true;TrustServerCertificate=true", "sql-certificate")]
    public async Task An_unencrypted_or_unproven_connection_to_the_database_is_named(string connection, string code)
    {
        var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["Database__Engine"] = "sqlserver", ["Database__ConnectionString"] = connection });

        Assert.That((exit, output.Contains($"[{code}]", StringComparison.Ordinal)), Is.EqualTo((1, true)), output);
    }

    [Test]
    public async Task Behind_a_proxy_with_a_certificate_it_starts_locks_its_cookies_and_keeps_its_keys_unreadable()
    {
        var certificate = Path.Combine(_folder, "khoa.pfx");
        await File.WriteAllBytesAsync(certificate, Pfx("mat-khau-chung-thu"));
        var secrets = Directory.CreateDirectory(Path.Combine(_folder, "bi-mat")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "Supervision__Keys__CertificatePassword"), "mat-khau-chung-thu");
        var settings = new Dictionary<string, string?>(Settings)
        {
            ["PublicUrl"] = "https://giam-sat.example",
            ["Keys__Certificate"] = certificate,
            ["SecretsFolder"] = secrets,
            ["KnownProxies"] = "127.0.0.1",
            ["SecurityContact"] = "mailto:an-toan@giam-sat.example",
        };
        var (program, address) = await Running.Serving(settings);
        using (program)
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

            using var proxied = await Get(client, "/dang-nhap", "https", "203.0.113.7");
            Assert.That(proxied.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(proxied.Headers.GetValues("Strict-Transport-Security").Single(), Does.StartWith("max-age=31536000"));
            var cookies = proxied.Headers.GetValues("Set-Cookie").ToList();
            Assert.That(cookies, Is.Not.Empty);
            Assert.That(cookies, Has.All.StartsWith("__Host-").And.All.Contain("secure").IgnoreCase.And.All.Contain("httponly").IgnoreCase.And.All.Contain("samesite").IgnoreCase);

            using var plain = await Get(client, "/dang-nhap?x=1", "http", "203.0.113.7");
            Assert.That((plain.StatusCode, plain.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.PermanentRedirect, "https://giam-sat.example/dang-nhap?x=1")));
            using var api = await Get(client, "/api/jobs", "http", "203.0.113.7");
            Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            using var stranger = await Get(client, "/dang-nhap", "https", "203.0.113.7", "khac.example");
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

            using var contact = await Get(client, "/.well-known/security.txt", "https", "203.0.113.7");
            Assert.That(await contact.Content.ReadAsStringAsync(), Does.StartWith("Contact: mailto:an-toan@giam-sat.example\nExpires: "));
        }

        Assert.That(await Keys(), Has.All.Contain("EncryptedData").And.None.Contain("<masterKey"));
        Assert.That(await Keys(), Is.Not.Empty);
    }

    [Test]
    public async Task Without_a_certificate_the_keys_are_in_the_database_too_and_outlive_the_program()
    {
        var settings = new Dictionary<string, string?>(Settings) { ["AcceptedRisks"] = "public-url,key-certificate" };
        for (var i = 0; i < 2; i++)
        {
            var (program, _) = await Running.Serving(settings);
            program.Dispose();
            Assert.That(await Keys(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_secret_in_a_file_of_settings_is_named()
    {
        // The files of settings stand beside the program; one of this test's own is named on the command line's stead.
        var own = Path.Combine(AppContext.BaseDirectory, "appsettings.TrialOfSecrets.json");
        await File.WriteAllTextAsync(own, """{ "Supervision": { "Mail": { "Password": "bi-mat" } } }""");
        try
        {
            var (exit, output) = await Running.ToEnd(new Dictionary<string, string?>(Settings) { ["AcceptedRisks"] = "public-url,key-certificate" }, "--environment=TrialOfSecrets");
            Assert.That((exit, output.Contains("[secret-in-file] Supervision:Mail:Password", StringComparison.Ordinal)), Is.EqualTo((1, true)), output);
        }
        finally
        {
            File.Delete(own);
        }
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, string scheme, string from, string host = "giam-sat.example")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Host = host;
        return await client.SendAsync(request);
    }

    private async Task<List<string>> Keys()
    {
        await using var connection = new SqliteConnection($"Data Source={_database!.File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Content FROM DataKeys";
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await reader.ReadAsync()) keys.Add(reader.GetString(0));
        return keys;
    }

    private static byte[] Pfx(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=giam-sat", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
