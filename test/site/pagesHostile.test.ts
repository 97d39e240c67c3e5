// Whatever stands in any field of a notice or of the site, pages print it and nothing of it works.
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { SKIP, visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type { MeetingLife } from "../../functions/journal/state.ts";
import type { Notice } from "../../functions/notice/schema.ts";
import type { SiteConfiguration } from "../../functions/notice/siteConfiguration.ts";
import {
	channelPage as channelPageFile,
	editionHome,
	upcomingPage,
} from "../../functions/site/channelPage.ts";
import { noticePage, withdrawnPage } from "../../functions/site/noticePage.ts";
import { publicNotice, tombstone } from "../../functions/site/publicNotice.ts";
import { xmlText } from "../../functions/site/xmlText.ts";
import { XSS_PAYLOADS } from "../support/xssPayloads.ts";
import { draftRecord, placedNotice } from "./dataSamples.ts";
import {
	at,
	channelPage,
	channelState,
	everything,
	pageEntry,
	site,
} from "./feedsSamples.ts";

const MORE = [
	`"><svg onload=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</script><script>alert(1)</script>`,
	`<!--<script>`,
	`javascript:alert(1)`,
	`&quot;&gt;&lt;script&gt;`,
];

/** The page's own, none of which a notice may bring. */
const OWN = new Set(
	"html head meta title link body a header nav ul ol li main article h1 h2 h3 p span time div strong del ins dl dt dd section details summary footer code".split(
		" ",
	),
);
const ATTRIBUTES =
	/^(?:lang|charSet|name|content|httpEquiv|rel|href|hrefLang|type|title|className|id|ariaLabel|ariaCurrent|dateTime|role)$/;

function faultsIn(html: string): string[] {
	const faults: string[] = [];
	visit(fromHtml(html) as Root, (node) => {
		if (node.type === "comment") faults.push(`comment ${node.value}`);
		if (node.type !== "element") return;
		const { tagName, properties, children } = node as Element;
		if (tagName === "script") {
			if (properties.type !== "application/ld+json") faults.push("script");
			for (const child of children)
				if (child.type === "text") JSON.parse(child.value);
			return SKIP;
		}
		if (!OWN.has(tagName)) faults.push(tagName);
		for (const [name, value] of Object.entries(properties))
			if (
				!ATTRIBUTES.test(name) ||
				(name === "href" &&
					!/^(?:https:|webcal:|mailto:|#|[\w./%()!'*~-]+(?:#\w+)?$)/.test(
						String(value),
					))
			)
				faults.push(`${tagName} ${name}=${String(value)}`);
		return;
	});
	return faults;
}

function pagesOf(text: string): string[] {
	const own: SiteConfiguration = {
		...site,
		titles: { "zh-Hans": text },
		descriptions: { "zh-Hans": text },
		channels: [
			everything,
			{ slug: "org-x", group: "org", names: { "zh-Hans": text } },
		],
	};
	const place = { name: text, room: text, address: text };
	const when = { ...at("2026-03-12", "09:00"), raw: text };
	const life: MeetingLife & { name: string } = {
		uid: "1",
		sequence: 1,
		name: text,
		status: "rescheduled",
		statusReason: text,
		startAt: when,
		locations: [place],
		previousSchedules: [
			{
				startAt: at("2026-03-11", "09:00"),
				locations: [{ name: `旧${text}` }],
			},
		],
	};
	const person = { name: text, role: text };
	const edition = {
		title: text,
		summary: text,
		contentHtml: "<p>正文</p>",
		method: "original" as const,
		converter: text,
		strings: { 云岚市水务局: text },
	};
	const notice: Notice = {
		...publicNotice(draftRecord(), placedNotice(), own),
		documentNumber: text,
		indexNumber: text,
		addressees: [text],
		attachments: [
			{ name: text, url: text, mediaType: text },
			{
				name: text,
				url: `https://huixun.example/files/shuiwu-2026-7/${encodeURIComponent(xmlText(text))}`,
				mediaType: text,
				size: 1,
			},
		],
		relations: [
			{ type: "cancels", title: text, documentNumber: text, url: text },
			{ type: "corrects", documentNumber: text },
		],
		meetings: [
			{
				...life,
				online: { url: text, number: text, dialIn: text },
				organizers: [person],
				chairs: [person],
				people: [person],
				attendance: text,
				agenda: [text],
				points: [text],
				contacts: [{ name: text, phone: text, email: text }],
			},
		],
		changeLog: (
			["time", "place", "status", "title", "kind", "text"] as const
		).map((field) => ({
			revision: 2,
			at: "2026-03-06T01:00:00Z",
			op: "correct" as const,
			major: true,
			fields: [{ field, from: text, to: text }],
		})),
		source: { ...draftRecord().source, url: text },
	};
	const dead = tombstone(
		placedNotice({
			state: "withdrawn",
			withdrawal: {
				reason: "legal",
				at: "2026-03-08T02:00:00Z",
				explanation: text,
			},
		}),
		own,
	);
	const input = {
		site: own,
		edition: "zh-Hans" as const,
		channel: own.channels[1] ?? everything,
		state: channelState({
			upcoming: [
				{
					id: "a",
					firstSeq: 1,
					kind: "notice",
					updatedAt: "2026-03-05T06:30:00Z",
					meeting: life,
					issuer: text,
					titles: { "zh-Hans": text },
					strings: {},
				},
			],
		}),
		pages: [
			channelPage({
				0: pageEntry({
					issuer: text,
					meetings: [life],
					editions: { "zh-Hans": { ...edition, cut: false } },
				}),
			}),
		],
	};
	return [
		noticePage(notice, edition, "zh-Hans", ["all", "org-x"], own),
		withdrawnPage(dead, "zh-Hans", own),
		channelPageFile(input),
		editionHome(input),
		upcomingPage(input),
	].map(({ body }) => body);
}

describe("in every field", () => {
	it.each(
		[...XSS_PAYLOADS, ...MORE].map((payload, n) => [n, payload] as const),
	)("payload %i is only read", (_n, payload) => {
		for (const body of pagesOf(payload)) expect(faultsIn(body)).toEqual([]);
	});

	it("text comes out as it went in", () => {
		const words = `<b>"甲"</b> & '乙' &amp;lt; 𠮷 \u202e`;
		for (const body of pagesOf(words)) {
			let text = "";
			visit(fromHtml(body) as Root, "text", ({ value }) => {
				text += `${value}\n`;
			});
			expect(text).toContain(words);
		}
	});
});
