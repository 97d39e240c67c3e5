// A meeting that comes again each week has many namesakes, and many notices that move one of them.
import { describe, expect, it } from "vitest";
import type { Naming } from "../../functions/journal/keys.ts";
import type { Acting } from "../../functions/journal/state.ts";
import { type Known, Resolver } from "../../functions/pipeline/resolve.ts";

const WEEKS = 60;
const week = (n: number, days = 0) =>
	new Date(Date.UTC(2026, 0, 5 + 7 * n + days)).toISOString().slice(0, 10);

/** A notice each week, and in each of the first half one that moves its meeting by two days. */
function series() {
	const known = new Map<string, Known>();
	const namings: Naming[] = [];
	const actings: [by: string, acting: Acting][] = [];
	for (let n = 0; n < WEEKS; n++) {
		const dated = week(n);
		const meets = [{ uid: `n${n}-1`, day: dated }];
		known.set(`n${n}`, {
			names: ["name", `id${n}`],
			meets,
			office: "o",
			dated,
			acts: undefined,
		});
		namings.push({ digest: "name", role: "carrier", dated, id: `n${n}` });
		if (n >= WEEKS / 2) continue;
		const acting: Acting = {
			type: "reschedules",
			cites: [],
			titles: ["name"],
			days: [dated],
		};
		const startAt = {
			date: week(n, 2),
			precision: "day" as const,
			timezone: "Asia/Shanghai",
			raw: "",
		};
		known.set(`a${n}`, {
			names: [`a${n}`],
			meets: [],
			office: "o",
			dated,
			acts: { relations: [acting], schedule: { startAt } },
		});
		namings.push({ digest: "name", role: "effect", dated, id: `a${n}` });
		actings.push([`a${n}`, acting]);
	}
	return { known, namings, actings };
}

describe("of many meetings of one name", () => {
	it("each citation means its own, and is worked out once", async () => {
		const { known, namings, actings } = series();
		let reads = 0;
		const resolver = new Resolver(
			async (digest) => (digest === "name" ? namings : []),
			async (id) => {
				reads++;
				return known.get(id);
			},
		);
		const meantBy = async () =>
			Promise.all(
				actings.map(async ([by, acting]) => {
					const office = "o";
					const dated = known.get(by)?.dated;
					const found = await resolver.resolve(
						{ id: by, dated, office },
						acting,
					);
					return found instanceof Map ? [...found.keys()].join(" ") : found;
				}),
			);
		const first = await meantBy();
		expect(first).toEqual(actings.map((_, n) => `n${n}`));
		const once = reads;
		expect(await meantBy()).toEqual(first);
		expect(reads).toBe(once);
		// Every citation looks at every namesake, and there at whatever moves it: no more.
		expect(once).toBeLessThan(2 * actings.length * WEEKS * actings.length);
	});
});
