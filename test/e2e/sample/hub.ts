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
	/** As if the CDN's minute had passed since the head was seen. */
	const aMinuteLater = async () => {
		const { seen, ...rest } = await told();
		if (!seen) throw new Error("nothing to tell");
		await site.cloud.store("store").put(
			keys.told(),
			text(
				JSON.stringify({
					...rest,
					seen: { ...seen, at: "2026-01-01T00:00:00Z" },
				}),
			),
		);
	};

	describe("the hub", () => {
		it("was told of nothing of the past", () => {
			expect(site.hub.told).toEqual([]);
		});

		it(
			"is told of the feeds of news when the CDN has them",
			async () => {
				await aMinuteLater();
				await site.cloud.minute();
				const feeds = site.hub.told.map((form) => form["hub.url"]);
				const { baseUrl } = site.configuration;
				for (const edition of ["zh-Hans", "zh-Hant", "zh-TW", "zh-HK"])
					for (const format of ["rss.xml", "atom.xml", "json"])
						expect(feeds).toContain(
							`${baseUrl}${edition}/all/latest.${format}`,
						);
				expect(new Set(feeds).size).toBe(feeds.length);
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
				await aMinuteLater();
				site.hub.told.length = 0;
				await site.cloud.minute();
				expect((await told()).failed?.times).toBe(1);
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
				await site.cloud.minute();
				expect(site.hub.told).toEqual([]);
			},
			LONG,
		);
	});
}
