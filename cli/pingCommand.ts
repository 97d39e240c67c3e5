// `huixun ping`: the WebSub hub is told which feeds have changed. For when the site is where readers find it.
import { postForm } from "../functions/hub/postForm.ts";
import { siteRendering } from "../functions/pipeline/siteRendering.ts";
import { type TellReport, tellHub } from "../functions/pipeline/tellHub.ts";
import { type Console, printable } from "./console.ts";
import type { Locations } from "./locations.ts";
import { openStores } from "./openStores.ts";
import { Refusal } from "./refusal.ts";
import { siteOf } from "./siteOf.ts";
import { hasState } from "./workspace.ts";

export async function pingCommand(
	options: Locations & { clock: () => string },
	console: Console,
): Promise<number> {
	const { content, out, clock } = options;
	const stores = await openStores(options, console);
	const site = await siteOf(stores.private, content, console);
	const { hub } = site;
	if (!hub) throw new Refusal(console.say("noHub"), 2);
	if (!(await hasState(stores)))
		throw new Refusal(console.say("nothingPublished", { out }), 3);
	let told = 0;
	const refused: string[] = [];
	let report: TellReport;
	do {
		report = await tellHub({
			stores,
			rendering: siteRendering(site),
			hub,
			post: postForm,
			clock,
			// Whoever calls this knows that the files are out.
			cached: 0,
			now: true,
		});
		told += report.told;
		refused.push(...report.refused);
	} while (report.more);
	const { failed } = report;
	if (console.json)
		console.printJson({ hub, told, refused, failed: failed ?? null });
	else {
		for (const one of refused)
			console.print(console.say("pingRefused", { what: printable(one) }));
		if (told > 0 || (failed === undefined && refused.length === 0))
			console.print(console.say("pinged", { count: told, hub }));
	}
	if (failed !== undefined) {
		console.complain(
			console.say("pingFailed", { hub, problem: printable(failed) }),
		);
		return 3;
	}
	return refused.length > 0 ? 1 : 0;
}
