// What a CDN holds of a notice taken back for privacy is given up, whoever finishes the commit.
import { describe, expect, it } from "vitest";
import type { Caches } from "../../functions/pipeline/forgetCached.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { Fault } from "../support/failingStore.ts";
import { Crashed } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

type Invalidate = NonNullable<Caches["invalidate"]>;

async function withdrawn(
	reason: "privacy" | "legal" | "published_in_error",
): Promise<World> {
	const world = new World();
	await world.drop("secret.txt", { title: "涉密会" });
	await world.drop("other.txt", { title: "公开会" });
	await world.publish();
	await world.drop("secret.txt", { title: "涉密会", withdrawn: reason });
	return world;
}

describe("the caches of a notice", () => {
	it.each(["privacy", "legal"] as const)(
		"taken back (%s) are given up, once",
		async (reason) => {
			const world = await withdrawn(reason);
			const asked: unknown[] = [];
			const invalidate: Invalidate = async (patterns) => {
				asked.push(patterns);
				return { kind: "accepted" };
			};
			const { findings } = await world.publish({ invalidate });
			expect(asked).toEqual([["/v1/notices/secret*"]]);
			expect(findings).toEqual([]);
			await world.publish({ invalidate });
			expect(asked).toHaveLength(1);
		},
	);

	it("withdrawn for another reason stay: readers may know that it was there", async () => {
		const world = await withdrawn("published_in_error");
		const asked: unknown[] = [];
		await world.publish({
			invalidate: async (patterns) => {
				asked.push(patterns);
				return { kind: "accepted" };
			},
		});
		expect(asked).toEqual([]);
	});

	it("are asked for again, under the same reference, by whoever finishes after a crash", async () => {
		const world = await withdrawn("privacy");
		const references: string[] = [];
		const die: Invalidate = async (_patterns, reference) => {
			references.push(reference);
			throw new Crashed();
		};
		await expect(world.publish({ invalidate: die })).rejects.toThrow(Crashed);
		await world.publish({
			invalidate: async (_patterns, reference) => {
				references.push(reference);
				return { kind: "accepted" };
			},
		});
		expect(references).toHaveLength(2);
		expect(references[1]).toBe(references[0]);
	});

	it("are asked for at every write that a publisher may die at", async () => {
		for (let at = 1; ; at++) {
			const world = await withdrawn("privacy");
			let asked = 0;
			const invalidate: Invalidate = async () => {
				asked++;
				return { kind: "accepted" };
			};
			const fault = new Fault(at, "crash after");
			const context = world.context({ invalidate });
			const died = await publish({
				...context,
				stores: {
					private: fault.wrap(world.private),
					public: fault.wrap(world.public),
				},
			}).then(
				() => false,
				() => true,
			);
			await publish(context);
			expect(asked, `write ${at}`).toBeGreaterThan(0);
			if (!died) break;
		}
	});

	it("that the CDN does not give up are a finding, and the site goes on", async () => {
		const world = await withdrawn("privacy");
		const { entries, findings } = await world.publish({
			invalidate: async () => ({ kind: "refused", detail: "AccessDenied" }),
		});
		expect(entries.map(({ op, id }) => `${op} ${id}`)).toEqual([
			"withdraw secret",
		]);
		expect(findings).toMatchObject([
			{
				code: "purge.cache-stays",
				severity: "error",
				values: { ids: "secret", problem: "AccessDenied" },
			},
		]);
	});
});
