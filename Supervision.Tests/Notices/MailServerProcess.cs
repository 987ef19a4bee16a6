using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Supervision.Infrastructure.Notices;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Notices;

/// <summary>A mail as the server took it, decoded by another library than the one that wrote it.</summary>
public sealed record TakenMail(string From, string To, string[] Recipients, string Subject, string MessageId, string AutoSubmitted, string Type, string Text, string Html, bool Encrypted, bool HeadersAreAscii)
{
    /// <summary>Name, type and SHA-256 of each.</summary>
    public string[] Attachments { get; init; } = [];
}

/// <summary>A real SMTP server in a process of its own (python3-aiosmtpd); tests that need it are skipped where it is not installed.</summary>
public sealed class MailServerProcess : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<string?> Python = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(Has));

    private readonly string _folder = Directory.CreateTempSubdirectory("supervision-mail-").FullName;
    private readonly string? _certificate;
    private Process? _process;

    private MailServerProcess(string? certificate) => _certificate = certificate;

    public int Port { get; private set; }

    /// <param name="certificate">A PEM file with certificate and key: STARTTLS is then demanded.</param>
    public static async Task<MailServerProcess> Start(string? certificate = null)
    {
        if (Python.Value is null) Assert.Ignore("python3-aiosmtpd is not installed; test.sh installs it.");
        var server = new MailServerProcess(certificate);
        await server.Up();
        return server;
    }

    public NoticeOptions Options(int perRun = 200, TimeSpan? timeout = null, string? trusted = null) => new()
    {
        Mail = new MailServer { Host = "localhost", Port = Port, From = "giamsat@lamson.example", StartTls = _certificate is not null, TrustedCertificate = trusted },
        PerRun = perRun,
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
    };

    /// <summary>Starts it, on the same port after the first time.</summary>
    public async Task Up()
    {
        var start = new ProcessStartInfo(Python.Value!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(House.Root, "Supervision.Tests", "Notices", "smtp_server.py"));
        start.ArgumentList.Add(Port.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N")[..8])).FullName);
        if (_certificate is not null) start.ArgumentList.Add(_certificate);
        Folder = start.ArgumentList[2];
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        if (line is null) throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
        Port = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Down()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>The folder of the server that runs now.</summary>
    private string Folder { get; set; } = "";

    /// <summary>How it behaves from now on: busy, slow, drop, silent-after, or well.</summary>
    public void Behave(string mode) => File.WriteAllText(Path.Combine(Folder, "mode"), mode);

    /// <summary>What was taken, in its order, over all starts.</summary>
    public IReadOnlyList<TakenMail> Taken() =>
    [
        .. Directory.EnumerateDirectories(_folder).OrderBy(Directory.GetCreationTimeUtc).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .Select(file => JsonSerializer.Deserialize<TakenMail>(File.ReadAllText(file), Json)!),
    ];

    public void Dispose()
    {
        if (_process is not null) Down();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Has(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, "-c \"import aiosmtpd\"") { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
