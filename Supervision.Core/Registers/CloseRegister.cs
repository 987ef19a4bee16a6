using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Registers;

/// <summary>Closes a book of a past year: it is printed as it stands, the print is kept, and nothing more is entered in it.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record CloseRegister : ICommand<Created>
{
    public required Register Register { get; init; }
    public required int Year { get; init; }

    /// <summary>Of the outgoing register: which series.</summary>
    public string? Series { get; init; }

    public sealed class Validator : AbstractValidator<CloseRegister>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Register).IsInEnum();
            RuleFor(c => c.Year).InclusiveBetween(2000, 2100).LessThan(_ => clock.Today().Year).WithMessage("“{PropertyName}” phải là năm đã kết thúc: sổ chạy đến ngày 31/12.");
            RuleFor(c => c.Series).NotEmpty().When(c => c.Register is Register.Outgoing).MaximumLength(60);
        }
    }
}

/// <summary>The print of a closed book, byte for byte.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record ClosedRegister(Guid RegisterBookId) : IQuery<KeptFile>;

internal sealed class CloseRegisterHandler(Db db, Journal journal, Gate gate, Actor actor, IPdfEngine engine, IFileStore files, TimeProvider clock)
    : IRequestHandler<CloseRegister, Created>, IRequestHandler<ClosedRegister, KeptFile>
{
    public async Task<Created> Handle(CloseRegister command, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Number);
        var series = command.Register is Register.Outgoing ? command.Series! : "";
        await RegisterBooks.DemandOpen(db, command.Register, series, command.Year, nameof(command.Year), ct);
        var reserved = command.Register is Register.Outgoing ? await db.Value<long>(
            "SELECT COUNT(*) FROM DocumentNumbers WHERE CouncilId = @CouncilId AND Series = @series AND Year = @Year AND Status = 'Reserved'", new { series, command.Year }, ct) : 0;
        if (reserved > 0)
            throw RefusedException.Conflict("register.reserved", $"Còn {reserved} số đã giữ mà chưa ban hành; hãy ban hành hoặc hủy số trước khi khóa sổ.", nameof(command.Series));

        var book = await RegisterReading.Book(db, command.Register, command.Register is Register.Outgoing ? series : null, command.Year, ct);
        var paper = engine.Render(RegisterBookPaper.Of(book, clock.Now()));
        await db.ClaimContent(Convert.ToHexStringLower(SHA256.HashData(paper.Content)), ct);
        var (id, sha256) = (Guid.CreateVersion7(), await files.Keep(paper.Content, ct));
        await db.Execute("""
            INSERT INTO RegisterBooks (Id, CouncilId, Register, Series, Year, ClosedOn, ClosedBy, LineCount, Sha256, Size, Pages)
            VALUES (@id, @CouncilId, @Register, @series, @Year, @ClosedOn, @ActorId, @Lines, @sha256, @Size, @PageCount)
            """, new { id, command.Register, series, command.Year, ClosedOn = clock.Today(), Lines = book.Rows.Count, sha256, Size = (long)paper.Content.Length, paper.PageCount }, ct);
        journal.Add(new RegisterClosed(id, command.Register, series, command.Year, book.Rows.Count, sha256));
        return new Created(id, book.Rows.Count);
    }

    public async Task<KeptFile> Handle(ClosedRegister query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var row = await db.Find<Row>("SELECT Register, Series, Year, Sha256, Size FROM RegisterBooks WHERE Id = @RegisterBookId AND CouncilId = @CouncilId", query, ct)
            ?? throw RefusedException.NotFound("sổ văn bản");
        return new KeptFile($"{Dossiers.SafeNames.Of(row.Register.Label())}-{(row.Series.Length > 0 ? row.Series.Replace('/', '-') + "-" : "")}{row.Year}.pdf", RenderedPaper.PdfContentType, row.Size, await files.Read(row.Sha256, ct));
    }

    private sealed record Row
    {
        public required Register Register { get; init; }
        public required string Series { get; init; }
        public required int Year { get; init; }
        public required string Sha256 { get; init; }
        public required long Size { get; init; }
    }
}

public sealed record RegisterClosed(Guid SubjectId, Register Register, string Series, int Year, int Lines, string Sha256) : IEvent;
