using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Prongsai.Platform.Backups;

/// <summary>A folder of a bucket. A backup goes there in parts of some megabytes and stands there when the last part has come, or not at all.</summary>
/// <remarks>What lies there is sealed; the storage never has the key. Protocol: Amazon S3, API version 2006-03-01, signature version 4.</remarks>
internal sealed class S3Place : IBackupPlace, IDisposable
{
    /// <summary>How a second place of this kind begins.</summary>
    public const string Scheme = "s3://";

    /// <summary>Bytes of a part; a storage takes 10,000 of them, each of five megabytes or more.</summary>
    private const long PartBytes = 16 * 1024 * 1024;

    private readonly AmazonS3Client _client;
    private readonly string _bucket;
    private readonly string _folder;

    // Each request is signed over its whole body: signatures within the body ("aws-chunked") are kept as part of the file by some services.
    /// <param name="place">"s3://bucket" or "s3://bucket/folder".</param>
    public S3Place(string place, S3Options options)
    {
        var parts = place[Scheme.Length..].Split('/', 2);
        (_bucket, _folder) = (parts[0], parts.Length > 1 && parts[1].Trim('/') is { Length: > 0 } folder ? folder + "/" : "");
        var config = new AmazonS3Config
        {
            AuthenticationRegion = options.Region,
            // Buckets of one's own service are seldom names of hosts.
            ForcePathStyle = options.Endpoint.Length > 0,
            // Sums in trailers are Amazon's; what is kept is read again and compared here anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 3,
            Timeout = TimeSpan.FromMinutes(10),
        };
        if (options.Endpoint.Length > 0)
        {
            config.ServiceURL = options.Endpoint;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        _client = new AmazonS3Client(new BasicAWSCredentials(options.KeyId, options.KeySecret), config);
    }

    public Task KeepAsync(string file, CancellationToken ct) => AskAsync(async () =>
    {
        var key = _folder + Path.GetFileName(file);
        await (new FileInfo(file).Length <= PartBytes ? PutAsync(file, key, ct) : PutPartsAsync(file, key, ct));
        using var kept = await _client.GetObjectAsync(_bucket, key, ct);
        if (Convert.ToHexString(await SHA256.HashDataAsync(kept.ResponseStream, ct)) != await BackupFiles.HashAsync(file, ct))
        {
            await _client.DeleteObjectAsync(_bucket, key, ct);
            throw new IOException("The copy is not what was copied.");
        }

        return true;
    });

    public Task<IReadOnlySet<string>> NamesAsync(CancellationToken ct) => AskAsync(async () =>
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = _folder };
        await foreach (var item in _client.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(ct))
        {
            var name = item.Key[_folder.Length..];
            if (name.EndsWith(BackupFiles.Ending, StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        return (IReadOnlySet<string>)names;
    });

    public Task RemoveAsync(string name, CancellationToken ct) => AskAsync(() => _client.DeleteObjectAsync(_bucket, _folder + name, ct));

    public Task<string> FetchAsync(string name, string folder, CancellationToken ct) => AskAsync(async () =>
    {
        var final = Path.Combine(folder, Path.GetFileName(name));
        var part = final + ".part";
        File.Delete(part);
        try
        {
            using (var kept = await _client.GetObjectAsync(_bucket, _folder + Path.GetFileName(name), ct))
            {
                await using var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
                await kept.ResponseStream.CopyToAsync(to, ct);
            }

            File.Delete(final);
            MakeBackup.Commit(part, final);
            return final;
        }
        finally
        {
            File.Delete(part);
        }
    });

    public void Dispose() => _client.Dispose();

    private Task PutAsync(string file, string key, CancellationToken ct) =>
        _client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, FilePath = file, ContentType = "application/octet-stream", UseChunkEncoding = false }, ct);

    private async Task PutPartsAsync(string file, string key, CancellationToken ct)
    {
        var length = new FileInfo(file).Length;
        var upload = (await _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = _bucket, Key = key, ContentType = "application/octet-stream" }, ct)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < length; at += PartBytes)
            {
                var part = await _client.UploadPartAsync(
                    new UploadPartRequest
                    {
                        BucketName = _bucket,
                        Key = key,
                        UploadId = upload,
                        PartNumber = parts.Count + 1,
                        FilePath = file,
                        FilePosition = at,
                        PartSize = Math.Min(PartBytes, length - at),
                        UseChunkEncoding = false,
                    },
                    ct);
                parts.Add(new PartETag(parts.Count + 1, part.ETag));
            }

            await _client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = _bucket, Key = key, UploadId = upload, PartETags = parts }, ct);
        }
        catch
        {
            // Parts of what will never be whole cost room until they are given up.
            await _client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = _bucket, Key = key, UploadId = upload }, CancellationToken.None);
            throw;
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception error) when (error.StatusCode == System.Net.HttpStatusCode.NotFound && error.ErrorCode == "NoSuchKey")
        {
            throw new FileNotFoundException("There is no such backup.", error);
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or CryptographicException)
        {
            throw new IOException("The object storage did not do it: " + error.Message, error);
        }
    }
}
