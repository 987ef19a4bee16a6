namespace Supervision.Core.Calendar;

/// <summary>The last day of a time limit that runs forward.</summary>
/// <param name="On">The last day, after rolling to a working day.</param>
/// <param name="Nominal">The day before rolling.</param>
/// <param name="IsProvisional">The day rests on a year of which nothing is announced, or on a provisional day off.</param>
public readonly record struct Deadline(DateOnly On, DateOnly Nominal, bool IsProvisional)
{
    public bool IsRolled => On != Nominal;
}

/// <summary>The two values of "at least n days before".</summary>
/// <param name="LegalLimit">The last lawful day; lateness is judged on it, be it a day off or not.</param>
/// <param name="ActBy">The working day on or before the limit; reminders go by it.</param>
/// <param name="IsProvisional">The days rest on a year of which nothing is announced, or on a provisional day off.</param>
public readonly record struct BackwardDeadline(DateOnly LegalLimit, DateOnly ActBy, bool IsProvisional);
