using Supervision.Core.Text;

namespace Supervision.Core.Registers;

/// <summary>The books of the records office (Decree 30/2020/NĐ-CP, Annex IV).</summary>
public enum Register
{
    [Label("Sổ đăng ký văn bản đi")] Outgoing,
    [Label("Sổ đăng ký văn bản đến")] Incoming,
    [Label("Sổ theo dõi giải quyết văn bản đến")] Handling,
}

/// <summary>How far the handling of an incoming document is.</summary>
public enum IncomingProgress
{
    [Label("Đã đăng ký")] Registered,
    [Label("Đang giải quyết")] Handling,
    [Label("Đã giải quyết")] Done,
}
