import { describe, expect, it } from "vitest";
import {
	type Joining,
	takePlaces,
} from "../../functions/journal/takePlaces.ts";

function joining(id: string, more: Partial<Joining> = {}): Joining {
	return { id, channels: ["all"], held: {}, past: false, ...more };
}

describe("places in channels", () => {
	it("go upward in the order of the notices, from where the channel has got", () => {
		const taken = new Map([["all", { slots: 7, backSlots: 0 }]]);
		const places = takePlaces([joining("a"), joining("b")], taken);
		expect(Object.fromEntries(places)).toEqual({
			a: { all: 7 },
			b: { all: 8 },
		});
	});

	it("go downward for the past, the newest of it next to what is there", () => {
		const taken = new Map([["all", { slots: 7, backSlots: 3 }]]);
		const places = takePlaces(
			[
				joining("old", { past: true }),
				joining("older", { past: true }),
				joining("news"),
			],
			taken,
		);
		expect(Object.fromEntries(places)).toEqual({
			older: { all: -4 },
			old: { all: -5 },
			news: { all: 7 },
		});
	});

	it("begin with the past in a channel that shows nothing yet", () => {
		const taken = new Map([["all", { slots: 7, backSlots: 0 }]]);
		const notice = joining("a", { channels: ["all", "new"], past: true });
		expect(Object.fromEntries(takePlaces([notice], taken))).toEqual({
			a: { all: -1, new: 0 },
		});
	});

	it("are given for newly joined channels alone", () => {
		const notice = joining("a", { channels: ["all", "b"], held: { all: 3 } });
		expect(Object.fromEntries(takePlaces([notice], new Map()))).toEqual({
			a: { b: 0 },
		});
	});
});
