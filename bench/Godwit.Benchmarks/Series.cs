namespace Godwit.Benchmarks;

/// <summary>The samples of one contender, one a round.</summary>
sealed class Series(string name)
{
    readonly List<Sample> _samples = [];

    public string Name { get; } = name;

    public int Count => _samples.Count;

    public void Add(Sample sample) => _samples.Add(sample);

    public double Median(Func<Sample, double> of) => Quantile(_samples.Select(of), 0.5);

    public double Minimum(Func<Sample, double> of) => _samples.Min(of);

    /// <summary>
    /// Median and quartiles of the proportions round by round: what the machine did to a round, it did to both.
    /// </summary>
    public (double Median, double Lower, double Upper) Ratio(Series floor, Func<Sample, double> of)
    {
        var ratios = _samples.Zip(floor._samples, (own, raw) => of(own) / of(raw)).ToList();
        return (Quantile(ratios, 0.5), Quantile(ratios, 0.25), Quantile(ratios, 0.75));
    }

    static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var position = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(position)], sorted[(int)Math.Ceiling(position)]);
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
