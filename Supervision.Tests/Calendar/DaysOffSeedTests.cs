using NUnit.Framework;
using Supervision.Core.Calendar;

namespace Supervision.Tests.Calendar;

public sealed class DaysOffSeedTests
{
    [Test]
    public void Every_shipped_row_names_its_source()
    {
        Assert.That(DaysOffSeed.Days.Select(day => day.Date.Year).Distinct(), Is.EqualTo(new[] { 2023, 2024, 2025, 2026, 2027 }));
        Assert.That(DaysOffSeed.Days.Where(day => day.Date.Year <= 2024).All(day => day.SourcePaper.Contains("kiến thức chung", StringComparison.Ordinal)));
        Assert.That(DaysOffSeed.Days.Where(day => day.Date.Year == 2027).All(day => day.Status is DayOffStatus.Provisional));
        Assert.That(DaysOffSeed.Days.Where(day => day.Date.Year < 2027).All(day => day.Status is DayOffStatus.Official));
    }

    [Test]
    public void Make_up_days_are_what_Article_111_gives()
    {
        foreach (var year in new[] { 2023, 2024, 2025, 2026 })
        {
            var holidays = DaysOffSeed.Days.Where(day => day.Date.Year == year && day.Kind is DayOffKind.Holiday).Select(day => day.Date).ToHashSet();
            var expected = new SortedSet<DateOnly>();
            foreach (var holiday in holidays.Order().Where(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var next = holiday;
                while (holidays.Contains(next) || expected.Contains(next) || next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) next = next.AddDays(1);
                expected.Add(next);
            }
            var shipped = DaysOffSeed.Days.Where(day => day.Date.Year == year && day.Kind is DayOffKind.Compensation).Select(day => day.Date);
            Assert.That(shipped, Is.EqualTo(expected), $"{year}");
        }
    }

    [Test]
    public void Every_swapped_day_has_its_worked_Saturday()
    {
        foreach (var year in DaysOffSeed.Days.GroupBy(day => day.Date.Year))
            Assert.That(year.Count(day => day.Kind is DayOffKind.Swap), Is.EqualTo(year.Count(day => day.Kind is DayOffKind.WorkedSaturday)), $"{year.Key}");
    }

    [TestCase("""{"days":[{"date":"2026-02-31","kind":"holiday","name":"A","source":"B","status":"official"}]}""", "$.days[0].date", TestName = "An_impossible_date_is_refused")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"feast","name":"A","source":"B","status":"official"}]}""", "$.days[0].kind", TestName = "A_kind_outside_the_list_is_refused")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"holiday","name":"A","source":"B"}]}""", "thiếu trường status.", TestName = "A_missing_field_is_refused")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"holiday","name":"A","source":"B","status":"official","extra":1}]}""", "extra", TestName = "An_unknown_field_is_refused")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"holiday","name":null,"source":"B","status":"official"}]}""", "name", TestName = "A_null_name_is_refused")]
    [TestCase("""{"days":[{"date":"2026-02-03","kind":"worked_saturday","name":"A","source":"B","status":"official"}]}""", "thứ Bảy", TestName = "A_worked_Saturday_must_be_a_Saturday")]
    [TestCase("""{"days":[{"date":"2026-02-07","kind":"swap","name":"A","source":"B","status":"official"}]}""", "cuối tuần", TestName = "A_swapped_day_must_be_a_weekday")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"holiday","name":"A","source":" ","status":"official"}]}""", "nguồn", TestName = "A_row_needs_a_source")]
    [TestCase("""{"days":[{"date":"2026-02-02","kind":"holiday","name":"A","source":"B","status":"official"},{"date":"2026-02-02","kind":"swap","name":"A","source":"B","status":"official"}]}""", "hai dòng", TestName = "A_day_stands_once")]
    public void A_table_that_breaks_its_form_is_refused(string text, string says) =>
        Assert.That(() => DaysOffSeed.Read("thu.json", text),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(says).And.Message.StartsWith("thu.json"));
}
