using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Replaces what people wrote in a draft: abstract, parts, recipients, signature.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record RevisePaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>The abstract (trích yếu), without the type's name.</summary>
    public required string Title { get; init; }

    /// <summary>Text by the code of the part; paragraphs parted by line feeds.</summary>
    public required IReadOnlyDictionary<string, string> Sections { get; init; }

    /// <summary>None takes those of the council's template.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }
    public IReadOnlyList<string>? AuthorityLines { get; init; }
    public string? SignerName { get; init; }

    /// <summary>Post in the state apparatus, printed above the name of an advisory body's signer.</summary>
    public string? SignerPost { get; init; }

    public sealed class Validator : AbstractValidator<RevisePaper>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.Sections).NotNull().Must(sections => sections.Values.Sum(text => text.Length) <= 400_000).WithMessage("“{PropertyName}” tối đa 400.000 ký tự.");
            RuleFor(c => c.Recipients!).PaperLines(40, 2000).When(c => c.Recipients is { Count: > 0 });
            RuleFor(c => c.AuthorityLines!).PaperLines(5, 500).When(c => c.AuthorityLines is { Count: > 0 });
            RuleFor(c => c.SignerName).MaximumLength(200);
            RuleFor(c => c.SignerPost).MaximumLength(300);
        }
    }
}

internal sealed class RevisePaperHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<RevisePaper, Changed>
{
    public async Task<Changed> Handle(RevisePaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        paper.DemandDraft();
        PaperAccess.DemandWriter(paper, actor);
        var content = new PaperContent(command.Sections.ToDictionary(s => s.Key, s => s.Value));
        content.DemandKnown(paper.Kind);

        var before = new PaperRevised(
            paper.Id, paper.Title, PaperContent.Read(paper.Content).Sections, Lines.Read(paper.Recipients), Lines.Read(paper.AuthorityLines), paper.SignerName, paper.SignerPost);
        paper.Title = command.Title.Trim();
        paper.Content = content.Write();
        paper.Recipients = Lines.Write(command.Recipients ?? []);
        paper.AuthorityLines = Lines.Write(command.AuthorityLines ?? []);
        paper.SignerName = command.SignerName;
        paper.SignerPost = command.SignerPost;
        paper.DraftedBy = actor.PersonId;
        await db.Save(paper, ct);
        journal.Add(new PaperRevised(paper.Id, command.Title, command.Sections, command.Recipients ?? [], command.AuthorityLines ?? [], command.SignerName, command.SignerPost), before);
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record PaperRevised(
    Guid SubjectId, string Title, IReadOnlyDictionary<string, string> Sections, IReadOnlyList<string> Recipients, IReadOnlyList<string> AuthorityLines, string? SignerName,
    string? SignerPost) : IEvent;
