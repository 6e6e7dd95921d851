using System.Management.Automation;
using ClusterTools.Clustering.Storage;

namespace ClusterTools.Results;

/// <summary>What is serialised with a result in the output of a job or a remote session or in a CLIXML file, so that the cmdlets can use the copy: its hidden property SerializationData.</summary>
public static class ResultData
{
    /// <summary>The name of the property.</summary>
    internal const string PropertyName = "SerializationData";

    /// <summary>The result as bytes; null where its series are too large to go along.</summary>
    /// <param name="result">Series, a model, a fit or an assignment.</param>
    public static byte[]? Of(PSObject result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultCopy.Write(result.BaseObject);
    }
}
