using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bot.Benchmarks.Suites;

/// <summary>Runs the suites: measured by BenchmarkDotNet, or each body once to see that it works.</summary>
internal static class SuiteRunner
{
    public static int Measure(string[] args)
    {
        // In process: a generated project would not find the central package versions and the shared output folder.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(SuiteRunner).Assembly).Run(args, config).ToList();
        return summaries.Count > 0 && summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? Exit.Done : Exit.Failed;
    }

    /// <summary>Runs every benchmark's body once, at the smallest size; a body that throws fails the run by name.</summary>
    public static int Test(TextWriter output, TextWriter error)
    {
        var failed = 0;
        foreach (var suite in typeof(SuiteRunner).Assembly.GetExportedTypes())
        {
            var benchmarks = suite.GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null).ToList();
            if (benchmarks.Count == 0)
            {
                continue;
            }

            var instance = Activator.CreateInstance(suite)!;
            using var held = instance as IDisposable;
            Invoke(suite.GetMethods().SingleOrDefault(m => m.GetCustomAttribute<GlobalSetupAttribute>() is not null), instance);
            foreach (var benchmark in benchmarks)
            {
                try
                {
                    Invoke(benchmark, instance);
                    output.WriteLine($"ok    {suite.Name}.{benchmark.Name}");
                }
                catch (TargetInvocationException fault)
                {
                    failed++;
                    error.WriteLine($"FAIL  {suite.Name}.{benchmark.Name}: {fault.InnerException}");
                }
            }
        }

        return failed == 0 ? Exit.Done : Exit.Failed;
    }

    private static void Invoke(MethodInfo? method, object instance)
    {
        if (method?.Invoke(instance, null) is Task task)
        {
            task.GetAwaiter().GetResult();
        }
    }
}
