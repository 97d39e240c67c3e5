// An invented site and its notices, for the tests of feeds and data files.
import type {
	ChannelChange,
	ChannelPage,
	ChannelState,
	PageEntry,
} from "../../functions/journal/state.ts";
import type { MeetingTime } from "../../functions/notice/schema.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../../functions/notice/siteConfiguration.ts";
import { channelFeed, type Feed } from "../../functions/site/feed.ts";

export const everything: Channel = {
	slug: "all",
	group: "all",
	names: { "zh-Hans": "全部会讯", "zh-Hant": "全部會訊" },
};

export const waterOffice: Channel = {
	slug: "org-shuiwu",
	group: "org",
	names: { "zh-Hans": "云岚市水务局", "zh-Hant": "雲嵐市水務局" },
};

export const site: SiteConfiguration = {
	titles: { "zh-Hans": "云岚会讯", "zh-Hant": "雲嵐會訊" },
	descriptions: {
		"zh-Hans": "云岚市的会议通知",
		"zh-Hant": "雲嵐市的會議通知",
	},
	baseUrl: "https://huixun.example/",
	tag: { authority: "huixun.example", date: "2026-01-01" },
	timezone: "Asia/Shanghai",
	editions: ["zh-Hans", "zh-Hant"],
	defaultEdition: "zh-Hans",
	channels: [everything, waterOffice],
	digest: "0".repeat(64),
};

export function at(date: string, time: string): MeetingTime {
	return {
		date,
		time,
		precision: "minute",
		timezone: "Asia/Shanghai",
		raw: `${date} ${time}`,
	};
}

export function pageEntry(over: Partial<PageEntry> = {}): PageEntry {
	return {
		id: "shuiwu-2026-7",
		seq: 7,
		revision: 1,
		state: "live",
		kind: "notice",
		releasedAt: "2026-03-05T06:30:00Z",
		updatedAt: "2026-03-05T06:30:00Z",
		entryDate: "2026-03-05T06:30:00Z",
		issuer: "云岚市水务局",
		meetings: [
			{
				uid: "1",
				sequence: 0,
				status: "confirmed",
				startAt: at("2026-03-12", "09:00"),
				endAt: at("2026-03-12", "11:30"),
				locations: [{ name: "水务大楼", room: "三楼会议室" }],
				previousSchedules: [],
			},
		],
		attachments: [],
		channels: ["all", "kind-notice", "org-shuiwu"],
		editions: {
			"zh-Hans": {
				title: "关于召开节水工作会议的通知",
				summary: "研究今年的节水工作。",
				contentHtml: "<p>各街道办事处：</p><p>请按时参加。</p>",
				cut: false,
				method: "original",
				strings: {},
			},
			"zh-Hant": {
				title: "關於召開節水工作會議的通知",
				summary: "研究今年的節水工作。",
				contentHtml: "<p>各街道辦事處：</p><p>請按時參加。</p>",
				cut: false,
				method: "machine",
				strings: {
					云岚市水务局: "雲嵐市水務局",
					水务大楼: "水務大樓",
					三楼会议室: "三樓會議室",
				},
			},
		},
		...over,
	};
}

export function withdrawnEntry(over: Partial<PageEntry> = {}): PageEntry {
	const { issuer: _issuer, ...rest } = pageEntry();
	return {
		...rest,
		state: "withdrawn",
		kind: "other",
		revision: 2,
		updatedAt: "2026-03-08T02:00:00Z",
		meetings: [],
		editions: {},
		withdrawal: { reason: "privacy", at: "2026-03-08T02:00:00Z" },
		...over,
	};
}

export function channelChange(
	over: Partial<ChannelChange> = {},
): ChannelChange {
	return {
		seq: 9,
		id: "shuiwu-2026-7",
		revision: 2,
		op: "reschedule",
		at: "2026-03-06T01:00:00Z",
		kind: "notice",
		fields: [
			{
				field: "time",
				from: "2026-03-12 09:00 – 2026-03-12 11:30",
				to: "2026-03-13 pm",
			},
			{ field: "status", from: "confirmed", to: "rescheduled" },
		],
		meetings: 1,
		titles: {
			"zh-Hans": "关于召开节水工作会议的通知",
			"zh-Hant": "關於召開節水工作會議的通知",
		},
		strings: {},
		...over,
	};
}

export function channelPage(
	entries: Record<number, PageEntry>,
	page = 0,
): ChannelPage {
	return {
		generation: 3,
		channel: "all",
		page,
		older: page > 0,
		updatedAt: "2026-03-08T02:00:00Z",
		entries,
	};
}

export function channelState(over: Partial<ChannelState> = {}): ChannelState {
	return {
		generation: 3,
		channel: "all",
		slots: 1,
		backSlots: 0,
		updatedAt: "2026-03-08T02:00:00Z",
		changes: [],
		upcoming: [],
		upcomingAt: "2026-03-08T02:00:00Z",
		...over,
	};
}

/** The `latest` feed of one notice, in Simplified Chinese. */
export function feedOf(
	entry: PageEntry,
	over: Partial<Parameters<typeof channelFeed>[0]> = {},
): Feed {
	return channelFeed({
		site,
		edition: "zh-Hans",
		channel: everything,
		name: "latest",
		state: channelState(),
		pages: [channelPage({ 0: entry })],
		...over,
	});
}
