using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Files;

/// <summary>Levels of secrecy of a document under the law on the protection of state secrets; this system holds none above the first.</summary>
public enum Secrecy
{
    [Label("Không mật")] None,
    [Label("Mật")] Confidential,
    [Label("Tối mật")] Secret,
    [Label("Tuyệt mật")] TopSecret,
}

internal static class Secrets
{
    private static readonly HashSet<string> Stamps = new(StringComparer.OrdinalIgnoreCase) { "MẬT", "TỐI MẬT", "TUYỆT MẬT" };

    /// <summary>A paragraph that is nothing but a stamp.</summary>
    public static bool IsStamp(string paragraph) => Stamps.Contains(string.Join(' ', paragraph.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' '));

    public static void Demand(Secrecy secrecy, string field)
    {
        if (secrecy is not Secrecy.None) throw Refused(field, $"Tài liệu được khai độ mật “{secrecy.Label()}”.");
    }

    public static RefusedException Refused(string field, string found) => RefusedException.Invalid("file.secret", field,
        $"{found} Hệ thống không lưu bí mật nhà nước: tài liệu từ độ Mật trở lên phải gửi qua đường văn thư theo quy định về bảo vệ bí mật nhà nước.");
}
