import { describe, expect, it } from "vitest";
import { chooseTarget } from "../../functions/journal/chooseTarget.ts";
import type { Current, Placed } from "../../functions/journal/state.ts";

const NOW = "2026-03-05T06:30:00Z";

function current(more: Partial<Current> = {}): Current {
	return {
		id: "a",
		draft: 2,
		object: "drafts/a/d2-x.json",
		sourceKey: "a.txt",
		sourceSha: "s2",
		contentSha: "c2",
		digest: "g2",
		state: "ready",
		channels: ["all", "kind-notice"],
		names: [],
		cites: [],
		lane: "due",
		...more,
	};
}

function placed(more: Partial<Placed> = {}): Placed {
	return {
		id: "a",
		generation: 3,
		firstSeq: 1,
		revision: 1,
		draft: 1,
		object: "drafts/a/d1-x.json",
		digest: "g1",
		contentSha: "c1",
		state: "live",
		releasedAt: "2026-03-01T00:00:00Z",
		updatedAt: "2026-03-01T00:00:00Z",
		entryDate: "2026-03-01T00:00:00Z",
		places: { all: 0 },
		effects: [],
		meetings: [],
		changeLog: [],
		...more,
	};
}

describe("what should stand in public", () => {
	it("is nothing for a notice that nobody has drafted", () => {
		expect(chooseTarget(undefined, undefined, NOW)).toBeUndefined();
	});

	it("is nothing before its time, to the second", () => {
		const scheduled = current({ publishAt: "2026-03-05T06:30:01Z" });
		expect(chooseTarget(scheduled, undefined, NOW)).toBeUndefined();
		expect(
			chooseTarget(scheduled, undefined, "2026-03-05T06:30:01Z")?.state,
		).toBe("live");
	});

	it("stays what it is while a newer draft waits for its time", () => {
		const target = chooseTarget(
			current({ publishAt: "2026-04-01T00:00:00Z" }),
			placed(),
			NOW,
		);
		expect(target).toMatchObject({ from: "placed", draft: 1, state: "live" });
	});

	it("is nothing when the notice was withdrawn before it ever was public", () => {
		expect(
			chooseTarget(current({ state: "withdrawn" }), undefined, NOW),
		).toBeUndefined();
	});

	it("is a withdrawal at once, whatever publishAt says, in the places it has", () => {
		const target = chooseTarget(
			current({
				state: "withdrawn",
				withdrawal: { reason: "privacy" },
				publishAt: "2027-01-01T00:00:00Z",
			}),
			placed(),
			NOW,
		);
		expect(target).toMatchObject({
			state: "withdrawn",
			channels: ["all"],
			withdrawal: { reason: "privacy" },
		});
	});

	it("expires at its instant", () => {
		const target = chooseTarget(current({ expireAt: NOW }), placed(), NOW);
		expect(target?.state).toBe("expired");
	});

	it("stays expired at the same draft, whatever a slow clock says", () => {
		const slow = "2026-03-04T00:00:00Z";
		const same = { digest: "g1", expireAt: "2026-03-05T00:00:00Z" };
		expect(
			chooseTarget(current(same), placed({ ...same, state: "expired" }), slow)
				?.state,
		).toBe("expired");
	});

	it("is live again when the editor moves the expiry on", () => {
		expect(
			chooseTarget(
				current({ digest: "g2", expireAt: "2026-06-01T00:00:00Z" }),
				placed({ state: "expired", expireAt: "2026-03-01T00:00:00Z" }),
				NOW,
			)?.state,
		).toBe("live");
	});
});
