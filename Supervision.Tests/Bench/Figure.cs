namespace Supervision.Tests.Bench;

/// <summary>One row: what was measured, beside what it is compared with and what it should be.</summary>
/// <param name="Name">What was measured, with the conditions that matter.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">"ms", "/s", "MiB".</param>
internal sealed record Figure(string Name, double Value, string Unit)
{
    /// <summary>The same measured on the bare counterpart, in the same unit and run.</summary>
    public double? Baseline { get; init; }

    public Goal? Goal { get; init; }

    /// <summary>Value over baseline.</summary>
    public double? Ratio => Baseline is > 0 ? Value / Baseline : null;

    /// <summary>Null where nothing was set.</summary>
    public bool? Met => Goal?.IsMetBy(this);

    /// <summary>It counts what must never be, wrong answers or lost writes, and there were some: not slow but wrong.</summary>
    public bool IsFault => Goal is { Limit: 0, AtLeast: false, OfRatio: false } && Met == false;
}

/// <summary>A limit, at least or at most, on the value or on the ratio.</summary>
internal sealed record Goal(double Limit, bool AtLeast, bool OfRatio)
{
    public static Goal Least(double limit) => new(limit, true, false);

    public static Goal Most(double limit) => new(limit, false, false);

    public static Goal LeastRatio(double limit) => new(limit, true, true);

    public static Goal MostRatio(double limit) => new(limit, false, true);

    public bool IsMetBy(Figure figure)
    {
        var measured = OfRatio ? figure.Ratio ?? double.NaN : figure.Value;
        return AtLeast ? measured >= Limit : measured <= Limit;
    }
}
