import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	instantInKey,
	isChannelState,
	keys,
	parseJournalPage,
	parseMark,
	parseNaming,
} from "../../functions/journal/keys.ts";

const id = fc.stringMatching(/^[a-z0-9-]{1,64}$/);
const digest = fc.stringMatching(/^[0-9a-f]{32}$/);
const day = fc
	.date({
		min: new Date("1970-01-01"),
		max: new Date("2999-12-31"),
		noInvalidDate: true,
	})
	.map((date) => date.toISOString().slice(0, 10));
const instant = fc
	.date({
		min: new Date("1970-01-01"),
		max: new Date("2999-12-31"),
		noInvalidDate: true,
	})
	.map((date) => `${date.toISOString().slice(0, 19)}Z`);

describe("keys of the private store", () => {
	it("give back the mark they were built from", () => {
		fc.assert(
			fc.property(
				fc.option(instant, { nil: undefined }),
				id,
				fc.integer({ min: 1, max: 999_999_999 }),
				(when, notice, draft) => {
					const key = keys.mark(when, notice, draft);
					expect(parseMark(key)).toEqual({
						key,
						lane: "due",
						instant: instantInKey(when),
						id: notice,
						draft,
					});
				},
			),
		);
	});

	it("give back the mark of the slow lane, which is always for now", () => {
		fc.assert(
			fc.property(
				fc.option(day, { nil: undefined }),
				id,
				fc.integer({ min: 1, max: 999_999_999 }),
				(dated, notice, draft) => {
					const key = keys.backfillMark(dated, notice, draft);
					expect(parseMark(key)).toEqual({
						key,
						lane: "backfill",
						instant: "0",
						id: notice,
						draft,
					});
				},
			),
		);
	});

	it("sort the slow lane newest first, and what has no date last", () => {
		const marks = [
			keys.backfillMark("2019-12-31", "a", 1),
			keys.backfillMark(undefined, "b", 1),
			keys.backfillMark("2026-03-05T08:00:00+08:00", "c", 1),
		].sort();
		expect(marks).toEqual([
			"backfill/79739694.c.d1",
			"backfill/79808768.a.d1",
			"backfill/99999999.b.d1",
		]);
	});

	it("give back the naming they were built from", () => {
		fc.assert(
			fc.property(
				digest,
				fc.constantFrom("carrier" as const, "effect" as const),
				fc.option(day, { nil: undefined }),
				id,
				(name, role, dated, notice) => {
					const naming = {
						digest: name,
						role,
						...(dated ? { dated } : {}),
						id: notice,
					};
					expect(parseNaming(keys.naming(naming))).toEqual(naming);
				},
			),
		);
	});

	it("sort marks by instant, those of now first", () => {
		const marks = [
			keys.mark("2026-03-05T06:30:00Z", "a", 1),
			keys.mark(undefined, "b", 1),
			keys.mark("2025-12-31T23:59:59Z", "c", 1),
		].sort();
		expect(marks).toEqual([
			"due/0.b.d1",
			"due/20251231T235959Z.c.d1",
			"due/20260305T063000Z.a.d1",
		]);
	});

	it("tell what is no mark, no naming, no journal page", () => {
		expect(parseMark("due/0.a.json")).toBeUndefined();
		expect(parseMark("due/tomorrow.a.d1")).toBeUndefined();
		expect(parseNaming("names/xyz/carrier/-.a")).toBeUndefined();
		expect(parseJournalPage("journal/x.json")).toBeUndefined();
	});

	it("tell a channel's state from its pages", () => {
		expect(isChannelState(keys.channel("org-office"))).toBe(true);
		expect(isChannelState(keys.channelPage("org-office", 0))).toBe(false);
		expect(parseJournalPage(keys.journalPage(12))).toBe(12);
	});
});
