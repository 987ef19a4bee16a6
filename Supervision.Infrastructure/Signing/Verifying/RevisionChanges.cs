using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>What was changed from one revision to another.</summary>
/// <param name="Kind">The gravest of the changes.</param>
/// <param name="What">Of <see cref="LaterContent.Other"/>: what was changed, as a clause.</param>
/// <param name="AddsAnnotations">A box was added that had not been prepared.</param>
internal sealed record RevisionDifference(LaterContent Kind, string? What, bool AddsAnnotations);

/// <summary>
/// Compares what two revisions mean, not what was written: every way to swap content behind a signature (new objects, new references, hidden layers, fonts, annotations taken
/// out) ends in another value somewhere below the catalogue. What may differ is listed; all else is "other".
/// </summary>
internal sealed class RevisionChanges
{
    // Kept apart: pages and form are compared below; evidence, properties and the version show nothing on a page.
    private static readonly string[] CatalogueApart = ["Pages", "AcroForm", "Perms", "DSS", "Metadata", "Extensions", "Version"];

    private readonly PdfRevision older;
    private readonly PdfRevision newer;
    private readonly DeepComparison comparison;
    private readonly FormField[] oldFields;
    private readonly FormField[] newFields;
    private LaterContent kind;
    private string? what;
    private bool addsAnnotations;

    private RevisionChanges(PdfRevision older, PdfRevision newer)
    {
        (this.older, this.newer) = (older, newer);
        oldFields = [.. FormFields.Read(older)];
        newFields = [.. FormFields.Read(newer)];
        var apart = older.Pages.Select(page => page.Reference.Number)
            .Concat(oldFields.Select(field => field.Reference).OfType<PdfReference>().Select(reference => reference.Number))
            .Concat(older.Pages.SelectMany(page => Annotations(older, page)).OfType<PdfReference>().Select(reference => reference.Number));
        comparison = new(older, newer, apart.ToHashSet());
    }

    public static RevisionDifference Between(PdfRevision older, PdfRevision newer)
    {
        if (older.Length == newer.Length) return new(LaterContent.Nothing, null, false);
        var changes = new RevisionChanges(older, newer);
        changes.Compare();
        return new(changes.kind, changes.what, changes.addsAnnotations);
    }

    private void Compare()
    {
        if (newer.Length > older.Length) Found(LaterContent.Signatures);
        if (!comparison.SameBut(older.Catalogue, newer.Catalogue, CatalogueApart)) Other("mục lục của tệp");
        if (older.Catalogue["Perms"] is { } permissions && !comparison.Same(permissions, newer.Catalogue["Perms"])) Other("quyền mà chữ ký trước cho phép");
        var fields = new FieldChanges(older, newer, comparison);
        ComparePages(fields);
        CompareForm(fields);
    }

    private void ComparePages(FieldChanges fields)
    {
        if (older.Pages.Count != newer.Pages.Count)
        {
            Other("số trang");
            return;
        }
        var added = newFields.Where(field => field.Kind == "Sig" && oldFields.All(old => old.Name != field.Name)).SelectMany(field => Widgets(newer, field)).ToHashSet();
        var known = oldFields.SelectMany(field => Widgets(older, field)).ToHashSet();
        for (var i = 0; i < older.Pages.Count; i++)
        {
            var (before, after) = (older.Pages[i], newer.Pages[i]);
            if (before.Reference.Number != after.Reference.Number || before.Box != after.Box || before.Rotation != after.Rotation
                || !comparison.SameBut(before.Dictionary, after.Dictionary, "Annots", "Parent") || !comparison.Same(before.Resources, after.Resources))
                Other($"nội dung trang {i + 1}");
            CompareAnnotations(fields, before, after, i + 1, known, added);
        }
    }

    private void CompareAnnotations(FieldChanges fields, PdfPage before, PdfPage after, int number, HashSet<int> known, HashSet<int> signatures)
    {
        var rest = new Queue<PdfValue>(Annotations(older, before));
        foreach (var item in Annotations(newer, after))
        {
            if (rest.TryPeek(out var expected) && IsSameItem(expected, item))
            {
                rest.Dequeue();
                if (item is PdfReference reference && known.Contains(reference.Number)) continue;
                if (!comparison.SameBut(older.Dictionary(expected) ?? PdfDictionary.Empty, newer.Dictionary(item) ?? PdfDictionary.Empty)) Other($"chú thích trên trang {number}");
                continue;
            }
            if (newer.Dictionary(item) is not { } annotation) continue;
            if (item is PdfReference own && signatures.Contains(own.Number))
            {
                if (fields.SignatureFault(annotation, after) is { } fault) Other(fault);
            }
            else if (fields.BoxOf(annotation) is not null && fields.BoxFault(annotation, annotation["Contents"]) is null)
            {
                Found(LaterContent.Boxes);
                addsAnnotations = true;
            }
            else Other($"chú thích mới trên trang {number}");
        }
        if (rest.Count > 0) Other($"chú thích bị bỏ trên trang {number}");
    }

    private void CompareForm(FieldChanges fields)
    {
        var (before, after) = (older.Form ?? PdfDictionary.Empty, newer.Form ?? PdfDictionary.Empty);
        if (!comparison.SameBut(before, after, "Fields", "SigFlags", "DR", "DA") || !fields.KeepsResources(before, after)) Other("biểu mẫu");
        if (newFields.Select(field => field.Name).Distinct().Count() != newFields.Length) Other("ô trùng tên trong biểu mẫu");
        foreach (var old in oldFields)
        {
            var now = newFields.FirstOrDefault(field => field.Name == old.Name && field.Reference?.Number == old.Reference?.Number);
            if (now is null) Other(old.Kind == "Sig" && older.Dictionary(old.Value) is not null ? $"chữ ký {old.Name} bị gỡ bỏ" : $"ô {old.Name} bị bỏ");
            else
            {
                var (change, fault) = fields.Of(old, now);
                Found(change);
                if (fault is not null) Other(fault);
            }
        }
        foreach (var added in newFields.Where(field => oldFields.All(old => old.Name != field.Name)))
            if (added.Kind != "Sig" || added.Dictionary["A"] is not null || added.Dictionary["AA"] is not null || IsEmptyButSeen(added)) Other($"ô mới {added.Name} trong biểu mẫu");
    }

    // A field that nobody signed vouches for nothing, and must not show anything either.
    private bool IsEmptyButSeen(FormField field) => newer.Dictionary(field.Value) is null && (field.Dictionary["AP"] is not null || field.Dictionary["Kids"] is not null);

    private void Found(LaterContent change)
    {
        if (change > kind) kind = change;
    }

    private void Other(string clause)
    {
        Found(LaterContent.Other);
        what ??= clause;
    }

    private bool IsSameItem(PdfValue before, PdfValue after) => (before, after) switch
    {
        (PdfReference a, PdfReference b) => a.Number == b.Number,
        (PdfReference, _) or (_, PdfReference) => false,
        _ => comparison.Same(before, after),
    };

    private static IReadOnlyList<PdfValue> Annotations(PdfRevision file, PdfPage page) => (file.Resolve(page.Dictionary["Annots"]) as PdfArray)?.Items ?? [];

    private static IEnumerable<int> Widgets(PdfRevision file, FormField field)
    {
        if (field.Reference is { } reference) yield return reference.Number;
        foreach (var kid in (file.Resolve(field.Dictionary["Kids"]) as PdfArray)?.Items.OfType<PdfReference>() ?? []) yield return kid.Number;
    }
}
