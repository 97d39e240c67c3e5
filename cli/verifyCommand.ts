// `huixun verify` and `huixun rebuild`.
import { rebuild } from "../functions/pipeline/rebuild.ts";
import { verify } from "../functions/pipeline/verify.ts";
import { type Console, printable } from "./console.ts";
import type { Locations } from "./locations.ts";
import { isEmptySite, openStores } from "./openStores.ts";
import { checkPublicTree } from "./publicCheck.ts";
import { problemText } from "./publicProblems.ts";
import { Refusal } from "./refusal.ts";
import { siteOf } from "./siteOf.ts";
import { refuseOverlap } from "./strangeLocations.ts";
import { hasState, publishContext } from "./workspace.ts";

type Options = Locations & { clock: () => string };

async function context(options: Options, console: Console) {
	const { content, out } = options;
	const stores = await openStores(options, console);
	const site = await siteOf(stores.private, content, console);
	if (!(await hasState(stores)))
		throw new Refusal(console.say("nothingPublished", { out }), 3);
	return publishContext(stores, site, options.clock, console);
}

/** Two halves: what the state says must be public, and whether what is public agrees with itself. */
export async function verifyCommand(
	options: Options,
	console: Console,
): Promise<number> {
	const { out } = options;
	const made = await context(options, console);
	if (await isEmptySite(out, made.stores.public, console))
		throw new Refusal(console.say("treeLost", { out }), 1);
	const derived = await verify(made);
	const checked = await checkPublicTree(made.stores.public);
	const differences = [...derived.differences, ...checked.problems];
	const { compared } = derived;
	if (console.json)
		console.printJson({ compared, checked: checked.files, differences });
	else if (differences.length === 0)
		console.print(
			console.say("verified", { compared, checked: checked.files }),
		);
	else {
		console.print(console.say("differences", { count: differences.length }));
		for (const { path, ...found } of differences)
			console.print(
				`${printable(path)}  ${console.paint("error", printable(problemText(found, console.tongue)))}`,
			);
		console.print();
		console.print(console.say("differencesTodo"));
	}
	return differences.length === 0 ? 0 : 1;
}

export async function rebuildCommand(
	options: Options,
	console: Console,
): Promise<number> {
	await refuseOverlap(options, console);
	const { files, findings } = await rebuild(await context(options, console));
	if (console.json)
		console.printJson({
			filesWritten: files.length,
			findings: findings.map((found) => console.findingJson(found)),
		});
	else {
		for (const found of findings)
			for (const line of console.finding(found)) console.print(line);
		console.print(console.say("rebuilt", { count: files.length }));
	}
	return findings.length === 0 ? 0 : 1;
}
