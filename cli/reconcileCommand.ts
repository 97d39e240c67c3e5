// `huixun reconcile`: the folder compared with the drafts, and the drafts with what is public.
import {
	normalizeSource,
	recipeOf,
} from "../functions/pipeline/normalizeSource.ts";
import { reconcile } from "../functions/pipeline/reconcile.ts";
import type { Console } from "./console.ts";
import { FolderSources } from "./folderSources.ts";
import { loadConfiguration } from "./loadConfiguration.ts";
import { foldersOf, type Locations } from "./locations.ts";
import { openStores } from "./openStores.ts";
import { refuseStrangeLocations } from "./strangeLocations.ts";
import { laneOf } from "./workspace.ts";

/** Sources compared between two lines of progress, and lost at most when it is broken off. */
const PAGE = 500;

export async function reconcileCommand(
	options: Locations & { clock: () => string },
	console: Console,
): Promise<number> {
	const { content, clock } = options;
	const configuration = await loadConfiguration(content, console.tongue);
	const stores = await openStores(options, console);
	await refuseStrangeLocations(options, stores, console);
	const sources = await FolderSources.scan(content, {
		except: foldersOf(options, console),
	});
	const all = sources.keys();
	let looked = 0;
	const report = await reconcile({
		store: stores.private,
		sources,
		normalizeSource: (source) => normalizeSource(source, configuration),
		recipe: recipeOf(configuration),
		onDeletion: configuration.onDeletion,
		lane: await laneOf(stores.private, false),
		clock,
		listSources: async (after) => {
			const from = all.findIndex((key) => key > after);
			const keys = from < 0 ? [] : all.slice(from, from + PAGE);
			const last = keys.at(-1);
			return last === undefined || last === all.at(-1)
				? { keys }
				: { keys, next: last };
		},
		found: () => console.progress("reading", ++looked, all.length),
	});
	const { repaired, marks, purged } = report;
	if (console.json)
		console.printJson({
			looked: report.looked,
			repaired: repaired.map(({ kind, key }) => ({ key, kind })),
			marks,
			purged,
		});
	else {
		console.print(
			console.say("reconciled", {
				looked: report.looked,
				repaired: repaired.length,
				marks,
			}),
		);
		if (purged > 0) console.print(console.say("purgedLate", { count: purged }));
		if (repaired.length + marks > 0)
			console.print(console.say("reconciledTodo"));
	}
	return repaired.length + marks > 0 ? 1 : 0;
}
