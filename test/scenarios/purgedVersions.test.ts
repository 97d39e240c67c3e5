// A notice taken back for privacy, in buckets that keep every version: nothing of its text stays.
import { describe, expect, it } from "vitest";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { s3StoreOn } from "../support/s3Stores.ts";
import { World } from "../support/world.ts";

const SECRET = "涉密会";
const OTHER = "公开会";

interface Site {
	server: S3TestServer;
	world: World;
	/** Keys of objects of which any version holds the text. */
	holding: (text: string) => string[];
	grant: () => void;
}

async function siteWith(
	denied: string | undefined,
	use: (site: Site) => Promise<void>,
): Promise<void> {
	let missing = denied;
	const server = await startS3Server({
		buckets: ["state", "site"],
		authorize: ({ action }) => action !== missing,
	});
	for (const bucket of server.buckets.values()) bucket.versioning = "Enabled";
	const stores = {
		private: s3StoreOn(server, { bucket: "state" }),
		public: s3StoreOn(server, { bucket: "site" }),
	};
	try {
		await use({
			server,
			world: new World(stores),
			holding: (text) =>
				[...server.buckets.values()].flatMap((bucket) =>
					[...bucket.keysFrom("")].filter((key) =>
						bucket.versions(key).some(({ body }) => body.includes(text)),
					),
				),
			grant: () => {
				missing = undefined;
			},
		});
	} finally {
		stores.private.close();
		stores.public.close();
		await server.close();
	}
}

/** Published, edited, published again, then taken back, among another notice of the same channels. */
async function takeBack(world: World) {
	await world.drop("other.txt", { title: OTHER, channels: ["a", "all"] });
	await world.drop("secret.txt", { title: SECRET, channels: ["a", "all"] });
	await world.publish();
	world.now = "2026-03-02T00:00:00Z";
	await world.drop("secret.txt", {
		title: `${SECRET}改期`,
		time: "10:00",
		channels: ["all", "b"],
	});
	await world.publish();
	world.now = "2026-03-03T00:00:00Z";
	await world.drop("secret.txt", {
		title: `${SECRET}改期`,
		channels: ["all", "b"],
		withdrawn: "privacy",
	});
	return world.publish();
}

describe("a notice taken back for privacy", () => {
	it("leaves its text in no version of its own files, nor of its channels' pages and feeds", () =>
		siteWith(undefined, async ({ world, holding }) => {
			await world.drop("secret.txt", { title: SECRET, channels: ["all", "b"] });
			await world.publish();
			expect(holding(SECRET).length).toBeGreaterThan(6);
			const report = await takeBack(world);
			expect(report.findings).toEqual([]);
			// Channel `a` was left before the withdrawal: the bucket's lifecycle rule ends its versions.
			expect(holding(SECRET)).toEqual([
				"channels/a/0.json",
				"archive/a/0.json",
				"latest/a.json",
			]);
			expect(holding(OTHER)).toContain("latest/all.json");
		}));

	it("is told of where versions may not be deleted, and a rebuild ends it", () =>
		siteWith("s3:DeleteObjectVersion", async ({ world, holding, grant }) => {
			const { findings, entries } = await takeBack(world);
			expect(entries.map(({ op, id }) => `${op} ${id}`)).toEqual([
				"withdraw secret",
			]);
			expect(
				findings.map(({ code, severity, values }) => [
					code,
					severity,
					values?.ids,
					values?.problem,
				]),
			).toEqual([
				["purge.versions-stay", "error", "secret", "403 AccessDenied"],
			]);
			expect(holding(SECRET)).toContain("v1/notices/secret/r1.json");
			grant();
			expect((await rebuild(world.context())).findings).toEqual([]);
			expect(
				holding(SECRET).filter((key) => !/(?:^|\/)a(?:\/0)?\.json$/.test(key)),
			).toEqual([]);
		}));
});
