using System.Data.Common;
using System.Net;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration.Json;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>Settings that are unsafe where real people's data are: outside Development they stop the start, all named at once. Whoever accepts one says so by its code.</summary>
internal static class ProductionChecks
{
    /// <summary>Settings whose values are secrets: from the environment or files of their own, never from a file of settings.</summary>
    private static readonly string[] Secrets =
    [
        "Supervision:SetupCode", "Supervision:Mail:Password", "Supervision:Files:S3:SecretKey", "Supervision:Keys:CertificatePassword", "Supervision:Audit:CertificatePassword",
    ];

    /// <returns>What was found and accepted.</returns>
    public static IReadOnlyList<Risk> Demand(WebApplicationBuilder builder, ServerOptions options)
    {
        if (builder.Environment.IsDevelopment()) return [];
        var found = Find(builder.Configuration, options).ToList();
        var open = found.Where(risk => !options.Hardening.AcceptedRisks.Contains(risk.Code)).ToList();
        if (open.Count > 0)
            throw new DatabaseUnusableException(
                "Thiết lập chưa an toàn cho môi trường vận hành thật:\n"
                + string.Concat(open.Select(risk => $"- [{risk.Code}] {risk.Sentence}\n"))
                + "Hãy sửa các thiết lập trên. Nếu chấp nhận rủi ro, nêu mã trong Supervision__AcceptedRisks, cách nhau bằng dấu phẩy.");
        return found;
    }

    private static IEnumerable<Risk> Find(ConfigurationManager configuration, ServerOptions options)
    {
        if (options.Demo)
            yield return new("demo", "Supervision:Demo đang bật: dữ liệu mẫu có mật khẩu ai cũng biết.");
        if (!options.IsHttps)
            yield return new("public-url", "Supervision:PublicUrl chưa đặt là địa chỉ https mà người dùng mở: cookie không được khóa vào HTTPS.");
        if (OpenHttp(configuration) is { } address && options.Hardening.KnownProxies.Count == 0)
            yield return new("http", $"Đang mở HTTP không mã hóa ở {address}. Chỉ mở HTTPS, hoặc để máy chủ trung gian đứng trước và nêu địa chỉ của nó trong Supervision:KnownProxies.");
        if (options.Hardening.KeyCertificate is null)
            yield return new("key-certificate", "Supervision:Keys:Certificate chưa đặt: khóa của hệ thống nằm không mã hóa trong cơ sở dữ liệu.");
        if (options.Database.Engine == "sqlserver" && SqlServerRisk(options.Database.ConnectionString) is { } risk)
            yield return risk;
        if (options.Notices.Mail is { StartTls: false, Host: not ("localhost" or "127.0.0.1" or "::1") } mail)
            yield return new("mail-tls", $"Thư gửi qua {mail.Host} không mã hóa (Supervision:Mail:StartTls=false).");
        if (options.Files.Clamd is { } clamd && !IsLoopback($"http://{clamd}"))
            yield return new("clamd-plain", $"Tệp đi tới clamd ở {clamd} không mã hóa, vì clamd không nói TLS; hãy để clamd trên chính máy này.");
        if (options.Files.S3?.ServiceUrl is { } store && store.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(store))
            yield return new("s3-tls", $"Tệp đi tới kho {store} không mã hóa (Supervision:Files:S3:ServiceUrl); hãy dùng https.");
        foreach (var secret in SecretsInFiles(configuration))
            yield return new("secret-in-file", $"{secret} đứng trong tệp thiết lập; hãy đặt bằng biến môi trường hoặc tệp bí mật (Supervision__SecretsFolder).");
    }

    private static Risk? SqlServerRisk(string connectionString)
    {
        try
        {
            var connection = new SqlConnectionStringBuilder(connectionString);
            return !connection.Encrypt ? new Risk("sql-encrypt", "Chuỗi kết nối SQL Server chưa có Encrypt=true: dữ liệu đi trên mạng không mã hóa.")
                : connection.TrustServerCertificate ? new Risk("sql-certificate", "Chuỗi kết nối SQL Server có TrustServerCertificate=true: không biết chắc đang nói với máy chủ nào.")
                : null;
        }
        catch (ArgumentException e)
        {
            throw new DatabaseUnusableException($"Chuỗi kết nối SQL Server không đọc được: {e.Message}", e);
        }
    }

    private static IEnumerable<string> SecretsInFiles(IConfigurationRoot configuration)
    {
        foreach (var file in configuration.Providers.OfType<JsonConfigurationProvider>())
        {
            foreach (var key in Secrets)
                if (file.TryGet(key, out var value) && !string.IsNullOrEmpty(value)) yield return key;
            if (file.TryGet("Supervision:Database:ConnectionString", out var connection) && HoldsPassword(connection)) yield return "Supervision:Database:ConnectionString (có mật khẩu)";
        }
    }

    private static bool HoldsPassword(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection)) return false;
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return parts.ContainsKey("Password") || parts.ContainsKey("Pwd");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Plain HTTP on this machine alone is what a proxy in front of it talks to.
    private static string? OpenHttp(IConfiguration configuration) =>
        (configuration["urls"] is { Length: > 0 } urls ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [])
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""))
            .Concat(Ports(configuration["http_ports"]))
            .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(url));

    private static IEnumerable<string> Ports(string? ports) => (ports ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}");

    private static bool IsLoopback(string url)
    {
        var host = url["http://".Length..].Split('/')[0];
        host = host.StartsWith('[') ? host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))] : host.Split(':')[0];
        return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}

/// <summary>Something unsafe in the settings.</summary>
internal sealed record Risk(string Code, string Sentence);
