using System.Globalization;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Audit;
using Supervision.Infrastructure.Files;
using Supervision.Infrastructure.Notices;
using Supervision.Infrastructure.SignIn;
using Supervision.Infrastructure.Signing;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>The settings of section <c>Supervision</c>, read and checked once at start.</summary>
public sealed record ServerOptions
{
    /// <summary>Where the embedded database, the keys and the files are; relative to the folder the program is started in.</summary>
    public required string DataFolder { get; init; }

    public required DatabaseOptions Database { get; init; }

    /// <summary>Loads the demonstration into an empty database.</summary>
    public required bool Demo { get; init; }

    /// <summary>This process runs the scheduled jobs.</summary>
    public required bool Jobs { get; init; }

    /// <summary>What whoever installs the system must show to open a council.</summary>
    public string? SetupCode { get; init; }

    public FileSettings Files { get; init; } = new();

    /// <summary>The ways out for notices: mail, messaging gateways.</summary>
    public NoticeOptions Notices { get; init; } = new();

    /// <summary>Where issued papers are put for the office's document system to take over; without it that way is closed.</summary>
    public string? HandOverFolder { get; init; }

    /// <summary>How signatures are made and judged.</summary>
    public SigningSettings Signing { get; init; } = new();

    /// <summary>Where the journal is anchored, and by what.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>How long records are kept that are no business of the council's.</summary>
    public Retention Retention { get; init; } = new();

    /// <summary>What keeps the installation from the outside.</summary>
    public HardeningSettings Hardening { get; init; } = new();

    /// <summary>People open the pages by HTTPS.</summary>
    public bool IsHttps => PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>How identity providers of councils may be reached.</summary>
    public OpenIdSettings OpenId { get; init; } = new();

    /// <summary>Where the pages are found from outside, for links in mails; without it, the first address that is served.</summary>
    public string? PublicUrl { get; init; }

    public static ServerOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Supervision");
        var folder = Path.GetFullPath(section["DataFolder"] is { Length: > 0 } given ? given : "data");
        var engine = section["Database:Engine"] is { Length: > 0 } named ? named : "sqlite";
        var connection = section["Database:ConnectionString"];
        if (engine != "sqlite" && string.IsNullOrWhiteSpace(connection))
            throw new DatabaseUnusableException("Thiếu thiết lập Supervision:Database:ConnectionString cho SQL Server.");
        var setupCode = section["SetupCode"];
        if (setupCode is { Length: > 0 and < 16 })
            throw new DatabaseUnusableException("Mã thiết lập Supervision:SetupCode phải có ít nhất 16 ký tự.");
        return new ServerOptions
        {
            DataFolder = folder,
            Database = new DatabaseOptions
            {
                Engine = engine,
                ConnectionString = string.IsNullOrWhiteSpace(connection) ? $"Data Source={Path.Combine(folder, "giam-sat.db")}" : connection,
                RowLevelSecurity = section.GetValue("Database:RowLevelSecurity", false),
            },
            Demo = section.GetValue("Demo", false),
            Jobs = ReadJobs(section["Jobs"]),
            SetupCode = setupCode,
            Files = ReadFiles(section.GetSection("Files")),
            Notices = NoticeSettings.Read(section),
            Signing = ReadSigning(section.GetSection("Signing")),
            Hardening = HardeningSettings.Read(section),
            Audit = ReadAudit(section.GetSection("Audit")),
            Retention = ReadRetention(section.GetSection("Retention")),
            OpenId = section.GetSection("OpenId").Get<OpenIdSettings>() ?? new OpenIdSettings(),
            PublicUrl = NoticeSettings.PublicUrl(section),
            HandOverFolder = section["Papers:HandOverFolder"] is { Length: > 0 } handOver ? Path.GetFullPath(handOver) : null,
        };
    }

    private static AuditSettings ReadAudit(IConfiguration section)
    {
        var certificate = section["Certificate"] is { Length: > 0 } file ? Path.GetFullPath(file) : null;
        if (certificate is not null && !File.Exists(certificate))
            throw new DatabaseUnusableException($"Không có tệp chứng thư {certificate} (Supervision:Audit:Certificate).");
        return new AuditSettings
        {
            AnchorFolder = section["AnchorFolder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
            Certificate = certificate,
            CertificatePassword = section["CertificatePassword"],
        };
    }

    private static Retention ReadRetention(IConfiguration section)
    {
        if (section["JournalMonths"] is { Length: > 0 })
            throw new DatabaseUnusableException("Không có thiết lập Supervision:Retention:JournalMonths: nhật ký được giữ mãi, không bao giờ bị xóa (các quy tắc hai người và lịch sử hồ sơ đọc từ nhật ký).");
        var kept = new Retention();
        return new Retention
        {
            AccessLogMonths = Months(section, nameof(Retention.AccessLogMonths), kept.AccessLogMonths, Retention.LeastAccessLogMonths),
            SignInMonths = Months(section, nameof(Retention.SignInMonths), kept.SignInMonths, 1),
        };
    }

    private static int Months(IConfiguration section, string name, int standard, int least) =>
        section[name] is not { Length: > 0 } given ? standard
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months >= least && months <= Retention.Most ? months
        : throw new DatabaseUnusableException($"Thiết lập Supervision:Retention:{name} là '{given}'; phải là số tháng từ {least} đến {Retention.Most}.");

    private static SigningSettings ReadSigning(IConfiguration section)
    {
        var settings = section.Get<SigningSettings>() ?? new SigningSettings();
        return settings.LimitInMegabytes is >= 1 and <= 500
            ? settings
            : throw new DatabaseUnusableException("Thiết lập Supervision:Signing:LimitInMegabytes phải là số nguyên từ 1 đến 500.");
    }

    private static FileSettings ReadFiles(IConfiguration section)
    {
        var limit = section["LimitInMegabytes"] is { Length: > 0 } given ? given : FileLimit.DefaultMegabytes.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) || megabytes is < 1 or > 2000)
            throw new DatabaseUnusableException("Thiết lập Supervision:Files:LimitInMegabytes phải là số nguyên từ 1 đến 2000.");
        var clamd = section["Clamd"] is { Length: > 0 } address ? address : null;
        if (clamd is not null && !(clamd.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(clamd.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw new DatabaseUnusableException("Thiết lập Supervision:Files:Clamd phải có dạng máy:cổng, ví dụ localhost:3310.");
        return new FileSettings { LimitInMegabytes = megabytes, Clamd = clamd, S3 = ReadS3(section.GetSection("S3")) };
    }

    private static S3Settings? ReadS3(IConfiguration section)
    {
        if (section["Bucket"] is not { Length: > 0 } bucket) return null;
        var address = section["ServiceUrl"] is { Length: > 0 } url ? url : null;
        if (address is not null && !Uri.IsWellFormedUriString(address, UriKind.Absolute))
            throw new DatabaseUnusableException("Thiết lập Supervision:Files:S3:ServiceUrl phải là địa chỉ đầy đủ, ví dụ https://s3.example.vn.");
        var (key, secret) = (section["AccessKey"] is { Length: > 0 } k ? k : null, section["SecretKey"] is { Length: > 0 } s ? s : null);
        if (key is null != secret is null) throw new DatabaseUnusableException("Thiết lập Supervision:Files:S3 phải có cả AccessKey và SecretKey, hoặc không có cả hai.");
        var read = new S3Settings { ServiceUrl = address, Bucket = bucket, Prefix = section["Prefix"] ?? "", AccessKey = key, SecretKey = secret };
        return section["Region"] is { Length: > 0 } region ? read with { Region = region } : read;
    }

    private static bool ReadJobs(string? setting) => setting switch
    {
        null or "" or "on" => true,
        "off" => false,
        _ => throw new DatabaseUnusableException($"Thiết lập Supervision:Jobs là '{setting}'; chỉ nhận 'on' hoặc 'off'."),
    };
}
