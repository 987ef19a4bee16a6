using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>What SQLite keeps only as text: the names of constraints and the conditions of checks and filters.</summary>
internal sealed class SqliteTableText
{
    private readonly IReadOnlyList<string> _words;
    private string? _name;
    private string _column = "";
    private int _at;

    private SqliteTableText(IReadOnlyList<string> words) => _words = words;

    public List<Constraint> Constraints { get; } = [];

    /// <summary>The column that is <c>INTEGER PRIMARY KEY</c>, which stands for IDENTITY.</summary>
    public string? RowId { get; private set; }

    /// <summary>Reads the CREATE TABLE statement that SQLite stored.</summary>
    public static SqliteTableText Read(string createTable)
    {
        var words = Words(createTable);
        var open = words.IndexOf("(");
        var read = new SqliteTableText(words.Take(Closing(words, open) + 1).ToList()) { _at = open + 1 };
        while (read._at < read._words.Count) read.Element();
        return read;
    }

    /// <summary>The condition after WHERE of a CREATE INDEX statement, normalised; null without one.</summary>
    public static string? Filter(string createIndex)
    {
        var words = Words(createIndex);
        var where = words.FindIndex(w => Is(w, "WHERE"));
        return where < 0 ? null : SqlText.Normalise(string.Join(' ', words.Skip(where + 1)));
    }

    /// <summary>One column or one constraint of the table, up to the comma or the last parenthesis.</summary>
    private void Element()
    {
        _name = null;
        _column = "";
        if (!Is(Word, "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")) _column = Name(Next());
        while (_at < _words.Count && Word is not ("," or ")"))
        {
            var word = Next();
            if (Is(word, "CONSTRAINT")) _name = Name(Next());
            else if (Is(word, "PRIMARY")) PrimaryKey();
            else if (Is(word, "UNIQUE")) Add(new Constraint(ConstraintKind.Unique, _name, List()));
            else if (Is(word, "CHECK")) Add(new Constraint(ConstraintKind.Check, _name, []) { Expression = SqlText.Normalise(string.Join(' ', Group())) });
            else if (Is(word, "FOREIGN"))
            {
                Next();
                var columns = List();
                Next();
                Reference(columns);
            }
            else if (Is(word, "REFERENCES")) Reference([_column]);
            else if (Is(word, "DEFAULT") && Word != "(") Next();
            else if (word == "(") Skip();
        }
        _at++;
    }

    private void PrimaryKey()
    {
        Next();
        if (_column.Length > 0 && Word != "(") RowId = _column;
        else Add(new Constraint(ConstraintKind.PrimaryKey, _name, List()));
    }

    private void Reference(IReadOnlyList<string> columns)
    {
        var target = Name(Next());
        var targets = Word == "(" ? List() : [];
        var action = "NO ACTION";
        while (_at + 1 < _words.Count && Is(Word, "ON"))
        {
            Next();
            var what = Next();
            var done = Next().ToUpperInvariant();
            if (done is "NO" or "SET") done = $"{done} {Next().ToUpperInvariant()}";
            if (Is(what, "DELETE")) action = done;
        }
        Add(new Constraint(ConstraintKind.ForeignKey, _name, columns) { Target = target, TargetColumns = targets, OnDelete = action });
    }

    private void Add(Constraint constraint)
    {
        Constraints.Add(constraint);
        _name = null;
    }

    /// <summary>The names in parentheses that follow, or the column that is being read.</summary>
    private IReadOnlyList<string> List() => Word == "(" ? Group().Where(w => w is not ("(" or ")" or ",")).Select(Name).ToList() : [_column];

    private List<string> Group()
    {
        var close = Closing(_words, _at);
        var group = _words.Skip(_at).Take(close - _at + 1).ToList();
        _at = close + 1;
        return group;
    }

    private void Skip()
    {
        _at--;
        Group();
    }

    private string Word => _at < _words.Count ? _words[_at] : "";

    private string Next() => _words[_at++];

    private static string Name(string word) => word.Trim('"', '[', ']', '`');

    private static bool Is(string word, params string[] any) => any.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static int Closing(IReadOnlyList<string> words, int open)
    {
        var depth = 0;
        for (var i = open; i < words.Count; i++)
        {
            if (words[i] == "(") depth++;
            if (words[i] == ")" && --depth == 0) return i;
        }
        throw new FormatException($"a parenthesis is not closed in {string.Join(' ', words)}");
    }

    private static List<string> Words(string sql)
    {
        var tokens = new TSql140Parser(initialQuotedIdentifiers: true).GetTokenStream(new StringReader(sql), out var errors);
        if (errors.Count > 0) throw new FormatException($"{errors[0].Message} in {sql}");
        return tokens.Where(t => t.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment or TSqlTokenType.EndOfFile))
            .Select(t => t.Text).ToList();
    }
}
