// A WebSub hub, told by the publisher's rounds.
import { describe, expect, it } from "vitest";
import { keys } from "../../../functions/journal/keys.ts";
import type { Told } from "../../../functions/pipeline/tellHub.ts";
import { NOTICE } from "./notice.ts";
import { LONG, type SampleSite, text } from "./sampleSite.ts";

export function hub(site: SampleSite): void {
	const told = async (): Promise<Told> => {
		const found = await site.cloud.store("store").get(keys.told());
		return JSON.parse(new TextDecoder().decode(found?.body));
	};
	/** Rounds as they would be hours apart: the hub is told of what each but the last has seen. */
	const rounds = async (count: number) => {
		const long = "2026-01-01T00:00:00Z";
		for (let round = 0; round < count; round++) {
			const { seen, failed, ...rest } = await told();
			const earlier: Told = {
				...rest,
				...(seen ? { seen: { ...seen, at: long } } : {}),
				...(failed ? { failed: { ...failed, until: long } } : {}),
			};
			await site.cloud
				.store("store")
				.put(keys.told(), text(JSON.stringify(earlier)));
			await site.cloud.minute();
		}
	};

	describe("the hub", () => {
		it("was told of nothing of the past", () => {
			expect(site.hub.told).toEqual([]);
		});

		it(
			"is told of the feeds of news when the CDN has them",
			async () => {
				await rounds(2);
				const feeds = site.hub.told.map((form) => form["hub.url"]);
				const { baseUrl } = site.configuration;
				for (const edition of ["zh-Hans", "zh-Hant", "zh-TW", "zh-HK"])
					for (const format of ["rss.xml", "atom.xml", "json"])
						expect(feeds).toContain(
							`${baseUrl}${edition}/all/latest.${format}`,
						);
				for (const form of site.hub.told)
					expect(form).toMatchObject({
						method: "POST",
						type: "application/x-www-form-urlencoded",
						"hub.mode": "publish",
					});
				const atom = await site.publicText("zh-Hans/all/latest.atom.xml");
				expect(atom).toContain(`<link rel="hub" href="${site.hub.url}"/>`);
			},
			LONG,
		);

		it(
			"that is down delays nothing, and is told later",
			async () => {
				site.hub.answer = { status: 503 };
				await site.cloud.inbox.write(
					"notices/2026/hub-down.md",
					text(NOTICE.replace("fire-drill", "hub-down")),
				);
				await site.cloud.minute();
				await rounds(2);
				expect((await told()).failed?.times).toBeGreaterThan(0);
				expect(
					JSON.parse(await site.publicText("v1/notices/hub-down.json"))
						.revision,
				).toBe(1);
				expect(
					site.cloud.functions
						.output("publish")
						.some((line) => line.includes('"HubFailed":1')),
				).toBe(true);
				site.hub.answer = { status: 204 };
				site.hub.told.length = 0;
				await rounds(2);
				expect(site.hub.told.length).toBeGreaterThan(10);
				expect((await told()).failed).toBeUndefined();
			},
			LONG,
		);
	});
}
