// An editor is told at once where a notice acts on another that is there and it is not clear on which of its
// meetings. What is public decides again when it is published; this only asks the drafts.
import { keys } from "../journal/keys.ts";
import { meant } from "../journal/meant.ts";
import type { Acting, Current } from "../journal/state.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Store } from "../store/store.ts";
import { namingReader } from "./effects.ts";
import { decodeJson } from "./json.ts";
import type { NormalizedDraft } from "./normalizeSource.ts";
import { type ReadKnown, Resolver } from "./resolve.ts";

/** What an agenda or a report speaks of need not be here. */
const OVERTURNING: readonly Acting["type"][] = [
	"cancels",
	"postpones",
	"reschedules",
	"relocates",
	"corrects",
];

export async function unclearRelations(
	{ id, dated, office, acts, draft }: NormalizedDraft,
	key: string,
	store: Store,
): Promise<Finding[]> {
	const namings = namingReader(store);
	const kept = new Map<string, Promise<Current | undefined>>();
	const current = (other: string) => {
		const reading = kept.get(other) ?? readCurrent(other, store);
		kept.set(other, reading);
		return reading;
	};
	const known: ReadKnown = async (other) => {
		const found = await current(other);
		return (
			found && {
				names: found.names,
				meets: found.meets ?? [],
				office: found.office,
				dated: found.dated,
				acts: found.state === "withdrawn" ? undefined : found.acts,
			}
		);
	};
	const resolver = new Resolver(namings, known);
	const isClear = async (acting: Acting) => {
		const found = await resolver.resolve({ id, dated, office }, acting);
		if (found === "none") return true;
		if (found === "unclear") return false;
		for (const [other, which] of found) {
			const meets = (await known(other))?.meets ?? [];
			const meetings = meets.map(({ uid, day }) => ({
				uid,
				days: day ? [day] : [],
			}));
			const chosen = meant(meetings, which);
			// A new time or place is taken by one meeting only.
			const most = acts?.schedule ? 1 : meetings.length;
			if (meetings.length > 0 && (chosen.length === 0 || chosen.length > most))
				return false;
		}
		return true;
	};
	const findings: Finding[] = [];
	for (const [n, acting] of (acts?.relations ?? []).entries()) {
		if (!OVERTURNING.includes(acting.type) || (await isClear(acting))) continue;
		const { title, documentNumber, url, id } = draft.record.relations[n] ?? {};
		const target = title ?? documentNumber ?? id ?? url ?? "";
		findings.push(finding("relation.unclear", { file: key }, { target }));
	}
	return findings;
}

async function readCurrent(
	id: string,
	store: Store,
): Promise<Current | undefined> {
	const found = await store.get(keys.current(id));
	return found && decodeJson<Current>(found);
}
