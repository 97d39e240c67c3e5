// A commit that only forgets a mark changes nothing that is public.
import { expect, it } from "vitest";
import { keys } from "../../functions/journal/keys.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { readHead } from "../../functions/pipeline/head.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { draftRecord } from "../site/dataSamples.ts";
import { site } from "../site/feedsSamples.ts";
import { SiteWorld } from "../support/siteWorld.ts";

it("differs in nothing from what the journal makes, though the clock has gone on", async () => {
	const world = new SiteWorld(site);
	await world.drop({
		record: draftRecord({ id: "one", attachments: [] }),
		channels: ["all"],
	});
	await world.publish();
	await world.rebuild();
	const before = await readHead(world.private);
	// As a publisher leaves it that dies before it forgets.
	await world.private.put(keys.mark(undefined, "one", 1), new Uint8Array());
	world.now = "2026-03-01T00:12:00Z";
	expect(await world.publish()).toMatchObject({ commits: 1, entries: [] });
	const { head } = await readHead(world.private);
	expect(head.generation).toBe(before.head.generation + 1);
	const { differences } = await verify({
		stores: { private: world.private, public: world.public },
		rendering: siteRendering(site),
		readDraft: draftReader(world.private),
	});
	expect(differences.filter(({ path }) => !path.startsWith("sitemap"))).toEqual(
		[],
	);
});
