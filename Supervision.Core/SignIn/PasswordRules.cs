using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>What a password must be: long, not one that everybody tries first, and not its owner's own name. It never has to be changed for its age.</summary>
public static class PasswordRules
{
    public const int Shortest = 10;

    /// <summary>For whoever administers a council.</summary>
    public const int ShortestOfAdministrators = 12;
    public const int Longest = 200;

    /// <summary>Why it is refused; null when it may be used.</summary>
    /// <param name="own">The owner's names: a password that is made of one of them is refused.</param>
    public static string? Fault(string password, int shortest, params string?[] own)
    {
        if (password.Length < shortest) return $"Mật khẩu phải có ít nhất {shortest} ký tự; có thể dùng một câu dài dễ nhớ.";
        if (password.Length > Longest) return $"Mật khẩu không được dài quá {Longest} ký tự.";
        if (CommonPasswords.Contains(password)) return "Mật khẩu này quá phổ biến, dễ bị đoán; hãy chọn mật khẩu khác.";
        return own.Any(name => IsMadeOf(password, name)) ? "Mật khẩu không được là họ tên hoặc tên đăng nhập của chính mình." : null;
    }

    // Their own name with a few figures behind it is what a guesser tries after the list.
    private static bool IsMadeOf(string password, string? name) =>
        name is not null && CommonPasswords.Bare(name) is { Length: >= 4 } bare && CommonPasswords.Bare(password).Replace(bare, "", StringComparison.Ordinal).Count(char.IsLetter) < 4
        && CommonPasswords.Bare(password).Contains(bare, StringComparison.Ordinal);

    internal static void Demand(string password, int shortest, string field, params string?[] own)
    {
        if (Fault(password, shortest, own) is { } fault) throw RefusedException.Invalid("password.weak", field, fault);
    }
}

/// <summary>The rules as ASP.NET Core Identity asks for them.</summary>
internal sealed class AccountPasswordRules : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(PasswordRules.Fault(password ?? "", user.IsAdministrator ? PasswordRules.ShortestOfAdministrators : PasswordRules.Shortest, user.UserName, user.Name) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "password.weak", Description = fault })
            : IdentityResult.Success);
}

internal static class SignInRules
{
    public static IRuleBuilderOptions<T, string> UserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().Length(3, 100).Matches("^[a-z0-9][a-z0-9._@-]*$").WithMessage("“{PropertyName}” chỉ gồm chữ thường không dấu, chữ số và các dấu . _ @ -");

    /// <param name="rule">The password's.</param>
    /// <param name="shortest">How long at least.</param>
    /// <param name="own">The names of whoever gets it.</param>
    public static IRuleBuilderOptionsConditions<T, string> Password<T>(this IRuleBuilder<T, string> rule, int shortest, Func<T, string?[]> own) =>
        rule.NotEmpty().Custom((password, context) =>
        {
            if (!string.IsNullOrEmpty(password) && PasswordRules.Fault(password, shortest, own(context.InstanceToValidate)) is { } fault) context.AddFailure(fault);
        });
}
