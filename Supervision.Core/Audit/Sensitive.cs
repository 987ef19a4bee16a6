using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>Why a look at something is kept.</summary>
public enum SensitiveKind
{
    [Label("dự thảo, tài liệu của Đoàn")] Draft,
    [Label("minh chứng")] Evidence,
    [Label("dữ liệu cá nhân")] PersonalData,
    [Label("xuất dữ liệu")] Export,
}

/// <summary>A query whose every answer goes into the access log: who looked at what, when, from where.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SensitiveAttribute(SensitiveKind kind) : Attribute
{
    public SensitiveKind Kind { get; } = kind;
}
