// `huixun restart`: a new epoch from the sources, for a state that is lost or damaged. Asks first.
import { readAdopted } from "../functions/pipeline/adopted.ts";
import { draftReader } from "../functions/pipeline/drafts.ts";
import { restart } from "../functions/pipeline/restart.ts";
import type { Console } from "./console.ts";
import { loadConfiguration } from "./loadConfiguration.ts";
import type { Locations } from "./locations.ts";
import { openStores } from "./openStores.ts";
import { publishCommand } from "./publishCommand.ts";
import { Refusal } from "./refusal.ts";
import { siteOfFolder } from "./siteOf.ts";
import { refuseOverlap } from "./strangeLocations.ts";
import { publicNotices, publishContext } from "./workspace.ts";

export interface RestartOptions extends Locations {
	clock: () => string;
	/** Do not ask. */
	yes: boolean;
}

export async function restartCommand(
	options: RestartOptions,
	console: Console,
): Promise<number> {
	const { content, out, clock, yes } = options;
	const configuration = await loadConfiguration(content, console.tongue);
	await refuseOverlap(options, console);
	const stores = await openStores(options, console);
	// A state that is damaged may have lost its configuration too.
	const adopted = await readAdopted(stores.private).catch(() => undefined);
	const hub = adopted?.hub;
	const site = siteOfFolder(configuration, hub);
	const context = publishContext(stores, site, clock, console);
	const notices = await publicNotices(stores.public);
	if (!yes) {
		console.complain(console.say("restartAsk", { notices, out, content }));
		if (!(await console.confirm(console.say("restartConfirm"))))
			throw new Refusal(console.say("restartDeclined"), 3);
	}
	const { epoch, firstSeq } = await restart({
		root: stores.root,
		public: stores.public,
		rendering: context.rendering,
		derive: (state) => ({
			...context,
			stores: { private: state, public: stores.public },
			readDraft: draftReader(state),
		}),
		now: clock(),
	});
	if (!console.json)
		console.print(console.say("restarted", { epoch, firstSeq }));
	return publishCommand(
		{
			...options,
			files: [],
			dueOnly: false,
			allowRemovals: false,
			backfill: true,
			...(hub ? { hub } : {}),
		},
		console,
	);
}
