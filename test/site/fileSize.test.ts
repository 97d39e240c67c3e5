// What readers refuse: CommaFeed and the feed validator above 5 MB. However full a channel is, its files stay far below.
import { describe, expect, it } from "vitest";
import type { PageEntry } from "../../functions/journal/state.ts";
import { renderAtom } from "../../functions/site/renderAtom.ts";
import { renderJsonFeed } from "../../functions/site/renderJsonFeed.ts";
import { renderRss } from "../../functions/site/renderRss.ts";
import { calendarsOf, upcoming } from "./calendarSamples.ts";
import {
	channelChange,
	channelPage,
	channelState,
	feedOf,
	pageEntry,
} from "./feedsSamples.ts";

const ENTRY_BYTES = 8192;

function fullFeed(block: string) {
	const html = block.repeat(Math.floor(ENTRY_BYTES / Buffer.byteLength(block)));
	const entries: Record<number, PageEntry> = {};
	for (let slot = 0; slot < 50; slot++) {
		const text = pageEntry().editions["zh-Hans"];
		if (!text) throw new Error("the sample has a text");
		entries[slot] = pageEntry({
			id: `n-${slot}`,
			editions: { "zh-Hans": { ...text, contentHtml: html, cut: true } },
		});
	}
	return feedOf(pageEntry(), {
		state: channelState({
			slots: 50,
			changes: Array.from({ length: 50 }, (_, n) =>
				channelChange({ id: `n-${n}`, revision: 2 }),
			),
		}),
		pages: [channelPage(entries)],
	});
}

describe("a feed that is as full as can be", () => {
	it.each([
		["RSS", renderRss],
		["Atom", renderAtom],
		["JSON Feed", renderJsonFeed],
	] as const)(
		"is below 1 MB in %s where the texts are Chinese",
		(_name, render) => {
			const size = Buffer.byteLength(
				render(fullFeed(`<p>${"各单位要高度重视。".repeat(20)}</p>`)),
			);
			expect(size).toBeGreaterThan(400_000);
			expect(size).toBeLessThan(1_000_000);
		},
	);

	it.each([
		["RSS", renderRss],
		["Atom", renderAtom],
		["JSON Feed", renderJsonFeed],
	] as const)(
		"is below 2 MB in %s where the texts are nothing but markup",
		(_name, render) => {
			expect(Buffer.byteLength(render(fullFeed("<b></b>")))).toBeLessThan(
				2_000_000,
			);
		},
	);
});

it("a calendar of five hundred meetings is below 1 MB", () => {
	const [calendar, visible] = calendarsOf(
		Array.from({ length: 500 }, (_, n) =>
			upcoming({ uid: `n-${n}-1` }, { id: `n-${n}` }),
		),
	);
	for (const text of [calendar, visible]) {
		expect(Buffer.byteLength(text)).toBeGreaterThan(200_000);
		expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
	}
});
