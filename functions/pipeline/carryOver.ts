// After a restart: what earlier epochs showed and no source speaks for any more is withdrawn.
import { keys } from "../journal/keys.ts";
import type { Current } from "../journal/state.ts";
import { paths } from "../site/paths.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { compareAndSwap, type Step } from "./compareAndSwap.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { putSurely } from "./putSurely.ts";
import type { Rendering } from "./rendering.ts";

/** Notices that are public and that no source of this epoch speaks for: they will be withdrawn. */
export interface CarriedOver {
	ids: string[];
}

/**
 * Once all sources are drafted: every notice that earlier epochs showed and that has no live draft in
 * this one gets one that withdraws it. Its commit is an ordinary one of the slow lane.
 */
export async function carryOver(
	state: Store,
	files: Store,
	rendering: Rendering,
): Promise<CarriedOver> {
	if (!(await state.head(keys.restart()))) return { ids: [] };
	const shown: string[] = [];
	for await (const path of allKeys(files, paths.notices())) {
		const parsed = rendering.parsePath(path);
		if (parsed.kind === "notice") shown.push(parsed.id);
	}
	const carried = await inParallel(shown, (id) => carry(state, id));
	return { ids: shown.filter((_, n) => carried[n]).sort() };
}

function carry(state: Store, id: string): Promise<boolean> {
	return compareAndSwap<boolean>(
		state,
		keys.current(id),
		async (found): Promise<Step<boolean>> => {
			const current = found && decodeJson<Current>(found);
			if (current?.state === "ready") return { kind: "done", result: false };
			if (current?.carriedOver || (await state.head(keys.placed(id))))
				return { kind: "done", result: false };
			const draft = (current?.draft ?? 0) + 1;
			// The mark before `current`, as everywhere.
			await putSurely(
				state,
				keys.backfillMark(undefined, id, draft),
				new Uint8Array(),
				{
					sync: "all",
				},
			);
			const next: Current = {
				...(current ?? NO_SOURCE),
				id,
				draft,
				lane: "backfill",
				carriedOver: true,
			};
			return {
				kind: "write",
				body: encodeJson(next),
				sync: "all",
				result: true,
			};
		},
	);
}

const NO_SOURCE: Omit<Current, "id" | "draft" | "lane"> = {
	object: "",
	sourceKey: "",
	sourceSha: "",
	contentSha: "",
	digest: "",
	state: "withdrawn",
	withdrawal: { reason: "source_deleted" },
	channels: [],
	names: [],
	cites: [],
};
