using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>What somebody types to say who they are: a user name, an address of mail, or a telephone number.</summary>
internal sealed record SignInName
{
    private SignInName(string typed)
    {
        var trimmed = SearchText.Compose(typed.Trim());
        UserName = trimmed.ToLowerInvariant();
        Email = EmailKey(trimmed);
        Phone = PhoneKey(trimmed);
    }

    public string UserName { get; }

    public string? Email { get; }

    public string? Phone { get; }

    public static SignInName Of(string typed) => new(typed);

    /// <summary>An address without capitals, as it is looked up; null for what is none.</summary>
    public static string? EmailKey(string? text) => text is not null && text.Contains('@', StringComparison.Ordinal) ? text.Trim().ToLowerInvariant() : null;

    /// <summary>A number as it is looked up: figures alone, a Vietnamese one with 0 in front whether it was written with +84 or not; null for what is none.</summary>
    public static string? PhoneKey(string? text)
    {
        if (text is null || text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '.' or '-' or '(' or ')'))) return null;
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        var plus = text.TrimStart().StartsWith('+');
        if (digits.StartsWith("0084", StringComparison.Ordinal)) (digits, plus) = (digits[2..], true);
        if (digits.StartsWith("84", StringComparison.Ordinal) && (plus || digits.Length is 11 or 12)) digits = "0" + digits[2..].TrimStart('0');
        else if (plus) digits = "+" + digits;
        return digits.Length is >= 9 and <= 16 ? digits : null;
    }
}
