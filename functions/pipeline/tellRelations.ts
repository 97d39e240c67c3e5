// An editor is told where a notice acts on another and it is not clear on which of its meetings, or nobody is there
// that it could mean: after the whole batch is drafted, since the other may have come with it. What is public
// decides again when it is published; this only asks the drafts.
import { keys } from "../journal/keys.ts";
import { meant } from "../journal/meant.ts";
import type { Acting, Current } from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Store } from "../store/store.ts";
import { namingReader } from "./effects.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import type { NormalizeOutcome } from "./normalize.ts";
import { type Known, Resolver } from "./resolve.ts";

/** What an agenda or a report speaks of need not be here. */
const OVERTURNING: readonly Acting["type"][] = [
	"cancels",
	"postpones",
	"reschedules",
	"relocates",
	"corrects",
];

/** The outcomes, with findings on what newly drafted notices do to others. */
export async function tellRelations(
	outcomes: readonly NormalizeOutcome[],
	store: Store,
): Promise<NormalizeOutcome[]> {
	const relations = new Relations(store);
	return inParallel(outcomes, async (outcome) =>
		outcome.kind === "drafted"
			? {
					...outcome,
					findings: [
						...outcome.findings,
						...(await relations.findings(outcome.id, outcome.key)),
					],
				}
			: outcome,
	);
}

class Relations {
	readonly #store: Store;
	readonly #currents = new Map<string, Promise<Current | undefined>>();
	readonly #resolver: Resolver;

	constructor(store: Store) {
		this.#store = store;
		this.#resolver = new Resolver(namingReader(store), (id) => this.#known(id));
	}

	async findings(id: string, key: string): Promise<Finding[]> {
		const current = await this.#current(id);
		if (!current?.acts || current.state !== "ready") return [];
		const codes: ("relation.unclear" | "relation.unknown" | undefined)[] = [];
		for (const acting of current.acts.relations)
			codes.push(
				OVERTURNING.includes(acting.type)
					? await this.#problemOf(acting, current)
					: undefined,
			);
		if (codes.every((code) => code === undefined)) return [];
		const found = await this.#store.get(current.object);
		const named = found ? decodeJson<Draft>(found).record?.relations : [];
		return codes.flatMap((code, n) => {
			if (!code) return [];
			const { title, documentNumber, url, id: other } = named?.[n] ?? {};
			const target = title ?? documentNumber ?? other ?? url ?? "";
			return [finding(code, { file: key }, { target })];
		});
	}

	async #problemOf(
		acting: Acting,
		{ id, dated, office, acts }: Current,
	): Promise<"relation.unclear" | "relation.unknown" | undefined> {
		const found = await this.#resolver.resolve({ id, dated, office }, acting);
		if (found === "unclear") return "relation.unclear";
		if (found === "none") return "relation.unknown";
		for (const [other, which] of found) {
			const meets = (await this.#known(other))?.meets ?? [];
			const meetings = meets.map(({ uid, day }) => ({
				uid,
				days: day ? [day] : [],
			}));
			const chosen = meant(meetings, which);
			// A new time or place is taken by one meeting only.
			const most = acts?.schedule ? 1 : meetings.length;
			if (meetings.length > 0 && (chosen.length === 0 || chosen.length > most))
				return "relation.unclear";
		}
		return undefined;
	}

	async #known(id: string): Promise<Known | undefined> {
		const found = await this.#current(id);
		return (
			found && {
				names: found.names,
				meets: found.meets ?? [],
				office: found.office,
				dated: found.dated,
				acts: found.state === "withdrawn" ? undefined : found.acts,
			}
		);
	}

	#current(id: string): Promise<Current | undefined> {
		const reading =
			this.#currents.get(id) ??
			this.#store
				.get(keys.current(id))
				.then((found) => found && decodeJson<Current>(found));
		this.#currents.set(id, reading);
		return reading;
	}
}
