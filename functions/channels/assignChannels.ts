// The channels that a notice belongs to: everything, its kind, its offices, topics and regions.
import type { Configuration } from "../notice/configuration.ts";
import type { Finding } from "../notice/finding.ts";
import { finding } from "../notice/finding.ts";
import type { NoticeRecord } from "../notice/schema.ts";

/** Channels of one notice. */
export const MOST_CHANNELS = 16;

/** Text looked through for topics: a subject is named early. */
const TEXT_FOR_TOPICS = 2000;

export interface Assigned {
	/** Sorted, at most `MOST_CHANNELS`. */
	channels: string[];
	/** Slugs without their prefix. */
	topics: string[];
	regions: string[];
	findings: Finding[];
}

type Known = Pick<NoticeRecord, "kind" | "title" | "contentText" | "meetings"> &
	Partial<Pick<NoticeRecord, "issuer" | "coIssuers">>;

/** `own`: what the editor said. Names are compared in Simplified, so either script may be configured. */
export function assignChannels(
	record: Known,
	own: { topics: readonly string[]; regions: readonly string[] },
	configuration: Configuration,
	toSimplified: (text: string) => string,
): Assigned {
	const { organizations, topics, regions } = configuration.channels;
	const level = (text: string) => toSimplified(text).replace(/\s+/gu, "");
	const offices = [
		record.issuer,
		...(record.coIssuers ?? []),
		...record.meetings.flatMap(({ organizers }) =>
			organizers.map(({ name }) => name),
		),
	].flatMap((name) => (name ? [level(name)] : []));
	const orgs = organizations
		.filter(({ name, aliases }) =>
			[name, ...aliases].some((one) => offices.includes(level(one))),
		)
		.map(({ slug }) => slug);
	const subject = level(
		`${record.title}\n${record.contentText.slice(0, TEXT_FOR_TOPICS)}`,
	);
	const found = topics
		.filter(({ keywords }) =>
			keywords.some((keyword) => subject.includes(level(keyword))),
		)
		.map(({ slug }) => slug);
	const places = [
		...offices,
		level(record.title),
		...record.meetings.flatMap(({ locations }) =>
			locations.map(({ name, address }) => level(`${name}${address ?? ""}`)),
		),
	].join("\n");
	const around = regions
		.filter(({ name, aliases }) =>
			[name, ...aliases].some((one) => places.includes(level(one))),
		)
		.map(({ slug }) => slug);
	const stated = (
		slugs: readonly string[],
		known: readonly { slug: string }[],
	) => slugs.filter((slug) => known.some((one) => one.slug === slug));
	const allTopics = distinct([...stated(own.topics, topics), ...found]);
	const allRegions = distinct([...stated(own.regions, regions), ...around]);
	const channels = [
		"all",
		`kind-${record.kind}`,
		...orgs.map((slug) => `org-${slug}`),
		...allRegions.map((slug) => `region-${slug}`),
		...allTopics.map((slug) => `topic-${slug}`),
	];
	const unknown = [
		...own.topics.filter((slug) => !topics.some((one) => one.slug === slug)),
		...own.regions.filter((slug) => !regions.some((one) => one.slug === slug)),
	];
	return {
		channels: channels.slice(0, MOST_CHANNELS).sort(),
		topics: allTopics,
		regions: allRegions,
		findings: [
			...unknown.map((slug) => finding("channel.unknown", {}, { slug })),
			...(channels.length > MOST_CHANNELS
				? [
						finding(
							"channel.too-many",
							{},
							{ count: channels.length, limit: MOST_CHANNELS },
						),
					]
				: []),
		],
	};
}

function distinct(slugs: readonly string[]): string[] {
	return [...new Set(slugs)].sort();
}
