using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.DirectLine.Protocol;

/// <summary>The activity in a multipart upload. Clients send it first; the files after it are not read.</summary>
internal static class UploadedActivity
{
    private const int MaxBoundary = 128;

    public static string? Boundary(HttpRequest request) =>
        request.HasFormContentType && request.GetMultipartBoundary() is { Length: > 0 and <= MaxBoundary } boundary ? boundary : null;

    /// <summary>The activity; null when it is larger than the limit.</summary>
    /// <exception cref="BadHttpRequestException">The body is no such upload.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, string boundary, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader()?.Name.Value?.Trim('"') == "activity")
                {
                    return await BoundedBody.ReadAsync(section.Body, null, limit, cancellationToken);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The parts could not be read.", StatusCodes.Status400BadRequest, fault);
        }

        throw new BadHttpRequestException("There is no activity among the parts.", StatusCodes.Status400BadRequest);
    }
}
