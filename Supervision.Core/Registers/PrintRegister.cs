using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Registers;

/// <summary>A book of a year as it is printed.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintRegister : IQuery<Document>
{
    public required Register Register { get; init; }
    public required int Year { get; init; }

    /// <summary>Of the outgoing register: one series; none prints all, one after another.</summary>
    public string? Series { get; init; }

    public sealed class Validator : AbstractValidator<PrintRegister>
    {
        public Validator()
        {
            RuleFor(q => q.Register).IsInEnum();
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Series).MaximumLength(60);
        }
    }
}

/// <summary>The same book as a sheet for a spreadsheet program.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record ExportRegister : IQuery<Sheet>
{
    public required Register Register { get; init; }
    public required int Year { get; init; }
    public string? Series { get; init; }

    public sealed class Validator : AbstractValidator<ExportRegister>
    {
        public Validator()
        {
            RuleFor(q => q.Register).IsInEnum();
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Series).MaximumLength(60);
        }
    }
}

internal sealed class PrintRegisterHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PrintRegister, Document>, IRequestHandler<ExportRegister, Sheet>
{
    public async Task<Document> Handle(PrintRegister query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return RegisterBookPaper.Of(await RegisterReading.Book(db, query.Register, query.Series, query.Year, ct), clock.Now());
    }

    public async Task<Sheet> Handle(ExportRegister query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var book = await RegisterReading.Book(db, query.Register, query.Series, query.Year, ct);
        return new Sheet($"{query.Register.Label()} {query.Year}", [book.CouncilName, book.Title], [.. book.Columns.Select(column => column.Header)], book.Rows);
    }
}

/// <summary>Reads a book as the lines that are printed.</summary>
internal static class RegisterReading
{
    /// <summary>More lines than an office enters in a year; a book that has more says so instead of ending unseen.</summary>
    public const int Most = 50_000;

    public static async Task<RegisterBook> Book(Db db, Register register, string? series, int year, CancellationToken ct)
    {
        var council = await db.LoadCouncil(ct);
        var rows = register is Register.Outgoing ? await Outgoing(db, series, year, ct) : await Incoming(db, register, year, ct);
        return new RegisterBook(register, council.Name, council.IsDemo, year, series, rows);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Outgoing(Db db, string? series, int year, CancellationToken ct)
    {
        var page = await OutgoingListHandler.Lines(db, series, year, null, Most, ct);
        DemandWhole(page.Next);
        return [.. page.Items.OrderBy(line => line.Series, StringComparer.Ordinal).ThenBy(line => line.Number).Select(line => (IReadOnlyList<string>)
        [
            $"{DocumentNumber.Digits(line.Number)}/{line.Symbol}",
            VietnameseDate.Short(line.IssuedOn),
            $"{DocumentTypes.Name(line.DocumentType) ?? line.DocumentType}: {line.Title}",
            line.SignerName ?? "",
            string.Join("; ", line.Receivers),
            "Văn thư",
            line.Copies == 0 ? "" : VietnameseNumber.Whole(line.Copies),
            line.SentOn is { } sent ? VietnameseDate.Short(sent) : "",
            line.Copies == 0 ? "" : $"{line.Acknowledged}/{line.Copies}",
            Note(line),
        ])];
    }

    private static string Note(OutgoingLine line) => line.Status switch
    {
        Papers.NumberStatus.Cancelled => $"Số đã hủy: {line.CancelReason}",
        Papers.NumberStatus.Reserved => "Đã giữ số, chưa ban hành",
        _ => string.Join("; ", new[] { line.PaperId is null ? "Số ghi khi quyết định, xử lý" : "", line.Force is Papers.PaperForce.InForce ? "" : Capital(line.Force.Label()), line.IsOutOfOrder ? "Số không theo thứ tự ngày" : "" }.Where(part => part.Length > 0)),
    };

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Incoming(Db db, Register register, int year, CancellationToken ct)
    {
        var page = await db.Page<IncomingDocument>(
            "SELECT " + IncomingRows.Columns + " FROM IncomingDocuments WHERE CouncilId = @CouncilId AND Year = @year ORDER BY Seq", new { year }, Most, row => [row.Seq], ct);
        DemandWhole(page.Next);
        return [.. page.Items.OrderBy(d => d.Number).Select(d => register is Register.Incoming ? Arrival(d) : Handling(d))];
    }

    private static IReadOnlyList<string> Arrival(IncomingDocument d) =>
    [
        VietnameseDate.Short(d.ArrivedOn), DocumentNumber.Digits(d.Number), d.Sender, d.Reference ?? "", d.DatedOn is { } on ? VietnameseDate.Short(on) : "", $"{d.TypeName}: {d.Title}",
        d.HandledBy ?? "", d.PassedOn is { } passed ? VietnameseDate.Short(passed) : "", "", d.Note ?? "",
    ];

    private static IReadOnlyList<string> Handling(IncomingDocument d) =>
    [
        DocumentNumber.Digits(d.Number),
        string.Join(' ', new[] { d.TypeName, d.Reference is { } r ? $"số {r}" : null, d.DatedOn is { } on ? $"ngày {VietnameseDate.Short(on)}" : null, $"của {d.Sender}" }.Where(part => part is not null)),
        d.HandledBy ?? "", d.DueOn is { } due ? VietnameseDate.Short(due) : "", d.Progress.Label(), d.AnswerReference ?? "", d.Note ?? "",
    ];

    private static void DemandWhole(string? next)
    {
        if (next is not null) throw RefusedException.Conflict("register.too_long", $"Sổ có hơn {VietnameseNumber.Whole(Most)} dòng; hãy in từng sổ.");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
