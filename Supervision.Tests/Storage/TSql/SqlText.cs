using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>Parsing, and expressions brought to one spelling so that two dialects can be compared as text.</summary>
internal static class SqlText
{
    /// <summary>SQL Server 2017 grammar; quoted identifiers are on, as SqlClient sets them.</summary>
    public static TSqlScript Parse(string sql, out IList<ParseError> errors) =>
        (TSqlScript)new TSql140Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out errors);

    /// <summary>One spelling of a fragment: tokens in upper case where they are words, one space between, no brackets, no outer parentheses.</summary>
    public static string Normalise(TSqlFragment fragment) =>
        Normalise(Tokens(fragment));

    /// <summary>As <see cref="Normalise(TSqlFragment)"/>, for the text of an expression in either dialect.</summary>
    public static string Normalise(string expression)
    {
        var tokens = new TSql140Parser(true).GetTokenStream(new StringReader(expression), out var errors);
        return errors.Count > 0
            ? throw new FormatException($"'{expression}' cannot be cut into tokens: {errors[0].Message}")
            : Normalise(tokens);
    }

    /// <summary>A fragment as it was written.</summary>
    public static string Written(TSqlFragment fragment) => string.Concat(Tokens(fragment).Select(t => t.Text));

    public static string TypeName(DataTypeReference type) =>
        string.Concat(Tokens(type).Where(t => t.TokenType != TSqlTokenType.WhiteSpace).Select(t => t.Text))
            .Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();

    private static IEnumerable<TSqlParserToken> Tokens(TSqlFragment fragment) =>
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1);

    private static string Normalise(IEnumerable<TSqlParserToken> tokens)
    {
        var words = Joined(tokens.Where(IsSaid).Select(Word));
        while (words.Count > 2 && words[0] == "(" && Closing(words, 0) == words.Count - 1)
            words = words[1..^1];
        return WithoutIdleParentheses(words);
    }

    /// <summary>Joins <c>&lt;</c> and <c>&gt;</c>, which come as two tokens, and writes <c>!=</c> the other way.</summary>
    private static List<string> Joined(IEnumerable<string> words)
    {
        var joined = new List<string>();
        foreach (var word in words)
        {
            if (joined.Count > 0 && (joined[^1], word) is ("<", ">" or "=") or (">", "=") or ("!", "="))
                joined[^1] = joined[^1] == "!" ? "<>" : joined[^1] + word;
            else
                joined.Add(word);
        }
        return joined;
    }

    /// <summary>Drops parentheses around one word: SQL Server writes <c>((0))</c> where SQLite writes <c>0</c>.</summary>
    private static string WithoutIdleParentheses(List<string> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            var idle = i + 2 < words.Count && words[i] == "(" && words[i + 2] == ")" && (i == 0 || words[i - 1] is "(" or "=" or "<>" or "<" or ">" or "<=" or ">=" or "," or "AND" or "OR" or "NOT");
            if (text.Length > 0) text.Append(' ');
            text.Append(idle ? words[i + 1] : words[i]);
            if (idle) i += 2;
        }
        return text.ToString();
    }

    private static int Closing(List<string> words, int opening)
    {
        var depth = 0;
        for (var i = opening; i < words.Count; i++)
        {
            if (words[i] == "(") depth++;
            if (words[i] == ")" && --depth == 0) return i;
        }
        return -1;
    }

    private static bool IsSaid(TSqlParserToken token) => token.TokenType is not
        (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment or TSqlTokenType.EndOfFile);

    private static string Word(TSqlParserToken token) => token.TokenType switch
    {
        TSqlTokenType.AsciiStringLiteral => token.Text,
        // N'…' is how T-SQL writes a text that SQLite writes without the N.
        TSqlTokenType.UnicodeStringLiteral => token.Text[1..],
        TSqlTokenType.QuotedIdentifier => token.Text.Trim('[', ']', '"').ToUpperInvariant(),
        _ => token.Text.ToUpperInvariant(),
    };
}
