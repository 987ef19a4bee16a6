namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>What the signatures that are in a file permit (ISO 32000-1, 12.8.2).</summary>
internal sealed class SignatureLocks
{
    private readonly List<(string? Action, HashSet<string> Names)> fieldLocks = [];

    public SignatureLocks(PdfRevision file, IReadOnlyList<FormField> fields)
    {
        var signatures = fields.Where(field => field.Kind == "Sig").Select(field => file.Dictionary(field.Value)).OfType<PdfDictionary>().ToArray();
        Count = signatures.Length;
        var certified = file.Dictionary(file.Dictionary(file.Catalogue["Perms"])?["DocMDP"]);
        if (certified is not null) Level = Parameters(file, certified, "DocMDP").Select(parameters => (int)(parameters.Integer("P") ?? 2)).Append(2).First();
        foreach (var parameters in signatures.SelectMany(signature => Parameters(file, signature, "FieldMDP")))
        {
            var names = (file.Resolve(parameters["Fields"]) as PdfArray)?.Items.Select(file.Resolve).OfType<PdfString>().Select(FormFields.Text) ?? [];
            fieldLocks.Add((parameters.Name("Action"), [.. names]));
        }
    }

    /// <summary>How many fields are signed.</summary>
    public int Count { get; }

    /// <summary>1: nothing may follow; 2: filling in and signing; 3: also annotations. Null: no signature certifies.</summary>
    public int? Level { get; }

    public bool IsLocked(string field) => Level == 1 || fieldLocks.Any(fieldLock => fieldLock.Action switch
    {
        "Include" => fieldLock.Names.Contains(field),
        "Exclude" => !fieldLock.Names.Contains(field),
        _ => true,
    });

    private static IEnumerable<PdfDictionary> Parameters(PdfRevision file, PdfDictionary signature, string method) =>
        ((file.Resolve(signature["Reference"]) as PdfArray)?.Items ?? [])
        .Select(item => file.Dictionary(item)).OfType<PdfDictionary>()
        .Where(reference => reference.Name("TransformMethod") == method)
        .Select(reference => file.Dictionary(reference["TransformParams"]) ?? PdfDictionary.Empty);
}
