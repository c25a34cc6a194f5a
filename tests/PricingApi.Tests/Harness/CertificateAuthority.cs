using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PricingApi.Tests.Harness;

/// <summary>Vouches for receivers on this machine.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow();

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _root;
    private readonly List<X509Certificate2> _issued = [];

    public CertificateAuthority()
    {
        var request = new CertificateRequest("CN=Receivers", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        _root = request.CreateSelfSigned(Today.AddYears(-2), Today.AddYears(2));
    }

    /// <summary>Writes its certificate into a file, for those who shall trust it.</summary>
    public string WriteTo(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "authority.pem");
        File.WriteAllText(file, _root.ExportCertificatePem());
        return file;
    }

    /// <summary>A certificate for <paramref name="address"/>, valid on these days counted from today.</summary>
    public X509Certificate2 Vouch(IPAddress address, int from = -1, int until = 1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Receiver", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());

        using var certificate = request.Create(_root, Today.AddDays(from), Today.AddDays(until), RandomNumberGenerator.GetBytes(16));
        var whole = certificate.CopyWithPrivateKey(key);
        _issued.Add(whole);
        return whole;
    }

    public void Dispose()
    {
        _issued.ForEach(certificate => certificate.Dispose());
        _root.Dispose();
        _key.Dispose();
    }
}
