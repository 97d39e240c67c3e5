// Which released notices act on which: names resolved to ids, effects gathered for each notice.
import type { Target } from "../journal/chooseTarget.ts";
import { keys, type Naming, parseNaming } from "../journal/keys.ts";
import type { Current, Effect, Placed } from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import { type Known, Resolver } from "./resolve.ts";

/** A name that more notices go by, or cite, names none of them: one listing shows them all, or it is none. */
const MOST_NAMINGS = 128;

/** What is known of one notice during a look. */
export interface Subject {
	id: string;
	current: Current | undefined;
	placed: Placed | undefined;
	target: Target | undefined;
	/** No entry is made of it; what is public of it goes on acting on others. */
	aside: boolean;
	/**
	 * Met at the end of the way: read for what it does to others. What others do to it this look may not
	 * have read, and nothing that this look is for can have changed it.
	 */
	met: boolean;
}

export type ReadNamings = (digest: string) => Promise<Naming[]>;

/** Listings are kept for the length of one look. */
export function namingReader(store: Store): ReadNamings {
	const kept = new Map<string, Promise<Naming[]>>();
	const read = async (digest: string) => {
		const { keys: found, more } = await store.list(keys.namings(digest), {
			limit: MOST_NAMINGS,
		});
		if (more) return [];
		return found.flatMap((key) => parseNaming(key) ?? []);
	};
	return (digest) => {
		let listing = kept.get(digest);
		if (!listing) {
			listing = read(digest);
			kept.set(digest, listing);
		}
		return listing;
	};
}

/** Ids that a look at `subject` must also look at: those that it acts on or that act on it. */
export async function relatedIds(
	subject: Subject,
	namings: ReadNamings,
): Promise<string[]> {
	const { current, id } = subject;
	if (!current) return [];
	const ids = new Set<string>();
	for (const digest of new Set([...current.names, ...current.cites])) {
		const listing = await namings(digest);
		if (!listing.some(({ role }) => role === "effect")) continue;
		for (const naming of listing) ids.add(naming.id);
	}
	ids.delete(id);
	return [...ids].sort();
}

/** Effects of public notices on each of the subjects of a look. */
export class Effects {
	readonly #subjects: ReadonlyMap<string, Subject>;
	readonly #namings: ReadNamings;
	readonly #resolver: Resolver;

	constructor(subjects: ReadonlyMap<string, Subject>, namings: ReadNamings) {
		this.#subjects = subjects;
		this.#namings = namings;
		this.#resolver = new Resolver(namings, async (id) =>
			knownOf(subjects.get(id)),
		);
	}

	async on({ id, current }: Subject): Promise<Effect[]> {
		const names = new Set(current?.names ?? []);
		for (const companion of await this.#resolver.companions(id))
			for (const name of this.#subjects.get(companion.id)?.current?.names ?? [])
				names.add(name);
		const effects: Effect[] = [];
		for (const by of await this.#actors(names, id)) {
			const target = this.#subjects.get(by)?.target;
			if (!target?.acts || target.state === "withdrawn") continue;
			const { acts, dated, office } = target;
			for (const acting of acts.relations) {
				const found = await this.#resolver.resolve(
					{ id: by, dated, office },
					acting,
				);
				const which = found instanceof Map ? found.get(id) : undefined;
				if (!which) continue;
				effects.push({
					by,
					type: acting.type,
					...(dated ? { dated } : {}),
					...which,
					...(acts.schedule ? { schedule: acts.schedule } : {}),
					...(acts.reason ? { reason: acts.reason } : {}),
					...(acts.strings ? { strings: acts.strings } : {}),
				});
			}
		}
		return effects;
	}

	/** Ids of those that act by one of the names, in order. */
	async #actors(names: ReadonlySet<string>, but: string): Promise<string[]> {
		const actors = new Set<string>();
		for (const digest of names)
			for (const { role, id } of await this.#namings(digest))
				if (role === "effect" && id !== but) actors.add(id);
		return [...actors].sort();
	}
}

function knownOf(subject: Subject | undefined): Known | undefined {
	const target = subject?.target;
	return (
		target && {
			names: subject.current?.names ?? [],
			meets: target.meets ?? [],
			office: target.office,
			dated: target.dated,
			acts: target.state === "withdrawn" ? undefined : target.acts,
		}
	);
}
