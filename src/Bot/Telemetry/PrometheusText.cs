using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Bot.Telemetry;

/// <summary>Writes what was collected in the text format of Prometheus.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text.Clear();
        foreach (var metric in batch)
        {
            Write(metric);
        }

        return ExportResult.Success;
    }

    private void Write(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var name = metric.Name.Replace('.', '_') + metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" } + (isCounter ? "_total" : "");
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isCounter ? "counter" : metric.MetricType == MetricType.Histogram ? "histogram" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
            {
                WriteHistogram(name, point);
                continue;
            }

            double? value = metric.MetricType switch
            {
                MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
                MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
                MetricType.LongGauge => point.GetGaugeLastValueLong(),
                MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
                _ => null,
            };
            if (value is { } known)
            {
                Line(name, Labels(point), known);
            }
        }
    }

    private void WriteHistogram(string name, in MetricPoint point)
    {
        var labels = Labels(point);
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            Line($"{name}_bucket", labels.Append($"le=\"{bound}\""), below);
        }

        Line($"{name}_sum", labels, point.GetHistogramSum());
        Line($"{name}_count", labels, point.GetHistogramCount());
    }

    private void Line(string name, IEnumerable<string> labels, double value)
    {
        var all = string.Join(',', labels);
        _text.Append(name).Append(all.Length == 0 ? "" : $"{{{all}}}").Append(' ').Append(Number(value)).Append('\n');
    }

    private static List<string> Labels(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var (name, value) in point.Tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{name.Replace('.', '_')}=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        }

        return labels;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
