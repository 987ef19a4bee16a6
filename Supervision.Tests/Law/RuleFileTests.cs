using NUnit.Framework;
using Supervision.Core.Law;

namespace Supervision.Tests.Law;

public sealed class RuleFileTests
{
    private const string Clock = """{"code":"a","what":"Việc","subject":"council","direction":"before","count":10,"unit":"calendar","from_event":"visit","fixed_day":null,"article":"Điều 1","mark":"verified","note":null}""";

    private static string File(string clocks, string sets = "") => $$"""
        {"subjects":[],"forms":[],"rule_sets":[{"code":"A","name":"Luật A","short_name":"A","effective_from":"2016-07-01","effective_to":"2026-02-28","note":null,"clocks":[{{clocks}}],"subject_forms":[],"delegations":[],"required_parts":[],"thresholds":[]}{{sets}}]}
        """;

    [Test]
    public void A_whole_file_is_read() => Assert.That(RuleSets.Read("thu.json", File(Clock)).Get("A").Clock("a").Count, Is.EqualTo(10));

    [Test]
    public void A_code_given_twice_is_refused() => Refused(File($"{Clock},{Clock}"), "“a” bị lặp");

    [Test]
    public void A_count_of_zero_is_refused() => Refused(File(Clock.Replace("10", "0", StringComparison.Ordinal)), "số ngày từ 1");

    [Test]
    public void A_counted_clock_needs_its_unit() => Refused(File(Clock.Replace("\"calendar\"", "null", StringComparison.Ordinal)), "đơn vị");

    [Test]
    public void A_clock_by_a_fixed_day_needs_the_day() =>
        Refused(File(Clock.Replace("\"before\"", "\"fixed_day\"", StringComparison.Ordinal).Replace("10", "null", StringComparison.Ordinal).Replace("\"calendar\"", "null", StringComparison.Ordinal)), "ngày cố định");

    [Test]
    public void An_unknown_field_is_refused_with_its_path() =>
        Refused(File(Clock.Replace("\"note\"", "\"notes\"", StringComparison.Ordinal)), "$.rule_sets[0].clocks[0]");

    [Test]
    public void An_unknown_word_is_refused() => Refused(File(Clock.Replace("\"visit\"", "\"party\"", StringComparison.Ordinal)), "from_event");

    [Test]
    public void Two_majorities_of_one_decision_at_once_are_refused()
    {
        const string Half = """{"code":"d","what":"Quyết định","numerator":1,"denominator":2,"strictly_more":true,"article":"Điều 2","mark":"unverified","effective_from":null,"effective_to":"2020-12-31"}""";
        var next = Half.Replace("null,\"effective_to\":\"2020-12-31\"", "\"2021-01-01\",\"effective_to\":null", StringComparison.Ordinal);

        Assert.That(RuleSets.Read("thu.json", With($"{Half},{next}")).Get("A").ThresholdOf("d", new(2021, 1, 1))!.EffectiveFrom, Is.EqualTo(new DateOnly(2021, 1, 1)));
        Refused(With($"{Half},{next.Replace("2021-01-01", "2020-12-31", StringComparison.Ordinal)}"), "hai tỷ lệ cùng có hiệu lực");

        static string With(string thresholds) => File("").Replace("\"thresholds\":[]", $"\"thresholds\":[{thresholds}]", StringComparison.Ordinal);
    }

    [Test]
    public void Two_laws_at_once_are_refused() => Refused(File(Clock, """,{"code":"B","name":"B","short_name":"B","effective_from":"2026-02-28","effective_to":null,"note":null,"clocks":[],"subject_forms":[],"delegations":[],"required_parts":[],"thresholds":[]}"""), "cùng có hiệu lực");

    private static void Refused(string text, string says) =>
        Assert.That(() => RuleSets.Read("thu.json", text), Throws.TypeOf<InvalidDataException>().With.Message.Contains(says).And.Message.StartsWith("thu.json"));
}
