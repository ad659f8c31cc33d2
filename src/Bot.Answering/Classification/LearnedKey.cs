using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Lucene.Net.Analysis;

namespace Bot.Answering.Classification;

/// <summary>Fingerprint of all that what is learned depends on: every file of the knowledge, and the code and machine that learn.</summary>
internal static class LearnedKey
{
    /// <param name="knowledge">Fingerprint of the knowledge.</param>
    public static byte[] Of(byte[] knowledge)
    {
        var learner = $"{typeof(LearnedKey).Module.ModuleVersionId} {typeof(Analyzer).Module.ModuleVersionId} {Environment.Version} {RuntimeInformation.RuntimeIdentifier} {Vector<float>.Count}";
        return SHA256.HashData([.. knowledge, .. Encoding.UTF8.GetBytes(learner)]);
    }
}
