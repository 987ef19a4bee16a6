using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>How somebody proved who they are when they came in.</summary>
public enum SignInProof
{
    [Label("Mật khẩu")] Password,
    [Label("Mật khẩu và mã xác thực")] PasswordAndCode,
    [Label("Mật khẩu và mã dự phòng")] PasswordAndRecoveryCode,
    [Label("Khóa truy cập")] Passkey,
    [Label("Hệ thống định danh của cơ quan")] Provider,
}

/// <summary>A person as somebody who signs in. Changed by ASP.NET Core Identity and kept by <see cref="AccountStore"/>.</summary>
public sealed class Account
{
    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }
    public string Name { get; init; } = "";
    public string? UserName { get; set; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public Guid? UnitId { get; init; }
    public bool IsActive { get; init; }
    public string? PasswordHash { get; set; }

    /// <summary>Changes when all sessions and tokens of the person are to end.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>The key that the authenticator of the person shares with us, under the installation's keys; also while it is only being set up.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Since when a code is asked for; null while none is.</summary>
    public DateTimeOffset? AuthenticatorSince { get; set; }

    /// <summary>The half minute of the last code that was taken: neither it nor an earlier one is taken again.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>Holds today a role that administers the council.</summary>
    public bool IsAdministrator { get; init; }
}
