// The sample content, uploaded as an editor would, on a site brought to life from its template. One life: each
// part goes on where the one before it ended.
import { afterAll, beforeAll, expect, it } from "vitest";
import { readHead } from "../../functions/pipeline/head.ts";
import { commandLine } from "./sample/commandLine.ts";
import { comparison } from "./sample/comparison.ts";
import { firstUpload } from "./sample/firstUpload.ts";
import { hub } from "./sample/hub.ts";
import { metrics } from "./sample/metrics.ts";
import { news } from "./sample/news.ts";
import { privileges } from "./sample/privileges.ts";
import { LONG, SampleSite } from "./sample/sampleSite.ts";
import { sitemaps } from "./sample/sitemaps.ts";
import { takingBack } from "./sample/takingBack.ts";

const site = new SampleSite();

beforeAll(() => site.start(), LONG);

afterAll(() => site.close());

firstUpload(site);
news(site);
hub(site);
takingBack(site);
comparison(site);
sitemaps(site);
commandLine(site);
privileges(site);
metrics(site);

it("comes to rest with everything published", async () => {
	const { head } = await readHead(site.cloud.store("store"));
	expect(head.entries).toEqual([]);
	expect(site.cloud.functions.failures).toEqual([]);
	expect(site.cloud.queues.deadLetters()).toEqual([]);
	if (process.env.HUIXUN_FIGURES)
		console.log(site.cloud.functions.firstResults());
});
