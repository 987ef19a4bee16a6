using Supervision.Core.Chasing;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Overview;
using Supervision.Core.Papers;
using Supervision.Core.Receipts;
using Supervision.Core.References;
using Supervision.Core.Registers;
using Supervision.Core.Visits;
using MediatR;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>Clerks' wording is applied in one place, which everything passes that prints or issues an official paper.</summary>
public sealed class PrintRulesTests
{
    /// <summary>Printed without it, with the reason.</summary>
    private static readonly Dictionary<Type, string> NoOfficialPaper = new()
    {
        [typeof(PrintChaseBook)] = "a book of what was done, made of rows alone",
        [typeof(PreviewPaperTemplate)] = "a sample that nobody keeps",
        [typeof(PrintDataTable)] = "sums of what units gave, made of rows alone",
        [typeof(PrintReceipt)] = "a receipt states what came in; nobody words it",
        [typeof(PrintRegister)] = "a book of the registers' rows",
        [typeof(PrintUnitProfile)] = "a sheet of figures for the table of a meeting, made of rows alone",
        [typeof(ReferenceSheet)] = "a sheet of information about another council's case",
        [typeof(SessionRemarks)] = "remarks as they were spoken; the notice that is issued of them is a conclusion's paper",
    };

    /// <summary>Files that call an engine or a composer themselves.</summary>
    private static readonly string[] Doors = ["Supervision.Core/Papers/PaperComposing.cs"];

    [Test]
    public void Whatever_prints_a_paper_has_it_composed_with_its_wording() => House.None(
        from request in House.Requests
        where House.AnswerOf(request) == typeof(Document) && !NoOfficialPaper.ContainsKey(request)
        let wanted = typeof(IRequestHandler<,>).MakeGenericType(request, typeof(Document))
        let handler = House.Core.GetTypes().Single(t => !t.IsAbstract && wanted.IsAssignableFrom(t))
        where !handler.GetConstructors().Single().GetParameters().Any(p => p.ParameterType.Name == "PaperComposing")
        select $"{request.Name} prints a paper without PaperComposing, and would print it without clerks' wording");

    [Test]
    public void Only_one_place_asks_a_composer_for_a_document() => House.None(
        from file in House.Source("Supervision.Core", "Supervision.Infrastructure", "Supervision.Api")
        where !Doors.Contains(file.Path)
        from line in file.Lines
        where line.Contains(".Compose(paper, form", StringComparison.Ordinal) || line.Contains(").Compose(", StringComparison.Ordinal) || line.Contains("InOwnWords(", StringComparison.Ordinal) && !file.Path.Contains("/Papers/Wordings/", StringComparison.Ordinal) && !file.Path.Contains("/Papers/Edits/", StringComparison.Ordinal)
        select $"{file.Path} composes a paper past PaperComposing.Compose: {line.Trim()}");

    [Test]
    public void The_door_to_issue_takes_no_document_from_outside() => Assert.That(
        House.Core.GetTypes().Single(t => t.Name == "PaperRegister").GetMethods().SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType), Has.None.EqualTo(typeof(Document)));
}
