// Everything that is due, brought out; and what goes with it: first pages, sitemaps, the end of a restart.
import { keys } from "../functions/journal/keys.ts";
import type { Finding } from "../functions/notice/finding.ts";
import { carryOver } from "../functions/pipeline/carryOver.ts";
import { finishRestart } from "../functions/pipeline/finishRestart.ts";
import {
	type PublishContext,
	type PublishReport,
	publish,
} from "../functions/pipeline/publish.ts";
import { ensureRendered } from "../functions/pipeline/rebuild.ts";
import { writeSitemaps } from "../functions/pipeline/sitemaps.ts";
import type { Store } from "../functions/store/store.ts";

export interface BroughtOut {
	report: PublishReport;
	/** Public files written. */
	files: number;
	findings: Finding[];
}

/** A site's first pages are rendered before its first notices; a restarted site's feeds are never empty. */
export async function bringOut(
	context: PublishContext,
	root: Store,
): Promise<BroughtOut> {
	const { private: state, public: files } = context.stores;
	const restarting = (await state.head(keys.restart())) !== undefined;
	if (restarting) await carryOver(state, files, context.rendering);
	const before = restarting ? [] : [await ensureRendered(context)];
	const report = await publish(context);
	const steps = [
		...before,
		report,
		...(restarting ? [await ensureRendered(context)] : []),
		{ ...(await writeSitemaps(context)), findings: [] },
		...(restarting ? [await finishRestart(root, context)] : []),
	];
	return {
		report,
		files: new Set(steps.flatMap((step) => step.files)).size,
		findings: steps.flatMap((step) => step.findings),
	};
}
