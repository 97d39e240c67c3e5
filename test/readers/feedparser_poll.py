# One conditional request as feedparser makes it; what it must send next time is kept in a file.
import json, os, sys
import feedparser
url, kept = sys.argv[1:]
known = json.load(open(kept)) if os.path.exists(kept) else {}
feed = feedparser.parse(url, etag=known.get("etag"), modified=known.get("modified"))
if feed.status == 200:
    json.dump({"etag": feed.get("etag"), "modified": feed.get("modified")}, open(kept, "w"))
print(json.dumps({
    "status": feed.status,
    "bozo": bool(feed.bozo),
    "items": [[e.id, e.title, e.content[0].value] for e in feed.entries],
}))
