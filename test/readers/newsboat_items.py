# What newsboat holds: one JSON line of [guid, title, unread, content].
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "select guid, title, unread, content from rss_item where deleted = 0")
print(json.dumps(rows.fetchall()))
