// `huixun verify` and `huixun rebuild`.
import { rebuild } from "../functions/pipeline/rebuild.ts";
import { verify } from "../functions/pipeline/verify.ts";
import type { Console } from "./console.ts";
import { checkPublicTree } from "./publicCheck.ts";
import { Refusal } from "./refusal.ts";
import {
	type Folders,
	hasState,
	loadConfiguration,
	openStores,
	publishContext,
} from "./workspace.ts";

async function context(
	options: Folders & { clock: () => string },
	out: Console,
) {
	const configuration = await loadConfiguration(options.content, out.tongue);
	const stores = openStores(options);
	if (!(await hasState(stores)))
		throw new Refusal(out.say("nothingPublished", { out: options.out }), 3);
	return publishContext(stores, configuration, options.clock, out);
}

export async function verifyCommand(
	options: Folders & { clock: () => string },
	out: Console,
): Promise<number> {
	const derived = await verify(await context(options, out));
	const checked = await checkPublicTree(options.out);
	const differences = [...derived.differences, ...checked.problems];
	if (out.json)
		out.printJson({
			compared: derived.compared,
			checked: checked.files,
			differences,
		});
	else if (differences.length === 0)
		out.print(
			out.say("verified", {
				compared: derived.compared,
				checked: checked.files,
			}),
		);
	else {
		out.print(out.say("differences", { count: differences.length }));
		for (const { path, problem } of differences)
			out.print(`${path}  ${out.paint("error", problem)}`);
	}
	return differences.length === 0 ? 0 : 1;
}

export async function rebuildCommand(
	options: Folders & { clock: () => string },
	out: Console,
): Promise<number> {
	const { files, findings } = await rebuild(await context(options, out));
	if (out.json) out.printJson({ filesWritten: files.length, findings });
	else {
		for (const found of findings)
			for (const line of out.finding(found)) out.print(line);
		out.print(out.say("rebuilt", { count: files.length }));
	}
	return findings.length === 0 ? 0 : 1;
}
