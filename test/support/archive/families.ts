// Keys and paths by what they hold, for counting.

export function privateFamily(key: string): string {
	if (/^channels\/[^/]+\//.test(key)) return "channel page";
	if (/^drafts\/[^/]+\/current\.json$/.test(key)) return "current";
	const [family = ""] = key.split("/");
	return (
		{
			"head.json": "head",
			attachments: "attachment",
			channels: "channel",
			commits: "commit",
			drafts: "draft",
			due: "mark",
			backfill: "mark",
			names: "name",
			rejected: "rejection",
			sources: "source",
		}[family] ?? family.replace(/\.json$/, "")
	);
}

export function publicFamily(path: string): string {
	if (/\/archive\//.test(path)) return "archive page";
	if (/\/(?:latest|changes)\.(?:rss\.xml|atom\.xml|json)$/.test(path))
		return "feed";
	if (/\/upcoming\.html$/.test(path)) return "upcoming page";
	if (/\/n\/[^/]+\.html$/.test(path)) return "notice page";
	if (/\/n\/[^/]+\.ics$/.test(path)) return "notice calendar";
	if (/\.ics$/.test(path)) return "calendar";
	if (/\.html$/.test(path)) return "channel page";
	if (/^v1\/notices\/[^/]+\/r\d+\.json$/.test(path)) return "revision";
	if (/^v1\/notices\//.test(path)) return "notice";
	if (/^v1\/changes\/\d+\.json$/.test(path)) return "change page";
	if (/^files\//.test(path)) return "attachment";
	return "index";
}
