using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>One thing that may be done with one kind of subject.</summary>
public sealed record Permission(Subject Subject, Act Act)
{
    public override string ToString() => $"{Subject}:{Act}";

    /// <summary>Null for what is none.</summary>
    public static Permission? TryRead(string text) => text.Split(':') is [var subject, var act] && Enum.TryParse<Subject>(subject, out var s) && Enum.TryParse<Act>(act, out var a) ? new Permission(s, a) : null;

    internal static Permission Read(string text) => new(Enum.Parse<Subject>(text.Split(':')[0]), Enum.Parse<Act>(text.Split(':')[1]));
}

/// <summary>A request that changes the actor's own account, which no token of an integration may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnAccountAttribute : Attribute;

/// <summary>What narrows an actor besides the roles: a token's scope, a second factor that is missing.</summary>
internal static class Confinement
{
    /// <exception cref="RefusedException">The request lies outside.</exception>
    public static void Demand(ActorIdentity actor, RequiresAttribute? requires, Type request)
    {
        // What is open to all, the own account with it, remains open: there the second factor is set up.
        if (actor.MustSetUpSecondFactor && requires is not null)
            throw RefusedException.Forbidden("Vai trò của đồng chí phải đăng nhập bằng hai lớp. Hãy bật lớp xác thực thứ hai ở trang Tài khoản trước khi làm việc khác.", "account.second_factor");
        if (actor.Scope is not { } scope) return;
        if (request.IsDefined(typeof(OwnAccountAttribute), inherit: false)) throw RefusedException.Forbidden("Mã kết nối không thay đổi được tài khoản.", "token.scope");
        if (requires is not null && !scope.Contains(new Permission(requires.Subject, requires.Act)))
            throw RefusedException.Forbidden($"Mã kết nối này không được {requires.Act.Label()} {requires.Subject.Label()}.", "token.scope");
    }
}
