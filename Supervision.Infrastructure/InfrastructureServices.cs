using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Supervision.Core.Audit;
using Supervision.Core.Dispatches;
using Supervision.Core.Files;
using Supervision.Core.Health;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.SignIn;
using Supervision.Core.SignIn.External;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Audit;
using Supervision.Infrastructure.Dispatches;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Files;
using Supervision.Infrastructure.Net;
using Supervision.Infrastructure.Notices;
using Supervision.Infrastructure.SignIn;
using Supervision.Infrastructure.Signing;
using Supervision.Infrastructure.Storage;

namespace Supervision.Infrastructure;

/// <summary>Which database: <c>sqlite</c> with a file, or <c>sqlserver</c> with its connection string.</summary>
public sealed record DatabaseOptions
{
    public string Engine { get; init; } = "sqlite";

    public required string ConnectionString { get; init; }

    /// <summary>SQL Server limits rows to councils a second time (<c>db/sqlserver-rls</c>).</summary>
    public bool RowLevelSecurity { get; init; }

    public SqlDialect CreateDialect() => Engine switch
    {
        "sqlite" => new SqliteDialect(ConnectionString),
        "sqlserver" => new SqlServerDialect(ConnectionString, RowLevelSecurity),
        _ => throw new DatabaseUnusableException($"Không có loại cơ sở dữ liệu '{Engine}'; dùng 'sqlite' hoặc 'sqlserver'."),
    };
}

/// <summary>The folder that holds what stands beside the database: files, keys.</summary>
public sealed record DataFolder(string Path);

public static class InfrastructureServices
{
    /// <param name="services">Where they are registered.</param>
    /// <param name="database">Which database.</param>
    /// <param name="dataFolder">Where files are kept beside the database.</param>
    /// <param name="files">How files are taken; by default up to 50 MB, kept in the folder, not scanned.</param>
    /// <param name="notices">The ways out for notices; without, there are none but the application itself.</param>
    /// <param name="signing">How signatures are made and judged; by default no root is trusted.</param>
    /// <param name="audit">Where the journal is anchored; by default beside the data, with a key of the installation's own.</param>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, DatabaseOptions database, string dataFolder, FileSettings? files = null, NoticeOptions? notices = null, string? handOverFolder = null,
        SigningSettings? signing = null, AuditSettings? audit = null)
    {
        TypeHandlers.Use();
        services.AddSingleton(database);
        services.AddSingleton(_ => database.CreateDialect());
        services.AddScoped<IReadinessCheck, DatabaseReadiness>();
        // A process that runs jobs says so by AddJobEngine.
        services.AddSingleton<IJobEngine, NoJobEngine>();
        services.TryAddSingleton(PasswordCost.Standard);
        services.AddSingleton<IPasswords, Passwords>();
        services.TryAddSingleton(new OpenIdSettings());
        services.TryAddSingleton(new Retention());
        services.TryAddSingleton(AllowedHosts.Any);
        services.AddSingleton<IIdentityProviders, OpenIdProviders>();
        services.AddSingleton(new DataFolder(dataFolder));
        services.AddFiles(files ?? new FileSettings(), dataFolder);
        services.AddDocumentEngines();
        services.AddSigning(signing ?? new SigningSettings());
        services.AddNoticeChannels(notices ?? new NoticeOptions());
        services.AddSingleton<IJournalAnchors>(_ => new FolderAnchors(dataFolder, audit ?? new AuditSettings()));
        services.AddSingleton<IPaperCourier>(new FolderCourier(handOverFolder));
        services.AddSingleton<IPaperCourier>(new EdxmlCourier(handOverFolder));
        return services;
    }

    private static void AddFiles(this IServiceCollection services, FileSettings settings, string dataFolder)
    {
        services.AddSingleton(FileLimit.Megabytes(settings.LimitInMegabytes));
        // The store is opened by the first request that needs it: its library costs nothing where files stay in the folder.
        if (settings.S3 is null) services.AddSingleton<IFileStore>(_ => FolderFileStore.Open(Path.Combine(dataFolder, "files")));
        else services.AddSingleton<IFileStore>(provider => OpenS3(provider, settings.S3, Path.Combine(dataFolder, "files")));
        if (settings.Clamd is null) services.AddSingleton<IFileScanner, NoScanner>();
        else services.AddSingleton<IFileScanner>(provider => ClamdScanner.At(settings.Clamd, settings.ScannerPatience, provider.GetRequiredService<ILogger<ClamdScanner>>()));
        services.AddSingleton<FileIntake>();
        services.AddSingleton<PieceIntake>();
    }

    private static S3FileStore OpenS3(IServiceProvider provider, S3Settings settings, string spool) => S3FileStore.Open(settings, spool, provider.GetRequiredService<ILogger<S3FileStore>>());
}
