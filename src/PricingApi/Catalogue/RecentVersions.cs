namespace PricingApi.Catalogue;

/// <summary>Versions that were read lately, as many as fit; those not asked for longest go first.</summary>
/// <param name="most">Services of all of them together.</param>
internal sealed class RecentVersions(int most)
{
    private readonly Lock _turn = new();
    private readonly LinkedList<PublishedVersion> _byUse = new();
    private readonly Dictionary<(string Book, int Number), LinkedListNode<PublishedVersion>> _places = [];
    private int _services;

    public PublishedVersion? Find((string Book, int Number) key)
    {
        lock (_turn)
        {
            if (!_places.TryGetValue(key, out var place))
            {
                return null;
            }

            _byUse.Remove(place);
            _byUse.AddFirst(place);
            return place.Value;
        }
    }

    /// <summary>Two that read the same one at once add it once.</summary>
    public PublishedVersion Add(PublishedVersion version)
    {
        lock (_turn)
        {
            if (_places.TryGetValue(version.Key, out var place))
            {
                return place.Value;
            }

            _places[version.Key] = _byUse.AddFirst(version);
            _services += version.Prices.Services.Count;

            while (_services > most)
            {
                var last = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _places.Remove(last.Key);
                _services -= last.Prices.Services.Count;
            }

            return version;
        }
    }
}
