using FluentValidation;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;

namespace Supervision.Core.Papers;

/// <summary>What a council's template of a kind sets; none of a value leaves the common one.</summary>
internal sealed record PaperTemplate
{
    public string? SuperiorBody { get; init; }
    public string? IssuingBody { get; init; }
    public string? SymbolTemplate { get; init; }
    public string? AuthorityLines { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
    public string? Recipients { get; init; }
    public string? Archive { get; init; }
    public string? LegalBases { get; init; }
    public string? Closing { get; init; }
}

/// <summary>A template as it is sent: what stands around the text of a kind's papers.</summary>
public sealed record PaperTemplateContent
{
    /// <summary>The upright line of the head; none takes the common one.</summary>
    public string? SuperiorBody { get; init; }

    /// <summary>The bold line of the head.</summary>
    public string? IssuingBody { get; init; }

    /// <summary>"{loai}-{co_quan}": the type's abbreviation, the body's code.</summary>
    public string? SymbolTemplate { get; init; }

    /// <summary>"TM. THƯỜNG TRỰC …", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".</summary>
    public IReadOnlyList<string>? AuthorityLines { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>"VT, Hồ sơ".</summary>
    public string? Archive { get; init; }
    public IReadOnlyList<string>? LegalBases { get; init; }

    /// <summary>The closing sentence that the council prefers.</summary>
    public string? Closing { get; init; }

    internal PaperTemplate Row => new()
    {
        SuperiorBody = SuperiorBody,
        IssuingBody = IssuingBody,
        SymbolTemplate = SymbolTemplate,
        AuthorityLines = Lines.Write(AuthorityLines ?? []),
        SignerName = SignerName,
        SignerPost = SignerPost,
        Recipients = Lines.Write(Recipients ?? []),
        Archive = Archive,
        LegalBases = Lines.Write(LegalBases ?? []),
        Closing = Closing,
    };

    internal sealed class Rules : AbstractValidator<PaperTemplateContent>
    {
        public Rules()
        {
            RuleFor(t => t.SuperiorBody).MaximumLength(300);
            RuleFor(t => t.IssuingBody).MaximumLength(300);
            RuleFor(t => t.SymbolTemplate).MaximumLength(60).Custom((symbol, context) =>
            {
                if (symbol is not null && SymbolTemplates.Fault(symbol) is { } fault) context.AddFailure(nameof(SymbolTemplate), fault);
            });
            RuleFor(t => t.AuthorityLines!).PaperLines(5, 500).When(t => t.AuthorityLines is { Count: > 0 });
            RuleFor(t => t.SignerName).MaximumLength(200);
            RuleFor(t => t.SignerPost).MaximumLength(300);
            RuleFor(t => t.Recipients!).PaperLines(40, 2000).When(t => t.Recipients is { Count: > 0 });
            RuleFor(t => t.Archive).MaximumLength(100);
            RuleFor(t => t.LegalBases!).PaperLines(20, 8000).When(t => t.LegalBases is { Count: > 0 });
            RuleFor(t => t.Closing).MaximumLength(2000);
        }
    }
}

/// <summary>Checks what a council writes for its symbols.</summary>
internal static partial class SymbolTemplates
{
    private static readonly string[] Known = ["{loai}", "{co_quan}"];

    /// <summary>What is wrong, with its place; null where nothing is.</summary>
    public static string? Fault(string template)
    {
        for (var at = template.IndexOfAny(['{', '}']); at >= 0; at = template.IndexOfAny(['{', '}'], at))
        {
            var known = template[at] == '{' ? Known.FirstOrDefault(hole => template.AsSpan(at).StartsWith(hole)) : null;
            if (known is null)
            {
                var close = template.IndexOf('}', at);
                var what = template[at] == '{' && close > at ? template[at..(close + 1)] : template[at].ToString();
                return $"Ký hiệu có “{what}” ở ký tự thứ {at + 1} không rõ là gì; chỉ dùng {string.Join(", ", Known)}.";
            }
            at += known.Length;
        }
        var sample = template.Replace(Known[0], "TB", StringComparison.Ordinal).Replace(Known[1], "HĐND", StringComparison.Ordinal);
        return Form().IsMatch(sample) ? null : "Ký hiệu phải có dạng {loai}-{co_quan}: chữ in hoa, các phần cách nhau bằng gạch nối, không có dấu cách.";
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$")]
    private static partial System.Text.RegularExpressions.Regex Form();
}
