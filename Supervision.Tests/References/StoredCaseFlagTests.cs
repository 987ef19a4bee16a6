using Supervision.Core.Indicators;
using Supervision.Core.References;
using Supervision.Tests.Cases;

namespace Supervision.Tests.References;

/// <summary>The cases that are references, entered by commands, raise exactly what the check of the file raises.</summary>
[TestFixture("S1")]
[TestFixture("S2")]
[TestFixture("S4")]
public sealed class StoredCaseFlagTests(string code) : FeatureTest
{
    [Test]
    public async Task Exactly_the_expected_flags_and_agreements_come_back()
    {
        var file = Cases.Read(code);
        var id = await World.EnterReference(file);

        var answer = await World.Send(World.Office, new ReferenceFlags(id));

        Assert.That(answer.Flags.Select(flag => Line(flag.Code, flag.Subjects)), Is.EquivalentTo(ExpectedFlags.ByCase[code].Select(expected => Line(expected.Code, expected.Subjects))));
        Assert.That(answer.Agreements.Select(one => Line(one.Kind, one.Subjects)), Is.EquivalentTo(ExpectedFlags.AgreementsByCase[code].Select(expected => Line(expected.Kind, expected.Subjects))));
        Assert.That(answer.Flags.SelectMany(flag => flag.LegalClocks), Is.Empty);
        Assert.That(answer.Flags.SelectMany(flag => flag.Sentences), Has.All.EndsWith("."));
    }

    [Test]
    public async Task Nothing_of_the_case_is_lost()
    {
        var file = Cases.Read(code);
        var id = await World.EnterReference(file);

        var answer = await World.Send(World.StandingBoard, new ReferenceCaseDetails(id));

        Assert.That(answer.Indicators, Has.Count.EqualTo(file.Indicators.Count));
        Assert.That(answer.Items.Of<TaskData>().Select(one => (one.Item.Code, one.Item.Text, one.Data.Deadline.Note)), Is.EqualTo(file.Tasks.Select(task => (task.Code, task.Content, task.Deadline.Note))));
        Assert.That(answer.Items.Of<StatementData>().Select(one => (one.Item.Code, one.Data.Verb)), Is.EqualTo(file.Conclusions.Select(one => (one.Code, one.Verb))));
        Assert.That(answer.Items.Of<ParticipantData>().Select(one => one.Item.Text), Is.EqualTo(file.Participants.Select(one => one.Title)));
        Assert.That(answer.Items, Has.Count.EqualTo(file.Topics.Count + file.Participants.Count + file.CitedPapers.Count + file.OnSiteChecks.Count + file.Speeches.Count + file.Strengths.Count
            + file.Shortcomings.Count + file.Causes.Count + file.Conclusions.Count + file.Tasks.Count + file.Commitments.Count + file.UnitPetitions.Listed.Count));
    }

    private static string Line<T>(T what, IEnumerable<FlagSubject> subjects) => Line(what, subjects.Select(subject => subject.Code));

    private static string Line<T>(T what, IEnumerable<string> subjects) => $"{what}: {string.Join(' ', subjects.Order(StringComparer.Ordinal))}";
}
