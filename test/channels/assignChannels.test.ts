import { describe, expect, it } from "vitest";
import {
	assignChannels,
	MOST_CHANNELS,
} from "../../functions/channels/assignChannels.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import type { Meeting } from "../../functions/notice/schema.ts";

const configuration = configurationSchema.parse({
	title: "t",
	baseUrl: "https://example.org/",
	tag: { authority: "example.org", date: "2026-01-01" },
	channels: {
		organizations: [
			{ slug: "water", name: "澄江市水务局", aliases: ["市水务局"] },
			{ slug: "council", name: "北灣區議會" },
		],
		topics: [
			{ slug: "flood", name: "防汛", keywords: ["防汛", "排水防涝"] },
			{ slug: "school", name: "教育", keywords: ["學校"] },
		],
		regions: [
			{ slug: "chengjiang", name: "澄江市", aliases: ["澄江"] },
			{ slug: "north-bay", name: "北灣區" },
		],
	},
});

const meeting = (parts: Partial<Meeting> = {}): Meeting => ({
	uid: "1",
	sequence: 0,
	previousSchedules: [],
	status: "confirmed",
	locations: [],
	organizers: [],
	chairs: [],
	people: [],
	agenda: [],
	points: [],
	contacts: [],
	...parts,
});

const assign = (
	record: Partial<Parameters<typeof assignChannels>[0]>,
	own: { topics?: string[]; regions?: string[] } = {},
	settings = configuration,
) =>
	assignChannels(
		{
			kind: "notice",
			title: "会议通知",
			contentText: "",
			meetings: [],
			...record,
		},
		{ topics: own.topics ?? [], regions: own.regions ?? [] },
		settings,
		toSimplified,
	);

describe("a notice is in", () => {
	it("all and its kind, always", () => {
		expect(assign({}).channels).toEqual(["all", "kind-notice"]);
	});

	it("the channel of its issuer, by name or alias", () => {
		expect(assign({ issuer: "澄江市水务局" }).channels).toContain("org-water");
		expect(assign({ issuer: "市水务局" }).channels).toContain("org-water");
		expect(assign({ issuer: "石桥市水务局" }).channels).not.toContain(
			"org-water",
		);
	});

	it("the channels of who issues with it and who holds the meeting", () => {
		expect(
			assign({
				issuer: "区政府",
				coIssuers: ["澄江市水务局"],
				meetings: [meeting({ organizers: [{ name: "北湾区议会" }] })],
			}).channels,
		).toEqual([
			"all",
			"kind-notice",
			"org-council",
			"org-water",
			"region-chengjiang",
			"region-north-bay",
		]);
	});

	it("the channels of the topics that its title or text names, in either script", () => {
		expect(assign({ title: "關於召開排水防澇會議的通知" })).toMatchObject({
			topics: ["flood"],
		});
		expect(assign({ contentText: "请各学校参加。" })).toMatchObject({
			topics: ["school"],
		});
	});

	it("the channels of the regions that its title or place names", () => {
		expect(
			assign({
				meetings: [meeting({ locations: [{ name: "北湾区社区会堂" }] })],
			}).regions,
		).toEqual(["north-bay"]);
		expect(
			assign({
				meetings: [
					meeting({
						locations: [{ name: "二楼会议室", address: "澄江滨河路" }],
					}),
				],
			}).regions,
		).toEqual(["chengjiang"]);
	});

	it("the channels that its editor names beside those found", () => {
		expect(
			assign(
				{ title: "防汛会议" },
				{ topics: ["school"], regions: ["north-bay"] },
			),
		).toMatchObject({
			channels: [
				"all",
				"kind-notice",
				"region-north-bay",
				"topic-flood",
				"topic-school",
			],
			topics: ["flood", "school"],
			regions: ["north-bay"],
			findings: [],
		});
	});
});

it("tells of a slug that the site does not have", () => {
	expect(assign({}, { topics: ["sport"] })).toMatchObject({
		topics: [],
		findings: [{ code: "channel.unknown", values: { slug: "sport" } }],
	});
});

it("keeps 16 channels, all and the kind first, and says that there were more", () => {
	const many = configurationSchema.parse({
		...configuration,
		channels: {
			topics: Array.from({ length: 20 }, (_, at) => ({
				slug: `a${at}`,
				name: `a${at}`,
				keywords: ["防汛"],
			})),
		},
	});
	const { channels, findings } = assign({ title: "防汛会议" }, {}, many);
	expect(channels).toHaveLength(MOST_CHANNELS);
	expect(channels).toEqual([...channels].sort());
	expect(channels.slice(0, 2)).toEqual(["all", "kind-notice"]);
	expect(findings).toMatchObject([
		{ code: "channel.too-many", values: { count: 22, limit: 16 } },
	]);
});
